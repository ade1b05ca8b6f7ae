/* SPDX-License-Identifier: MIT */
/*
 * Setting a block: text in, lines of placed runs out.
 *
 * The text is cut into atoms: words (more exactly, what no line end may part
 * and what has one look) and the spaces between them. Each atom is a box or a
 * glue for the line breaker and keeps its shaped glyphs; once the breaks are
 * known, a line's atoms are joined into runs with the spaces drawn out.
 */
#include "layout/para.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/log.h"
#include "base/utf8.h"
#include "layout/breaks.h"
#include "layout/inline.h"
#include "layout/linebreak.h"

/* A word longer than this many bytes is cut into characters unseen. */
enum { LONG_WORD = 400, CUT_PENALTY = 2000 };

/* How far a space may grow and shrink, in percent of its width. */
enum { SPACE_STRETCH = 50, SPACE_SHRINK = 28 };

/* How far a line's letters may be widened or narrowed, in 1/1000: seen by
 * nobody, and it takes the worst from loose and tight lines (Hàn Thế Thành,
 * "Micro-typographic extensions to the TeX typesetting system", 2000). */
enum { WIDENING = 20, UNWIDENED = 1000 };

enum { MISSING_TOLD = 64 };

/* What stands behind an item of the line breaker; none for the indent. */
struct atom {
    const struct shaped *shaped;
    size_t start, end; /* bytes of the text */
    uint32_t piece;
};

struct cutter {
    struct setter *setter;
    const struct para *para;
    struct flat flat;
    const int16_t *penalties;
    struct lb_item *items;
    struct atom *atoms;
    size_t n, room;
    uint32_t piece; /* in which the text is at present */
    bool justified;
};

static mpt scale(int64_t units, mpt size, int32_t per_em)
{
    int64_t product = units * size;
    int64_t half = product < 0 ? -per_em / 2 : per_em / 2;
    return (mpt)((product + half) / per_em);
}

static struct font *font_of(struct setter *s, enum font_style face)
{
    return fonts_find(s->fonts, face, s->err);
}

static mpt width_of(const struct font *font, const struct shaped *shaped,
                    mpt size)
{
    return scale(shaped->width, size, font_units_per_em(font));
}

static void add_item(struct cutter *c, struct lb_item item, struct atom atom)
{
    struct arena *arena = c->setter->scratch;
    if (c->n == c->room) {
        size_t room = c->room ? c->room * 2 : 64;
        c->items = arena_grow(arena, c->items, c->room * sizeof item,
                              room * sizeof item);
        c->atoms = arena_grow(arena, c->atoms, c->room * sizeof atom,
                              room * sizeof atom);
        c->room = room;
    }
    c->items[c->n] = item;
    c->atoms[c->n++] = atom;
}

static void add_penalty(struct cutter *c, int penalty)
{
    add_item(c, (struct lb_item){.kind = LB_PENALTY, .penalty = penalty},
             (struct atom){0});
}

/* Tells each character that no font has, once in a document. */
static void tell_missing(struct setter *s, const struct font *font,
                         struct str text, long line)
{
    for (size_t at = 0; at < text.n;) {
        uint32_t c = utf8_next(text, &at);
        bool told = font_has(font, c) || s->missing_count == MISSING_TOLD;
        for (size_t i = 0; i < s->missing_count && !told; i++)
            told = s->missing[i] == c;
        if (told)
            continue;
        if (!s->missing)
            s->missing = ARENA_ARRAY(s->arena, MISSING_TOLD, uint32_t);
        s->missing[s->missing_count++] = c;
        warn(s->doc->log, line,
             "the font has no character U+%04X; a replacement is printed",
             (unsigned)c);
    }
}

/* Shapes bytes `start` to `end` in the look of the present piece. */
static const struct shaped *shape(struct cutter *c, size_t start, size_t end,
                                  mpt *width)
{
    const struct piece *piece = &c->flat.pieces[c->piece];
    struct font *font = font_of(c->setter, piece->face);
    struct str text = str_slice(c->flat.text, start, end);
    const struct shaped *shaped = font ? font_shape(font, text) : NULL;
    if (!shaped) {
        fail(c->setter->err, ANBAN_NO_MEMORY, "out of memory");
        return NULL;
    }
    if (shaped->missing)
        tell_missing(c->setter, font, text, c->para->node->line);
    *width = width_of(font, shaped, piece->size);
    return shaped;
}

static bool add_box(struct cutter *c, size_t start, size_t end)
{
    mpt width;
    const struct shaped *shaped = shape(c, start, end, &width);
    struct lb_item box = {.kind = LB_BOX, .width = width};
    if (c->justified)
        box.stretch = box.shrink = width * WIDENING / UNWIDENED;
    if (shaped)
        add_item(c, box, (struct atom){shaped, start, end, c->piece});
    return shaped != NULL;
}

