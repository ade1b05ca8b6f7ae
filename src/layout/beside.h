/* SPDX-License-Identifier: MIT */
/* Columns side by side, as one box of the large one. */
#ifndef ANBAN_LAYOUT_BESIDE_H
#define ANBAN_LAYOUT_BESIDE_H

#include "layout/flow.h"

/* A column by its number, 0 the leftmost; of two, these. */
enum { BESIDE_LEFT, BESIDE_RIGHT, BESIDE_MAX = 5 };

struct beside {
    struct flow *flow;
    struct flow outer;
    int count; /* of columns */
    struct stretch columns[BESIDE_MAX];
    mpt widths[BESIDE_MAX], pending[BESIDE_MAX];
};

/* Opens both columns; the left one is `left` wide, the right one has the rest
 * of the measure. */
void beside_begin(struct beside *b, struct flow *flow, mpt left);

/* Opens so many columns, each as wide as the others. */
void beside_begin_equal(struct beside *b, struct flow *flow, int count);

/* Between these what is appended to the flow goes to one of them. */
void beside_enter(struct beside *b, int column, const struct style *style);
void beside_leave(struct beside *b, int column);

/* Appends all as one box; one below the other if they fill a page. */
void beside_end(struct beside *b);

#endif
