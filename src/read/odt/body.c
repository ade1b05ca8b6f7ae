/* SPDX-License-Identifier: MIT */
/*
 * Blocks: paragraphs and headings with the lists and sections around them.
 * What is not known here is passed through to what is in it. Changes count as
 * accepted: what was deleted lies apart, and is left out (5.5).
 */
#include "base/arena.h"
#include "read/odt/odt.h"

static bool is_index(enum docx_tag tag)
{
    return tag == TEXT_table_of_content || tag == TEXT_illustration_index ||
           tag == TEXT_table_index || tag == TEXT_object_index ||
           tag == TEXT_user_index;
}

/* What was never text or is hidden, templates of indexes. */
static bool is_left_out(enum docx_tag tag)
{
    return tag == TEXT_tracked_changes || tag == OFFICE_forms ||
           tag == TEXT_hidden_text || tag == TEXT_number ||
           tag == TEXT_alphabetical_index_source ||
           tag == TEXT_table_of_content_source ||
           tag == TEXT_bibliography_source;
}

static bool is_hidden(struct docx_xml *xml)
{
    struct str shown = docx_xml_attribute(xml, NS_TEXT, "display");
    return xml->tag == TEXT_section && str_eq(shown, STR("none"));
}

bool odt_skips(struct odt *o, struct docx_xml *xml)
{
    if (is_index(xml->tag))
        o->d->contents++;
    else if (xml->tag == OFFICE_annotation)
        o->d->comments++;
    else if (!is_left_out(xml->tag) && !is_hidden(xml))
        return false;
    docx_xml_skip(xml);
    return true;
}

static void begin_line(struct odt *o, struct docx_xml *xml,
                       struct odt_line *line)
{
    struct docx *d = o->d;
    struct docx_paragraph *p = &line->p;
    struct str name = docx_xml_attribute(xml, NS_TEXT, "style-name");
    const struct docx_style *style = odt_style(o, name, 'p');
    docx_pay(d, DOCX_PAY_BLOCK);
    p->line = ++d->paragraphs;
    p->style = style ? style : d->styles->paragraph;
    p->role = p->style->role;
    p->level = p->style->level;
    p->align = p->style->align;
    p->ruled = p->style->rules.ruled & SIDES_ALL;
    p->size = 0;
    p->indent = -1;
    p->break_before = p->style->break_before == ON;
    p->tabs.n = 0;
    if (p->style->tabs)
        p->tabs = *p->style->tabs;
    odt_begin_page(o, p->style->id, p->line);
}

/* A paragraph whose style is a heading's is one where the style does not say
 * its level, as other programs' styles do not. Where it does, there would be an
 * element for headings, and somebody took this one back (5.1.2, 19.470). */
static void set_role(struct odt *o, struct docx_xml *xml, struct odt_place *at,
                     struct docx_paragraph *p)
{
    struct str said = docx_xml_attribute(xml, NS_TEXT, "outline-level");
    long level = docx_number_of(said, 1);
    bool titled = p->role == ROLE_TITLE || p->role == ROLE_SUBTITLE;
    if (xml->tag == TEXT_p || titled) {
        if (p->role == ROLE_HEADING && p->style->outline)
            p->role = ROLE_BODY;
        odt_label(o, at, p);
        if (p->role == ROLE_CODE && p->label.n)
            p->role = ROLE_BODY;
        return;
    }
    p->role = ROLE_HEADING;
    p->level = level < 1 ? 1 : level > DOCX_LEVELS ? DOCX_LEVELS : (int)level;
    odt_label_heading(o, xml, at, p);
}

/* Pictures in the line of a caption stand above or below it. */
static void place_pictures(struct odt *o, struct odt_place *at,
                           struct docx_paragraph *p)
{
    struct docx_paragraph pictures = {.style = p->style, .line = p->line};
    size_t kept = 0;
    pictures.segments =
        ARENA_ARRAY(o->d->arena, p->segment_count, struct docx_segment);
    for (size_t i = 0; i < p->segment_count; i++) {
        const struct node *node = p->segments[i].node;
        if (node && node->kind == NODE_IMAGE)
            pictures.segments[pictures.segment_count++] = p->segments[i];
        else
            p->segments[kept++] = p->segments[i];
    }
    p->segment_count = kept;
    if (pictures.segment_count)
        docx_place_paragraph(o->d, &at->place, &pictures);
    if (p->floating)
        docx_place_children(&at->place, p->floating);
    p->floating = NULL;
}

void odt_place_line(struct odt *o, struct odt_place *at, struct odt_line *line)
{
    if (line->p.role == ROLE_CAPTION)
        place_pictures(o, at, &line->p);
    if (line->p.role == ROLE_HEADING && line->p.segment_count)
        odt_add_heading(o, &line->p);
    docx_place_paragraph(o->d, &at->place, &line->p);
}

static void read_line(struct odt *o, struct docx_xml *xml, struct odt_place *at)
{
    if (docx_is_spent(o->d)) {
        docx_xml_skip(xml);
        return;
    }
    struct odt_line line = {
        .p = {.segments = at->segments, .segment_room = at->segment_room}};
    begin_line(o, xml, &line);
    set_role(o, xml, at, &line.p);
    odt_read_inlines(o, xml, xml->depth, &line);
    odt_place_line(o, at, &line);
    at->segments = line.p.segments;
    at->segment_room = line.p.segment_room;
}

/* A picture or a box that stands between paragraphs. */
static void read_alone(struct odt *o, struct docx_xml *xml,
                       struct odt_place *at)
{
    struct odt_line line = {
        .p = {.style = o->d->styles->paragraph, .line = o->d->paragraphs + 1}};
    odt_read_frame(o, xml, &line);
    odt_place_line(o, at, &line);
}

static void read_table(struct odt *o, struct docx_xml *xml,
                       struct odt_place *at)
{
    if (o->d->depth < DOCX_DEPTH_MAX)
        odt_read_table(o, xml, &at->place);
}

static void open_block(struct odt *o, struct docx_xml *xml,
                       struct odt_place *at)
{
    static const struct {
        enum docx_tag tag;
        void (*read)(struct odt *o, struct docx_xml *xml, struct odt_place *at);
    } blocks[] = {
        {TEXT_p, read_line},
        {TEXT_h, read_line},
        {TEXT_list, odt_open_list},
        {TEXT_list_item, odt_open_item},
        {TEXT_list_header, odt_open_item},
        {TEXT_numbered_paragraph, odt_open_numbered},
        {TABLE_table, read_table},
    };
    for (size_t i = 0; i < sizeof blocks / sizeof blocks[0]; i++) {
        if (blocks[i].tag != xml->tag)
            continue;
        blocks[i].read(o, xml, at);
        return;
    }
    if (!odt_skips(o, xml))
        read_alone(o, xml, at);
}

void odt_read_blocks(struct odt *o, struct docx_xml *xml, int depth,
                     struct node *parent, bool top)
{
    struct odt_place blocks = {.place = {.parent = parent, .top = top}};
    struct odt_place *at = &blocks;
    while (docx_xml_within(xml, depth)) {
        if (xml->event == DOCX_OPEN)
            open_block(o, xml, at);
        else if (xml->event == DOCX_CLOSE && xml->tag == TEXT_list)
            odt_close_list(at);
        else if (xml->event == DOCX_CLOSE &&
                 xml->tag == TEXT_numbered_paragraph)
            at->open_count = 0;
    }
}
