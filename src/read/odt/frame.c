/* SPDX-License-Identifier: MIT */
/*
 * Frames and shapes (chapter 10): pictures, boxes of text, what other programs
 * put in. Of the pictures which a frame offers the first that can be shown is
 * taken (10.4.2). A picture is in the line, or stands beside the text; then it
 * comes behind its paragraph.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/log.h"
#include "base/utf8.h"
#include "doc/phrase.h"
#include "read/odt/odt.h"
#include "read/size.h"

struct frame {
    struct str source, alt, title, style;
    int32_t width, height; /* 1/1000 pt; 0: unsaid */
    long angle;            /* by which it is turned, see odt_shape */
    bool shown;            /* by a form of picture that can be */
    bool in_line;          /* anchored as a character */
    bool object, equation;
};

static struct str line_of(struct odt *o, struct docx_xml *xml)
{
    struct arena *arena = o->d->arena;
    return str_one_line(arena, docx_clean(arena, docx_xml_content(xml, arena)));
}

/* What can be shown, by the ending of its name; a name without says nothing. */
static bool can_be_shown(struct str name)
{
    static const char *const endings[] = {".png", ".jpg",  ".jpeg",
                                          ".gif", ".webp", ".jpe"};
    return has_ending(name, WORDS(endings));
}

/* In the package, once for each name; "../" leads out of it, to beside the
 * file itself (OpenDocument 1.2, part 3, 3.7). False: it is not there. */
static const struct resource *held(const struct odt *o, struct str name)
{
    for (struct resource *have = o->d->doc->resources; have;
         have = have->next) {
        if (str_eq(have->name, name))
            return have;
    }
    return NULL;
}

static bool hold(struct odt *o, struct str name, long line)
{
    struct doc *doc = o->d->doc;
    struct str bytes;
    if (held(o, name))
        return true;
    if (o->flat || !docx_part(o->d->package, name, &bytes)) {
        warn(doc->log, line, "the picture %.*s is not in the file",
             STR_ARG(name));
        return false;
    }
    struct resource *resource = ARENA_NEW(doc->arena, struct resource);
    *resource = (struct resource){doc->resources, name, bytes};
    doc->resources = resource;
    return true;
}

static bool is_address(struct str href)
{
    size_t colon = str_find(href, STR(":"));
    return colon < href.n && colon < str_find(href, STR("/"));
}

/* A picture's own bytes, in base 64, as the address of themselves. */
static struct str embedded(struct odt *o, struct docx_xml *xml)
{
    struct buf buf = {.arena = o->d->arena};
    buf_add(&buf, STR("data:;base64,"));
    size_t none = buf.n;
    int depth = xml->depth;
    while (docx_xml_within(xml, depth)) {
        if (xml->event == DOCX_OPEN && xml->tag == OFFICE_binary_data)
            buf_add(&buf, docx_xml_content(xml, o->d->arena));
    }
    return buf.n > none ? buf_str(&buf) : STR("");
}

static void read_image(struct odt *o, struct docx_xml *xml, struct frame *frame,
                       long line)
{
    struct str href = docx_xml_attribute(xml, NS_XLINK, "href");
    href = docx_clean(o->d->arena, href);
    bool shown = href.n == 0 || can_be_shown(href);
    if (frame->shown || (frame->source.n && !shown)) {
        docx_xml_skip(xml);
        return;
    }
    if (href.n == 0) {
        href = embedded(o, xml);
    } else if (str_starts(href, STR("../"))) {
        href = str_slice(href, 3, href.n);
    } else if (!is_address(href)) {
        if (str_starts(href, STR("./")))
            href = str_slice(href, 2, href.n);
        if (!hold(o, href, line))
            return;
    }
    frame->source = href;
    frame->shown = shown && href.n;
}

static void add_image(struct odt *o, struct odt_line *l,
                      const struct frame *frame)
{
    struct docx *d = o->d;
    struct docx_paragraph *p = &l->p;
    struct node *image = doc_node(d->doc, NODE_IMAGE, p->line);
    image->as.image->source = frame->source;
    image->as.image->alt = frame->alt.n ? frame->alt : frame->title;
    if (frame->alt.n && !str_eq(frame->alt, frame->title))
        image->as.image->title = frame->title;
    image->as.image->width = frame->width;
    image->as.image->height = frame->height;
    odt_shape(o, frame->style, frame->angle, image);
    if (frame->in_line) {
        docx_add_node(d, p, image);
        return;
    }
    if (!p->floating)
        p->floating = doc_node(d->doc, NODE_DOCUMENT, p->line);
    docx_pay(d, DOCX_PAY_BLOCK);
    struct node *own = doc_add(d->doc, p->floating, NODE_PARAGRAPH, p->line);
    doc_insert(own, NULL, image);
}

