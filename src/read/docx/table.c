/* SPDX-License-Identifier: MIT */
/*
 * Tables. Word merges downwards by a mark in each cell that is swallowed
 * (17.4.85), along by a span or by such marks.
 */
#include "base/arena.h"
#include "read/docx/docx.h"

/* A cell as it was read, for its rules when the table is whole. */
struct ruled {
    struct node *cell;
    struct docx_rules rules;
    long column, end;
};

struct table {
    struct table_build *build;
    struct docx_rules rules;
    struct ruled *ruled;
    size_t n;
    long column, columns; /* of the next cell; so many so far */
    int32_t *grid;
    int grid_count;
};

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
        else if (xml->tag == W_tcBorders)
            docx_read_rules(xml, &cell->rules);
        else if (xml->tag == W_tcPrChange)
            docx_xml_skip(xml);
    }
    if (cell->as.span < 1 || cell->as.span > TABLE_COLUMNS_MAX)
        cell->as.span = 1;
}

static void note_rules(struct docx *d, struct table *table,
                       const struct docx_cell *cell)
{
    long end = table->column + cell->as.span;
    table->ruled =
        arena_more(d->arena, table->ruled, table->n, sizeof *table->ruled);
    table->ruled[table->n++] =
        (struct ruled){cell->as.node, cell->rules, table->column, end};
    table->column = end;
    if (end > table->columns)
        table->columns = end;
}

static void read_cell(struct docx *d, struct docx_xml *xml, struct table *table)
{
    struct docx_cell cell = {.as.span = 1};
    int depth = xml->depth;
    cell.as.node = doc_node(d->doc, NODE_CELL, d->paragraphs + 1);
    struct docx_place place = {.parent = cell.as.node, .cell = &cell};
    docx_read_blocks(d, xml, depth, &place);
    if (cell.gone)
        return;
    note_rules(d, table, &cell);
    table_add_cell(table->build, &cell.as);
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

static void read_row(struct docx *d, struct docx_xml *xml, struct table *table)
{
    struct row row = {.free = 0};
    int depth = xml->depth;
    docx_pay(d, DOCX_PAY_BLOCK);
    table->column = 0;
    table_begin_row(table->build, d->paragraphs + 1);
    while (docx_xml_within(xml, depth)) {
        if (xml->event != DOCX_OPEN)
            continue;
        if (xml->tag == W_trPr) {
            read_row_properties(xml, &row);
            table->column = row.free;
            table_skip_columns(table->build, row.free);
        } else if (xml->tag == W_tc && !row.gone && !docx_is_spent(d)) {
            docx_pay(d, DOCX_PAY_BLOCK);
            read_cell(d, xml, table);
        } else if (xml->tag == W_sdtPr || xml->tag == W_tc) {
            docx_xml_skip(xml);
        }
    }
    table_end_row(table->build, row.header, row.gone);
}

/* The row is the table's last, or the cell reaches down to it. */
static bool reaches_down(const struct node *cell)
{
    const struct node *row = cell->parent;
    for (int i = 1; row && i < cell->as.cell.rows; i++)
        row = row->next;
    return !row || !row->next;
}

/* The sides of the cell that are the table's, too. */
static unsigned edges_of(const struct table *table, const struct node *node,
                         const struct ruled *r)
{
    return (r->cell->parent == node->first ? SIDE_TOP : 0) |
           (reaches_down(r->cell) ? SIDE_BOTTOM : 0) |
           (r->column == 0 ? SIDE_LEFT : 0) |
           (r->end == table->columns ? SIDE_RIGHT : 0);
}

/* The rules of all cells; one that another has swallowed is in no row. What is
 * parted by rules from its neighbours to the sides is a table indeed, and no
 * lines in two columns. */
static void set_rules(const struct table *table, struct node *node)
{
    node->as.table.bare = true;
    node->as.table.ruled = false;
    for (size_t i = 0; i < table->n; i++) {
        const struct ruled *r = &table->ruled[i];
        if (!r->cell->parent)
            continue;
        unsigned edges = edges_of(table, node, r);
        unsigned bare = docx_bare_sides(&table->rules, &r->rules, edges);
        r->cell->as.cell.bare = bare;
        node->as.table.bare &= bare == SIDES_ALL;
        node->as.table.ruled |= !(edges & SIDE_LEFT || bare & SIDE_LEFT) ||
                                !(edges & SIDE_RIGHT || bare & SIDE_RIGHT);
    }
}

static void read_grid(struct docx *d, struct docx_xml *xml, struct table *table)
{
    int depth = xml->depth;
    while (docx_xml_within(xml, depth)) {
        if (xml->event != DOCX_OPEN || xml->tag != W_gridCol ||
            table->grid_count == TABLE_COLUMNS_MAX)
            continue;
        long width = docx_number_of(docx_xml_attribute(xml, NS_W, "w"), 0);
        table->grid =
            arena_more(d->arena, table->grid, (size_t)table->grid_count,
                       sizeof *table->grid);
        table->grid[table->grid_count++] = docx_column_width(width);
    }
}

static void read_table_properties(struct docx *d, struct docx_xml *xml,
                                  struct table *table)
{
    const struct docx_style *style = d->styles->table;
    int depth = xml->depth;
    while (docx_xml_within(xml, depth)) {
        if (xml->event != DOCX_OPEN)
            continue;
        if (xml->tag == W_tblStyle)
            style = docx_style(d->styles, docx_xml_value(xml), 't');
        else if (xml->tag == W_tblBorders)
            docx_read_rules(xml, &table->rules);
        else if (xml->tag == W_tblPrChange)
            docx_xml_skip(xml);
    }
    if (style)
        docx_inherit_rules(&table->rules, &style->rules);
}

void docx_read_table(struct docx *d, struct docx_xml *xml,
                     struct docx_place *place)
{
    struct table table = {.build = table_begin(d->doc, d->paragraphs + 1)};
    int depth = xml->depth;
    docx_pay(d, DOCX_PAY_TABLE);
    d->depth++;
    while (docx_xml_within(xml, depth)) {
        if (xml->event != DOCX_OPEN)
            continue;
        if (xml->tag == W_tr && !docx_is_spent(d))
            read_row(d, xml, &table);
        else if (xml->tag == W_tblPr)
            read_table_properties(d, xml, &table);
        else if (xml->tag == W_tblGrid)
            read_grid(d, xml, &table);
        else if (xml->tag == W_tr || xml->tag == W_sdtPr)
            docx_xml_skip(xml);
    }
    d->depth--;
    struct node *node = table_end(table.build);
    if (!node)
        return;
    set_rules(&table, node);
    if (table.grid_count == table.columns) /* as Word laid it out (17.4.48) */
        table_set_grid(node, table.grid, table.grid_count);
    docx_place_block(place, node);
}
