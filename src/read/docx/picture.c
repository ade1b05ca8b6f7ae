/* SPDX-License-Identifier: MIT */
/*
 * Drawings: DrawingML, and VML as Word wrote it before. Their pictures go to
 * the document's resources once each, and to the text, or, when the text flows
 * around them, behind their paragraph. The text of boxes is read in place.
 */
#include "base/arena.h"
#include "base/log.h"
#include "read/docx/docx.h"

struct drawing {
    struct str alt, title;
    bool floats;  /* stands beside the text */
    bool grouped; /* its size is that of several */
    bool chart;   /* or a diagram, which was not read yet */
    int32_t size[2];
    int quarters; /* turned so, and flipped across and down: VML */
    bool flips[2];
    struct node *image; /* the last, whose shape may follow; or NULL */
};

/* False when the part is not there, or cannot be read, which is told once. */
static bool hold_image(struct docx *d, struct docx_relation *r, long line)
{
    struct doc *doc = d->doc;
    struct str bytes;
    for (struct resource *have = doc->resources; have && r->image == UNREAD;
         have = have->next) {
        if (str_eq(have->name, r->target))
            r->image = HELD;
    }
    if (r->image != UNREAD)
        return r->image == HELD;
    r->image = docx_part(d->package, r->target, &bytes) ? HELD : ABSENT;
    if (r->image == ABSENT) {
        warn(doc->log, line, "the picture %.*s is not in the file",
             STR_ARG(r->target));
        return false;
    }
    struct resource *resource = ARENA_NEW(d->arena, struct resource);
    *resource = (struct resource){doc->resources, r->target, bytes};
    doc->resources = resource;
    return true;
}

/* A picture which is not there leaves what it says of itself. */
static void add_image(struct docx *d, struct docx_paragraph *p,
                      struct drawing *drawing, struct str id)
{
    drawing->image = NULL;
    struct docx_relation *r = docx_relation(&d->relations, id);
    if (!r || docx_field_hides(d))
        return;
    if (!r->external && !hold_image(d, r, p->line)) {
        docx_add_text(d, p, drawing->alt, 0);
        return;
    }
    struct node *image = doc_node(d->doc, NODE_IMAGE, p->line);
    image->as.image->source = r->target;
    image->as.image->alt = drawing->alt;
    image->as.image->title = drawing->title;
    image->as.image->width = drawing->grouped ? 0 : drawing->size[0];
    image->as.image->height = drawing->grouped ? 0 : drawing->size[1];
    drawing->image = image;
    if (!drawing->floats) {
        docx_add_node(d, p, image);
        return;
    }
    if (!p->floating)
        p->floating = doc_node(d->doc, NODE_DOCUMENT, p->line);
    struct node *own = doc_add(d->doc, p->floating, NODE_PARAGRAPH, p->line);
    doc_insert(own, NULL, image);
}

static void read_box(struct docx *d, struct docx_xml *xml,
                     struct docx_paragraph *p)
{
    struct docx_place place = {.top = false};
    if (!docx_open_hosted(d, xml, p, &place))
        return;
    docx_read_blocks(d, xml, xml->depth, &place);
    d->depth--;
}

/* The picture's own description comes behind that of the drawing around it. */
static void read_description(struct docx *d, struct docx_xml *xml,
                             struct drawing *drawing)
{
    struct str alt = docx_xml_attribute(xml, NS_NONE, "descr");
    struct str title = docx_xml_attribute(xml, NS_NONE, "title");
    alt = str_one_line(d->arena, docx_clean(d->arena, alt));
    title = str_one_line(d->arena, docx_clean(d->arena, title));
    if (xml->tag == WP_docPr || drawing->alt.n == 0)
        drawing->alt = alt.n ? alt : title;
    if (drawing->title.n == 0 && !str_eq(title, drawing->alt))
        drawing->title = title;
}

static void read_shape(struct docx *d, struct docx_xml *xml,
                       struct drawing *drawing)
{
    struct str alt = docx_xml_attribute(xml, NS_NONE, "alt");
    struct str style = docx_xml_attribute(xml, NS_NONE, "style");
    drawing->alt = str_one_line(d->arena, docx_clean(d->arena, alt));
    drawing->floats = str_find(style, STR("position:absolute")) < style.n;
    docx_read_vml_size(style, drawing->size, &drawing->quarters,
                       drawing->flips);
}

