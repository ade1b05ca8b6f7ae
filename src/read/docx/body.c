/* SPDX-License-Identifier: MIT */
/*
 * The blocks of a part's text. What is not known here (content controls, what
 * was inserted, custom elements) is passed through to what is in it.
 */
#include <limits.h>

#include "read/docx/docx.h"

/* Of a contents list made by Word the entries are left out, see contents.c.
 * What asks to be replaced is printed by Word, and so it stays. */
void docx_read_control(struct docx *d, struct docx_xml *xml)
{
    int depth = xml->depth;
    d->lists_contents = d->prompts = false;
    while (docx_xml_within(xml, depth)) {
        if (xml->event != DOCX_OPEN)
            continue;
        if (xml->tag == W_docPartGallery &&
            str_eq(docx_xml_value(xml), STR("Table of Contents"))) {
            d->lists_contents = true;
            d->contents++;
        } else if (xml->tag == W_showingPlcHdr && docx_xml_is_on(xml)) {
            d->prompts = true;
        }
    }
}

void docx_open_content(struct docx *d, struct docx_xml *xml)
{
    if (d->lists_contents && d->contents_depth == 0)
        d->contents_depth = xml->depth;
    d->prompted += d->prompts;
    d->lists_contents = d->prompts = false;
}

void docx_close_content(struct docx *d, const struct docx_xml *xml)
{
    if (xml->depth == d->contents_depth)
        d->contents_depth = 0;
}

/* Fields whose instruction has not ended with its paragraph are broken. */
static void drop_open_instructions(struct docx *d, size_t before)
{
    struct docx_fields *f = &d->fields;
    while (f->n > before && !f->open[f->n - 1].shows)
        f->n--;
}

/* `p` still holds a paragraph whose end was deleted, or is blank. */
static void read_paragraph(struct docx *d, struct docx_xml *xml,
                           struct docx_place *place, struct docx_paragraph *p)
{
    size_t fields = d->fields.n;
    docx_pay(d, DOCX_PAY_BLOCK);
    p->line = ++d->paragraphs;
    p->style = d->styles->paragraph;
    p->role = p->style->role;
    p->level = p->style->level;
    p->align = ALIGN_NONE;
    if (p->segment_count == 0)
        p->size = 0;
    p->tabs.n = 0;
    p->goes_on = p->ends_section = p->break_before = p->numbered = false;
    p->begins_contents = d->fields.points = false;
    p->points = p->points && p->segment_count;
    p->link = STR("");
    docx_read_inlines(d, xml, xml->depth, p);
    p->points = p->points || d->fields.points;
    drop_open_instructions(d, fields);
    if (p->goes_on && xml->event != DOCX_FINISHED)
        return;
    docx_place_paragraph(d, place, p);
    if (p->ends_section) {
        docx_end_section(d, p->line);
        d->section = docx_place_break(d, place);
    }
    *p = (struct docx_paragraph){.line = p->line,
                                 .segments = p->segments,
                                 .segment_room = p->segment_room};
}

static void end_loose(struct docx *d, struct docx_place *place,
                      struct docx_paragraph *p)
{
    if (!p->loose)
        return;
    docx_place_paragraph(d, place, p);
    *p = (struct docx_paragraph){.line = p->line,
                                 .segments = p->segments,
                                 .segment_room = p->segment_room};
}

/* A run in no paragraph, which no schema allows and some programs write. */
static void read_loose(struct docx *d, struct docx_xml *xml,
                       struct docx_paragraph *p)
{
    p->style = d->styles->paragraph;
    p->line = d->paragraphs;
    p->loose = true;
    docx_read_inlines(d, xml, xml->depth, p);
}

void docx_open_wrapper(struct docx *d, struct docx_xml *xml)
{
    if (xml->tag == W_bookmarkStart)
        docx_read_bookmark(d, xml);
    else if (xml->tag == W_sdtPr)
        docx_read_control(d, xml);
    else if (xml->tag == W_sdtContent)
        docx_open_content(d, xml);
}

static void open_block(struct docx *d, struct docx_xml *xml,
                       struct docx_place *place, struct docx_paragraph *p)
{
    bool made = xml->tag == W_p || xml->tag == W_tbl;
    if (made && docx_is_spent(d)) {
        docx_xml_skip(xml);
        return;
    }
    if (made)
        end_loose(d, place, p);
    switch (xml->tag) {
    case W_r:
        read_loose(d, xml, p);
        break;
    case W_p:
        place->cell = NULL;
        read_paragraph(d, xml, place, p);
        break;
    case W_tbl:
        place->cell = NULL;
        if (d->depth < DOCX_DEPTH_MAX)
            docx_read_table(d, xml, place);
        break;
    case W_altChunk:
        docx_read_chunk(d, xml, place);
        break;
    case W_sectPr:
        docx_read_section(d, xml);
        docx_end_section(d, LONG_MAX);
        break;
    case W_tcPr:
        if (place->cell)
            docx_read_cell_properties(xml, place->cell);
        else
            docx_xml_skip(xml);
        place->cell = NULL;
        break;
    case W_del:
    case W_moveFrom:
    case W_sdtEndPr:
    case W_tblPr:
    case W_tblGrid:
    case W_trPr:
        docx_xml_skip(xml);
        break;
    default:
        docx_open_wrapper(d, xml);
        break;
    }
}

void docx_read_block(struct docx *d, struct docx_xml *xml,
                     struct docx_place *place)
{
    struct docx_paragraph p = {.segments = NULL};
    open_block(d, xml, place, &p);
    if (p.segment_count)
        docx_place_paragraph(d, place, &p);
}

void docx_read_blocks(struct docx *d, struct docx_xml *xml, int depth,
                      struct docx_place *place)
{
    struct docx_paragraph p = {.segments = d->spare,
                               .segment_room = d->spare_room};
    d->spare = NULL; /* for the blocks within these */
    d->spare_room = 0;
    while (docx_xml_within(xml, depth)) {
        if (xml->event == DOCX_OPEN)
            open_block(d, xml, place, &p);
        else if (xml->event == DOCX_CLOSE && xml->tag == W_sdtContent)
            docx_close_content(d, xml);
    }
    if (p.segment_count)
        docx_place_paragraph(d, place, &p);
    d->spare = p.segments;
    d->spare_room = p.segment_room;
}
