/* SPDX-License-Identifier: MIT */
/* Those whose keys come to the same number are in a list. */
#include "write/raster_edges.h"

#include <stdbool.h>
#include <string.h>
#include FT_TRUETYPE_TABLES_H

#include "base/arena.h"
#include "write/raster_trace.h"

enum { LIST_BITS = 8, PARTS_MAX = 4 };

struct parts {
    const struct edged *at[PARTS_MAX + 1];
    size_t n;
};

struct entry {
    const struct entry *next;
    FT_Face face;
    unsigned glyph;
    struct letter_form form;
    struct parts parts;
};

struct edges {
    struct arena *arena;
    struct tracer *tracer;
    struct edging edging;
    FT_Face face; /* the last one looked at */
    bool plain;
    struct entry *lists[1 << LIST_BITS];
};

struct edges *edges_new(struct arena *arena, struct edging edging)
{
    struct edges *edges = ARENA_NEW(arena, struct edges);
    edges->arena = arena;
    edges->tracer = tracer_new(arena);
    edges->edging = edging;
    return edges;
}

static bool is_same(const struct entry *entry, FT_Face face, unsigned glyph,
                    const struct letter_form *form)
{
    return entry->glyph == glyph && entry->face == face &&
           letter_form_is(&entry->form, form);
}

static struct entry **list_of(struct edges *edges, unsigned glyph,
                              const struct letter_form *form)
{
    return &edges->lists[letter_hash(glyph, form) >> (32 - LIST_BITS)];
}

static void *copied(struct arena *arena, const void *from, size_t size)
{
    return memcpy(arena_room(arena, 1, size), from, size);
}

/* With what it is made of. */
static struct edged kept(struct arena *arena, struct edged letter)
{
    size_t rows = (size_t)letter.height;
    size_t bytes = letter.rows[rows].bits / 8 + EDGED_BEHIND;
    letter.bits = copied(arena, letter.bits, bytes);
    letter.rows = copied(arena, letter.rows, (rows + 1) * sizeof *letter.rows);
    return letter;
}

/* ---- what a letter is made of ---- */

/* Other glyphs, each at a place from the letter's origin. */
struct making {
    unsigned glyphs[PARTS_MAX];
    struct letter_form forms[PARTS_MAX];
    size_t n;
};

/* FreeType tells what a glyph is made of as the font has it, and that its own
 * outline may be moved by it; not so where letters begin at their origins. */
static bool is_plain(struct edges *edges, FT_Face face)
{
    enum { AT_ORIGIN = 1 << 1 };
    if (edges->face == face)
        return edges->plain;
    const TT_Header *head = FT_Get_Sfnt_Table(face, FT_SFNT_HEAD);
    edges->face = face;
    edges->plain =
        head && head->Flags & AT_ORIGIN && !FT_HAS_MULTIPLE_MASTERS(face);
    return edges->plain;
}

/* Of the glyph that was loaded. False: it is not just put together. */
static bool find_making(FT_GlyphSlot slot, const struct letter_form *form,
                        struct making *making)
{
    const FT_UInt turned = FT_SUBGLYPH_FLAG_SCALE | FT_SUBGLYPH_FLAG_XY_SCALE |
                           FT_SUBGLYPH_FLAG_2X2;
    making->n = slot->num_subglyphs;
    for (unsigned i = 0; i < making->n && making->n <= PARTS_MAX; i++) {
        FT_Int number, x, y;
        FT_UInt flags;
        FT_Matrix matrix;
        if (FT_Get_SubGlyph_Info(slot, i, &number, &flags, &x, &y, &matrix) ||
            flags & turned || !(flags & FT_SUBGLYPH_FLAG_ARGS_ARE_XY_VALUES))
            return false;
        making->glyphs[i] = (unsigned)number;
        making->forms[i] = *form;
        making->forms[i].shift.x += FT_MulFix(x, form->matrix.xx);
        making->forms[i].shift.y -= FT_MulFix(y, form->matrix.yy);
    }
    return making->n <= PARTS_MAX;
}

static bool meet(const struct edged *one, const struct edged *other)
{
    return one->left < other->left + other->width &&
           other->left < one->left + one->width &&
           one->top < other->top + other->height &&
           other->top < one->top + one->height;
}

static bool add_part(struct parts *parts, const struct edged *part)
{
    for (size_t i = 0; i < parts->n; i++) {
        if (meet(parts->at[i], part))
            return false;
    }
    if (parts->n == PARTS_MAX)
        return false;
    parts->at[parts->n++] = part;
    return true;
}

/* ---- the letters ---- */

static const struct parts *get(struct edges *edges, FT_Face face,
                               unsigned glyph, const struct letter_form *form,
                               int depth);

/* Each is kept as what it is alone, too. */
static bool add_parts(struct edges *edges, FT_Face face,
                      const struct making *making, struct parts *parts,
                      int depth)
{
    for (size_t i = 0; i < making->n; i++) {
        const struct parts *of =
            get(edges, face, making->glyphs[i], &making->forms[i], depth + 1);
        for (size_t k = 0; k < of->n; k++) {
            if (!add_part(parts, of->at[k]))
                return false;
        }
    }
    return true;
}

static void add_outline(struct edges *edges, FT_GlyphSlot slot,
                        const struct letter_form *form, struct parts *parts)
{
    struct edged letter;
    parts->n = 0;
    if (slot->format != FT_GLYPH_FORMAT_OUTLINE ||
        !trace(edges->tracer, &slot->outline, form, &edges->edging, &letter))
        return;
    struct edged *part = ARENA_ROOM(edges->arena, 1, struct edged);
    *part = kept(edges->arena, letter);
    add_part(parts, part);
}

static void make(struct edges *edges, FT_Face face, unsigned glyph,
                 const struct letter_form *form, struct parts *parts, int depth)
{
    enum { DEEPEST = 4 };
    struct making making;
    FT_GlyphSlot slot = face->glyph;
    bool apart = depth < DEEPEST && is_plain(edges, face);
    FT_Int32 flags = FT_LOAD_NO_SCALE | (apart ? FT_LOAD_NO_RECURSE : 0);
    if (FT_Load_Glyph(face, glyph, flags) != 0)
        return;
    if (slot->format == FT_GLYPH_FORMAT_COMPOSITE) {
        if (find_making(slot, form, &making) &&
            add_parts(edges, face, &making, parts, depth))
            return;
        if (FT_Load_Glyph(face, glyph, FT_LOAD_NO_SCALE) != 0)
            return;
    }
    add_outline(edges, slot, form, parts);
}

static const struct parts *get(struct edges *edges, FT_Face face,
                               unsigned glyph, const struct letter_form *form,
                               int depth)
{
    struct entry **list = list_of(edges, glyph, form);
    for (const struct entry *entry = *list; entry; entry = entry->next) {
        if (is_same(entry, face, glyph, form))
            return &entry->parts;
    }
    struct entry *entry = ARENA_NEW(edges->arena, struct entry);
    *entry = (struct entry){.face = face, .glyph = glyph, .form = *form};
    make(edges, face, glyph, form, &entry->parts, depth);
    entry->next = *list;
    *list = entry;
    return &entry->parts;
}

const struct edged *const *edges_get(struct edges *edges, FT_Face face,
                                     unsigned glyph,
                                     const struct letter_form *form)
{
    return get(edges, face, glyph, form, 0)->at;
}