/* A space; behind it lies what a line end there would cost. */
static bool add_space(struct cutter *c, size_t start, size_t end, int penalty)
{
    mpt width;
    const struct shaped *shaped = shape(c, start, end, &width);
    if (!shaped)
        return false;
    if (penalty != BREAK_FREE)
        add_penalty(c, penalty);
    struct lb_item glue = {.kind = LB_GLUE, .width = width};
    if (c->justified) {
        glue.stretch = width * SPACE_STRETCH / 100;
        glue.shrink = width * SPACE_SHRINK / 100;
    }
    add_item(c, glue, (struct atom){shaped, start, end, c->piece});
    return true;
}

/* Length of the space at byte i: 1, 2 for a no-break space, 0 for none. */
static size_t space_at(struct str text, size_t i)
{
    if (text.s[i] == ' ')
        return 1;
    return str_starts(str_slice(text, i, text.n), STR("\xC2\xA0")) ? 2 : 0;
}

static size_t piece_end(const struct cutter *c)
{
    return c->piece + 1 < c->flat.n ? c->flat.pieces[c->piece + 1].start
                                    : c->flat.text.n;
}

/* Where the word at byte i ends: at a space, a change of look, an opportunity.
 */
static size_t word_end(const struct cutter *c, size_t i)
{
    struct str text = c->flat.text;
    size_t end = piece_end(c);
    for (i++; i < end; i++) {
        if (text.s[i] == '\n' || space_at(text, i) ||
            c->penalties[i] < BREAK_NEVER)
            break;
    }
    return i;
}

/* Combining marks stay with the letter before them. */
static bool is_mark(uint32_t c)
{
    return (c >= 0x300 && c <= 0x36F) || c == 0x200D ||
           (c >= 0xFE00 && c <= 0xFE0F);
}

/* A word that no line can hold is cut between characters. */
static bool add_characters(struct cutter *c, size_t start, size_t end)
{
    struct str text = str_slice(c->flat.text, 0, end);
    for (size_t at = start; at < end;) {
        size_t from = at, next;
        utf8_next(text, &at);
        while (next = at, at < end && is_mark(utf8_next(text, &next)))
            at = next;
        if (from > start)
            add_penalty(c, CUT_PENALTY);
        if (!add_box(c, from, at))
            return false;
    }
    return true;
}

static bool add_word(struct cutter *c, size_t start, size_t end)
{
    if (end - start > LONG_WORD)
        return add_characters(c, start, end);
    if (!add_box(c, start, end))
        return false;
    if (c->items[c->n - 1].width <= c->para->measure)
        return true;
    c->n--;
    return add_characters(c, start, end);
}

/* The atom at byte i; returns the byte behind it, 0 on failure. */
static size_t cut_one(struct cutter *c, size_t i)
{
    struct str text = c->flat.text;
    if (text.s[i] == '\n') {
        add_penalty(c, -LB_FORBIDDEN);
        return i + 1;
    }
    size_t space = space_at(text, i), end = i + space;
    if (space) {
        int penalty = end < text.n ? c->penalties[end] : BREAK_NEVER;
        return add_space(c, i, end, penalty) ? end : 0;
    }
    end = word_end(c, i);
    if (!add_word(c, i, end))
        return 0;
    bool inner = end < text.n && text.s[end] != '\n' && !space_at(text, end);
    if (inner)
        add_penalty(c, c->penalties[end]);
    return end;
}

static bool cut(struct cutter *c)
{
    if (c->para->indent > 0)
        add_item(c, (struct lb_item){.kind = LB_BOX, .width = c->para->indent},
                 (struct atom){0});
    for (size_t i = 0; i < c->flat.text.n;) {
        while (i >= piece_end(c))
            c->piece++;
        i = cut_one(c, i);
        if (i == 0)
            return false;
    }
    add_penalty(c, -LB_FORBIDDEN);
    return true;
}

/* The present run of a line under construction. */
struct joiner {
    const struct cutter *c;
    struct set_line *line;
    mpt x;
    struct glyph *glyphs; /* where the next one goes */
    int32_t widening;     /* of this line's letters */
    mpt extra;            /* the width to spread over the spaces */
    int64_t give, used;   /* what they can give, and did up to here */
};

static bool has_look(const struct item *item, const struct font *font,
                     const struct piece *piece)
{
    return item->as.run.font == font && item->as.run.size == piece->size &&
           item->y == -piece->rise;
}

