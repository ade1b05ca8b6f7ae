/* SPDX-License-Identifier: MIT */
/*
 * Setting a block: text in, lines of placed runs out. The text is flattened,
 * cut into atoms (atoms.c), broken by total fit, and each line's atoms are
 * joined into runs (join.c).
 */
#include "layout/para.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "layout/atoms.h"
#include "layout/breaks.h"
#include "layout/early.h"
#include "layout/itemise.h"

/* In a column of fewer ems justified lines would be full of holes: some 55
 * letters are wanted for a line without hyphenation. */
enum { JUSTIFIED_EMS = 24 };

static bool is_justified(const struct para *para)
{
    return para->style->setting == SET_JUSTIFIED &&
           para->measure / JUSTIFIED_EMS >= para->style->size;
}

/* Of more display lines than any heading has, nobody sees how long each is, or
 * where it ends. */
enum { DISPLAY_MAX = 24 };

/* In display lines nothing is torn that is dearer than the first of these, if
 * that takes no more lines, or one more; then than the next. */
static const int ties[] = {BREAK_FREE,      300, 380, 460, 640, 860,
                           BREAK_STRONG - 1};

/* Lines that keep together what they can, `measure` wide; *dearest is what had
 * to be torn. */
static struct lb_lines by_sense(struct cutter *c, mpt measure, int *dearest)
{
    struct arena *arena = c->setter->scratch;
    struct lb_lines fewest = linebreak(arena, c->items, c->n, measure, true);
    size_t n = fewest.n > DISPLAY_MAX ? 0 : sizeof ties / sizeof ties[0];
    for (size_t i = 0; i < n; i++) {
        *dearest = ties[i];
        struct lb_lines lines =
            linebreak_by_sense(arena, c->items, c->n, measure, *dearest);
        if (lines.n && lines.n <= fewest.n + (fewest.n > 1) + fewest.n / 4)
            return lines;
    }
    *dearest = LB_FORBIDDEN;
    return fewest;
}

/* What the line ends cost together. */
static int64_t price_of(const struct cutter *c, const struct lb_lines *lines)
{
    int64_t price = 0;
    for (size_t i = 0; i < lines->n; i++) {
        const struct lb_item *end = &c->items[lines->at[i].to];
        if (end->kind == LB_PENALTY && end->penalty > 0)
            price += (int64_t)end->penalty * end->penalty;
    }
    return price;
}

/*
 * Display lines look best evenly long: the narrowest measure that needs no
 * more lines than the full one, and tears no more, found by halving.
 */
