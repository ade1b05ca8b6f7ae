/* SPDX-License-Identifier: MIT */
/* Tables among the lines of a plain text, and their nodes. */
#include "read/text/table.h"

#include "base/arena.h"

enum {
    CELLS_MAX = 200000,    /* of a table; a page has no room for more columns */
    DOCUMENT_MAX = 1000000 /* cells of all tables */
};

struct table *table_new(struct arena *arena, size_t rows, size_t columns)
{
    if (rows < 1 || columns < 2 || columns > TABLE_COLUMNS_MAX ||
        rows > CELLS_MAX / columns)
        return NULL;
    struct table *table = ARENA_NEW(arena, struct table);
    *table = (struct table){.arena = arena, .rows = rows, .columns = columns};
    table->cells = ARENA_ARRAY(arena, rows * columns, struct strs);
    table->numbers = ARENA_ARRAY(arena, rows, long);
    table->align = ARENA_ARRAY(arena, columns, enum cell_align);
    return table;
}

static struct strs *cell_at(const struct table *table, size_t row,
                            size_t column)
{
    return &table->cells[row * table->columns + column];
}

void table_put(struct table *table, size_t row, size_t column, struct str line)
{
    struct str text = str_one_line(table->arena, trim_line(line));
    strs_add(table->arena, cell_at(table, row, column),
             show_signs(table->arena, text));
}

typedef struct table *form(struct arena *arena, const struct lines *lines,
                           size_t i, size_t *end);

/* The table that begins at line i in whatever form, as these functions do. */
static struct table *table_at(struct arena *arena, const struct lines *lines,
                              size_t i, size_t *end)
{
    static form *const forms[] = {tabbed_table};
    size_t behind = i;
    for (size_t k = 0; k < sizeof forms / sizeof forms[0]; k++) {
        struct table *table = forms[k](arena, lines, i, end);
        if (table)
            return table;
        behind = *end > behind ? *end : behind;
    }
    *end = behind;
    return NULL;
}

void find_tables(struct arena *arena, struct lines *lines)
{
    size_t n = 0, end, cells = 0;
    for (size_t i = 0; i < lines->n; i = end) {
        struct table *table = lines->at[i].length && cells < DOCUMENT_MAX
                                  ? table_at(arena, lines, i, &end)
                                  : NULL;
        if (table) {
            cells += table->rows * table->columns;
            lines->at[n++] = (struct line){.number = lines->at[i].number,
                                           .last = lines->at[end - 1].number,
                                           .table = table};
            continue;
        }
        end = lines->at[i].length && end > i ? end : i + 1;
        for (size_t k = i; k < end; k++)
            lines->at[n++] = lines->at[k];
    }
    lines->n = n;
}

static void add_cell(struct doc *doc, struct node *row,
                     const struct table *table, size_t r, size_t column)
{
    struct node *cell = doc_add(doc, row, NODE_CELL, row->line);
    cell->as.cell.columns = cell->as.cell.rows = 1;
    cell->as.cell.header = r < table->heads;
    cell->as.cell.align = table->align[column];
    const struct strs *lines = cell_at(table, r, column);
    for (size_t i = 0; i < lines->n; i++)
        doc_add_text(doc, cell, lines->at[i], row->line);
}

void add_table(struct doc *doc, const struct line *line)
{
    const struct table *table = line->table;
    struct node *node = doc_add(doc, doc->root, NODE_TABLE, line->number);
    for (size_t r = 0; r < table->rows; r++) {
        struct node *row = doc_add(doc, node, NODE_ROW, table->numbers[r]);
        for (size_t column = 0; column < table->columns; column++)
            add_cell(doc, row, table, r, column);
    }
}