static struct run *run_for(struct joiner *j, const struct atom *atom)
{
    const struct piece *piece = &j->c->flat.pieces[atom->piece];
    struct font *font = font_of(j->c->setter, piece->face);
    struct item *items = j->line->items;
    if (j->line->n > 0 && has_look(&items[j->line->n - 1], font, piece))
        return &items[j->line->n - 1].as.run;
    struct item *item = &items[j->line->n++];
    *item = (struct item){.kind = ITEM_TEXT,
                          .tag = j->c->para->tag,
                          .x = j->x,
                          .y = -piece->rise};
    item->as.run = (struct run){
        .font = font,
        .size = piece->size,
        .widening = j->widening,
        .glyphs = j->glyphs,
        .text = str_slice(j->c->flat.text, atom->start, atom->start)};
    return &item->as.run;
}

/* The width this glue is given, so that the shares add up exactly. */
static mpt share(struct joiner *j, const struct lb_item *glue)
{
    int64_t give = j->extra >= 0 ? glue->stretch : glue->shrink;
    if (j->give == 0 || give == 0)
        return 0;
    int64_t before = j->extra * j->used / j->give;
    j->used += give;
    return (mpt)(j->extra * j->used / j->give - before);
}

static void join_atom(struct joiner *j, size_t i)
{
    const struct atom *atom = &j->c->atoms[i];
    const struct lb_item *item = &j->c->items[i];
    if (!atom->shaped) {
        if (item->kind == LB_BOX)
            j->x += item->width; /* the indent */
        return;
    }
    struct run *run = run_for(j, atom);
    int32_t per_em = font_units_per_em(run->font);
    int32_t widening = item->kind == LB_BOX ? j->widening : UNWIDENED;
    mpt start = j->x;
    int64_t units = 0;
    for (size_t g = 0; g < atom->shaped->n; g++) {
        units += atom->shaped->glyphs[g].advance;
        mpt end =
            start + scale(units * widening, run->size, per_em * UNWIDENED);
        *j->glyphs++ = (struct glyph){atom->shaped->glyphs[g].id, end - j->x};
        j->x = end;
        run->n++;
    }
    if (item->kind == LB_GLUE && atom->shaped->n) {
        mpt more = share(j, item);
        j->glyphs[-1].advance += more;
        j->x += more;
    }
    run->actual |= atom->shaped->ambiguous;
    run->text.n = (size_t)(j->c->flat.text.s + atom->end - run->text.s);
    font_use(run->font, atom->shaped);
}

/* How much a line must grow (or shrink) to fill the measure. */
static mpt extra_of(const struct cutter *c, const struct lb_line *line,
                    mpt measure)
{
    mpt extra = measure - line->natural;
    bool ends = c->items[line->to].kind == LB_PENALTY &&
                c->items[line->to].penalty <= -LB_FORBIDDEN;
    if (extra > 0 && (ends || !c->justified))
        return 0;
    if (extra < -line->shrink)
        return -line->shrink;
    return extra;
}

/* The letters' share: they reach their bound when the line has used half of
 * what it can give, so that the spaces stay near their own width longer. */
static int32_t widening_of(const struct lb_line *line, mpt extra)
{
    mpt give = extra >= 0 ? line->stretch : line->shrink;
    if (give <= 0)
        return UNWIDENED;
    int64_t part = (int64_t)extra * 2 * WIDENING / give;
    if (part > WIDENING)
        part = WIDENING;
    return UNWIDENED + (int32_t)(part < -WIDENING ? -WIDENING : part);
}

/* What is left for the spaces once the letters are widened, and what these
 * can give. */
static void share_out(struct joiner *j, const struct lb_line *line)
{
    const struct cutter *c = j->c;
    j->widening = widening_of(line, j->extra);
    for (size_t i = line->from; i < line->to; i++) {
        const struct lb_item *item = &c->items[i];
        const struct atom *atom = &c->atoms[i];
        if (item->kind == LB_GLUE)
            j->give += j->extra >= 0 ? item->stretch : item->shrink;
        if (item->kind != LB_BOX || !atom->shaped)
            continue;
        const struct piece *piece = &c->flat.pieces[atom->piece];
        const struct font *font = font_of(c->setter, piece->face);
        j->extra -= scale((int64_t)atom->shaped->width * j->widening,
                          piece->size, font_units_per_em(font) * UNWIDENED) -
                    item->width;
    }
}

static mpt start_of(const struct cutter *c, const struct lb_line *line,
                    mpt measure)
{
    mpt room = measure - line->natural;
    if (c->para->style->setting == SET_CENTRED)
        return room / 2;
    return c->para->style->setting == SET_RIGHT ? room : 0;
}

/* The space at which the line ends, or NULL. */
static const struct shaped *space_behind(const struct cutter *c,
                                         const struct lb_line *line, size_t *i)
{
    *i = line->to;
    if (*i + 1 < c->n && c->items[*i].kind == LB_PENALTY)
        ++*i;
    return c->items[*i].kind == LB_GLUE ? c->atoms[*i].shaped : NULL;
}

/* It is set as well, but takes no room: without it the words around the line
 * end would run together when the text is read aloud or copied. */
