/* SPDX-License-Identifier: MIT */
/*
 * Which sides of a table's cells have a rule: by the cell's own word, else by
 * the table's, else by its style's. Where two cells meet there is a rule when
 * either has it.
 */
#include "doc/doc.h"
#include "read/office/style.h"

static void inherit(enum docx_switch *above, enum docx_switch below)
{
    if (*above == UNSAID)
        *above = below;
}

void docx_inherit_borders(struct docx_borders *above,
                          const struct docx_borders *below)
{
    inherit(&above->top, below->top);
    inherit(&above->bottom, below->bottom);
    inherit(&above->left, below->left);
    inherit(&above->right, below->right);
    inherit(&above->between_rows, below->between_rows);
    inherit(&above->between_columns, below->between_columns);
}

/* The side's own word, else that of the table's edge or inside. */
static bool is_bare(enum docx_switch own, bool at_edge, enum docx_switch edge,
                    enum docx_switch inside)
{
    return (own != UNSAID ? own : at_edge ? edge : inside) != ON;
}

unsigned docx_bare_sides(const struct docx_borders *table,
                         const struct docx_borders *cell,
                         const struct docx_edges *at)
{
    unsigned bare = 0;
    if (is_bare(cell->top, at->top, table->top, table->between_rows))
        bare |= SIDE_TOP;
    if (is_bare(cell->bottom, at->bottom, table->bottom, table->between_rows))
        bare |= SIDE_BOTTOM;
    if (is_bare(cell->left, at->left, table->left, table->between_columns))
        bare |= SIDE_LEFT;
    if (is_bare(cell->right, at->right, table->right, table->between_columns))
        bare |= SIDE_RIGHT;
    return bare;
}
