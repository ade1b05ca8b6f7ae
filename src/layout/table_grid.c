/* SPDX-License-Identifier: MIT */
/*
 * The grid of a table: which rows and columns each cell covers, and how wide
 * the columns are. Each column gets what its longest word needs and, of what
 * is left, as much as its text would take on one line.
 */
#include <string.h>

#include "base/arena.h"
#include "layout/table.h"

enum { SPAN_MAX = 1000 }; /* HTML 4.9.11 */

/* What placing a table may cost more than its cells do: a few cells that claim
 * a thousand rows and columns each would need millions of places. */
enum { PLACES_MAX = 200000, STEPS_MAX = 50000000 };

static int span(int n)
{
    return n < 1 ? 1 : n > SPAN_MAX ? SPAN_MAX : n;
}

/* Rows still covered in each column by cells from above. */
struct cover {
    struct arena *arena;
    int *rows;
    size_t n;
    size_t places; /* rows that cells reach down, beyond their own */
    size_t steps;  /* columns looked at */
};

/* The spans of the table ask for more than it can have. */
static bool is_immense(const struct cover *cover, const struct table *table)
{
    return cover->places > PLACES_MAX + 4 * table->n ||
           cover->steps > STEPS_MAX;
}

static bool is_covered(const struct cover *cover, size_t column)
{
    return column < cover->n && cover->rows[column] > 0;
}

static void cover_up(struct cover *cover, const struct table_cell *cell)
{
    size_t end = (size_t)cell->column + (size_t)cell->columns;
    while (cover->n < end) {
        cover->rows = arena_more(cover->arena, cover->rows, cover->n,
                                 sizeof *cover->rows);
        cover->rows[cover->n++] = 0;
    }
    for (size_t i = (size_t)cell->column; i < end; i++)
        cover->rows[i] = cell->rows;
    cover->places += (size_t)cell->rows - 1;
}

static void end_row(struct cover *cover)
{
    for (size_t i = 0; i < cover->n; i++)
        cover->rows[i] -= cover->rows[i] > 0;
    cover->steps += cover->n;
}

static void add_cell(struct table *table, struct cover *cover,
                     const struct node *node, size_t column)
{
    bool alone = table->spans_ignored;
    table->cells =
        arena_more(cover->arena, table->cells, table->n, sizeof *table->cells);
    struct table_cell *cell = &table->cells[table->n++];
    *cell =
        (struct table_cell){.node = node,
                            .column = (int)column,
                            .row = table->rows,
                            .columns = alone ? 1 : span(node->as.cell.columns),
                            .rows = alone ? 1 : span(node->as.cell.rows)};
    for (int i = 1; i < cell->columns; i++) {
        if (is_covered(cover, column + (size_t)i))
            cell->columns = i;
    }
    cover_up(cover, cell);
}

/* A row of header cells alone, as long as only such came before. */
static bool is_head(const struct node *row)
{
    FOR_CHILDREN (cell, row) {
        if (cell->kind == NODE_CELL && !cell->as.cell.header)
            return false;
    }
    return row->first != NULL;
}

static void place_row(struct table *table, struct cover *cover,
                      const struct node *row)
{
    size_t column = 0;
    FOR_CHILDREN (cell, row) {
        if (cell->kind != NODE_CELL)
            continue;
        while (is_covered(cover, column))
            column++;
        add_cell(table, cover, cell, column);
    }
    if (table->rows == table->head_rows && is_head(row))
        table->head_rows++;
    table->rows++;
    end_row(cover);
}

/* A cell for a place that no cell of the source covers: to what reads the
 * table aloud each row must have as many (ISO 14289-1, 7.5). */
static void add_blank(struct arena *arena, struct table *table,
                      struct node *row, int number, int column)
{
    struct node *node = ARENA_NEW(arena, struct node);
    *node = (struct node){.kind = NODE_CELL, .line = row->line, .parent = row};
    node->as.cell.bare = table->node->as.table.bare ? SIDES_ALL : 0;
    table->cells =
        arena_more(arena, table->cells, table->n, sizeof *table->cells);
    table->cells[table->n++] = (struct table_cell){
        .node = node, .column = column, .row = number, .columns = 1, .rows = 1};
}

/* The cells once more, with blank ones at the ends of rows that are short; not
 * in a table that few rows make immense. */
