/* SPDX-License-Identifier: MIT */
/* The rules of a table or a cell, as they are written (17.4.66, 17.4.38). */
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
