/* SPDX-License-Identifier: MIT */
/*
 * Tables (chapter 9). Cells say themselves over how many columns and rows they
 * go, and those which they cover are there, too, hidden; what such a one holds
 * goes to the cell that covers it. Rows and cells may stand for several.
 */
#include "base/arena.h"
#include "read/odt/odt.h"

enum { COLUMNS_MAX = 256, ROWS_MAX = 1000, EMPTY_MAX = 64 };

struct table {
    struct node *node;
    long headers;                    /* "table-header-rows" that are open */
    struct node *cover[COLUMNS_MAX]; /* the last cell of each column */
    long column, columns;            /* of the cell that comes next; of all */
    struct node *row;
    int32_t *grid; /* the columns' widths, of which so many are known */
    int grid_count;
};

static long of_table(struct docx_xml *xml, const char *name, long most)
{
    struct str value = docx_xml_attribute(xml, NS_TABLE, name);
    long n = docx_number_of(value, 1);
    return n < 1 ? 1 : n > most ? most : n;
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

static void read_content(struct odt *o, struct docx_xml *xml, struct node *into)
{
    if (docx_is_spent(o->d))
        docx_xml_skip(xml);
    else
        odt_read_blocks(o, xml, xml->depth, into, false);
}

/* A copy of what `from` holds; each note is referred to once only. */
static void copy_children(struct odt *o, const struct node *from,
                          struct node *to)
{
    FOR_CHILDREN (child, from) {
        if (child->kind == NODE_NOTE_REFERENCE || docx_is_spent(o->d))
            continue;
        docx_pay(o->d, DOCX_PAY_BLOCK);
        struct node *copy = doc_add(o->d->doc, to, child->kind, child->line);
        doc_copy_content(o->d->doc, copy, child);
        copy_children(o, child, copy);
    }
}

static void cover(struct table *t, struct node *cell)
{
    for (int i = 0; i < cell->as.cell.columns && t->column < COLUMNS_MAX; i++)
        t->cover[t->column++] = cell;
}

/* As often as it is repeated; many empty ones only fill up a sheet. */
static void repeat_cell(struct odt *o, struct table *t, struct node *cell,
                        long times)
{
    if (!cell->first && times > EMPTY_MAX)
        times = 1;
    for (; times > 1 && !docx_is_spent(o->d); times--) {
        struct node *copy = doc_add(o->d->doc, t->row, NODE_CELL, t->row->line);
        docx_pay(o->d, DOCX_PAY_BLOCK);
        copy->as = cell->as;
        copy_children(o, cell, copy);
        cover(t, copy);
    }
}

static void read_cell(struct odt *o, struct docx_xml *xml, struct table *t)
{
    long columns = of_table(xml, "number-columns-spanned", COLUMNS_MAX);
    long rows = of_table(xml, "number-rows-spanned", ROWS_MAX);
    long times = of_table(xml, "number-columns-repeated", COLUMNS_MAX);
    struct node *cell = doc_add(o->d->doc, t->row, NODE_CELL, t->row->line);
    const struct odt_name *style =
        odt_table_style(o, docx_xml_attribute(xml, NS_TABLE, "style-name"));
    unsigned bare = style ? style->bare : SIDES_ALL;
    docx_pay(o->d, DOCX_PAY_BLOCK);
    read_content(o, xml, cell);
    cell->as.cell.header = cell->as.cell.header || t->headers > 0;
    cell->as.cell.columns = (int)columns;
    cell->as.cell.rows = (int)rows;
    cell->as.cell.bare = bare;
    long column = t->column;
    cover(t, cell);
    t->column = column + 1 < COLUMNS_MAX ? column + 1 : COLUMNS_MAX;
    repeat_cell(o, t, cell, times);
}

static bool holds_anything(const struct node *row)
{
    FOR_CHILDREN (cell, row) {
        if (cell->first)
            return true;
    }
    return false;
}

static void repeat_row(struct odt *o, struct table *t, long times)
{
    struct node *row = t->row;
    if (!holds_anything(row) && times > EMPTY_MAX)
        times = 1;
    for (; times > 1 && !docx_is_spent(o->d); times--) {
        struct node *copy = doc_add(o->d->doc, t->node, NODE_ROW, row->line);
        docx_pay(o->d, DOCX_PAY_BLOCK);
        copy_children(o, row, copy);
    }
}

/* Its content, if it has any, is the covering cell's. In a row without cells
 * of its own these cells end one row sooner. */
static void read_covered(struct odt *o, struct docx_xml *xml, struct table *t)
{
    long times = of_table(xml, "number-columns-repeated", COLUMNS_MAX);
    struct node *over = t->column < COLUMNS_MAX ? t->cover[t->column] : NULL;
    struct node *hidden = doc_node(o->d->doc, NODE_DOCUMENT, t->row->line);
    read_content(o, xml, hidden);
    if (!over && hidden->first) {
        over = doc_add(o->d->doc, t->row, NODE_CELL, t->row->line);
        over->as.cell.columns = over->as.cell.rows = 1;
    }
    if (over)
        doc_move_children(hidden, over);
    t->column += times;
}

/* Nothing but covered cells: those above them end one row sooner. */
static void drop_row(const struct table *t)
{
    const struct node *before = NULL;
    for (long i = 0; i < t->column && i < COLUMNS_MAX; i++) {
        struct node *over = t->cover[i];
        if (over && over != before && over->as.cell.rows > 1)
            over->as.cell.rows--;
        before = over;
    }
}

static void read_row(struct odt *o, struct docx_xml *xml, struct table *t)
{
    struct docx *d = o->d;
    long times = of_table(xml, "number-rows-repeated", ROWS_MAX);
    int depth = xml->depth;
    docx_pay(d, DOCX_PAY_BLOCK);
    t->row = doc_node(d->doc, NODE_ROW, d->paragraphs + 1);
    t->column = 0;
    while (docx_xml_within(xml, depth)) {
        if (xml->event != DOCX_OPEN)
            continue;
        if (xml->tag == TABLE_table_cell)
            read_cell(o, xml, t);
        else if (xml->tag == TABLE_covered_table_cell)
            read_covered(o, xml, t);
        else
            docx_xml_skip(xml);
    }
    if (t->column > t->columns)
        t->columns = t->column;
    if (!t->row->first) {
        drop_row(t);
        return;
    }
    doc_insert(t->node, t->node->last, t->row);
    repeat_row(o, t, times);
}

static void read_column(struct odt *o, struct docx_xml *xml, struct table *t)
{
    long times = of_table(xml, "number-columns-repeated", COLUMNS_MAX);
    const struct odt_name *style =
        odt_table_style(o, docx_xml_attribute(xml, NS_TABLE, "style-name"));
    for (; times > 0 && t->grid_count < COLUMNS_MAX; times--) {
        t->grid = arena_more(o->d->arena, t->grid, (size_t)t->grid_count,
                             sizeof *t->grid);
        t->grid[t->grid_count++] = style ? style->width : 0;
    }
}

void odt_read_table(struct odt *o, struct docx_xml *xml,
                    struct docx_place *place)
{
    struct docx *d = o->d;
    struct table *t = ARENA_NEW(d->arena, struct table);
    int depth = xml->depth;
    struct str style = docx_xml_attribute(xml, NS_TABLE, "style-name");
    t->node = doc_node(d->doc, NODE_TABLE, d->paragraphs + 1);
    odt_begin_page(o, style, d->paragraphs + 1);
    docx_pay(d, DOCX_PAY_TABLE);
    d->depth++;
    while (docx_xml_within(xml, depth)) {
        if (xml->tag == TABLE_table_header_rows)
            t->headers += xml->event == DOCX_OPEN    ? 1
                          : xml->event == DOCX_CLOSE ? -1
                                                     : 0;
        else if (xml->event == DOCX_OPEN && xml->tag == TABLE_table_row)
            read_row(o, xml, t);
        else if (xml->event == DOCX_OPEN && xml->tag == TABLE_table_column)
            read_column(o, xml, t);
    }
    d->depth--;
    FOR_CHILDREN (row, t->node) {
        FOR_CHILDREN (cell, row)
            unwrap(cell);
    }
    if (!t->node->first)
        return;
    table_note_rules(t->node);
    if (t->grid_count == t->columns)
        table_set_grid(t->node, t->grid, t->grid_count);
    docx_place_block(place, t->node);
}