static void join_space_behind(struct joiner *j, size_t i)
{
    j->give = 0;
    join_atom(j, i);
    j->glyphs[-1].advance = 0;
}

static void join_line(const struct cutter *c, const struct lb_line *from,
                      mpt measure, struct set_line *line)
{
    size_t behind, first = from->to;
    const struct shaped *space = space_behind(c, from, &behind);
    size_t glyphs = space ? space->n : 0, atoms = space != NULL;
    for (size_t i = from->from; i < from->to; i++) {
        if (!c->atoms[i].shaped)
            continue;
        if (first == from->to)
            first = i;
        glyphs += c->atoms[i].shaped->n;
        atoms++;
    }
    struct arena *arena = c->setter->arena;
    size_t looks = atoms < c->flat.n ? atoms : c->flat.n;
    line->items = ARENA_ARRAY(arena, looks, struct item);
    struct joiner j = {.c = c,
                       .line = line,
                       .x = c->para->left + start_of(c, from, measure),
                       .glyphs = ARENA_ARRAY(arena, glyphs, struct glyph),
                       .extra = extra_of(c, from, measure)};
    line->width = from->natural + j.extra;
    share_out(&j, from);
    for (size_t i = from->from; i < from->to; i++)
        join_atom(&j, i);
    if (space && line->n)
        join_space_behind(&j, behind);
    if (first < from->to) {
        const struct piece *piece = &c->flat.pieces[c->atoms[first].piece];
        line->node = piece->node;
        line->offset = c->atoms[first].start - piece->start;
    }
}

/*
 * Centred lines look best evenly long: the narrowest measure that needs no
 * more lines than the full one, found by halving.
 */
static struct lb_lines balanced(struct cutter *c, mpt measure)
{
    struct arena *arena = c->setter->scratch;
    struct lb_lines lines = linebreak(arena, c->items, c->n, measure, true);
    mpt low = lines.n ? measure / (mpt)(lines.n + 1) : measure, high = measure;
    while (high - low > MPT) {
        mpt middle = low + (high - low) / 2;
        struct lb_lines try = linebreak(arena, c->items, c->n, middle, true);
        bool fits = try.n <= lines.n;
        for (size_t i = 0; i < try.n; i++)
            fits = fits && try.at[i].natural <= middle;
        if (fits) {
            high = middle;
            lines = try;
        } else {
            low = middle;
        }
    }
    return lines;
}

/* The breaks, in the scratch arena. */
static struct lb_lines break_lines(struct cutter *c)
{
    mpt measure = c->para->measure;
    return c->para->style->setting == SET_CENTRED
               ? balanced(c, measure)
               : linebreak(c->setter->scratch, c->items, c->n, measure,
                           !c->justified);
}

bool set_text(struct setter *setter, const struct para *para,
              struct set_lines *lines)
{
    struct cutter c = {.setter = setter,
                       .para = para,
                       .flat = flatten(setter->arena, para->node, para->style),
                       .justified = para->style->setting == SET_JUSTIFIED};
    *lines = (struct set_lines){NULL, 0};
    if (c.flat.text.n == 0)
        return true;
    c.penalties = find_breaks(setter->scratch, c.flat.text,
                              node_lang(setter->doc, para->node));
    bool ok = cut(&c);
    if (ok) {
        struct lb_lines broken = break_lines(&c);
        lines->n = broken.n;
        lines->at = ARENA_ARRAY(setter->arena, broken.n, struct set_line);
        for (size_t i = 0; i < broken.n; i++)
            join_line(&c, &broken.at[i], para->measure, &lines->at[i]);
    }
    arena_clear(setter->scratch);
    return ok;
}

bool set_label(struct setter *setter, struct str text,
               const struct part_style *style, uint32_t tag,
               struct set_line *line)
{
    struct font *font = font_of(setter, style->face);
    const struct shaped *shaped = font ? font_shape(font, text) : NULL;
    if (!shaped)
        return fail(setter->err, ANBAN_NO_MEMORY, "out of memory");
    struct arena *arena = setter->arena;
    struct item *item = ARENA_NEW(arena, struct item);
    struct run *run = &item->as.run;
    item->kind = ITEM_TEXT;
    item->tag = tag;
    *run = (struct run){.font = font,
                        .size = style->size,
                        .widening = UNWIDENED,
                        .glyphs = ARENA_ARRAY(arena, shaped->n, struct glyph),
                        .n = shaped->n,
                        .text = text,
                        .actual = shaped->ambiguous};
    for (size_t i = 0; i < shaped->n; i++) {
        run->glyphs[i] = (struct glyph){
            shaped->glyphs[i].id, scale(shaped->glyphs[i].advance, style->size,
                                        font_units_per_em(font))};
    }
    font_use(font, shaped);
    *line = (struct set_line){
        .items = item, .n = 1, .width = width_of(font, shaped, style->size)};
    return true;
}
