/* SPDX-License-Identifier: MIT */
/*
 * What stands in a paragraph (chapter 6): spans within spans, each over what
 * its outer ones say, spaces that are elements, notes, fields by what they
 * show.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "read/odt/odt.h"

enum { SPACES_MAX = 1000 };

/* What is in force: the spans', over the paragraph's, over the defaults'. */
static struct docx_props props_of(struct odt *o, const struct odt_line *l)
{
    struct docx_props props = {.bold = UNSAID};
    if (l->span_count)
        props = l->spans[l->span_count - 1].props;
    docx_inherit_props(&props, &l->p.style->props);
    docx_inherit_props(&props, &o->d->styles->defaults);
    return props;
}

static void add_text(struct odt *o, struct odt_line *l, struct str text)
{
    struct docx_props props = props_of(o, l);
    unsigned look = docx_look_of(&l->p, &props);
    if (l->span_count && l->spans[l->span_count - 1].code)
        look |= LOOK_CODE;
    docx_add_run(o->d, &l->p, text, &props, look);
}

static bool is_white(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* White space is one space, and none at the beginning (6.1.2). */
static void add_collapsed(struct odt *o, struct odt_line *l, struct str text)
{
    struct buf buf = {.arena = o->d->arena};
    for (size_t i = 0; i < text.n; i++) {
        bool white = is_white(text.s[i]);
        if (!white)
            buf_add_char(&buf, text.s[i]);
        else if (!l->blank)
            buf_add_char(&buf, ' ');
        l->blank = white;
    }
    add_text(o, l, buf_str(&buf));
}

static void add_spaces(struct odt *o, struct docx_xml *xml, struct odt_line *l)
{
    struct buf buf = {.arena = o->d->arena};
    long n = docx_number_of(docx_xml_attribute(xml, NS_TEXT, "c"), 1);
    for (long i = 0; i < n && i < SPACES_MAX; i++)
        buf_add_char(&buf, ' ');
    add_text(o, l, buf_str(&buf));
    l->blank = false;
}

static void open_span(struct odt *o, struct docx_xml *xml, struct odt_line *l)
{
    struct odt_span span = {.props = {.bold = UNSAID}};
    struct str name = docx_xml_attribute(xml, NS_TEXT, "style-name");
    const struct docx_style *style = odt_style(o, name, 'c');
    if (l->span_count == ODT_SPANS_MAX) {
        l->lost++;
        return;
    }
    if (style)
        span.props = style->props;
    span.code = docx_is_code(style);
    if (l->span_count) {
        const struct odt_span *outer = &l->spans[l->span_count - 1];
        docx_inherit_props(&span.props, &outer->props);
        span.code = span.code || outer->code;
    }
    l->spans[l->span_count++] = span;
}

static void close_span(struct odt_line *l)
{
    if (l->lost)
        l->lost--;
    else if (l->span_count)
        l->span_count--;
}

/* A place in this document is no address (19.910). */
static void open_link(struct odt *o, struct docx_xml *xml, struct odt_line *l)
{
    struct str href = docx_xml_attribute(xml, NS_XLINK, "href");
    if (str_starts(href, STR("#")))
        href = STR("");
    l->p.link = docx_clean(o->d->arena, href);
}

static void read_note(struct odt *o, struct docx_xml *xml, struct odt_line *l)
{
    struct docx *d = o->d;
    struct str class = docx_xml_attribute(xml, NS_TEXT, "note-class");
    struct docx_note note = {.at_end = str_eq(class, STR("endnote"))};
    int depth = xml->depth;
    if (d->in_notes || docx_is_spent(d)) {
        docx_xml_skip(xml);
        return;
    }
    docx_add_note(d, &l->p, &note);
    d->in_notes = true;
    while (docx_xml_within(xml, depth)) {
        if (xml->event != DOCX_OPEN)
            continue;
        if (xml->tag == TEXT_note_citation)
            note.node->as.note.label =
                docx_clean(d->arena, str_trim(docx_xml_content(xml, d->arena)));
        else if (xml->tag == TEXT_note_body)
            odt_read_blocks(o, xml, xml->depth, note.node, false);
    }
    d->in_notes = false;
}

static void open_inline(struct odt *o, struct docx_xml *xml, struct odt_line *l)
{
    switch (xml->tag) {
    case TEXT_span:
        open_span(o, xml, l);
        break;
    case TEXT_a:
    case DRAW_a:
        open_link(o, xml, l);
        break;
    case TEXT_s:
        add_spaces(o, xml, l);
        break;
    case TEXT_tab:
        add_text(o, l, STR(" "));
        l->blank = false;
        break;
    case TEXT_line_break:
        docx_add_node(o->d, &l->p,
                      doc_node(o->d->doc, NODE_LINE_BREAK, l->p.line));
        break;
    case TEXT_note:
        read_note(o, xml, l);
        break;
    default:
        if (!odt_skips(o, xml))
            odt_read_frame(o, xml, l);
        break;
    }
}

void odt_read_inlines(struct odt *o, struct docx_xml *xml, int depth,
                      struct odt_line *l)
{
    l->blank = true;
    while (docx_xml_within(xml, depth)) {
        if (xml->event == DOCX_TEXT)
            add_collapsed(o, l, xml->text);
        else if (xml->event == DOCX_OPEN)
            open_inline(o, xml, l);
        else if (xml->tag == TEXT_span)
            close_span(l);
        else if (xml->tag == TEXT_a || xml->tag == DRAW_a)
            l->p.link = STR("");
    }
}
