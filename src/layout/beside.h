/* SPDX-License-Identifier: MIT */
/* Two columns side by side, as one box of the large one. */
#ifndef ANBAN_LAYOUT_BESIDE_H
#define ANBAN_LAYOUT_BESIDE_H

#include "layout/flow.h"

enum side { BESIDE_LEFT, BESIDE_RIGHT };

struct beside {
    struct flow *flow;
    struct flow outer;
    struct stretch sides[2];
    mpt widths[2], pending[2];
};

/* Opens both columns; the left one is `left` wide, the right one has the rest
 * of the measure. */
void beside_begin(struct beside *b, struct flow *flow, mpt left);

/* Between these what is appended to the flow goes to one of them. */
void beside_enter(struct beside *b, enum side side, const struct style *style);
void beside_leave(struct beside *b, enum side side);

/* Appends both as one box; one below the other if they fill a page. */
void beside_end(struct beside *b);

#endif
