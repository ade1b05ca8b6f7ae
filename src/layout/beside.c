/* SPDX-License-Identifier: MIT */
/*
 * Two columns side by side: what an administrative document has at its head
 * and at its end (Decree 30/2020, Appendix I). Each line goes to one of them by
 * its role; both together are one box, which no page end parts.
 */
#include "layout/beside.h"

/* Between the columns. */
enum { GUTTER = 6 * MPT };

void beside_begin(struct beside *b, struct flow *flow, mpt left)
{
    *b = (struct beside){.flow = flow};
    b->widths[BESIDE_LEFT] = left - GUTTER;
    b->widths[BESIDE_RIGHT] = flow->measure - left;
    b->outer = flow_apart(flow, flow->style, flow->measure);
}

void beside_enter(struct beside *b, enum side side, const struct style *style)
{
    b->flow->stretch = b->sides[side];
    b->flow->pending = b->pending[side];
    b->flow->measure = b->widths[side];
    b->flow->style = style;
}

void beside_leave(struct beside *b, enum side side)
{
    b->sides[side] = b->flow->stretch;
    b->pending[side] = b->flow->pending;
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

void beside_end(struct beside *b)
{
    struct flow *flow = b->flow;
    const struct stretch *left = &b->sides[BESIDE_LEFT];
    const struct stretch *right = &b->sides[BESIDE_RIGHT];
    const struct style *style = b->outer.style;
    flow_rejoin(flow, &b->outer);
    const mpt heights[] = {stretch_height(left), stretch_height(right)};
    mpt height = heights[heights[1] > heights[0]];
    if (height > style_depth(style) * 2 / 3) {
        append(flow, left);
        append(flow, right);
        return;
    }
    struct set_line set = {.items = NULL};
    add_lines(flow, &set, left, 0);
    add_lines(flow, &set, right, b->widths[BESIDE_LEFT] + GUTTER);
    if (height > 0)
        flow_add(flow, (struct pb_item){.kind = PB_BOX, .height = height},
                 (struct flow_line){.set = set});
}
