/* SPDX-License-Identifier: MIT */
/*
 * What runs look like. Bold and its kin are toggles: set in both a paragraph's
 * and a character's style they cancel out, set in the run itself they hold
 * (17.7.3).
 */
#include "base/arena.h"
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

static void inherit(enum docx_switch *above, enum docx_switch below)
{
    if (*above == UNSAID)
        *above = below;
}

void docx_inherit_props(struct docx_props *above,
                        const struct docx_props *below)
{
    inherit(&above->bold, below->bold);
    inherit(&above->italic, below->italic);
    inherit(&above->caps, below->caps);
    inherit(&above->strike, below->strike);
    inherit(&above->hidden, below->hidden);
    inherit(&above->underline, below->underline);
    if (above->height == HEIGHT_UNSAID)
        above->height = below->height;
    if (above->font.n == 0)
        above->font = below->font;
}

/* The run's own word, else the defaults' when they say on, else on in exactly
 * one of the two styles. */
static enum docx_switch toggled(enum docx_switch own, enum docx_switch defaults,
                                enum docx_switch paragraph,
                                enum docx_switch character)
{
    if (own != UNSAID)
        return own;
    return defaults == ON || (paragraph == ON) != (character == ON) ? ON : OFF;
}

struct docx_props docx_effective(const struct docx_styles *styles,
                                 const struct docx_style *paragraph,
                                 const struct docx_style *character,
                                 const struct docx_props *own)
{
    static const struct docx_props none;
    const struct docx_props *d = &styles->defaults;
    const struct docx_props *p = &paragraph->props;
    const struct docx_props *c = character ? &character->props : &none;
    struct docx_props e = *own;
    e.bold = toggled(own->bold, d->bold, p->bold, c->bold);
    e.italic = toggled(own->italic, d->italic, p->italic, c->italic);
    e.caps = toggled(own->caps, d->caps, p->caps, c->caps);
    e.strike = toggled(own->strike, d->strike, p->strike, c->strike);
    e.hidden = toggled(own->hidden, d->hidden, p->hidden, c->hidden);
    docx_inherit_props(&e, c);
    docx_inherit_props(&e, p);
    docx_inherit_props(&e, d);
    return e;
}
