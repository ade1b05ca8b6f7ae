/* SPDX-License-Identifier: MIT */
/*
 * Cutting a text into atoms: words (more exactly, what no line end may part
 * and what has one look) and the spaces between them. Each is a box or a glue
 * for the line breaker and keeps its shaped glyphs.
 */
#include "layout/atoms.h"

#include <unictype.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "layout/blank.h"
#include "layout/breaks.h"
#include "layout/itemise.h"

/* A word longer than this many bytes is cut into characters unseen, and so are
 * the marks on one letter, over which a shaper takes quadratic time. */
enum { LONG_WORD = 400, CUT_PENALTY = 2000 };

/* How far a space may grow and shrink, in percent of its width. One that grows
 * is seen sooner than one that shrinks. */
enum { SPACE_STRETCH = 20, SPACE_SHRINK = 36 };

/*
 * How much of a mark at a line's end stands in the margin, in 1/1000 of its
 * width, so that the edge looks straight (Hàn Thế Thành, as in expansion.h).
 * The numbers are R. Schlicht's for Times, whose widths our font has:
 * mt-ptm.cfg of the LaTeX package microtype, sets ptm-default, ptm-T1 and, for
 * the ellipsis and the straight quotes, ptm-QX.
 */
static const struct {
    uint32_t mark;
    int32_t hang;
} hanging[] = {
    {'.', 700},    {',', 500},    {':', 500},    {';', 300},    {'!', 100},
    {'?', 100},    {'-', 500},    {')', 200},    {'/', 200},    {'%', 100},
    {'"', 300},    {'\'', 500},   {0xBB, 400},   {0x2010, 500}, {0x2011, 500},
    {0x2013, 300}, {0x2014, 200}, {0x2019, 500}, {0x201D, 400}, {0x2026, 200},
};

mpt shaped_width(const struct shaped *shaped, mpt size)
{
    return scale(shaped->width, size, font_units_per_em(shaped->font));
}

void extend_line(struct set_line *line, const struct shaped *shaped, mpt size,
                 mpt rise)
{
    int32_t per_em = font_units_per_em(shaped->font);
    mpt ascent = scale(shaped->top, size, per_em) + rise;
    mpt descent = scale(-shaped->bottom, size, per_em) - rise;
    line->ascent = ascent > line->ascent ? ascent : line->ascent;
    line->descent = descent > line->descent ? descent : line->descent;
}

static void widen(struct cutter *c, size_t room)
{
    enum { ITEM = sizeof *c->items, ATOM = sizeof *c->atoms };
    struct arena *arena = c->setter->scratch;
    c->items = arena_widen(arena, c->items, c->room * ITEM, room * ITEM);
    c->atoms = arena_widen(arena, c->atoms, c->room * ATOM, room * ATOM);
    c->room = room;
}

/* A syllable, with what stands behind it, is four bytes or more and gives two
 * or three items. */
static size_t likely_room(const struct cutter *c)
{
    enum { LEAST = 16 };
    return (c->flat.text.n - c->from) / 2 + LEAST;
}

static inline void add_item(struct cutter *c, struct lb_item item,
                            struct atom atom)
{
    if (c->n == c->room)
        widen(c, c->room ? 2 * c->room : likely_room(c));
    c->items[c->n] = item;
    c->atoms[c->n++] = atom;
}

static void add_penalty(struct cutter *c, int penalty)
{
    add_item(c, (struct lb_item){.kind = LB_PENALTY, .penalty = penalty},
             (struct atom){0});
}

/* Shapes `text` from byte *at on in the look of the present piece, as far as
 * one font goes; moves *at behind that. */
static const struct shaped *shape(struct cutter *c, struct str text, size_t *at,
                                  mpt *width)
{
    const struct piece *piece = &c->flat.pieces[c->piece];
    const struct shaped *shaped = shape_next(c->setter, piece->face, text, at);
    if (!shaped)
        return NULL;
    *width = shaped_width(shaped, piece->size);
    c->mixed = c->mixed || font_is_fallback(shaped->font);
    return shaped;
}

