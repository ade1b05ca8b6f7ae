/* SPDX-License-Identifier: MIT */
/* The rules of a table, a cell or a paragraph, as they are written (17.4.66,
 * 17.4.38, 17.3.1.24). */
#include "read/docx/docx.h"

static unsigned side_of(enum docx_tag tag)
{
    static const struct {
        enum docx_tag tag;
        unsigned side;
    } sides[] = {{W_top, SIDE_TOP},         {W_bottom, SIDE_BOTTOM},
                 {W_left, SIDE_LEFT},       {W_start, SIDE_LEFT},
                 {W_right, SIDE_RIGHT},     {W_end, SIDE_RIGHT},
                 {W_insideH, BETWEEN_ROWS}, {W_insideV, BETWEEN_COLUMNS}};
    for (size_t i = 0; i < sizeof sides / sizeof sides[0]; i++) {
        if (sides[i].tag == tag)
            return sides[i].side;
    }
    return 0;
}

void docx_read_rules(struct docx_xml *xml, struct docx_rules *rules)
{
    int depth = xml->depth;
    while (docx_xml_within(xml, depth)) {
        unsigned side = xml->event == DOCX_OPEN ? side_of(xml->tag) : 0;
        if (!side)
            continue;
        struct str value = docx_xml_value(xml);
        bool none = str_eq(value, STR("nil")) || str_eq(value, STR("none"));
        docx_say_rules(rules, side, !none);
    }
}