static struct lb_lines balanced(struct cutter *c, mpt measure)
{
    struct arena *arena = c->setter->scratch;
    struct lb_lines lines = by_sense(c, measure, &c->dearest);
    int64_t price = price_of(c, &lines);
    mpt low = lines.n ? measure / (mpt)(lines.n + 1) : measure, high = measure;
    while (lines.n <= DISPLAY_MAX && high - low > MPT) {
        mpt middle = low + (high - low) / 2;
        struct lb_lines try =
            linebreak_by_sense(arena, c->items, c->n, middle, c->dearest);
        if (try.n && try.n <= lines.n && price_of(c, &try) <= price) {
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
    return c->para->style->display ? balanced(c, measure)
                                   : linebreak(c->setter->scratch, c->items,
                                               c->n, measure, !c->justified);
}

/* Sets the lines; those of a justified text with their letters expanded. */
static void join_lines(struct cutter *c, const struct lb_lines *broken,
                       struct set_lines *lines)
{
    mpt measure = c->para->measure;
    struct expansion_line *expansions =
        ARENA_ARRAY(c->setter->scratch, broken->n, struct expansion_line);
    for (size_t i = 0; i < broken->n; i++)
        expansions[i] = c->justified ? join_give(c, &broken->at[i], measure)
                                     : (struct expansion_line){.ragged = true};
    find_expansions(expansions, broken->n);
    lines->n = broken->n;
    lines->at = ARENA_ARRAY(c->setter->arena, broken->n, struct set_line);
    for (size_t i = 0; i < broken->n; i++)
        join_line(c, &broken->at[i], measure, expansions[i].expansion,
                  &lines->at[i]);
}

/* Does the line go on with what did not fit on the one before? */
static bool is_wrapped(const struct cutter *c, const struct lb_line *before)
{
    return c->items[before->to].kind != LB_PENALTY ||
           c->items[before->to].penalty > -LB_FORBIDDEN;
}

/* Such a line of code has an arrow before it, which is no content. */
static bool mark_wrapped(struct cutter *c, const struct lb_lines *broken,
                         struct set_lines *lines)
{
    struct arena *arena = c->setter->arena;
    for (size_t i = 1; c->code && i < lines->n; i++) {
        struct set_line *line = &lines->at[i], mark;
        if (!is_wrapped(c, &broken->at[i - 1]))
            continue;
        if (!set_label(c->setter, STR("↪"), c->para->style, TAG_ARTIFACT,
                       &mark))
            return false;
        struct item *items = ARENA_ARRAY(arena, line->n + 1, struct item);
        memcpy(items, line->items, line->n * sizeof *items);
        items[line->n] = mark.items[0];
        items[line->n++].x =
            c->para->left - mark.width - c->para->style->size / 3;
        line->items = items;
    }
    return true;
}

/* The text up to `end`, cut and broken. */
static bool break_portion(struct setter *setter, struct cutter *c,
                          struct lb_lines *broken)
{
    struct str portion = str_slice(c->flat.text, c->from, c->flat.text.n);
    c->penalties = find_breaks(setter->scratch, setter->lexicon, portion,
                               node_lang(setter->doc, c->para->node),
                               c->para->style->display);
    if (!cut_atoms(c))
        return false;
    *broken = break_lines(c);
    return true;
}

/* Some 18 pages: the end of a portion is set twice. */
enum { PORTION = 64 * 1024 };

/* A portion ends with a word, or within one that has no end. */
static size_t portion_end(struct str text, size_t from, size_t size)
{
    if (text.n - from <= size + size / 2)
        return text.n;
    size_t end = from + size, least = end - size / 2;
    while (end > least && text.s[end] != ' ')
        end--;
    if (end == least)
        end = from + size;
    while (utf8_goes_on(text.s[end]))
        end--;
    return end;
}

/*
 * How the last lines are best broken depends on what follows, by and by less:
 * they are left to the next portion, which begins with a word. Returns where;
 * 0 when there is no such place.
 */
static size_t leave_last(const struct cutter *c, struct copy *copy,
                         struct lb_lines *broken)
{
    enum { LEFT = 16 };
    for (size_t n = broken->n > LEFT ? broken->n - LEFT : 0; n > 0; n--) {
        size_t first = broken->at[n].from;
        if (!c->atoms[first].shaped || c->items[first].kind != LB_BOX)
            continue;
        broken->n = n;
        copy->piece = c->atoms[first].piece;
        return c->atoms[first].start;
    }
    return 0;
}

/* Sets the next `size` bytes or so of the text, or all that is left. */
static bool set_portion(struct setter *setter, struct copy *copy, size_t size,
                        struct set_lines *lines)
{
    struct str text = copy->flat.text;
    struct cutter c = {.setter = setter,
                       .para = copy->para,
                       .flat = copy->flat,
                       .from = copy->at,
                       .piece = copy->piece,
                       .justified = is_justified(copy->para)};
    struct lb_lines broken;
    size_t end = portion_end(text, copy->at, size);
    c.flat.text.n = end;
    if (!break_portion(setter, &c, &broken))
        return false;
    if (end < text.n) {
        end = leave_last(&c, copy, &broken);
        if (end == 0) { /* no line begins with a word: then more at once */
            arena_clear(setter->scratch);
            return set_portion(setter, copy, 2 * size, lines);
        }
    }
    lines->first = copy->at == 0;
    lines->last = end == text.n;
    lines->dearest = c.dearest;
    join_lines(&c, &broken, lines);
    copy->at = end;
    return mark_wrapped(&c, &broken, lines);
}

static bool set_up_to(struct setter *setter, struct copy *copy, size_t size,
                      struct set_lines *lines)
{
    *lines = (struct set_lines){.n = 0};
    setter->line = copy->para->node->line;
    bool set = copy->flat.text.n == 0 || set_portion(setter, copy, size, lines);
    arena_clear(setter->scratch);
    return set;
}

static struct copy start_copy(struct setter *setter, const struct para *para)
{
    return (struct copy){.para = para,
                         .flat = flatten(setter->keep, setter->scratch,
                                         para->node, para->style)};
}

bool set_first(struct setter *setter, const struct para *para,
               struct copy *copy, struct set_lines *lines)
{
    struct flat *flat = &copy->flat;
    if (setter->early && early_take(setter, para, copy, lines))
        return true;
    *copy = start_copy(setter, para);
    if (flat->text.n >
        PORTION + PORTION / 2) { /* its pieces stay for those that follow */
        struct piece *pieces = ARENA_ARRAY(setter->keep, flat->n, struct piece);
        memcpy(pieces, flat->pieces, flat->n * sizeof *pieces);
        flat->pieces = pieces;
    }
    return set_up_to(setter, copy, PORTION, lines);
}

bool set_more(struct setter *setter, struct copy *copy, struct set_lines *lines)
{
    return set_up_to(setter, copy, PORTION, lines);
}

bool set_text(struct setter *setter, const struct para *para,
              struct set_lines *lines)
{
    struct copy copy = start_copy(setter, para);
    return set_up_to(setter, &copy, copy.flat.text.n, lines);
}

/* No column is wider, nor could its share of a table be reckoned. */
enum { EXTENT_MAX = 1 << 28 };

static mpt wider(mpt extent, int64_t width)
{
    width = width < EXTENT_MAX ? width : EXTENT_MAX;
    return width > extent ? (mpt)width : extent;
}

/* A word ends at glue and where a line may end, a line where it must. */
static struct text_extent extent_of(const struct cutter *c)
{
    struct text_extent extent = {0, 0};
    int64_t word = 0, line = 0;
    for (size_t i = 0; i < c->n; i++) {
        const struct lb_item *item = &c->items[i];
        bool forced =
            item->kind == LB_PENALTY && item->penalty <= -LB_FORBIDDEN;
        if (item->kind == LB_BOX)
            word += item->width;
        if (item->kind != LB_PENALTY)
            line += item->width;
        extent.min = wider(extent.min, word);
        extent.max = wider(extent.max, item->kind == LB_GLUE ? 0 : line);
        if (item->kind == LB_GLUE ||
            (item->kind == LB_PENALTY && item->penalty < LB_FORBIDDEN))
            word = 0;
        if (forced)
            line = 0;
    }
    return extent;
}

/* Words of lines that are filled as far as they can be. */
struct filling {
    mpt measure;
    size_t lines;
    bool begun;
    int64_t line, word;
};

static void end_word(struct filling *f)
{
    if (f->word > 0 && (!f->begun || f->line + f->word > f->measure)) {
        f->lines++;
        f->begun = true;
        f->line = 0;
    }
    f->line += f->word;
    f->word = 0;
}

/* All is as narrow as may be. */
static size_t fewest_lines(const struct cutter *c, mpt measure)
{
    struct filling f = {.measure = measure};
    for (size_t i = 0; i < c->n; i++) {
        const struct lb_item *item = &c->items[i];
        if (item->kind == LB_BOX)
            f.word += item->width - item->shrink - item->hang;
        else if (item->kind == LB_GLUE || item->penalty < LB_FORBIDDEN)
            end_word(&f);
        if (item->kind == LB_GLUE)
            f.line += item->width - item->shrink;
        if (item->kind == LB_PENALTY && item->penalty <= -LB_FORBIDDEN)
            f.begun = false;
    }
    end_word(&f);
    return f.lines;
}

bool measure_text(struct setter *setter, const struct para *para,
                  struct text_extent *extent)
{
    return measure_lines(setter, para, extent, NULL, NULL, 0);
}

bool measure_lines(struct setter *setter, const struct para *para,
                   struct text_extent *extent, const mpt *measures,
                   size_t *lines, size_t n)
{
    struct para endless = *para;
    endless.measure = INT32_MAX;
    struct cutter c = {.setter = setter,
                       .para = &endless,
                       .flat = flatten(setter->scratch, setter->scratch,
                                       para->node, para->style)};
    setter->line = para->node->line;
    *extent = (struct text_extent){0, 0};
    for (size_t i = 0; i < n; i++)
        lines[i] = 0;
    if (c.flat.text.n == 0) {
        arena_clear(setter->scratch);
        return true;
    }
    c.penalties = find_breaks(setter->scratch, setter->lexicon, c.flat.text,
                              node_lang(setter->doc, para->node), false);
    bool ok = cut_atoms(&c);
    if (ok)
        *extent = extent_of(&c);
    for (size_t i = 0; ok && i < n; i++)
        lines[i] = fewest_lines(&c, measures[i]);
    arena_clear(setter->scratch);
    return ok;
}

/* Puts a run behind the line's last. */
static void add_run(struct setter *setter, struct set_line *line,
                    const struct shaped *shaped, struct item item)
{
    struct arena *arena = setter->arena;
    struct run *run = &item.as.run;
    run->font = shaped->font;
    run->expansion = UNEXPANDED;
    run->glyphs = ARENA_ARRAY(arena, shaped->n, struct glyph);
    run->n = shaped->n;
    run->actual = shaped->ambiguous;
    for (size_t i = 0; i < shaped->n; i++) {
        int32_t per_em = font_units_per_em(shaped->font);
        const struct shaped_glyph *glyph = &shaped->glyphs[i];
        run->glyphs[i] = sized_glyph(
            run, glyph, scale(glyph->advance, run->size, per_em), per_em);
    }
    if (!setter->unprinted)
        font_use(shaped->font, shaped);
    extend_line(line, shaped, run->size, 0);
    if ((line->n & (line->n - 1)) == 0) /* most have one */
        line->items = arena_grow(arena, line->items, line->n * sizeof item,
                                 (line->n ? 2 * line->n : 1) * sizeof item);
    line->items[line->n++] = item;
    line->width += shaped_width(shaped, run->size);
}

bool set_label(struct setter *setter, struct str text,
               const struct part_style *style, uint32_t tag,
               struct set_line *line)
{
    *line = (struct set_line){.n = 0};
    for (size_t at = 0, from = 0; from < text.n || from == 0; from = at) {
        const struct shaped *shaped =
            shape_next(setter, style->face, text, &at);
        if (!shaped)
            return false;
        struct item item = {.kind = ITEM_TEXT, .tag = tag, .x = line->width};
        item.as.run.size = style->size;
        item.as.run.text = str_slice(text, from, at);
        add_run(setter, line, shaped, item);
        if (at == 0)
            break;
    }
    return true;
}
