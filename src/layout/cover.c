/* SPDX-License-Identifier: MIT */
/*
 * The cover of the e-reader edition, drawn from the metadata: a book of one
 * page. Who issues it stands at the head, the title on a panel of one dark
 * colour, the authors, the date and the source at the foot. The title is as
 * large as its length allows, for a shelf shows covers as small as a stamp.
 */
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/log.h"
#include "doc/bodies.h"
#include "doc/identity.h"
#include "doc/metadata.h"
#include "layout/cover_words.h"
#include "layout/flow.h"
#include "stages.h"

/* The page has the shape that shops ask for, 5 to 8; 4 pixels to the point
 * make 1600 by 2560 of it, so that edges at quarters of a point are sharp. */
enum {
    WIDTH = 400 * MPT,
    HEIGHT = 640 * MPT,
    MARGIN = 40 * MPT,
    MEASURE = WIDTH - 2 * MARGIN,
    PANEL_TOP = 152 * MPT, /* without a head it begins at the page's top */
    PANEL_END = 512 * MPT,
    PANEL_ROOM = 50 * MPT, /* between its edge and the title */
    LINE_INSET = 7 * MPT,  /* of the thin lines along its edges */
    LINE = MPT,
    HEAD_ROOM = 104 * MPT, /* how deep the head and the foot may be */
    FOOT_ROOM = 84 * MPT,
    PARTS_MAX = 4 /* bodies in the head */
};

enum { PAPER = 0xFBFAF6, WHITE = 0xFFFFFF, GOLD = 0xD8B86A, INK = 0x2B2B2B };

/* Dark enough for white letters (a contrast of 7 to 1 and more: WCAG 2.2,
 * 1.4.6), and told apart in greys by nothing but what they say. */
static const uint32_t panels[] = {0x1D3B5C, 0x1C4A3A, 0x6B1E2B,
                                  0x154B55, 0x46305E, 0x37424C};

/* A text that was set as large as its room allowed. */
struct block {
    struct set_lines lines;
    struct part_style style;
    mpt height;
};

/* From what size to what a text may shrink, and what room it has. */
struct room {
    enum font_style face;
    mpt largest, least;
    mpt depth;
};

struct designer {
    struct setter setter;
    struct book *book;
    struct page *page;
    uint32_t panel; /* its colour */
};

static struct item *add_item(struct designer *c, struct item item)
{
    struct page *page = c->page;
    page->items = arena_more(c->book->arena, page->items, page->n, sizeof item);
    page->items[page->n] = item;
    return &page->items[page->n++];
}

static void add_rule(struct designer *c, mpt x, mpt y, mpt width, mpt height,
                     uint32_t colour)
{
    struct item *rule = add_item(c, (struct item){.kind = ITEM_RULE,
                                                  .tag = TAG_ARTIFACT,
                                                  .x = x,
                                                  .y = y,
                                                  .colour = colour});
    rule->as.rule.width = width;
    rule->as.rule.height = height;
}

static void place_block(struct designer *c, const struct block *block, mpt y,
                        uint32_t colour)
{
    mpt baseline = y + baseline_in(&c->setter, &block->style);
    for (size_t i = 0; i < block->lines.n; i++) {
        const struct set_line *line = &block->lines.at[i];
        for (size_t k = 0; k < line->n; k++) {
            struct item item = line->items[k];
            item.x += MARGIN;
            item.y += baseline;
            item.colour = colour;
            add_item(c, item);
        }
        baseline += block->style.leading;
    }
}

/* ---- as large as there is room ---- */

static struct part_style look(enum font_style face, mpt size)
{
    return (struct part_style){.face = face,
                               .setting = SET_CENTRED,
                               .size = size,
                               .leading = size * 5 / 4,
                               .display = true};
}

/* So many sizes are tried from the largest that fits on, as long as words are
 * torn that a reader sees: pairs dearer than that. Each size is a tenth smaller
 * than the last. */
enum { SIZES_TRIED = 7, SIZES_MAX = 16, UNSEEN = 300 };

static mpt smaller(mpt size)
{
    return size - size / 10;
}

/* What is known of a text before it is set. */
struct forecast {
    struct text_extent extent; /* in the largest size */
    size_t lines[SIZES_MAX];   /* at least, in that size and those below it */
};

/* A text of a smaller size in a measure is as one of the largest in a wider
 * measure. */
static bool foresee(struct designer *c, const struct node *node,
                    const struct room *room, struct forecast *forecast)
{
    const struct part_style style = look(room->face, room->largest);
    const struct para para = {.node = node, .style = &style};
    mpt measures[SIZES_MAX], size = room->largest;
    for (size_t i = 0; i < SIZES_MAX; i++, size = smaller(size))
        measures[i] = (mpt)((int64_t)MEASURE * room->largest / size) + MPT;
    return measure_lines(&c->setter, &para, &forecast->extent, measures,
                         forecast->lines, SIZES_MAX);
}

/* It cannot fit before it is tried: a word is too wide, or all of it is for
 * the lines that there is room for. */
