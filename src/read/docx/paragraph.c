/* SPDX-License-Identifier: MIT */
/* What a paragraph's properties make of it, and its style (17.3.1). */
#include "read/docx/docx.h"

static void read_mark(struct docx_xml *xml, struct docx_paragraph *p)
{
    int depth = xml->depth;
    while (docx_xml_within(xml, depth)) {
        if (xml->event == DOCX_OPEN && xml->tag == W_rPrChange)
            docx_xml_skip(xml);
        else if (xml->event == DOCX_OPEN && xml->tag == W_del)
            p->goes_on = true;
    }
}

/* A large first letter is a paragraph of its own (17.3.1.11). */
static bool is_drop_cap(struct docx_xml *xml)
{
    struct str kind = docx_xml_attribute(xml, NS_W, "dropCap");
    return kind.n && !str_eq(kind, STR("none"));
}

static void read_property(struct docx *d, struct docx_xml *xml,
                          struct docx_paragraph *p, struct docx_style *own)
{
    const struct docx_style *style;
    switch (xml->tag) {
    case W_pStyle:
        style = docx_style(d->styles, docx_xml_value(xml), 'p');
        p->style = style ? style : p->style;
        if (p->style->tabs) /* it comes before the paragraph's own */
            p->tabs = *p->style->tabs;
        break;
    case W_tab:
        docx_read_tab_stop(xml, &p->tabs);
        break;
    case W_rPr:
        read_mark(xml, p);
        break;
    case W_framePr:
        p->goes_on = p->goes_on || is_drop_cap(xml);
        break;
    case W_sectPr:
        docx_read_section(d, xml);
        p->ends_section = true;
        break;
    default:
        docx_read_paragraph_property(xml, own);
        break;
    }
}

/* Its own list and level, else its style's; which level the style has is the
 * list's to say (17.9.23). Number 0 takes it out of its list. */
static void set_label(struct docx *d, struct docx_paragraph *p,
                      const struct docx_style *own)
{
    const struct docx_style *s = p->style;
    struct docx_counted counted = {.indent = -1};
    long level = own->list_level >= 0 ? own->list_level : s->list_level;
    p->list_id = own->list_id >= 0 ? own->list_id : s->list_id;
    if (own->list_id < 0 && own->list_level < 0)
        level = docx_style_level(d, p->list_id, s->id, level);
    p->list_level = level < 0 ? 0 : level;
    if (p->list_id > 0 && docx_field_hides(d))
        return;
    if (p->numbered) /* properties said twice count once */
        return;
    p->numbered =
        p->list_id > 0 && docx_count(d, p->list_id, p->list_level, &counted);
    p->label = counted.label;
    p->ordered = counted.ordered;
    p->indent = own->indent >= 0      ? own->indent
                : counted.indent >= 0 ? counted.indent
                                      : s->indent;
}

void docx_read_paragraph_properties(struct docx *d, struct docx_xml *xml,
                                    struct docx_paragraph *p)
{
    struct docx_style own = {.list_id = -1, .list_level = -1, .indent = -1};
    int depth = xml->depth;
    own.align = p->align;
    while (docx_xml_within(xml, depth)) {
        if (xml->event == DOCX_OPEN)
            read_property(d, xml, p, &own);
    }
    p->break_before =
        (own.break_before ? own.break_before : p->style->break_before) == ON;
    p->align = own.align == ALIGN_NONE ? p->style->align : own.align;
    docx_inherit_rules(&own.rules, &p->style->rules);
    p->ruled = own.rules.ruled & SIDES_ALL;
    docx_set_role(p, own.outline);
    set_label(d, p, &own);
}

bool docx_open_hosted(struct docx *d, struct docx_xml *xml,
                      struct docx_paragraph *p, struct docx_place *place)
{
    if (d->depth >= DOCX_DEPTH_MAX || docx_field_hides(d)) {
        docx_xml_skip(xml);
        return false;
    }
    place->parent = docx_hosted(d, p);
    d->depth++;
    return true;
}
