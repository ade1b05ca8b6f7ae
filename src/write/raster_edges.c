/* SPDX-License-Identifier: MIT */
/* Those whose keys come to the same number are in a list. */
#include "write/raster_edges.h"

#include <stdbool.h>
#include <string.h>

#include "base/arena.h"
#include "write/raster_trace.h"

enum { LIST_BITS = 8 };

struct entry {
    const struct entry *next;
    FT_Face face;
    unsigned glyph;
    struct letter_form form;
    struct edged letter;
};

struct edges {
    struct arena *arena;
    struct tracer *tracer;
    struct edging edging;
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
    const struct letter_form *other = &entry->form;
    return entry->glyph == glyph && entry->face == face &&
           other->matrix.xx == form->matrix.xx &&
           other->matrix.yy == form->matrix.yy &&
           other->shift.x == form->shift.x && other->shift.y == form->shift.y;
}

static struct entry **list_of(struct edges *edges, unsigned glyph,
                              const struct letter_form *form)
{
    const uint32_t golden = 2654435769U; /* 2^32 over the golden ratio */
    uint32_t across = (uint32_t)form->matrix.xx + (uint32_t)form->shift.x;
    uint32_t down = (uint32_t)form->matrix.yy + (uint32_t)form->shift.y;
    uint32_t hash = (glyph + (across * 31U + down) * 31U) * golden;
    return &edges->lists[hash >> (32 - LIST_BITS)];
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

/* The outline of a glyph in font units; NULL: it has none. */
static FT_Outline *outline_of(FT_Face face, unsigned glyph)
{
    if (FT_Load_Glyph(face, glyph, FT_LOAD_NO_SCALE) != 0 ||
        face->glyph->format != FT_GLYPH_FORMAT_OUTLINE)
        return NULL;
    return &face->glyph->outline;
}

const struct edged *edges_get(struct edges *edges, FT_Face face, unsigned glyph,
                              const struct letter_form *form)
{
    struct entry **list = list_of(edges, glyph, form);
    for (const struct entry *entry = *list; entry; entry = entry->next) {
        if (is_same(entry, face, glyph, form))
            return &entry->letter;
    }
    struct edged letter;
    FT_Outline *outline = outline_of(face, glyph);
    if (!outline ||
        !trace(edges->tracer, outline, form, &edges->edging, &letter))
        return NULL;
    struct entry *entry = ARENA_NEW(edges->arena, struct entry);
    *entry =
        (struct entry){*list, face, glyph, *form, kept(edges->arena, letter)};
    *list = entry;
    return &entry->letter;
}