static bool is_hopeless(const struct room *room,
                        const struct forecast *forecast,
                        const struct part_style *style, size_t i)
{
    int64_t word = (int64_t)forecast->extent.min * style->size / room->largest;
    int64_t lines = i < SIZES_MAX ? (int64_t)forecast->lines[i] : 1;
    return word > MEASURE || lines * style->leading > room->depth;
}

static bool is_narrow(const struct block *block)
{
    for (size_t i = 0; i < block->lines.n; i++) {
        if (block->lines.at[i].width > MEASURE)
            return false;
    }
    return true;
}

static bool fits(const struct block *block, const struct room *room)
{
    return is_narrow(block) && block->height <= room->depth;
}

/* A word that even the least size cannot take makes a smaller one. */
static mpt least_size(const struct room *room, struct text_extent extent)
{
    mpt size = room->least;
    if ((int64_t)extent.min * size / room->largest > MEASURE)
        size = (mpt)((int64_t)MEASURE * room->largest / extent.min);
    return size > MPT ? size : MPT;
}

static bool set_in(struct designer *c, const struct node *node,
                   struct part_style style, struct block *block)
{
    block->style = style;
    const struct para para = {.node = node,
                              .style = &block->style,
                              .measure = MEASURE,
                              .tag = TAG_ARTIFACT};
    bool set = set_text(&c->setter, &para, &block->lines);
    block->height = (mpt)block->lines.n * style.leading;
    return set;
}

static bool fit_node(struct designer *c, const struct node *node,
                     const struct room *room, struct block *block)
{
    struct part_style style = look(room->face, room->largest);
    if (room->largest == room->least) { /* mostly there is nothing to try */
        if (!set_in(c, node, style, block))
            return false;
        if (is_narrow(block))
            return true;
    }
    struct forecast forecast;
    if (!foresee(c, node, room, &forecast))
        return false;
    struct block best = {.height = 0};
    int more = SIZES_TRIED;
    for (size_t i = 0; style.size > room->least && more > 0;
         i++, style = look(room->face, smaller(style.size))) {
        if (is_hopeless(room, &forecast, &style, i))
            continue;
        if (!set_in(c, node, style, block))
            return false;
        if (fits(block, room) && block->lines.dearest <= UNSEEN)
            return true;
        if (fits(block, room) &&
            (best.height == 0 || block->lines.dearest < best.lines.dearest))
            best = *block;
        more -= best.height > 0;
    }
    if (best.height > 0) {
        *block = best;
        return true;
    }
    return set_in(c, node, look(room->face, least_size(room, forecast.extent)),
                  block);
}

static void add_text(struct arena *arena, struct node *line, struct str text)
{
    struct node *inner = ARENA_NEW(arena, struct node);
    inner->kind = NODE_TEXT;
    inner->as.text = text;
    doc_insert(line, line->last, inner);
}

/* `above`, unless it is empty, is a line of its own. */
static bool fit_texts(struct designer *c, struct str above, struct str text,
                      const struct room *room, struct block *block)
{
    struct arena *arena = c->setter.arena;
    struct node *line = ARENA_NEW(arena, struct node);
    line->kind = NODE_PARAGRAPH;
    if (above.n) {
        struct node *end = ARENA_NEW(arena, struct node);
        end->kind = NODE_LINE_BREAK;
        add_text(arena, line, above);
        doc_insert(line, line->last, end);
    }
    add_text(arena, line, text);
    return fit_node(c, line, room, block);
}

static bool fit_text(struct designer *c, struct str text,
                     const struct room *room, struct block *block)
{
    return fit_texts(c, STR(""), text, room, block);
}

/* ---- head, panel, foot ---- */

/* Several texts, one below the other, in sizes that let all of them fit. */
struct stack {
    struct str texts[PARTS_MAX];
    enum font_style faces[PARTS_MAX];
    struct block blocks[PARTS_MAX];
    size_t n;
    mpt height;
};

static void stack_add(struct stack *stack, struct str text,
                      enum font_style face)
{
    if (text.n == 0 || stack->n == PARTS_MAX)
        return;
    stack->texts[stack->n] = text;
    stack->faces[stack->n++] = face;
}

static bool fit_stack(struct designer *c, struct stack *stack, mpt largest,
                      mpt depth)
{
    enum { LEAST = 6 * MPT };
    for (mpt size = largest; size >= LEAST; size -= MPT) {
        stack->height = 0;
        for (size_t i = 0; i < stack->n; i++) {
            struct room room = {stack->faces[i], size, size, INT32_MAX};
            if (!fit_text(c, stack->texts[i], &room, &stack->blocks[i]))
                return false;
            stack->height += stack->blocks[i].height;
        }
        if (stack->height <= depth)
            break;
    }
    return true;
}

static void place_stack(struct designer *c, const struct stack *stack, mpt y,
                        uint32_t colour)
{
    for (size_t i = 0; i < stack->n; i++) {
        place_block(c, &stack->blocks[i], y, colour);
        y += stack->blocks[i].height;
    }
}