static int32_t hanging_share(uint32_t c)
{
    enum { LAST_OF_LATIN_1 = 0xBB, FIRST_BEYOND = 0x2010 };
    if (c > LAST_OF_LATIN_1 && c < FIRST_BEYOND) /* a letter */
        return 0;
    for (size_t i = 0; i < sizeof hanging / sizeof hanging[0]; i++) {
        if (hanging[i].mark == c)
            return hanging[i].hang;
    }
    return 0;
}

/* What of the last mark hangs out when a line ends behind bytes `start` to
 * `end`. Most of them end in an ASCII letter. */
static mpt hang_of(const struct cutter *c, size_t start, size_t end,
                   const struct shaped *shaped)
{
    const char *text = c->flat.text.s;
    int small = text[end - 1] | 0x20;
    if (shaped->n == 0 || (small >= 'a' && small <= 'z'))
        return 0;
    size_t last = end - 1;
    while (last > start && utf8_goes_on(text[last]))
        last--;
    int32_t share = hanging_share(utf8_next(c->flat.text, &last));
    return scale((int64_t)shaped->glyphs[shaped->n - 1].advance * share,
                 c->flat.pieces[c->piece].size,
                 font_units_per_em(shaped->font) * UNEXPANDED);
}

/* The box of a word; several, between which no line ends, if it takes several
 * fonts. */
static bool add_box(struct cutter *c, size_t start, size_t end)
{
    struct str text = str_slice(c->flat.text, start, end);
    for (size_t at = 0, from = 0; from < text.n; from = at) {
        struct lb_item box = {.kind = LB_BOX};
        const struct shaped *shaped = shape(c, text, &at, &box.width);
        if (!shaped)
            return false;
        if (c->justified) {
            box.stretch = box.shrink = box.width * EXPANSION_MAX / UNEXPANDED;
            box.hang = hang_of(c, start + from, start + at, shaped);
        }
        add_item(c, box,
                 (struct atom){shaped, start + from, start + at, 0, c->piece});
    }
    return true;
}

/* A space or a tab, which looks as the last one did where the look is the same;
 * or a space that no line end parts. */
static const struct shaped *shape_space(struct cutter *c, struct str text,
                                        mpt *width)
{
    size_t at = 0;
    if (text.n > 1)
        return shape(c, text, &at, width);
    if (!c->space || c->space_piece != c->piece)
        c->space = shape(c, STR(" "), &at, width);
    c->space_piece = c->piece;
    if (c->space)
        *width = shaped_width(c->space, c->flat.pieces[c->piece].size);
    return c->space;
}

/* A space; behind it lies what a line end there would cost. */
static bool add_space(struct cutter *c, size_t start, size_t end, int penalty)
{
    struct str text = str_slice(c->flat.text, start, end);
    mpt width;
    const struct shaped *shaped = shape_space(c, text, &width);
    if (!shaped)
        return false;
    if (penalty != BREAK_FREE)
        add_penalty(c, penalty);
    struct lb_item glue = {.kind = LB_GLUE, .width = width};
    if (c->justified) {
        glue.stretch = width * SPACE_STRETCH / 100;
        glue.shrink = width * SPACE_SHRINK / 100;
    }
    add_item(c, glue, (struct atom){shaped, start, end, 0, c->piece});
    return true;
}

/* Length of the space at byte i: 1, also of a tab, 2 for a no-break space, 0
 * for none. */
static size_t space_at(struct str text, size_t i)
{
    unsigned char c = (unsigned char)text.s[i];
    if (c > ' ' && c != 0xC2) /* as all letters are */
        return 0;
    if (c == ' ' || c == '\t')
        return 1;
    return c == 0xC2 && i + 1 < text.n && text.s[i + 1] == '\xA0' ? 2 : 0;
}

/* Code has a stop at every eighth column, as editors and terminals have. */
enum { TAB_STOP = 8 };

static bool is_blank(struct str text, size_t i)
{
    return i < text.n && (text.s[i] == ' ' || text.s[i] == '\t');
}

/* A space or a tab of code. It is no glue, which would vanish where a line
 * begins; one may end behind it, but not within an indent. */
