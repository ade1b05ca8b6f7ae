/* SPDX-License-Identifier: MIT */
/*
 * What stands in a paragraph: runs, and what they stand in. Changes are taken
 * as accepted: what was inserted is there, what was deleted or moved away is
 * not.
 */
#include "base/arena.h"
#include "base/hex.h"
#include "base/utf8.h"
#include "read/docx/docx.h"
#include "read/symbols.h"

struct run {
    struct docx_props props; /* in force */
    unsigned look;
    bool raw; /* nothing is known of it but the paragraph's style */
    struct docx_props own; /* as it says itself, in one place or several */
    struct str style;
};

static void set_look(struct docx *d, struct docx_paragraph *p, struct run *run,
                     const struct docx_props *own, struct str style)
{
    const struct docx_style *character = docx_style(d->styles, style, 'c');
    run->props = docx_effective(d->styles, p->style, character, own);
    run->look = docx_look_of(p, &run->props);
    if (docx_is_code(character))
        run->look |= LOOK_CODE;
    run->raw = false;
}

static void read_run_properties(struct docx *d, struct docx_xml *xml,
                                struct docx_paragraph *p, struct run *run)
{
    docx_read_props(xml, d->arena, &run->own, &run->style);
    set_look(d, p, run, &run->own, run->style);
}

static void add_run_text(struct docx *d, struct docx_paragraph *p,
                         struct run *run, struct str text)
{
    struct docx_props none = {.bold = UNSAID};
    if (run->raw)
        set_look(d, p, run, &none, STR(""));
    for (size_t tab; (tab = str_find(text, STR("\t"))) < text.n;
         text = str_slice(text, tab + 1, text.n)) {
        docx_add_run(d, p, str_slice(text, 0, tab), &run->props, run->look);
        if (run->props.hidden != ON) /* a tab, as Word takes it */
            docx_add_tab(d, p, run->look);
    }
    docx_add_run(d, p, text, &run->props, run->look);
}

/* White space at the ends counts only when it is said to (2.10 of XML 1.0, as
 * Word reads it). */
static struct str read_text_element(struct docx *d, struct docx_xml *xml)
{
    bool keeps =
        str_eq(docx_xml_attribute(xml, NS_NONE, "space"), STR("preserve"));
    struct str text = docx_xml_content(xml, d->arena);
    return keeps ? text : str_trim(text);
}

static unsigned hex_of(struct str text)
{
    unsigned n = 0;
    for (size_t i = 0; i < text.n && i < 6; i++) {
        int digit = hex_digit(text.s[i]);
        n = n * 16 + (digit < 0 ? 0 : (unsigned)digit);
    }
    return n;
}

static void read_symbol(struct docx *d, struct docx_xml *xml,
                        struct docx_paragraph *p, struct run *run)
{
    char bytes[4];
    struct str font = docx_xml_attribute(xml, NS_W, "font");
    unsigned code = hex_of(docx_xml_attribute(xml, NS_W, "char"));
    if (code == 0 || run->props.hidden == ON)
        return;
    struct str text = {bytes, utf8_put(code, bytes)};
    text = str_copy(d->arena, text);
    docx_add_text(d, p, symbols_to_unicode(d->arena, font, text, true),
                  run->look);
}

static void read_break(struct docx *d, struct docx_xml *xml,
                       struct docx_paragraph *p)
{
    struct str type = docx_xml_attribute(xml, NS_W, "type");
    bool page = str_eq(type, STR("page"));
    docx_add_node(
        d, p,
        doc_node(d->doc, page ? NODE_PAGE_BREAK : NODE_LINE_BREAK, p->line));
}

/* The address that a hyperlink leads to; "#place" in this document. */
static struct str address_of(struct docx *d, struct docx_xml *xml)
{
    struct str id = docx_xml_attribute(xml, NS_R, "id");
    struct str place = docx_xml_attribute(xml, NS_W, "anchor");
    const struct docx_relation *r = docx_relation(&d->relations, id);
    if (id.n == 0 && place.n)
        return str_printf(d->arena, "#%.*s", STR_ARG(place));
    if (!r || !r->external || r->target.n == 0)
        return STR("");
    if (place.n == 0)
        return docx_clean(d->arena, r->target);
    return str_printf(d->arena, "%.*s#%.*s", STR_ARG(r->target),
                      STR_ARG(place));
}

/* Word's own name for the place of an entry in a contents list. */
static bool leads_to_heading(struct docx_xml *xml)
{
    return str_starts(docx_xml_attribute(xml, NS_W, "anchor"), STR("_Toc"));
}

