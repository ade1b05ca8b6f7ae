/* SPDX-License-Identifier: MIT */
/*
 * Tables. Word merges downwards by a mark in each cell that is swallowed
 * (17.4.85), along by a span or by such marks.
 */
#include "base/arena.h"
#include "read/docx/docx.h"

/* What a row says of itself before its cells. */
struct row {
    long free; /* columns before the first cell */
    bool header, gone;
};

static enum cell_merge merge_of(struct docx_xml *xml)
{
    return str_eq(docx_xml_value(xml), STR("restart")) ? MERGE_STARTS
                                                       : MERGE_GOES_ON;
}

void docx_read_cell_properties(struct docx_xml *xml, struct docx_cell *cell)
{
    int depth = xml->depth;
    while (docx_xml_within(xml, depth)) {
        if (xml->event != DOCX_OPEN)
            continue;
        if (xml->tag == W_gridSpan)
            cell->as.span = docx_xml_number(xml, 1);
        else if (xml->tag == W_vMerge)
            cell->as.down = merge_of(xml);
        else if (xml->tag == W_hMerge)
            cell->as.along = merge_of(xml);
        else if (xml->tag == W_cellDel)
            cell->gone = true;
        else if (xml->tag == W_tcPrChange)
            docx_xml_skip(xml);
    }
    if (cell->as.span < 1 || cell->as.span > TABLE_COLUMNS_MAX)
        cell->as.span = 1;
}

static void read_cell(struct docx *d, struct docx_xml *xml,
                      struct table_build *table)
{
    struct docx_cell cell = {.as.span = 1};
    int depth = xml->depth;
    cell.as.node = doc_node(d->doc, NODE_CELL, d->paragraphs + 1);
    struct docx_place place = {.parent = cell.as.node, .cell = &cell};
    docx_read_blocks(d, xml, depth, &place);
    if (!cell.gone)
        table_add_cell(table, &cell.as);
}

static void read_row_properties(struct docx_xml *xml, struct row *row)
{
    int depth = xml->depth;
    while (docx_xml_within(xml, depth)) {
        if (xml->event != DOCX_OPEN)
            continue;
        if (xml->tag == W_tblHeader)
            row->header = docx_xml_is_on(xml);
        else if (xml->tag == W_gridBefore)
            row->free = docx_xml_number(xml, 0);
        else if (xml->tag == W_del)
            row->gone = true;
        else if (xml->tag == W_trPrChange)
            docx_xml_skip(xml);
    }
}

static void read_row(struct docx *d, struct docx_xml *xml,
                     struct table_build *table)
{
    struct row row = {.free = 0};
    int depth = xml->depth;
    docx_pay(d, DOCX_PAY_BLOCK);
    table_begin_row(table, d->paragraphs + 1);
    while (docx_xml_within(xml, depth)) {
        if (xml->event != DOCX_OPEN)
            continue;
        if (xml->tag == W_trPr) {
            read_row_properties(xml, &row);
            table_skip_columns(table, row.free);
        } else if (xml->tag == W_tc && !row.gone && !docx_is_spent(d)) {
            docx_pay(d, DOCX_PAY_BLOCK);
            read_cell(d, xml, table);
        } else if (xml->tag == W_sdtPr || xml->tag == W_tc) {
            docx_xml_skip(xml);
        }
    }
    table_end_row(table, row.header, row.gone);
}

void docx_read_table(struct docx *d, struct docx_xml *xml,
                     struct docx_place *place)
{
    struct table_build *table = table_begin(d->doc, d->paragraphs + 1);
    int depth = xml->depth;
    docx_pay(d, DOCX_PAY_TABLE);
    d->depth++;
    while (docx_xml_within(xml, depth)) {
        if (xml->event != DOCX_OPEN)
            continue;
        if (xml->tag == W_tr && !docx_is_spent(d))
            read_row(d, xml, table);
        else if (xml->tag == W_tr || xml->tag == W_tblPr || xml->tag == W_sdtPr)
            docx_xml_skip(xml);
    }
    d->depth--;
    struct node *node = table_end(table);
    if (node)
        docx_place_block(place, node);
}