/* The text of a box or a shape, behind the paragraph it belongs to. */
static void read_box(struct odt *o, struct docx_xml *xml, struct odt_line *l)
{
    struct docx *d = o->d;
    if (d->depth >= DOCX_DEPTH_MAX || docx_is_spent(d)) {
        docx_xml_skip(xml);
        return;
    }
    d->depth++;
    odt_read_blocks(o, xml, xml->depth, docx_hosted(d, &l->p), false);
    d->depth--;
}

static bool find_formula(struct odt *o, struct docx_xml *xml, int depth,
                         struct odt_line *l)
{
    bool found = false;
    while (docx_xml_within(xml, depth)) {
        if (xml->event != DOCX_OPEN || xml->tag != MATH_math)
            continue;
        odt_read_math(o, xml, l);
        found = true;
    }
    return found;
}

/* What another program put in lies in a part of its own, or, in a flat file,
 * here. A formula is read, of a chart there may be a picture. */
static void read_object(struct odt *o, struct docx_xml *xml, struct odt_line *l,
                        struct frame *frame)
{
    struct str href = docx_xml_attribute(xml, NS_XLINK, "href");
    struct docx *d = o->d;
    frame->object = true;
    if (str_starts(href, STR("./")))
        href = str_slice(href, 2, href.n);
    struct str part = str_printf(d->arena, "%.*s/content.xml", STR_ARG(href));
    struct docx_xml *own =
        href.n && !o->flat ? docx_part_open(d->package, part) : NULL;
    if (own) {
        frame->equation = find_formula(o, own, 0, l);
        docx_part_close(d->package, own, part);
        docx_xml_skip(xml);
    } else {
        frame->equation = find_formula(o, xml, xml->depth, l);
    }
}

static void read_part(struct odt *o, struct docx_xml *xml, struct odt_line *l,
                      struct frame *frame)
{
    switch (xml->tag) {
    case DRAW_image:
        read_image(o, xml, frame, l->p.line);
        break;
    case DRAW_text_box:
        read_box(o, xml, l);
        break;
    case SVG_title:
        frame->title = line_of(o, xml);
        break;
    case SVG_desc:
        frame->alt = line_of(o, xml);
        break;
    case DRAW_object:
        read_object(o, xml, l, frame);
        break;
    case DRAW_object_ole:
        frame->object = true;
        docx_xml_skip(xml);
        break;
    default:
        docx_xml_skip(xml);
        break;
    }
}

/* "rotate (-1.57) translate (...)": radians against the clock (19.228). */
static long angle_of_turn(struct str transform)
{
    enum { RADIANS = 1571, DEGREES = 9000 }; /* of a quarter, in parts */
    struct str name = STR("rotate"), rest;
    size_t at = str_find(transform, name);
    if (at >= transform.n)
        return 0;
    rest = str_trim(str_slice(transform, at + name.n, transform.n));
    long angle = read_thousandths(str_trim(str_slice(rest, 1, rest.n)), &rest);
    const long turn = 4L * RADIANS;
    return -(angle % turn) * DEGREES / RADIANS;
}

static void read_frame(struct odt *o, struct docx_xml *xml, struct odt_line *l)
{
    struct str anchor = docx_xml_attribute(xml, NS_TEXT, "anchor-type");
    struct frame frame = {
        .in_line = str_eq(anchor, STR("as-char")),
        .style = str_copy(o->d->arena,
                          docx_xml_attribute(xml, NS_DRAW, "style-name")),
        .angle = angle_of_turn(docx_xml_attribute(xml, NS_DRAW, "transform")),
        .width = read_length(docx_xml_attribute(xml, NS_SVG, "width")),
        .height = read_length(docx_xml_attribute(xml, NS_SVG, "height"))};
    int depth = xml->depth;
    while (docx_xml_within(xml, depth)) {
        if (xml->event == DOCX_OPEN)
            read_part(o, xml, l, &frame);
    }
    l->blank = false;
    if (frame.equation)
        return;
    if (frame.object && !frame.shown)
        o->d->charts++;
    else if (frame.source.n)
        add_image(o, l, &frame);
}

static bool is_shape(enum docx_tag tag)
{
    return tag == DRAW_custom_shape || tag == DRAW_rect ||
           tag == DRAW_ellipse || tag == DRAW_circle || tag == DRAW_line ||
           tag == DRAW_polyline || tag == DRAW_polygon || tag == DRAW_path ||
           tag == DRAW_connector || tag == DRAW_caption ||
           tag == DRAW_regular_polygon;
}

/* The text of what is not known as a shape stays in the line. */
void odt_read_frame(struct odt *o, struct docx_xml *xml, struct odt_line *l)
{
    if (xml->tag == DRAW_frame)
        read_frame(o, xml, l);
    else if (is_shape(xml->tag))
        read_box(o, xml, l);
    else if (xml->tag == TEXT_p || xml->tag == TEXT_h)
        docx_add_node(o->d, &l->p,
                      doc_node(o->d->doc, NODE_LINE_BREAK, l->p.line));
    else if (xml->tag == SVG_title || xml->tag == SVG_desc)
        docx_xml_skip(xml);
}