void docx_read_bookmark(struct docx *d, struct docx_xml *xml)
{
    struct str name = docx_xml_attribute(xml, NS_W, "name");
    if (docx_is_spent(d) || name.n == 0)
        return;
    docx_pay(d, DOCX_PAY_BLOCK);
    strs_add(d->arena, &d->places, docx_clean(d->doc->arena, name));
}

static void open_simple_field(struct docx *d, struct docx_xml *xml)
{
    docx_field_begin(d);
    docx_field_instruct(d, docx_xml_attribute(xml, NS_W, "instr"));
    docx_field_show(d);
}

/* What holds no text of the document, or text that is gone. */
static bool is_skipped(enum docx_tag tag)
{
    return tag == W_del || tag == W_moveFrom || tag == W_sdtEndPr;
}

/* A paragraph or a table within a paragraph, as programs that fill in forms
 * write them: it stands behind it. */
static void read_nested(struct docx *d, struct docx_xml *xml,
                        struct docx_paragraph *p)
{
    struct docx_place place = {.top = d->depth == 0};
    if (!docx_open_hosted(d, xml, p, &place))
        return;
    docx_read_block(d, xml, &place);
    d->depth--;
}

/* The signs that stand for one character each. */
static struct str sign_of(enum docx_tag tag)
{
    return tag == W_noBreakHyphen ? STR("\u2011")
           : tag == W_softHyphen  ? STR("\u00AD")
                                  : STR("");
}

static void open_container(struct docx *d, struct docx_xml *xml,
                           struct docx_paragraph *p)
{
    switch (xml->tag) {
    case W_hyperlink:
        p->points = p->points || leads_to_heading(xml);
        p->link = address_of(d, xml);
        break;
    case W_fldSimple:
        open_simple_field(d, xml);
        break;
    case W_p:
    case W_tbl:
        read_nested(d, xml, p);
        break;
    case W_drawing:
    case W_pict:
    case W_object:
        docx_read_drawing(d, xml, p);
        break;
    default:
        docx_open_wrapper(d, xml);
        break;
    }
}

/* Fields, notes, signs, and what holds others. */
static void open_other(struct docx *d, struct docx_xml *xml,
                       struct docx_paragraph *p, struct run *run)
{
    switch (xml->tag) {
    case W_fldChar:
        docx_read_field_char(d, xml, p);
        break;
    case W_instrText:
        docx_field_instruct(d, docx_xml_content(xml, d->arena));
        break;
    case W_footnoteReference:
    case W_endnoteReference:
        docx_read_reference(d, xml, p);
        break;
    case W_commentReference:
        d->comments++;
        break;
    case W_rt: /* it comes before what it stands above (17.3.3.23) */
        p->ruby = str_trim(docx_xml_content(xml, d->arena));
        break;
    default:
        if (is_skipped(xml->tag))
            docx_xml_skip(xml);
        else if (sign_of(xml->tag).n)
            add_run_text(d, p, run, sign_of(xml->tag));
        else
            open_container(d, xml, p);
        break;
    }
}

static void open_inline(struct docx *d, struct docx_xml *xml,
                        struct docx_paragraph *p, struct run *run)
{
    if (docx_is_spent(d)) {
        docx_xml_skip(xml);
        return;
    }
    switch (xml->tag) {
    case W_pPr:
        docx_read_paragraph_properties(d, xml, p);
        break;
    case W_r:
        *run = (struct run){.raw = true};
        break;
    case W_rPr:
        read_run_properties(d, xml, p, run);
        break;
    case W_t:
    case M_t:
        add_run_text(d, p, run, read_text_element(d, xml));
        break;
    case M_oMath:
        docx_read_equation(d, xml, p);
        break;
    case W_br:
    case W_cr:
        read_break(d, xml, p);
        break;
    case W_tab:
    case W_ptab:
        if (run->props.hidden != ON)
            docx_read_tab(d, xml, p, run->look);
        break;
    case W_sym:
        read_symbol(d, xml, p, run);
        break;
    default:
        open_other(d, xml, p, run);
        break;
    }
}

void docx_read_inlines(struct docx *d, struct docx_xml *xml, int depth,
                       struct docx_paragraph *p)
{
    struct run run = {.raw = true};
    while (docx_xml_within(xml, depth)) {
        if (xml->event == DOCX_OPEN)
            open_inline(d, xml, p, &run);
        else if (xml->event == DOCX_CLOSE && xml->tag == W_hyperlink)
            p->link = STR("");
        else if (xml->event == DOCX_CLOSE && xml->tag == W_fldSimple)
            docx_field_close(d, p);
        else if (xml->event == DOCX_CLOSE && xml->tag == W_sdtContent)
            docx_close_content(d, xml);
        else if (xml->event == DOCX_CLOSE && xml->tag == W_rubyBase)
            docx_add_ruby(d, p, run.look);
    }
}