static void fill_rows(struct arena *arena, struct table *table)
{
    if ((int64_t)table->rows * table->columns > PLACES_MAX)
        return;
    struct cover cover = {.arena = arena};
    const struct table_cell *from = table->cells,
                            *end = table->cells + table->n;
    int number = 0;
    table->cells = NULL;
    table->n = 0;
    FOR_CHILDREN (row, table->node) {
        if (row->kind != NODE_ROW)
            continue;
        for (; from < end && from->row == number; from++) {
            table->cells =
                arena_more(arena, table->cells, table->n, sizeof *table->cells);
            table->cells[table->n++] = *from;
            cover_up(&cover, from);
        }
        for (int column = 0; column < table->columns; column++) {
            if (!is_covered(&cover, (size_t)column))
                add_blank(arena, table, row, number, column);
        }
        end_row(&cover);
        number++;
    }
}

/* False: the table has become immense before its last row. */
static bool place_rows(struct arena *arena, struct table *table)
{
    struct cover cover = {.arena = arena};
    table->n = 0;
    table->rows = table->head_rows = 0;
    FOR_CHILDREN (row, table->node) {
        if (row->kind == NODE_ROW)
            place_row(table, &cover, row);
        if (!table->spans_ignored && is_immense(&cover, table))
            return false;
    }
    table->columns = (int)cover.n;
    return true;
}

/* The widths that the source gives, of the columns that there are: `joined`
 * tells how many begin before each. */
static void join_grid(struct arena *arena, struct table *table,
                      const int *joined)
{
    const struct node *node = table->node;
    if (!node->as.table.grid || node->as.table.columns != table->columns)
        return;
    table->grid = ARENA_ARRAY(arena, (size_t)table->columns, int64_t);
    for (int i = 0; i < table->columns; i++)
        table->grid[joined[i + 1] > 0 ? joined[i + 1] - 1 : 0] +=
            node->as.table.grid[i];
}

/* A column in which no cell begins is none: a cell that claims a hundred of
 * them, to be as wide as the table, takes those that there are. */
static void join_columns(struct arena *arena, struct table *table)
{
    size_t n = (size_t)table->columns;
    int *before = ARENA_ARRAY(arena, n + 1, int);
    for (size_t i = 0; i < table->n; i++)
        before[table->cells[i].column + 1] = 1;
    for (size_t i = 0; i < n; i++)
        before[i + 1] += before[i];
    for (size_t i = 0; i < table->n; i++) {
        struct table_cell *cell = &table->cells[i];
        int end = before[cell->column + cell->columns];
        cell->column = before[cell->column];
        cell->columns = end - cell->column;
    }
    join_grid(arena, table, before);
    table->columns = before[n];
}

void table_place(struct arena *arena, struct table *table)
{
    table->spans_ignored = !place_rows(arena, table);
    if (table->spans_ignored)
        place_rows(arena, table);
    join_columns(arena, table);
    if (table->head_rows == table->rows)
        table->head_rows = 0;
    for (size_t i = 0; i < table->n; i++) { /* no row beyond the last */
        struct table_cell *cell = &table->cells[i];
        if (cell->rows > table->rows - cell->row)
            cell->rows = table->rows - cell->row;
        int heads = table->head_rows - cell->row;
        if (heads > 0 && cell->rows > heads)
            table->head_rows = 0;
    }
    fill_rows(arena, table);
}

struct widths {
    int64_t *min, *max;
};

/* What a cell over several columns needs more than these have is theirs in
 * equal shares. */
static void widen(int64_t *widths, const struct table_cell *cell, int64_t need)
{
    int64_t have = 0;
    for (int i = 0; i < cell->columns; i++)
        have += widths[cell->column + i];
    for (int i = 0; i < cell->columns && need > have; i++)
        widths[cell->column + i] += (need - have) / cell->columns;
}

