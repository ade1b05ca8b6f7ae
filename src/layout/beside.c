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

/* One below the other, for columns that no page can hold beside each other. */
static void append(struct flow *flow, const struct stretch *s)
{
    for (size_t i = 0; i < s->n; i++)
        flow_add(flow, s->items[i], s->lines[i]);
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

void beside_end(struct beside *b)
{
    struct flow *flow = b->flow;
    struct set_line set = {.items = NULL};
    mpt height = highest(b), x = 0;
    bool high = height > style_depth(b->outer.style) * 2 / 3;
    flow_rejoin(flow, &b->outer);
    for (int i = 0; i < b->count; i++) {
        if (high)
            append(flow, &b->columns[i]);
        else
            add_lines(flow, &set, &b->columns[i], x);
        x += b->widths[i] + GUTTER;
    }
    if (height > 0 && !high)
        flow_add(flow, (struct pb_item){.kind = PB_BOX, .height = height},
                 (struct flow_line){.set = set});
}
