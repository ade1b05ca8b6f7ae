/* SPDX-License-Identifier: MIT */
/*
 * How narrow a table can be made. A column is at least as wide as the longest
 * word in it, since no syllable is divided; what all of them need together says
 * from which screen on the table wants smaller letters. The widths are a guess
 * by the kind of letter: reading systems set books in fonts of their own.
 */
#include "write/xhtml_block.h"

#include "base/utf8.h"

/* In hundredths of the letters' size. */
enum {
    CAPITAL = 72,
    LETTER = 50,
    STOP = 30,
    PADDING = 45,    /* of a cell on a narrow screen, and its rule */
    LONG_WORD = 900, /* longer than a syllable: an address, a code */
    MAX_COLUMNS = 64,
    MOST_NODES = 5000 /* that are looked at: the first rows stand for all */
};

/* What each class of enum table_fit holds at most. The screens and sizes of
 * letters for which these are made are told in epub_screen.c. */
static const int widths[FIT_CROWDED] = {1150, 1350, 1530, 1770,
                                        2090, 3000, 4500};

static int width_of(uint32_t c)
{
    if (letter_is_upper(c) || c == 'm' || c == 'w' || c == '%')
        return CAPITAL;
    return c == '.' || c == ',' || c == ':' || c == ';' || c == '(' || c == ')'
               ? STOP
               : LETTER;
}

static bool ends_word(uint32_t c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '-' || c == 0x2013;
}

/* The widest of the words that are no longer than a syllable may be. *longer
 * tells of one that is. */
static int widest_word(struct str text, bool *longer)
{
    int widest = 0, width = 0;
    for (size_t at = 0; at < text.n;) {
        uint32_t c = utf8_next(text, &at);
        width = c == ' ' || c == '\n' || c == '\t' ? 0 : width + width_of(c);
        *longer = *longer || width > LONG_WORD;
        widest = width > widest ? width : widest;
        width = ends_word(c) ? 0 : width;
    }
    return widest < LONG_WORD ? widest : LONG_WORD;
}

/* As wide as the cell must be, if it may not break its words. */
static int cell_width(const struct node *cell, bool *longer, size_t *seen)
{
    int widest = 0;
    const struct node *n = cell;
    for (; n && *seen <= MOST_NODES; n = node_next(n, cell), ++*seen) {
        int width = n->kind == NODE_TEXT ? widest_word(n->as.text, longer) : 0;
        widest = width > widest ? width : widest;
    }
    return widest;
}

bool block_cell_breaks(const struct node *cell)
{
    bool longer = false;
    size_t seen = 0;
    cell_width(cell, &longer, &seen);
    return longer;
}

/* The columns of a table; 0 wide is one which no cell has for itself. */
struct columns {
    int width[MAX_COLUMNS];
    int taken[MAX_COLUMNS]; /* for so many rows more, by a cell from above */
};

static void add_row(struct columns *c, const struct node *row, size_t *seen)
{
    int at = 0;
    FOR_CHILDREN (cell, row) {
        while (at < MAX_COLUMNS && c->taken[at] > 0)
            c->taken[at++]--;
        if (at == MAX_COLUMNS || cell->kind != NODE_CELL)
            break;
        bool breaks = false;
        int width = cell_width(cell, &breaks, seen);
        int end = at + (cell->as.cell.columns > 1 ? cell->as.cell.columns : 1);
        if (end == at + 1 && !breaks && width > c->width[at])
            c->width[at] = width;
        for (; at < end && at < MAX_COLUMNS; at++)
            c->taken[at] = cell->as.cell.rows - 1;
    }
    for (; at < MAX_COLUMNS; at++)
        c->taken[at] -= c->taken[at] > 0;
}

enum table_fit block_table_fit(const struct node *table)
{
    struct columns c = {.width = {0}};
    size_t seen = 0;
    int width = 0, fit = 0;
    FOR_CHILDREN (row, table) {
        if (seen > MOST_NODES)
            break;
        if (row->kind == NODE_ROW)
            add_row(&c, row, &seen);
    }
    for (int i = 0; i < MAX_COLUMNS; i++)
        width += c.width[i] > 0 ? c.width[i] + PADDING : 0;
    while (fit < FIT_CROWDED && width > widths[fit])
        fit++;
    return (enum table_fit)fit;
}