static bool add_blank(struct cutter *c, size_t i)
{
    struct str text = c->flat.text;
    size_t columns = text.s[i] == '\t' ? TAB_STOP - c->column % TAB_STOP : 1;
    size_t at = 0;
    mpt width;
    const struct shaped *shaped = shape(c, STR(" "), &at, &width);
    if (!shaped)
        return false;
    mpt more = (mpt)(columns - 1) * width;
    add_item(c, (struct lb_item){.kind = LB_BOX, .width = width + more},
             (struct atom){shaped, i, i + 1, more, c->piece});
    c->column += columns;
    if (c->started && !is_blank(text, i + 1))
        add_penalty(c, BREAK_FREE);
    return true;
}

static size_t piece_end(const struct cutter *c)
{
    size_t end = c->flat.text.n;
    if (c->piece + 1 < c->flat.n && c->flat.pieces[c->piece + 1].start < end)
        end = c->flat.pieces[c->piece + 1].start;
    return end;
}

/* What a line end before byte i costs. */
static int penalty_at(const struct cutter *c, size_t i)
{
    return c->penalties[i - c->from];
}

/* Where the word at byte i ends: at a space, a change of look, an opportunity.
 */
static size_t word_end(const struct cutter *c, size_t i)
{
    struct str text = c->flat.text;
    size_t end = piece_end(c), from = c->from;
    const int16_t *penalties = c->penalties;
    for (i++; i < end; i++) {
        if (penalties[i - from] < BREAK_NEVER || text.s[i] == '\n' ||
            space_at(text, i))
            break;
    }
    return i;
}

/* Combining marks stay with the letter before them, as do the vowels of Indic
 * scripts. */
static bool is_mark(uint32_t c)
{
    enum { FIRST_INDIC = 0x900 };
    return (c >= 0x300 && c <= 0x36F) || c == 0x200D ||
           (c >= 0xFE00 && c <= 0xFE0F) ||
           (c >= FIRST_INDIC && uc_is_general_category(c, UC_CATEGORY_M));
}

/* A word that no line can hold is cut between characters. */
static bool add_characters(struct cutter *c, size_t start, size_t end)
{
    struct str text = str_slice(c->flat.text, 0, end);
    for (size_t at = start; at < end;) {
        size_t from = at, next;
        utf8_next(text, &at);
        while (next = at, at < end && at - from < LONG_WORD &&
                              is_mark(utf8_next(text, &next)))
            at = next;
        if (from > start)
            add_penalty(c, CUT_PENALTY);
        if (!add_box(c, from, at))
            return false;
    }
    return true;
}

/* A blank to be filled in by hand goes on in the next line, so that none is
 * stretched before it; what stands before it keeps its first signs. */
static bool add_blank_signs(struct cutter *c, const struct blank *blank)
{
    enum { FIRST = 3 };
    for (size_t at = blank->from, n = 0, next; at < blank->to; at = next, n++) {
        next = at + blank_sign(c->flat.text, at);
        add_penalty(c, n < FIRST ? BREAK_NEVER : BREAK_MILD);
        if (!add_box(c, at, next))
            return false;
    }
    return true;
}

static bool add_word(struct cutter *c, size_t start, size_t end)
{
    enum { BLANK_BYTES = 6 };
    struct blank blank;
    if (end - start >= BLANK_BYTES && !c->code &&
        find_blank(str_slice(c->flat.text, 0, end), start, &blank)) {
        if (blank.from > start && !add_word(c, start, blank.from))
            return false;
        if (!add_blank_signs(c, &blank))
            return false;
        if (blank.to == end)
            return true;
        add_penalty(c, BREAK_FREE);
        return add_word(c, blank.to, end);
    }
    if (end - start > LONG_WORD)
        return add_characters(c, start, end);
    size_t before = c->n;
    int64_t width = 0;
    if (!add_box(c, start, end))
        return false;
    for (size_t i = before; i < c->n; i++)
        width += c->items[i].width;
    if (width <= c->para->measure)
        return true;
    c->n = before;
    return add_characters(c, start, end);
}

/* What the line at whose end we are has last, or NULL. */
static const struct atom *last_of_line(const struct cutter *c)
{
    for (size_t i = c->n; i-- > 0;) {
        if (c->atoms[i].shaped)
            return c->items[i].kind == LB_BOX ? &c->atoms[i] : NULL;
        if (c->items[i].penalty <= -LB_FORBIDDEN)
            return NULL;
    }
    return NULL;
}

