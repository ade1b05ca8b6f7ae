/* SPDX-License-Identifier: MIT */
/*
 * Appending to the column: tags, boxes, the room between blocks, set lines
 * and rules. What the walk of the blocks (flow.c) and the blocks with a file
 * of their own are made from.
 */
#include "layout/flow.h"
#include "layout/inline.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "doc/math.h"

uint32_t flow_tag(struct flow *flow, const struct node *node, const char *role,
                  uint32_t parent)
{
    struct book *book = flow->book;
    book->tags = arena_more(book->arena, book->tags, book->tag_count,
                            sizeof *book->tags);
    book->tags[book->tag_count] = (struct tag){.role = role, .parent = parent};
    if (node->lang.n)
        flow_tell_more(flow, (uint32_t)book->tag_count,
                       (struct tag_more){.lang = node->lang});
    return (uint32_t)book->tag_count++;
}

void flow_tell_more(struct flow *flow, uint32_t tag, struct tag_more more)
{
    struct book *book = flow->book;
    const struct tag_more *told = book->tags[tag].more;
    struct tag_more *all = ARENA_NEW(book->arena, struct tag_more);
    *all = more;
    if (told)
        all->lang = told->lang;
    book->tags[tag].more = all;
}

/* The column itself outlives the lines that are on pages. A table has a stretch
 * for each cell, and most of them hold one line. */
static void widen_stretch(struct stretch *s, struct arena *arena)
{
    enum { LEAST = 2, ITEM = sizeof *s->items, LINE = sizeof *s->lines };
    size_t room = s->room ? 2 * s->room : LEAST;
    s->items = arena_widen(arena, s->items, s->room * ITEM, room * ITEM);
    s->lines = arena_widen(arena, s->lines, s->room * LINE, room * LINE);
    s->room = room;
}

void flow_add(struct flow *flow, struct pb_item item, struct flow_line line)
{
    struct stretch *stretch = &flow->stretch;
    line.mobility = flow->apart ? STAYS : flow->mobility;
    if (item.kind == PB_BOX)
        flow_feet(flow, &item, &line);
    if (item.kind == PB_BOX && !flow->apart) {
        line.annex = flow->begins;
        flow->begins = NULL;
    }
    if (stretch->n == stretch->room)
        widen_stretch(stretch,
                      flow->apart ? flow->setter.arena : flow->setter.keep);
    stretch->items[stretch->n] = item;
    stretch->lines[stretch->n++] = line;
}

void flow_penalty(struct flow *flow, int penalty)
{
    flow_add(flow, (struct pb_item){.kind = PB_PENALTY, .penalty = penalty},
             (struct flow_line){0});
}

void flow_glue(struct flow *flow, mpt height)
{
    flow_add(flow, (struct pb_item){.kind = PB_GLUE, .height = height},
             (struct flow_line){0});
}

void flow_end_page(struct flow *flow)
{
    const struct stretch *s = &flow->stretch;
    const struct pb_item *last = s->n > 0 ? &s->items[s->n - 1] : NULL;
    if (last && !(last->kind == PB_PENALTY && last->penalty <= -PB_FORBIDDEN))
        flow_penalty(flow, -PB_FORBIDDEN);
}

/* Opens a block: of the room below the last and above this the larger. */
void flow_open(struct flow *flow, const struct part_style *style)
{
    mpt room = style->before > flow->pending ? style->before : flow->pending;
    if (flow->stretch.n > 0 && room > 0)
        flow_glue(flow, room);
    flow->pending = style->after;
}

mpt baseline_in(struct setter *setter, const struct part_style *style)
{
    const struct font *font =
        fonts_find(setter->fonts, style->face, setter->err);
    if (!font)
        return style->leading;
    const struct font_metrics *m = font_metrics(font);
    int32_t per_em = font_units_per_em(font);
    mpt ascent = (mpt)((int64_t)m->ascent * style->size / per_em);
    mpt descent = (mpt)((int64_t)-m->descent * style->size / per_em);
    return (style->leading - ascent - descent) / 2 + ascent;
}

/* The box of a line: as high as the leading, unless its own glyphs reach out
 * of that; then it grows where they do. */
static void add_line(struct flow *flow, const struct part_style *style,
                     mpt baseline, const struct set_line *set, size_t mark)
{
    mpt above = set->ascent - baseline;
    mpt below = set->descent - (style->leading - baseline);
    above = above > 0 ? above : 0;
    below = below > 0 ? below : 0;
    flow_add(flow,
             (struct pb_item){.kind = PB_BOX,
                              .height = style->leading + above + below},
             (struct flow_line){
                 .set = *set, .baseline = baseline + above, .mark = mark});
}

/*
 * Lines to the column. No page ends behind the first or before the last of
 * them; a heading also keeps what follows, and a picture its whole caption.
 */
void flow_lines(struct flow *flow, const struct set_lines *lines,
                const struct part_style *style, size_t mark)
{
    enum { WHOLE = 8 }; /* lines: no page's end parts such a heading */
    mpt baseline = baseline_in(&flow->setter, style);
    bool whole =
        flow->mobility == PICTURE || (style->display && lines->n <= WHOLE);
    for (size_t i = 0; i < lines->n; i++) {
        add_line(flow, style, baseline, &lines->at[i], i == 0 ? mark : 0);
        bool edge = whole || (i == 0 && lines->first) ||
                    (i + 2 == lines->n && lines->last);
        if (i + 1 < lines->n && edge)
            flow_penalty(flow, FLOW_KEEP);
    }
}

