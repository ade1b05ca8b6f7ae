/* SPDX-License-Identifier: MIT */
/* The stops of tabs that a file sets (17.3.1.37), and tabs of its runs. */
#include "read/docx/docx.h"

static char sign_of(struct str leader)
{
    return str_eq(leader, STR("dot"))          ? '.'
           : str_eq(leader, STR("middleDot"))  ? '.'
           : str_eq(leader, STR("hyphen"))     ? '-'
           : str_eq(leader, STR("underscore")) ? '_'
           : str_eq(leader, STR("heavy"))      ? '_'
                                               : 0;
}

static enum tab_end end_of(struct str value)
{
    return str_eq(value, STR("right"))    ? TAB_RIGHT
           : str_eq(value, STR("end"))    ? TAB_RIGHT
           : str_eq(value, STR("center")) ? TAB_CENTRE
                                          : TAB_LEFT;
}

void docx_read_tab_stop(struct docx_xml *xml, struct docx_tabs *tabs)
{
    struct str value = docx_xml_value(xml);
    struct docx_tab tab = {
        .position = docx_number_of(docx_xml_attribute(xml, NS_W, "pos"), 0),
        .sign = sign_of(docx_xml_attribute(xml, NS_W, "leader")),
        .end = end_of(value)};
    if (str_eq(value, STR("clear")))
        docx_remove_tab_stop(tabs, tab.position);
    else if (!str_eq(value, STR("bar")))
        docx_add_tab_stop(tabs, tab);
}

void docx_read_tab(struct docx *d, struct docx_xml *xml,
                   struct docx_paragraph *p, unsigned look)
{
    if (xml->tag != W_ptab) {
        docx_add_tab(d, p, look);
        return;
    }
    /* to the middle or the end of the line (17.3.3.23) */
    char sign = sign_of(docx_xml_attribute(xml, NS_W, "leader"));
    bool centre =
        str_eq(docx_xml_attribute(xml, NS_W, "alignment"), STR("center"));
    struct docx_tab tab = {DOCX_LINE, sign, TAB_RIGHT};
    if (centre)
        tab = (struct docx_tab){DOCX_LINE / 2, sign, TAB_CENTRE};
    docx_add_tab_to(d, p, tab, 0, look);
}
