/* SPDX-License-Identifier: MIT */
/*
 * Tables. Word merges downwards by a mark in each cell that is swallowed
 * (17.4.85); here the cell above takes them in and grows. Which cell stands
 * above is known by grid column.
 */
#include "base/arena.h"
#include "read/docx/docx.h"

enum { COLUMNS_MAX = 256 };

struct table {
    struct node *node;
    struct node *above[COLUMNS_MAX]; /* cells that may grow downwards */
    bool headed;                     /* all rows so far were header rows */
};

struct row {
    struct node *node;
    long column; /* of the cell that comes next */
    bool header, gone;
    struct node *grown[COLUMNS_MAX]; /* cells that grew into this row */
    size_t grown_count;
};

static enum docx_merge merge_of(struct docx_xml *xml)
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
            cell->span = docx_xml_number(xml, 1);
        else if (xml->tag == W_vMerge)
            cell->down = merge_of(xml);
        else if (xml->tag == W_hMerge)
            cell->along = merge_of(xml);
        else if (xml->tag == W_cellDel)
            cell->gone = true;
        else if (xml->tag == W_tcPrChange)
            docx_xml_skip(xml);
    }
    if (cell->span < 1 || cell->span > COLUMNS_MAX)
        cell->span = 1;
}

/* One paragraph alone needs no block around it. */
static void unwrap(struct node *cell)
{
    struct node *only = cell->first;
    if (!only || only->next || only->kind != NODE_PARAGRAPH)
        return;
    cell->first = cell->last = NULL;
    doc_move_children(only, cell);
}

static struct node *above(const struct table *table, const struct row *row)
{
    return row->column < COLUMNS_MAX ? table->above[row->column] : NULL;
}

static void grow_down(struct table *table, struct row *row,
                      const struct docx_cell *cell)
{
    struct node *over = above(table, row);
    over->as.cell.rows++;
    doc_move_children(cell->node, over);
    row->grown[row->grown_count++] = over;
}

static void set_above(struct table *table, const struct row *row,
                      const struct docx_cell *cell)
{
    for (long i = row->column; i < row->column + cell->span && i < COLUMNS_MAX;
         i++)
        table->above[i] = NULL;
    if (cell->down != MERGE_NONE && row->column < COLUMNS_MAX)
        table->above[row->column] = cell->node;
}

static void place_cell(struct table *table, struct row *row,
                       struct docx_cell *cell)
{
    struct node *before = row->node->last;
    if (cell->gone)
        return;
    if (cell->along == MERGE_GOES_ON && before) {
        before->as.cell.columns += (int)cell->span;
        doc_move_children(cell->node, before);
    } else if (cell->down == MERGE_GOES_ON && above(table, row) &&
               row->grown_count < COLUMNS_MAX) {
        grow_down(table, row, cell);
    } else {
        cell->node->as.cell.columns = (int)cell->span;
        cell->node->as.cell.rows = 1;
        set_above(table, row, cell);
        doc_insert(row->node, row->node->last, cell->node);
    }
    row->column += cell->span;
}

static void read_cell(struct docx *d, struct docx_xml *xml, struct table *table,
                      struct row *row)
{
    struct docx_cell cell = {.span = 1};
    int depth = xml->depth;
    cell.node = doc_node(d->doc, NODE_CELL, d->paragraphs + 1);
    struct docx_place place = {.parent = cell.node, .cell = &cell};
    docx_read_blocks(d, xml, depth, &place);
    place_cell(table, row, &cell);
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
            row->column = docx_xml_number(xml, 0);
        else if (xml->tag == W_del)
            row->gone = true;
        else if (xml->tag == W_trPrChange)
            docx_xml_skip(xml);
    }
    if (row->column < 0 || row->column > COLUMNS_MAX)
        row->column = 0;
}

/* Columns which a row leaves free at its start still have to be there. */
static void add_free_columns(struct docx *d, struct row *row)
{
    if (row->column == 0 || row->node->first)
        return;
    struct node *cell = doc_add(d->doc, row->node, NODE_CELL, row->node->line);
    cell->as.cell.columns = (int)row->column;
    cell->as.cell.rows = 1;
}

/* A row that holds nothing of its own is none: those which grew into it are
 * shorter by one. */
static void end_row(struct table *table, struct row *row)
{
    if (row->gone || !row->node->first) {
        for (size_t i = 0; i < row->grown_count; i++)
            row->grown[i]->as.cell.rows--;
        return;
    }
    table->headed = table->headed && row->header;
    FOR_CHILDREN (cell, row->node)
        cell->as.cell.header = cell->as.cell.header || table->headed;
    doc_insert(table->node, table->node->last, row->node);
}

static void read_row(struct docx *d, struct docx_xml *xml, struct table *table,
                     struct row *row)
{
    int depth = xml->depth;
    docx_pay(d, DOCX_PAY_BLOCK);
    *row = (struct row){.node = doc_node(d->doc, NODE_ROW, d->paragraphs + 1)};
    while (docx_xml_within(xml, depth)) {
        if (xml->event != DOCX_OPEN)
            continue;
        if (xml->tag == W_trPr) {
            read_row_properties(xml, row);
            add_free_columns(d, row);
        } else if (xml->tag == W_tc && !row->gone && !docx_is_spent(d)) {
            docx_pay(d, DOCX_PAY_BLOCK);
            read_cell(d, xml, table, row);
        } else if (xml->tag == W_sdtPr || xml->tag == W_tc) {
            docx_xml_skip(xml);
        }
    }
    end_row(table, row);
}

void docx_read_table(struct docx *d, struct docx_xml *xml,
                     struct docx_place *place)
{
    struct table *table = ARENA_NEW(d->arena, struct table);
    struct row *row = ARENA_NEW(d->arena, struct row);
    int depth = xml->depth;
    table->node = doc_node(d->doc, NODE_TABLE, d->paragraphs + 1);
    table->headed = true;
    docx_pay(d, DOCX_PAY_TABLE);
    d->depth++;
    while (docx_xml_within(xml, depth)) {
        if (xml->event != DOCX_OPEN)
            continue;
        if (xml->tag == W_tr && !docx_is_spent(d))
            read_row(d, xml, table, row);
        else if (xml->tag == W_tr || xml->tag == W_tblPr || xml->tag == W_sdtPr)
            docx_xml_skip(xml);
    }
    d->depth--;
    FOR_CHILDREN (tr, table->node) {
        FOR_CHILDREN (tc, tr)
            unwrap(tc);
    }
    if (table->node->first)
        docx_place_block(place, table->node);
}
