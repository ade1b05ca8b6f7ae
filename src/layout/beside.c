/* SPDX-License-Identifier: MIT */
/*
 * Columns side by side: what an administrative document has at its head and at
 * its end (Decree 30/2020, Appendix I), and those who sign. Each line goes to
 * one of them by its role; all together are one box, which no page end parts.
 */
#include "layout/beside.h"

/* Between the columns. */
enum { GUTTER = 6 * MPT };

void beside_begin(struct beside *b, struct flow *flow, mpt left)
{
    *b = (struct beside){.flow = flow, .count = 2};
    b->widths[BESIDE_LEFT] = left - GUTTER;
    b->widths[BESIDE_RIGHT] = flow->measure - left;
    b->outer = flow_apart(flow, flow->style, flow->measure);
}

void beside_begin_equal(struct beside *b, struct flow *flow, int count)
{
    *b = (struct beside){.flow = flow, .count = count};
    for (int i = 0; i < count; i++)
        b->widths[i] = (flow->measure - (count - 1) * GUTTER) / count;
    b->outer = flow_apart(flow, flow->style, flow->measure);
}

void beside_enter(struct beside *b, int column, const struct style *style)
{
    b->flow->stretch = b->columns[column];
    b->flow->pending = b->pending[column];
    b->flow->measure = b->widths[column];
    b->flow->style = style;
}

void beside_leave(struct beside *b, int column)
{
    b->columns[column] = b->flow->stretch;
    b->pending[column] = b->flow->pending;
    b->flow->style = b->outer.style;
}

/* The stretch's lines in `set`, moved to their place in the box. */
static void add_lines(struct flow *flow, struct set_line *set,
                      const struct stretch *s, mpt x)
{
    mpt y = 0;
    for (size_t i = 0; i < s->n; i++) {
        flow_place_line(flow, set, &s->lines[i], x, y);
        y += s->items[i].height;
    }
}

static size_t count_boxes(const struct stretch *s, size_t from)
{
    size_t boxes = 0;
    for (size_t i = from; i < s->n; i++)
        boxes += s->items[i].kind == PB_BOX;
    return boxes;
}

/* Lines of their own in the column at `x`, from item `from` on: for what no
 * page can hold beside the others. The last of them stay together, as fewer
 * would look forgotten on the next page. */
static void append(struct flow *flow, const struct stretch *s, size_t from,
                   mpt x)
{
    enum { LAST = 4 };
    size_t left = count_boxes(s, from);
    for (size_t i = from; i < s->n; i++) {
        struct flow_line line = s->lines[i];
        bool box = s->items[i].kind == PB_BOX;
        for (size_t k = 0; k < line.set.n; k++)
            line.set.items[k].x += x;
        flow_add(flow, s->items[i], line);
        left -= box;
        if (box && left > 0 && left < LAST)
            flow_penalty(flow, FLOW_KEEP);
    }
}

/* What of the first column stands beside the others, `height` high, when it is
 * much longer: so many items. They end no higher than the others do, so that
 * what follows them follows at once. */
static size_t beside_others(const struct stretch *s, mpt height)
{
    size_t n = 0;
    for (size_t i = 0; i < s->n && height > 0; i++) {
        height -= s->items[i].height;
        n = s->items[i].kind == PB_BOX ? i + 1 : n;
    }
    return n;
}

static mpt highest(const struct beside *b)
{
    mpt height = 0;
    for (int i = 0; i < b->count; i++) {
        mpt own = stretch_height(&b->columns[i]);
        height = own > height ? own : height;
    }
    return height;
}

/* The columns in one box. */
static void add_box(struct beside *b)
{
    struct set_line set = {.items = NULL};
    mpt height = highest(b), x = 0;
    for (int i = 0; i < b->count; i++) {
        add_lines(b->flow, &set, &b->columns[i], x);
        x += b->widths[i] + GUTTER;
    }
    if (height > 0)
        flow_add(b->flow, (struct pb_item){.kind = PB_BOX, .height = height},
                 (struct flow_line){.set = set});
}

/* A long list at the left goes on below those who sign. */
static void add_list_beside(struct beside *b)
{
    struct stretch list = b->columns[BESIDE_LEFT];
    b->columns[BESIDE_LEFT].n =
        beside_others(&list, stretch_height(&b->columns[BESIDE_RIGHT]));
    add_box(b);
    append(b->flow, &list, b->columns[BESIDE_LEFT].n, 0);
}

void beside_end(struct beside *b)
{
    mpt depth = style_depth(b->outer.style), height = highest(b), x = 0;
    mpt right = stretch_height(&b->columns[BESIDE_RIGHT]);
    flow_rejoin(b->flow, &b->outer);
    bool long_list = b->count == 2 && right > 0 && right < height &&
                     right <= depth * 2 / 3 && height > depth / 3;
    if (long_list) {
        add_list_beside(b);
    } else if (height <= depth * 2 / 3) {
        add_box(b);
    } else {
        for (int i = 0; i < b->count; i++) {
            append(b->flow, &b->columns[i], 0, x);
            x += b->widths[i] + GUTTER;
        }
    }
}