/* The space that is set at the end of a line which the text ends itself: it is
 * seen by nobody, but "house 5" and "345 Broad Street" below it would be read
 * aloud, and copied, as one number. It looks as what it follows does. */
static struct atom space_at_end(struct cutter *c, size_t i)
{
    const struct atom *last = last_of_line(c);
    uint32_t piece = last ? last->piece : 0, own = c->piece;
    size_t at = 0;
    mpt width;
    if (!last || !last->shaped || c->flat.pieces[piece].leader)
        return (struct atom){0};
    c->piece = piece;
    const struct shaped *space = shape(c, STR(" "), &at, &width);
    c->piece = own;
    return (struct atom){space, i, i, 0, piece};
}

static size_t end_line(struct cutter *c, size_t i)
{
    struct atom end = space_at_end(c, i);
    add_item(c, (struct lb_item){.kind = LB_PENALTY, .penalty = -LB_FORBIDDEN},
             end);
    c->started = false;
    c->column = 0;
    return i + 1;
}

/* Neither a space nor the line's end parts what comes from what was. */
static bool goes_on_at(const struct cutter *c, size_t i)
{
    struct str text = c->flat.text;
    return i < text.n && text.s[i] != '\n' && !space_at(text, i);
}

/* A leader is a box of its shortest length: what a line leaves free is given to
 * it when the line is set. */
static size_t add_leader(struct cutter *c, size_t i)
{
    enum { SHORTEST = 3 /* signs */ };
    size_t end = piece_end(c), at = 0;
    struct lb_item box = {.kind = LB_BOX};
    const struct shaped *shaped =
        shape(c, str_slice(c->flat.text, i, end), &at, &box.width);
    if (!shaped)
        return 0;
    box.width =
        scale((int64_t)shaped->glyphs[0].advance * SHORTEST,
              c->flat.pieces[c->piece].size, font_units_per_em(shaped->font));
    add_item(c, box, (struct atom){shaped, i, end, 0, c->piece});
    if (goes_on_at(c, end))
        add_penalty(c, penalty_at(c, end));
    return end;
}

static size_t add_picture(struct cutter *c, size_t i)
{
    struct picture_size size;
    size_t end = piece_end(c);
    picture_in_line(c->flat.pieces[c->piece].picture, &size);
    add_item(c, (struct lb_item){.kind = LB_BOX, .width = size.width},
             (struct atom){NULL, i, end, 0, c->piece});
    if (goes_on_at(c, end))
        add_penalty(c, penalty_at(c, end));
    return end;
}

/* The atom at byte i; returns the byte behind it, 0 on failure. */
static size_t cut_one(struct cutter *c, size_t i)
{
    struct str text = c->flat.text;
    if (c->flat.pieces[c->piece].leader)
        return add_leader(c, i);
    if (c->flat.pieces[c->piece].picture)
        return add_picture(c, i);
    if (text.s[i] == '\n')
        return end_line(c, i);
    if (c->code && is_blank(text, i))
        return add_blank(c, i) ? i + 1 : 0;
    size_t space = space_at(text, i), end = i + space;
    if (space) {
        int penalty = end < text.n ? penalty_at(c, end) : BREAK_NEVER;
        return add_space(c, i, end, penalty) ? end : 0;
    }
    end = word_end(c, i);
    if (!add_word(c, i, end))
        return 0;
    c->started = true;
    if (c->code)
        c->column += utf8_length(str_slice(text, i, end));
    if (goes_on_at(c, end))
        add_penalty(c, penalty_at(c, end));
    return end;
}

bool cut_atoms(struct cutter *c)
{
    c->code = c->para->style->face == FONT_CODE;
    if (c->para->indent > 0 && c->from == 0)
        add_item(c, (struct lb_item){.kind = LB_BOX, .width = c->para->indent},
                 (struct atom){0});
    for (size_t i = c->from; i < c->flat.text.n;) {
        while (i >= piece_end(c))
            c->piece++;
        i = cut_one(c, i);
        if (i == 0)
            return false;
    }
    add_penalty(c, -LB_FORBIDDEN);
    return true;
}
