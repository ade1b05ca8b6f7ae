/* SPDX-License-Identifier: MIT */
/*
 * Cells that come one by one become a table. Where a form merges downwards by a
 * mark in each cell that is swallowed, the cell above takes these in and grows;
 * which cell stands above is known by the column.
 */
#include "base/arena.h"
#include "doc/build.h"

struct table_build *table_begin(struct doc *doc, long line)
{
    struct table_build *t = ARENA_NEW(doc->arena, struct table_build);
    t->doc = doc;
    t->table = doc_node(doc, NODE_TABLE, line);
    t->headed = true;
    return t;
}

void table_begin_row(struct table_build *t, long line)
{
    t->row = doc_node(t->doc, NODE_ROW, line);
    t->column = 0;
    t->grown_count = 0;
}

/* They still have to be there. */
void table_skip_columns(struct table_build *t, long columns)
{
    t->column = columns < 0 || columns > TABLE_COLUMNS_MAX ? 0 : columns;
    if (t->column == 0 || t->row->first)
        return;
    struct node *cell = doc_add(t->doc, t->row, NODE_CELL, t->row->line);
    cell->as.cell.columns = (int)t->column;
    cell->as.cell.rows = 1;
}

static struct node *above(const struct table_build *t)
{
    return t->column < TABLE_COLUMNS_MAX ? t->above[t->column] : NULL;
}

static void grow_down(struct table_build *t, const struct merged_cell *cell)
{
    struct node *over = above(t);
    over->as.cell.rows++;
    doc_move_children(cell->node, over);
    t->grown[t->grown_count++] = over;
}

static void set_above(struct table_build *t, const struct merged_cell *cell)
{
    for (long i = t->column;
         i < t->column + cell->span && i < TABLE_COLUMNS_MAX; i++)
        t->above[i] = NULL;
    if (cell->down != MERGE_NONE && t->column < TABLE_COLUMNS_MAX)
        t->above[t->column] = cell->node;
}

void table_add_cell(struct table_build *t, const struct merged_cell *cell)
{
    struct node *before = t->row->last;
    if (cell->along == MERGE_GOES_ON && before) {
        before->as.cell.columns += (int)cell->span;
        doc_move_children(cell->node, before);
    } else if (cell->down == MERGE_GOES_ON && above(t) &&
               t->grown_count < TABLE_COLUMNS_MAX) {
        grow_down(t, cell);
    } else {
        cell->node->as.cell.columns = (int)cell->span;
        cell->node->as.cell.rows = 1;
        set_above(t, cell);
        doc_insert(t->row, t->row->last, cell->node);
    }
    t->column += cell->span;
}

/* A row that holds nothing of its own is none: those which grew into it are
 * shorter by one. */
void table_end_row(struct table_build *t, bool header, bool gone)
{
    if (gone || !t->row->first) {
        for (size_t i = 0; i < t->grown_count; i++)
            t->grown[i]->as.cell.rows--;
        return;
    }
    t->headed = t->headed && header;
    FOR_CHILDREN (cell, t->row)
        cell->as.cell.header = cell->as.cell.header || t->headed;
    doc_insert(t->table, t->table->last, t->row);
}

void table_unwrap(struct node *cell)
{
    struct node *only = cell->first;
    if (!only || only->next || only->kind != NODE_PARAGRAPH)
        return;
    cell->first = cell->last = NULL;
    doc_move_children(only, cell);
}

void table_set_grid(struct node *table, const int32_t *grid, int columns)
{
    bool alike = true;
    for (int i = 0; i < columns; i++) {
        alike = alike && grid[i] == grid[0];
        if (grid[i] <= 0)
            return;
    }
    if (alike && !table->as.table.bare)
        return;
    table->as.table.grid = grid;
    table->as.table.columns = columns;
}

/* What is parted by rules from its neighbours to the sides is a table indeed,
 * and no lines in two columns. */
void table_note_rules(struct node *table)
{
    table->as.table.bare = true;
    FOR_CHILDREN (row, table) {
        FOR_CHILDREN (cell, row) {
            unsigned bare = cell->as.cell.bare;
            table->as.table.bare &= bare == SIDES_ALL;
            table->as.table.ruled |= (cell->previous && !(bare & SIDE_LEFT)) ||
                                     (cell->next && !(bare & SIDE_RIGHT));
        }
    }
}

struct node *table_end(struct table_build *t)
{
    FOR_CHILDREN (row, t->table) {
        FOR_CHILDREN (cell, row)
            table_unwrap(cell);
    }
    table_note_rules(t->table);
    return t->table->first ? t->table : NULL;
}