bool flow_rest(struct flow *flow, struct copy *copy,
               const struct part_style *style)
{
    struct set_lines lines;
    while (copy->at < copy->flat.text.n) {
        if (!flow_make_pages(flow) || !set_more(&flow->setter, copy, &lines))
            return false;
        flow_lines(flow, &lines, style, 0);
    }
    return true;
}

static int by_id(const void *a, const void *b)
{
    uint32_t x = ((const struct inner_tag *)a)->id;
    uint32_t y = ((const struct inner_tag *)b)->id;
    return (x > y) - (x < y);
}

/* What is said instead of a picture, or of an equation (PDF/UA-1, 7.3 and 7.7).
 */
static void tell_alternative(struct flow *flow, const struct node *n,
                             uint32_t tag)
{
    struct tag_more more = {.lang = STR("")};
    if (n->kind == NODE_IMAGE)
        more.alt = picture_words(flow, n);
    if (n->kind == NODE_MATH && n->as.math.tree)
        more.alt = math_plain(flow->book->arena, n->as.math.tree);
    if (more.alt.n)
        flow_tell_more(flow, tag, more);
}

struct inner_tags flow_tag_inner(struct flow *flow, const struct node *block,
                                 uint32_t parent)
{
    struct inner_tag *at = NULL;
    size_t count = 0;
    for (const struct node *n = block; n; n = node_next_inline(n, block)) {
        const char *role = n == block ? NULL : inner_role(n);
        if (!role)
            continue;
        uint32_t own = flow_tag(flow, n, role, parent);
        tell_alternative(flow, n, own);
        if (n->kind == NODE_NOTE_REFERENCE) /* which leads to its note */
            own = flow_tag(flow, n, "Link", own);
        at = arena_more(flow->setter.keep, at, count, sizeof *at);
        at[count++] = (struct inner_tag){n->id, own};
    }
    if (count > 1)
        qsort(at, count, sizeof *at, by_id);
    return (struct inner_tags){at, count};
}

struct flow flow_apart(struct flow *flow, const struct style *style,
                       mpt measure)
{
    struct flow outer = *flow;
    flow->stretch = (struct stretch){.n = 0};
    flow->style = style;
    flow->measure = measure > MPT ? measure : MPT;
    flow->pending = 0;
    flow->apart = true;
    return outer;
}

struct stretch flow_rejoin(struct flow *flow, const struct flow *outer)
{
    struct stretch stretch = flow->stretch;
    flow->stretch = outer->stretch;
    flow->style = outer->style;
    flow->measure = outer->measure;
    flow->pending = outer->pending;
    flow->apart = outer->apart;
    return stretch;
}

/* A letter is half as wide as it is high. */
mpt flow_depth_about(const struct flow *flow, const struct node *node)
{
    const struct part_style *body = &flow->style->parts[PART_BODY];
    mpt letters = flow->measure * 2 / body->size, depth = 0;
    for (const struct node *n = node; n; n = node_next(n, node)) {
        if (node_is_inline(n->kind) || !n->first ||
            !node_is_inline(n->first->kind))
            continue;
        mpt length = (mpt)utf8_length(node_text(flow->setter.scratch, n));
        depth += body->leading * (1 + length / (letters ? letters : 1));
    }
    arena_clear(flow->setter.scratch);
    return depth;
}

mpt stretch_height(const struct stretch *stretch)
{
    mpt height = 0;
    for (size_t i = 0; i < stretch->n; i++)
        height += stretch->items[i].height;
    return height;
}

struct item flow_placed_item(const struct flow_line *line, size_t i, mpt x,
                             mpt y)
{
    struct item item = line->set.items[i];
    item.x += x;
    item.y += y + line->baseline;
    return item;
}

void flow_place_line(struct flow *flow, struct set_line *to,
                     const struct flow_line *line, mpt x, mpt y)
{
    for (size_t i = 0; i < line->set.n; i++) {
        to->items =
            arena_more(flow->setter.arena, to->items, to->n, sizeof *to->items);
        to->items[to->n++] = flow_placed_item(line, i, x, y);
    }
    flow_begin_line(to, line);
}

void flow_begin_line(struct set_line *to, const struct flow_line *line)
{
    if (!to->node && line->set.node) {
        to->node = line->set.node;
        to->offset = line->set.offset;
    }
}

struct para flow_para(const struct flow *flow, const struct node *node,
                      const struct part_style *style, struct place place)
{
    mpt measure = flow->measure;
    return (struct para){
        .node = node,
        .style = style,
        .left = place.left + style->left,
        .measure =
            measure - place.left - place.right - style->left - style->right,
        .indent = style->indent,
        .tag = place.tag,
    };
}

/* A rule of `length` in the middle of a column. It is no content. */
void flow_rule_box(struct flow *flow, mpt left, mpt column, mpt length,
                   mpt height)
{
    struct item *item = ARENA_NEW(flow->setter.arena, struct item);
    item->kind = ITEM_RULE;
    item->tag = TAG_ARTIFACT;
    item->x = left + (column - length) / 2;
    item->as.rule.width = length;
    item->as.rule.height = flow->style->rule;
    struct flow_line line = {.set = {.items = item, .n = 1},
                             .baseline = height / 2};
    flow_add(flow, (struct pb_item){.kind = PB_BOX, .height = height}, line);
}
