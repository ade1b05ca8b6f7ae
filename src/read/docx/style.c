/* SPDX-License-Identifier: MIT */
/* styles.xml to a table (17.7). */
#include "base/arena.h"
#include "read/docx/docx.h"

enum { OUTLINE_LEVELS = 9 /* 17.9.23: levels 0 to 8, and 9 for none */ };

enum cell_align docx_alignment(struct str value)
{
    return str_eq(value, STR("center"))  ? ALIGN_CENTRE
           : str_eq(value, STR("right")) ? ALIGN_RIGHT
           : str_eq(value, STR("end"))   ? ALIGN_RIGHT
                                         : ALIGN_NONE;
}

long docx_indent(struct docx_xml *xml, long otherwise)
{
    struct str left = docx_xml_attribute(xml, NS_W, "left");
    if (left.n == 0)
        left = docx_xml_attribute(xml, NS_W, "start");
    return docx_number_of(left, otherwise);
}

bool docx_read_paragraph_property(struct docx_xml *xml, struct docx_style *s)
{
    switch (xml->tag) {
    case W_outlineLvl:
        s->outline = docx_xml_number(xml, OUTLINE_LEVELS) + 1;
        return true;
    case W_numId:
        s->list_id = docx_xml_number(xml, 0);
        return true;
    case W_ilvl:
        s->list_level = docx_xml_number(xml, 0);
        return true;
    case W_pageBreakBefore:
        s->break_before = docx_xml_is_on(xml) ? ON : OFF;
        return true;
    case W_ind:
        s->indent = docx_indent(xml, s->indent);
        return true;
    case W_jc:
        s->align = docx_alignment(docx_xml_value(xml));
        return true;
    case W_pBdr:
        docx_read_rules(xml, &s->rules);
        return true;
    case W_pPrChange:
        docx_xml_skip(xml);
        return true;
    default:
        return false;
    }
}

static void read_paragraph_part(struct docx *d, struct docx_xml *xml,
                                struct docx_style *s)
{
    int depth = xml->depth;
    while (docx_xml_within(xml, depth)) {
        if (xml->event != DOCX_OPEN || docx_read_paragraph_property(xml, s) ||
            xml->tag != W_tab)
            continue;
        if (!s->tabs)
            s->tabs = ARENA_NEW(d->arena, struct docx_tabs);
        docx_read_tab_stop(xml, s->tabs);
    }
}

/* A style that rules its first row or others alone: which they are depends on
 * the table; there are rules, and that is what counts. */
static void read_table_part(struct docx_xml *xml, struct docx_rules *rules)
{
    struct docx_rules some = {0, 0};
    int depth = xml->depth;
    while (docx_xml_within(xml, depth)) {
        if (xml->event == DOCX_OPEN &&
            (xml->tag == W_tcBorders || xml->tag == W_tblBorders))
            docx_read_rules(xml, &some);
    }
    if (some.ruled & (SIDE_TOP | SIDE_BOTTOM | BETWEEN_ROWS))
        docx_inherit_rules(rules, &(struct docx_rules){RULES_ALL, RULES_ALL});
}

static void read_style_part(struct docx *d, struct docx_xml *xml,
                            struct docx_style *s)
{
    struct str ignored;
    switch (xml->tag) {
    case W_name:
        s->name = docx_clean(d->arena, docx_xml_value(xml));
        break;
    case W_basedOn:
        s->parent = str_copy(d->arena, docx_xml_value(xml));
        break;
    case W_pPr:
        read_paragraph_part(d, xml, s);
        break;
    case W_rPr:
        docx_read_props(xml, d->arena, &s->props, &ignored);
        break;
    case W_tblBorders:
        docx_read_rules(xml, &s->rules);
        break;
    case W_tblStylePr:
        read_table_part(xml, &s->rules);
        break;
    case W_trPr:
    case W_tcPr:
        docx_xml_skip(xml);
        break;
    default:
        break;
    }
}

static struct docx_style read_style(struct docx *d, struct docx_xml *xml)
{
    struct docx_style s = {.list_id = -1, .list_level = -1, .indent = -1};
    struct str kind = docx_xml_attribute(xml, NS_W, "type");
    struct str standard = docx_xml_attribute(xml, NS_W, "default");
    int depth = xml->depth;
    s.kind = kind.n ? kind.s[0] : 'p';
    s.is_default = str_eq(standard, STR("1")) || str_eq(standard, STR("true"));
    s.id = str_copy(d->arena, docx_xml_attribute(xml, NS_W, "styleId"));
    while (docx_xml_within(xml, depth)) {
        if (xml->event == DOCX_OPEN)
            read_style_part(d, xml, &s);
    }
    if (s.kind == 'p')
        s.role = docx_role_of(s.name.n ? s.name : s.id, &s.level);
    return s;
}

static void add_style(struct docx *d, struct docx_styles *styles,
                      struct docx_xml *xml)
{
    styles->at =
        arena_more(d->arena, styles->at, styles->n, sizeof *styles->at);
    styles->at[styles->n++] = read_style(d, xml);
}

static void read_defaults(struct docx *d, struct docx_xml *xml,
                          struct docx_styles *styles)
{
    struct str ignored;
    int depth = xml->depth;
    while (docx_xml_within(xml, depth)) {
        if (xml->event == DOCX_OPEN && xml->tag == W_rPr)
            docx_read_props(xml, d->arena, &styles->defaults, &ignored);
    }
}

struct docx_styles *docx_read_styles(struct docx *d, struct str part)
{
    enum { SIZE = 20 }; /* where nothing is said (17.3.2.38) */
    struct docx_styles *styles = ARENA_NEW(d->arena, struct docx_styles);
    styles->defaults.size = SIZE;
    struct docx_xml *xml = docx_text_open(d->package, part);
    while (xml && docx_xml_within(xml, 0)) {
        if (xml->event != DOCX_OPEN)
            continue;
        if (xml->tag == W_docDefaults)
            read_defaults(d, xml, styles);
        else if (xml->tag == W_style)
            add_style(d, styles, xml);
    }
    if (xml)
        docx_text_close(d->package, xml, part, LOST_SOMEWHERE);
    docx_settle_styles(d->arena, styles);
    return styles;
}