static void read_linked(struct docx *d, struct docx_xml *xml,
                        struct docx_paragraph *p, struct drawing *drawing)
{
    struct str id = docx_xml_attribute(xml, NS_R, "embed");
    add_image(d, p, drawing, id.n ? id : docx_xml_attribute(xml, NS_R, "link"));
}

static void read_vml_image(struct docx *d, struct docx_xml *xml,
                           struct docx_paragraph *p, struct drawing *drawing)
{
    struct str id = docx_xml_attribute(xml, NS_R, "id");
    struct str title = docx_xml_attribute(xml, NS_O, "title");
    if (drawing->alt.n == 0)
        drawing->alt = str_one_line(d->arena, docx_clean(d->arena, title));
    add_image(d, p, drawing, id.n ? id : docx_xml_attribute(xml, NS_R, "pict"));
    if (!drawing->image)
        return;
    docx_read_vml_cut(d, xml, drawing->image);
    docx_set_turn(d, drawing->image, drawing->quarters, drawing->flips);
    drawing->image = NULL;
}

static void read_graphic(struct docx *d, struct docx_xml *xml,
                         struct drawing *drawing)
{
    struct str uri = docx_xml_attribute(xml, NS_NONE, "uri");
    drawing->grouped = !str_ends(uri, STR("/picture"));
    drawing->chart =
        str_ends(uri, STR("/chart")) || str_ends(uri, STR("/diagram"));
    d->charts += drawing->chart;
}

/* The element that says where a chart is, or the data of a diagram: "id", "dm"
 * (21.4.2.22). */
static void read_chart(struct docx *d, struct docx_xml *xml,
                       struct docx_paragraph *p, struct drawing *drawing)
{
    struct str id = docx_xml_attribute(xml, NS_R, "dm");
    if (id.n == 0)
        id = docx_xml_attribute(xml, NS_R, "id");
    if (!drawing->chart || id.n == 0)
        return;
    drawing->chart = false;
    if (!docx_read_chart(d, p, str_copy(d->arena, id)))
        return;
    d->charts--;
    d->worded++;
}

static void read_rectangle(struct docx *d, struct docx_xml *xml,
                           struct docx_paragraph *p)
{
    struct str rule = docx_xml_attribute(xml, NS_O, "hr");
    if (str_eq(rule, STR("t")) || str_eq(rule, STR("true")))
        docx_add_node(d, p, doc_node(d->doc, NODE_RULE, p->line));
}

/* What follows a picture within its drawing is of that picture. */
static void read_shown(struct docx *d, struct docx_xml *xml,
                       struct drawing *drawing)
{
    struct node *image = drawing->image;
    if (!image)
        return;
    if (xml->tag == A_srcRect) {
        docx_read_cut(d, xml, image);
        return;
    }
    docx_read_turn(d, xml, image);
    drawing->image = NULL;
}

static void read_drawing_part(struct docx *d, struct docx_xml *xml,
                              struct docx_paragraph *p, struct drawing *drawing)
{
    switch (xml->tag) {
    case WP_anchor:
        drawing->floats = true;
        break;
    case WP_extent:
        docx_read_extent(xml, drawing->size);
        break;
    case A_srcRect:
    case A_xfrm:
        read_shown(d, xml, drawing);
        break;
    case WP_docPr:
    case PIC_cNvPr:
        read_description(d, xml, drawing);
        break;
    case A_graphicData:
        read_graphic(d, xml, drawing);
        break;
    case A_blip:
        read_linked(d, xml, p, drawing);
        break;
    case V_shape:
        read_shape(d, xml, drawing);
        break;
    case V_rect:
        read_rectangle(d, xml, p);
        break;
    case V_imagedata:
        read_vml_image(d, xml, p, drawing);
        break;
    case W_txbxContent:
        read_box(d, xml, p);
        break;
    default:
        read_chart(d, xml, p, drawing);
        break;
    }
}

void docx_read_drawing(struct docx *d, struct docx_xml *xml,
                       struct docx_paragraph *p)
{
    struct drawing drawing = {.floats = false};
    int depth = xml->depth;
    while (docx_xml_within(xml, depth)) {
        if (xml->event == DOCX_OPEN)
            read_drawing_part(d, xml, p, &drawing);
    }
}
