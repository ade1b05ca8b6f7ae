/* SPDX-License-Identifier: MIT */
/*
 * The tree as one endless column: set lines, the room between them, and how
 * gladly a page may end there. Its parallel arrays let the page breaker stay
 * free of text.
 */
#ifndef ANBAN_LAYOUT_FLOW_H
#define ANBAN_LAYOUT_FLOW_H

#include "layout/pagebreak.h"
#include "layout/para.h"

/* What a box of the column holds. */
struct flow_line {
    struct set_line set;
    mpt baseline; /* below the box's top */
    size_t mark;  /* 1 + index of the outline entry it carries, or 0 */
};

struct flow {
    struct setter setter;
    const struct style *style;
    struct book *book; /* receives tags and outline */
    struct pb_item *items;
    struct flow_line *lines; /* beside the items; empty for glue, penalties */
    size_t n;
    mpt pending; /* room asked for below the last block */
    bool headed; /* the last block was a heading */
    int level;   /* of the last heading's tag, to skip none */
};

/* Appends the whole document to the column. False: setter.err tells. */
bool flow_document(struct flow *flow);

/* The distance from the top of a line's box down to its baseline. */
mpt baseline_in(struct setter *setter, const struct part_style *style);

#endif