static struct widths widths_of(struct arena *arena, const struct table *table)
{
    size_t n = (size_t)table->columns;
    struct widths w = {ARENA_ARRAY(arena, n, int64_t),
                       ARENA_ARRAY(arena, n, int64_t)};
    for (int pass = 0; pass < 2; pass++) { /* single columns first */
        for (size_t i = 0; i < table->n; i++) {
            const struct table_cell *cell = &table->cells[i];
            if ((cell->columns > 1) != (pass == 1))
                continue;
            widen(w.min, cell, cell->min + 2 * table->padding);
            widen(w.max, cell, cell->max + 2 * table->padding);
        }
    }
    for (size_t i = 0; i < n; i++)
        w.max[i] = w.max[i] < w.min[i] ? w.min[i] : w.max[i];
    return w;
}

static int64_t sum(const int64_t *widths, size_t n)
{
    int64_t all = 0;
    for (size_t i = 0; i < n; i++)
        all += widths[i];
    return all;
}

/*
 * Narrow columns first: one whose text takes no more on one line than an equal
 * share of what is left gets just that, as long as the others keep their least.
 * Takes from *measure what they get.
 */
static void serve_narrow(const struct widths *w, size_t n, int64_t *given,
                         int64_t *measure)
{
    int64_t least = sum(w->min, n), left = (int64_t)n, before;
    do {
        before = left;
        for (size_t i = 0; i < n && left > 0; i++) {
            if (given[i] || w->max[i] > *measure / left ||
                w->max[i] - w->min[i] > *measure - least)
                continue;
            given[i] = w->max[i];
            *measure -= w->max[i];
            least -= w->min[i];
            left--;
        }
    } while (left < before);
}

/* The others share the rest: each has its least, and of what is above a part
 * as large as its wish for more. Where that is too little, a part of it. */
static void serve_wide(const struct widths *w, size_t n, int64_t *given,
                       int64_t measure)
{
    int64_t min = 0, more = 0;
    for (size_t i = 0; i < n; i++) {
        min += given[i] ? 0 : w->min[i];
        more += given[i] ? 0 : w->max[i] - w->min[i];
    }
    for (size_t i = 0; i < n; i++) {
        if (given[i])
            continue;
        given[i] = w->min[i];
        if (min > 0 && min > measure)
            given[i] = w->min[i] * measure / min;
        else if (more > 0)
            given[i] += (w->max[i] - w->min[i]) * (measure - min) / more;
    }
}

/* How wide a table is whose columns have the source's shares: as wide as there,
 * or wider, for letters are larger here, until no line needs to be broken; but
 * no wider than the page. */
static int64_t grid_width(const struct table *table, const struct widths *w,
                          int64_t measure)
{
    int64_t all = sum(table->grid, (size_t)table->columns), wanted = all;
    for (int i = 0; i < table->columns; i++) {
        int64_t own = table->grid[i];
        if (own > 0 && w->max[i] > own && w->max[i] * all / own > wanted)
            wanted = w->max[i] * all / own;
    }
    return wanted < measure ? wanted : measure;
}

/* The widths of the source: they hold where each column has room for its words.
 */
static bool serve_grid(const struct table *table, const struct widths *w,
                       int64_t *given, int64_t measure)
{
    size_t n = (size_t)table->columns;
    if (!table->grid)
        return false;
    int64_t all = sum(table->grid, n), width = grid_width(table, w, measure);
    for (size_t i = 0; i < n; i++) {
        given[i] = width == all ? table->grid[i]
                                : table->grid[i] * width / (all > 0 ? all : 1);
        if (given[i] < w->min[i])
            return false;
    }
    return true;
}

bool table_fit(struct arena *arena, struct table *table, mpt measure)
{
    size_t n = (size_t)table->columns;
    struct widths w = widths_of(arena, table);
    int64_t *given = ARENA_ARRAY(arena, n, int64_t), rest = measure;
    bool fits = sum(w.min, n) <= measure;
    bool meant = serve_grid(table, &w, given, measure);
    if (!meant)
        memset(given, 0, n * sizeof *given);
    if (meant)
        rest = 0;
    else if (sum(w.max, n) <= measure)
        given = w.max;
    else if (fits)
        serve_narrow(&w, n, given, &rest);
    serve_wide(&w, n, given, rest);
    table->lines = table_balance(arena, table, w.min, given, measure,
                                 fits && sum(w.max, n) > measure);
    table->lefts = ARENA_ARRAY(arena, n + 1, mpt);
    for (size_t i = 0; i < n; i++)
        table->lefts[i + 1] = table->lefts[i] + (mpt)given[i];
    return fits;
}
