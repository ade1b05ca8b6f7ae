/* SPDX-License-Identifier: MIT */
/* The properties of runs, as they are written (17.3.2). */
#include "read/docx/docx.h"

/* What the element turns on or off; NULL: it is another. */
static enum docx_switch *switch_of(enum docx_tag tag, struct docx_props *props)
{
    switch (tag) {
    case W_b:
        return &props->bold;
    case W_i:
        return &props->italic;
    case W_caps:
        return &props->caps;
    case W_strike:
    case W_dstrike:
        return &props->strike;
    case W_vanish:
        return &props->hidden;
    case W_u:
        return &props->underline;
    default:
        return NULL;
    }
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
    enum docx_switch *said = switch_of(xml->tag, props);
    bool struck = said == &props->strike && *said == ON; /* by one of two */
    if (said && !struck)
        *said = docx_xml_is_on(xml) ? ON : OFF;
    else if (xml->tag == W_vertAlign)
        props->height = read_height(xml);
    else if (xml->tag == W_sz)
        props->size = docx_size(docx_xml_number(xml, 0));
    else if (xml->tag == W_rFonts)
        props->font = read_font(xml, arena);
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
