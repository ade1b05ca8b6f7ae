/* SPDX-License-Identifier: MIT */
/*
 * What the files that set a table share: its cells on their grid, and how wide
 * each column is. For table.c, table_grid.c and table_rows.c alone.
 */
#ifndef ANBAN_LAYOUT_TABLE_H
#define ANBAN_LAYOUT_TABLE_H

#include "layout/flow.h"

struct table_cell {
    const struct node *node;
    int column, row;   /* the first it covers, 0 the first */
    int columns, rows; /* how many it covers */
    mpt min, max;      /* of its text: without and with all on one line */
    bool number;       /* its text is one number and nothing else */
    mpt fraction;      /* of a number: from its comma on */
    struct stretch content;
};

struct table {
    const struct node *node;
    struct table_cell *cells; /* in the order of the text */
    size_t n;
    int columns, rows;
    int64_t *grid;      /* how wide the columns are meant to be, or NULL */
    bool spans_ignored; /* each cell has one place */
    int head_rows;      /* at the top, repeated on each page */
    mpt padding;        /* between a rule and the text */
    mpt *lefts;         /* of the columns and, behind them, of the right edge */
    bool *numbers;      /* for each column: it holds numbers only */
    mpt *fractions;     /* for each column: the widest of its numbers */
    mpt *heights;       /* of the rows */
    int64_t lines;      /* how high it is about, see table_balance */
    struct style style; /* of what the cells hold */
};

/* Puts the cells of `node` on the grid (HTML 4.9.12.1, "forming a table"). */
void table_place(struct arena *arena, struct table *table);

/* The columns' widths for a table of at most `measure`, from the cells' min and
 * max (CSS 2.2, 17.5.2.2, automatic layout). Sets lefts, from 0 on. False: the
 * words do not fit, and columns are narrower than they need. */
bool table_fit(struct arena *arena, struct table *table, mpt measure);

/*
 * Moves width between the columns, of which each keeps its `least`, until the
 * table cannot be less high, when it is `full`: as wide as its measure. Returns
 * what its height is like, in a measure of its own. (table_widths.c)
 */
int64_t table_balance(struct arena *arena, const struct table *table,
                      const int64_t *least, int64_t *widths, mpt measure,
                      bool full);

/* Appends the rows, whose cells hold their lines, to the column; `left` is the
 * table's own. */
void table_rows(struct flow *flow, struct table *table, mpt left);

/* Type that is smaller is not read with ease; where large type is wished for,
 * two thirds of it. */
mpt table_readable(const struct flow *flow);

/*
 * Measures the cells and gives the columns their widths, at the largest size at
 * which no word is cut, but at no less than `least`; *fits tells whether there
 * is one. False, here and below: setter.err tells.
 */
bool table_fit_size(struct flow *flow, struct table *table, mpt measure,
                    mpt least, bool *fits);

/* The same for a table whose cells have their places, as wide as the flow, at
 * no size that is not read with ease. */
bool table_measure(struct flow *flow, struct table *table, bool *fits);

/* What stands above the rows. */
bool table_captions(struct flow *flow, const struct node *node,
                    struct place place);

/* Fits the columns into the flow's measure, sets the cells and appends the
 * rows. */
bool table_flow(struct flow *flow, struct table *table, struct place place);

/* ---- table_turned.c ---- */

/* Whether the style and the place let the table have pages of its own. */
bool table_can_turn(const struct flow *flow, const struct node *table);
bool flow_turned_table(struct flow *flow, struct table *table,
                       struct place place);

/* On a page that is turned already: divided where it does not fit. */
bool flow_wide_table(struct flow *flow, struct table *table,
                     struct place place);

#endif
