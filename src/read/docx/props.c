/* SPDX-License-Identifier: MIT */
/* The properties of runs, as they are written (17.3.2). */
#include "read/docx/docx.h"

static enum docx_switch read_switch(struct docx_xml *xml)
{
    return docx_xml_is_on(xml) ? ON : OFF;
}

static enum docx_height read_height(struct docx_xml *xml)
{
    struct str value = docx_xml_value(xml);
    return str_eq(value, STR("superscript")) ? HEIGHT_SUPER
           : str_eq(value, STR("subscript")) ? HEIGHT_SUB
                                             : HEIGHT_LINE;
}

static struct str read_font(struct docx_xml *xml, struct arena *arena)
{
    struct str font = docx_xml_attribute(xml, NS_W, "ascii");
    if (font.n == 0)
        font = docx_xml_attribute(xml, NS_W, "hAnsi");
    if (docx_xml_attribute(xml, NS_W, "asciiTheme").n) /* it goes first */
        font = STR("theme");
    return str_copy(arena, font);
}

static void read_prop(struct docx_xml *xml, struct arena *arena,
                      struct docx_props *props)
{
    switch (xml->tag) {
    case W_b:
        props->bold = read_switch(xml);
        break;
    case W_i:
        props->italic = read_switch(xml);
        break;
    case W_caps:
        props->caps = read_switch(xml);
        break;
    case W_strike:
    case W_dstrike:
        if (props->strike != ON)
            props->strike = read_switch(xml);
        break;
    case W_vanish:
        props->hidden = read_switch(xml);
        break;
    case W_u:
        props->underline = read_switch(xml);
        break;
    case W_vertAlign:
        props->height = read_height(xml);
        break;
    case W_rFonts:
        props->font = read_font(xml, arena);
        break;
    default:
        break;
    }
}

void docx_read_props(struct docx_xml *xml, struct arena *arena,
                     struct docx_props *props, struct str *style)
{
    int depth = xml->depth;
    while (docx_xml_within(xml, depth)) {
        if (xml->event != DOCX_OPEN)
            continue;
        if (xml->tag == W_rPrChange)
            docx_xml_skip(xml);
        else if (xml->tag == W_rStyle)
            *style = str_copy(arena, docx_xml_value(xml));
        else
            read_prop(xml, arena, props);
    }
}
