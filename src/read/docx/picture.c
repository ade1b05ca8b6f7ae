/* SPDX-License-Identifier: MIT */
/*
 * Drawings: DrawingML, and VML as Word wrote it before. Their pictures go to
 * the document's resources once each, and to the text, or, when the text flows
 * around them, behind their paragraph. The text of boxes is read in place.
 */
#include "base/arena.h"
#include "base/log.h"
#include "read/docx/docx.h"

/* The drawing that is being read, in paragraph `p`. */
struct drawing {
    struct docx *d;
    struct docx_paragraph *p;
    struct str alt, title;
    bool floats;  /* stands beside the text */
    bool grouped; /* its size is that of several */
    bool chart;   /* or a diagram, which was not read yet */
    int32_t size[2];
    long angle; /* turned so, and flipped across and down: VML */
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
static void add_image(struct drawing *drawing, struct str id)
{
    struct docx *d = drawing->d;
    struct docx_paragraph *p = drawing->p;
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

static void read_box(struct drawing *drawing, struct docx_xml *xml)
{
    struct docx *d = drawing->d;
    struct docx_place place = {.top = false};
    if (!docx_open_hosted(d, xml, drawing->p, &place))
        return;
    docx_read_blocks(d, xml, xml->depth, &place);
    d->depth--;
}

/* The picture's own description comes behind that of the drawing around it. */
static void read_description(struct drawing *drawing, struct docx_xml *xml)
{
    struct docx *d = drawing->d;
    struct str alt = docx_xml_attribute(xml, NS_NONE, "descr");
    struct str title = docx_xml_attribute(xml, NS_NONE, "title");
    alt = str_one_line(d->arena, docx_clean(d->arena, alt));
    title = str_one_line(d->arena, docx_clean(d->arena, title));
    if (xml->tag == WP_docPr || drawing->alt.n == 0)
        drawing->alt = alt.n ? alt : title;
    if (drawing->title.n == 0 && !str_eq(title, drawing->alt))
        drawing->title = title;
}

static void read_shape(struct drawing *drawing, struct docx_xml *xml)
{
    struct docx *d = drawing->d;
    struct str alt = docx_xml_attribute(xml, NS_NONE, "alt");
    struct str style = docx_xml_attribute(xml, NS_NONE, "style");
    drawing->alt = str_one_line(d->arena, docx_clean(d->arena, alt));
    drawing->floats = str_find(style, STR("position:absolute")) < style.n;
    docx_read_vml_size(style, drawing->size, &drawing->angle, drawing->flips);
}

static void read_linked(struct drawing *drawing, struct docx_xml *xml)
{
    struct str id = docx_xml_attribute(xml, NS_R, "embed");
    add_image(drawing, id.n ? id : docx_xml_attribute(xml, NS_R, "link"));
}

static void read_vml_image(struct drawing *drawing, struct docx_xml *xml)
{
    struct docx *d = drawing->d;
    struct str id = docx_xml_attribute(xml, NS_R, "id");
    struct str title = docx_xml_attribute(xml, NS_O, "title");
    if (drawing->alt.n == 0)
        drawing->alt = str_one_line(d->arena, docx_clean(d->arena, title));
    add_image(drawing, id.n ? id : docx_xml_attribute(xml, NS_R, "pict"));
    if (!drawing->image)
        return;
    docx_read_vml_cut(d, xml, drawing->image);
    docx_set_turn(d, drawing->image, drawing->angle, drawing->flips);
    drawing->image = NULL;
}

static void read_graphic(struct drawing *drawing, struct docx_xml *xml)
{
    struct docx *d = drawing->d;
    struct str uri = docx_xml_attribute(xml, NS_NONE, "uri");
    drawing->grouped = !str_ends(uri, STR("/picture"));
    drawing->chart =
        str_ends(uri, STR("/chart")) || str_ends(uri, STR("/diagram"));
    d->charts += drawing->chart;
}

/* The element that says where a chart is, or the data of a diagram: "id", "dm"
 * (21.4.2.22). */
static void read_chart(struct drawing *drawing, struct docx_xml *xml)
{
    struct docx *d = drawing->d;
    struct str id = docx_xml_attribute(xml, NS_R, "dm");
    if (id.n == 0)
        id = docx_xml_attribute(xml, NS_R, "id");
    if (!drawing->chart || id.n == 0)
        return;
    drawing->chart = false;
    if (!docx_read_chart(d, drawing->p, str_copy(d->arena, id)))
        return;
    d->charts--;
    d->worded++;
}

static void read_rectangle(struct drawing *drawing, struct docx_xml *xml)
{
    struct docx *d = drawing->d;
    struct str rule = docx_xml_attribute(xml, NS_O, "hr");
    if (str_eq(rule, STR("t")) || str_eq(rule, STR("true")))
        docx_add_node(d, drawing->p,
                      doc_node(d->doc, NODE_RULE, drawing->p->line));
}

/* What follows a picture within its drawing is of that picture. */
static void read_shown(struct drawing *drawing, struct docx_xml *xml)
{
    struct docx *d = drawing->d;
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

static void read_place(struct drawing *drawing, struct docx_xml *xml)
{
    drawing->floats = xml->tag == WP_anchor;
}

static void read_extent(struct drawing *drawing, struct docx_xml *xml)
{
    docx_read_extent(xml, drawing->size);
}

static void read_drawing_part(struct drawing *drawing, struct docx_xml *xml)
{
    static const struct {
        enum docx_tag tag;
        void (*read)(struct drawing *drawing, struct docx_xml *xml);
    } parts[] = {
        {WP_anchor, read_place},       {WP_extent, read_extent},
        {A_srcRect, read_shown},       {A_xfrm, read_shown},
        {WP_docPr, read_description},  {PIC_cNvPr, read_description},
        {A_graphicData, read_graphic}, {A_blip, read_linked},
        {V_shape, read_shape},         {V_rect, read_rectangle},
        {V_imagedata, read_vml_image}, {W_txbxContent, read_box},
    };
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (parts[i].tag != xml->tag)
            continue;
        parts[i].read(drawing, xml);
        return;
    }
    read_chart(drawing, xml);
}

void docx_read_drawing(struct docx *d, struct docx_xml *xml,
                       struct docx_paragraph *p)
{
    struct drawing drawing = {.d = d, .p = p};
    int depth = xml->depth;
    while (docx_xml_within(xml, depth)) {
        if (xml->event == DOCX_OPEN)
            read_drawing_part(&drawing, xml);
    }
}