/* The last of the bodies is the one that issues the document. */
static bool make_head(struct designer *c, bool *any)
{
    enum { LARGEST = 16 * MPT };
    const struct strs *bodies = &c->book->meta.organisations;
    struct stack stack = {.n = 0};
    size_t first = bodies->n > PARTS_MAX ? bodies->n - PARTS_MAX : 0;
    for (size_t i = first; i < bodies->n; i++)
        stack_add(&stack,
                  cover_clipped(c->setter.arena, bodies->at[i], COVER_BODY_MAX),
                  i + 1 == bodies->n ? FONT_BOLD : FONT_REGULAR);
    *any = stack.n > 0;
    if (!fit_stack(c, &stack, LARGEST, HEAD_ROOM))
        return false;
    place_stack(c, &stack, (PANEL_TOP - stack.height) / 2, c->panel);
    return true;
}

/* The kind of document that is the first line of the title, "BÁO CÁO", with
 * more below it; else empty. */
static struct str kind_above(const struct doc *doc, struct str title)
{
    const struct node *node = doc->root->first;
    bool alone = false;
    while (node && node->kind != NODE_TITLE)
        node = node->next;
    const struct node *line = node ? node->first : NULL;
    if (!line || line->kind != NODE_TEXT || !line->next ||
        line->next->kind != NODE_LINE_BREAK ||
        !starts_with_kind(line->as.text, &alone) || !alone)
        return STR("");
    struct str kind = str_trim(line->as.text);
    bool begins = str_starts(title, kind) && title.n > kind.n + 1 &&
                  title.s[kind.n] == ' ';
    return begins ? kind : STR("");
}

static bool make_panel(struct designer *c, struct str title, mpt top)
{
    const struct room room = {FONT_BOLD, 44 * MPT, 13 * MPT,
                              PANEL_END - top - 2 * PANEL_ROOM};
    struct block block;
    struct str kind = kind_above(c->setter.doc, title);
    struct str rest = str_trim(str_slice(title, kind.n, title.n));
    if (!fit_texts(c, kind, rest, &room, &block))
        return false;
    add_rule(c, 0, top, WIDTH, PANEL_END - top, c->panel);
    if (top > 0)
        add_rule(c, 0, top + LINE_INSET, WIDTH, LINE, GOLD);
    add_rule(c, 0, PANEL_END - LINE_INSET - LINE, WIDTH, LINE, GOLD);
    place_block(c, &block, top + (PANEL_END - top - block.height) / 2, WHITE);
    return true;
}

static bool make_foot(struct designer *c)
{
    enum { LARGEST = 15 * MPT };
    struct arena *arena = c->setter.arena;
    const struct meta *meta = &c->book->meta;
    struct stack stack = {.n = 0};
    stack_add(&stack, cover_names(arena, &meta->authors), FONT_BOLD);
    stack_add(&stack, cover_date(arena, meta->date, meta->lang), FONT_REGULAR);
    stack_add(&stack, cover_source(arena, meta->source, meta->lang),
              FONT_ITALIC);
    if (!fit_stack(c, &stack, LARGEST, FOOT_ROOM))
        return false;
    mpt middle = PANEL_END + (HEIGHT - PANEL_END) / 2;
    place_stack(c, &stack, middle - stack.height / 2, INK);
    return true;
}

/* What one body publishes looks alike. */
static uint32_t panel_for(struct str body)
{
    size_t n = sizeof panels / sizeof panels[0];
    return panels[body.n ? (str_hash(body) >> 16) % n : 0];
}

static bool make_cover(struct designer *c)
{
    struct str title = doc_display_title(c->setter.arena, c->setter.doc);
    bool head;
    title = cover_title(c->setter.arena, title, c->book->meta.lang);
    add_rule(c, 0, 0, WIDTH, PANEL_TOP, PAPER);
    add_rule(c, 0, PANEL_END, WIDTH, HEIGHT - PANEL_END, PAPER);
    return make_head(c, &head) && make_panel(c, title, head ? PANEL_TOP : 0) &&
           make_foot(c);
}

struct book *layout_cover(const struct doc *doc, struct arena *arena,
                          struct fonts *fonts, struct anban_error *err)
{
    struct designer *c = ARENA_NEW(arena, struct designer);
    struct doc *told = ARENA_NEW(arena, struct doc);
    struct book *book = ARENA_NEW(arena, struct book);
    *told = *doc; /* what its text lacks was told when it was set */
    told->log = ARENA_NEW(arena, struct log);
    told->arena = told->log->arena = arena;
    *book = (struct book){.arena = arena, .meta = doc->meta, .page_count = 1};
    book->pages = c->page = ARENA_NEW(arena, struct page);
    c->page->width = WIDTH;
    c->page->height = HEIGHT;
    c->book = book;
    c->setter = (struct setter){.arena = arena,
                                .keep = arena,
                                .scratch = arena_child(arena),
                                .doc = told,
                                .fonts = fonts,
                                .err = err,
                                .unprinted = true};
    c->panel = panel_for(meta_publisher(&doc->meta));
    return make_cover(c) ? book : NULL;
}
