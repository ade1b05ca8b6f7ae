/* SPDX-License-Identifier: MIT */
/*
 * What stands in a paragraph (chapter 6): spans within spans, each over what
 * its outer ones say, spaces that are elements, notes, fields by what they
 * show.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/hex.h"
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

static unsigned look_of(const struct odt_line *l,
                        const struct docx_props *props)
{
    bool code = l->span_count && l->spans[l->span_count - 1].code;
    return docx_look_of(&l->p, props) | (code ? LOOK_CODE : 0U);
}

static void add_text(struct odt *o, struct odt_line *l, struct str text)
{
    struct docx_props props = props_of(o, l);
    docx_add_run(o->d, &l->p, text, &props, look_of(l, &props));
}

static void add_tab(struct odt *o, struct odt_line *l)
{
    struct docx_props props = props_of(o, l);
    if (props.hidden != ON)
        docx_add_tab(o->d, &l->p, look_of(l, &props));
    l->blank = false;
}

/* The number of the page, or how many there are. */
static void add_folio(struct odt *o, struct docx_xml *xml, struct odt_line *l)
{
    size_t before = l->p.segment_count;
    bool count = xml->tag == TEXT_page_count;
    add_text(o, l, docx_xml_content(xml, o->d->arena));
    if (l->p.segment_count > before)
        l->p.segments[before].folio = count ? FOLIO_COUNT : FOLIO_PAGE;
    l->blank = false;
}

static void add_ruby(struct odt *o, struct docx_xml *xml, struct odt_line *l)
{
    struct docx_props props = props_of(o, l);
    l->p.ruby = str_trim(docx_xml_content(xml, o->d->arena));
    docx_add_ruby(o->d, &l->p, look_of(l, &props));
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

static const struct str outline = STR_INIT("|outline");

/* LibreOffice names the place of a heading by its number, which may be another
 * one by now, and its text: "2.1.Results|outline". */
static struct str heading_place(struct arena *arena, struct str text)
{
    size_t i = 0;
    while (i < text.n && ((text.s[i] >= '0' && text.s[i] <= '9') ||
                          text.s[i] == '.' || text.s[i] == ' '))
        i++;
    return str_printf(arena, "%.*s|outline",
                      STR_ARG(str_slice(text, i, text.n)));
}

void odt_add_heading(struct odt *o, const struct docx_paragraph *p)
{
    struct arena *arena = o->d->arena;
    struct buf buf = {.arena = arena};
    for (size_t i = 0; i < p->segment_count; i++)
        buf_add(&buf, p->segments[i].text);
    struct str text = str_one_line(arena, buf_str(&buf));
    strs_add(arena, &o->d->places, heading_place(arena, text));
}

/* Of the places that LibreOffice names so those of headings are known here. */
static struct str inner_link(struct arena *arena, struct str href)
{
    struct str place = docx_clean(arena, percent_decoded(arena, href));
    size_t bar = str_find(place, STR("|"));
    if (bar >= place.n)
        return href;
    if (!str_eq(str_slice(place, bar, place.n), outline))
        return STR("");
    place = str_one_line(arena, str_slice(place, 1, bar));
    return str_printf(arena, "#%.*s", STR_ARG(heading_place(arena, place)));
}

static void open_link(struct odt *o, struct docx_xml *xml, struct odt_line *l)
{
    struct arena *arena = o->d->arena;
    struct str href = docx_xml_attribute(xml, NS_XLINK, "href");
    href = docx_clean(arena, href);
    l->p.link = str_starts(href, STR("#")) ? inner_link(arena, href) : href;
}

/* What a reference shows leads to its place (7.7). */
static void open_reference(struct odt *o, struct docx_xml *xml,
                           struct odt_line *l)
{
    struct str name = docx_xml_attribute(xml, NS_TEXT, "ref-name");
    name = docx_clean(o->d->arena, name);
    l->outer = l->p.link;
    if (l->p.link.n == 0 && name.n)
        l->p.link = str_printf(o->d->arena, "#%.*s", STR_ARG(name));
}

static void close_link(struct odt_line *l, enum docx_tag tag)
{
    bool reference = tag == TEXT_bookmark_ref || tag == TEXT_reference_ref;
    if (reference || tag == TEXT_a || tag == DRAW_a)
        l->p.link = reference ? l->outer : STR("");
}

static void add_place(struct odt *o, struct docx_xml *xml)
{
    struct docx *d = o->d;
    struct str name = docx_xml_attribute(xml, NS_TEXT, "name");
    if (docx_is_spent(d) || name.n == 0)
        return;
    docx_pay(d, DOCX_PAY_BLOCK);
    strs_add(d->arena, &d->places, docx_clean(d->arena, name));
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

/* A character or a break that an element stands for, or the name of a place. */
static void add_sign(struct odt *o, struct docx_xml *xml, struct odt_line *l)
{
    if (xml->tag == TEXT_tab)
        add_tab(o, l);
    else if (xml->tag == TEXT_line_break)
        docx_add_node(o->d, &l->p,
                      doc_node(o->d->doc, NODE_LINE_BREAK, l->p.line));
    else
        add_place(o, xml);
}

static void open_inline(struct odt *o, struct docx_xml *xml, struct odt_line *l)
{
    static const struct {
        enum docx_tag tag;
        void (*read)(struct odt *o, struct docx_xml *xml, struct odt_line *l);
    } inlines[] = {
        {TEXT_span, open_span},
        {TEXT_a, open_link},
        {DRAW_a, open_link},
        {TEXT_bookmark, add_sign},
        {TEXT_bookmark_start, add_sign},
        {TEXT_reference_mark, add_sign},
        {TEXT_reference_mark_start, add_sign},
        {TEXT_bookmark_ref, open_reference},
        {TEXT_reference_ref, open_reference},
        {TEXT_s, add_spaces},
        {TEXT_tab, add_sign},
        {TEXT_line_break, add_sign},
        {TEXT_note, read_note},
        {TEXT_page_number, add_folio},
        {TEXT_page_count, add_folio},
        {TEXT_ruby_text, add_ruby},
    };
    for (size_t i = 0; i < sizeof inlines / sizeof inlines[0]; i++) {
        if (inlines[i].tag != xml->tag)
            continue;
        inlines[i].read(o, xml, l);
        return;
    }
    if (!odt_skips(o, xml))
        odt_read_frame(o, xml, l);
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
        else
            close_link(l, xml->tag);
    }
}
