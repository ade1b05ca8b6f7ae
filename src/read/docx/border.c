/* SPDX-License-Identifier: MIT */
/*
 * Which sides of a table's cells have a rule: by the cell's own word, else by
 * the table's, else by its style's (17.4.66, 17.4.38). Where two cells meet
 * there is a rule when either has it.
 */
#include "read/docx/docx.h"

static enum docx_switch *side_of(enum docx_tag tag, struct docx_borders *b)
{
    switch (tag) {
    case W_top:
        return &b->top;
    case W_bottom:
        return &b->bottom;
    case W_left:
    case W_start:
        return &b->left;
    case W_right:
    case W_end:
        return &b->right;
    case W_insideH:
        return &b->between_rows;
    case W_insideV:
        return &b->between_columns;
    default:
        return NULL;
    }
}

void docx_read_borders(struct docx_xml *xml, struct docx_borders *b)
{
    int depth = xml->depth;
    while (docx_xml_within(xml, depth)) {
        enum docx_switch *side =
            xml->event == DOCX_OPEN ? side_of(xml->tag, b) : NULL;
        if (!side)
            continue;
        struct str value = docx_xml_value(xml);
        bool none = str_eq(value, STR("nil")) || str_eq(value, STR("none"));
        *side = none ? OFF : ON;
    }
}

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
