/* SPDX-License-Identifier: MIT */
/*
 * Better widths for the columns of a table that fills its measure: width goes
 * from one column to another as long as that makes the rows less high, as far
 * as that can be told from how wide the texts of the cells are.
 */
#include "base/arena.h"
#include "layout/table.h"

enum {
    SHARES = 50,    /* width moves in such parts of the measure */
    ROWS_SEEN = 30, /* of the table; the others are thought to be alike */
    MOVES_MAX = 40,
    ROW_WEIGHT = 1000 /* of a line of a row, against one of a cell */
};

/* The cells which count, and the lines of each row. */
struct search {
    const struct table *table;
    const int64_t *least;
    int64_t *widths;
    int64_t *row_lines;
    size_t cells;
    int rows;
};

static int64_t lines_in(const struct table *table,
                        const struct table_cell *cell, int64_t width)
{
    int64_t inner = width - (int64_t)2 * table->padding;
    if (cell->max <= 0)
        return 0;
    return inner > 0 ? (cell->max + inner - 1) / inner : cell->max;
}

/* What the table's height is like: the lines of its rows, and a little for the
 * lines of all cells, so that not only the fullest of a row counts. */
static int64_t cost_of(const struct search *s)
{
    int64_t cost = 0;
    for (int i = 0; i < s->rows; i++)
        s->row_lines[i] = 0;
    for (size_t i = 0; i < s->cells; i++) {
        const struct table_cell *cell = &s->table->cells[i];
        if (cell->columns > 1)
            continue;
        int64_t lines = lines_in(s->table, cell, s->widths[cell->column]);
        cost += lines;
        if (cell->rows == 1 && lines > s->row_lines[cell->row])
            s->row_lines[cell->row] = lines;
    }
    for (int i = 0; i < s->rows; i++)
        cost += s->row_lines[i] * ROW_WEIGHT;
    return cost;
}

static void move(struct search *s, int from, int to, int64_t width)
{
    s->widths[from] -= width;
    s->widths[to] += width;
}

/* The best single move; false: none makes the table less high. */
static bool move_best(struct search *s, int64_t step, int64_t *cost)
{
    int best_from = -1, best_to = -1, n = s->table->columns;
    for (int from = 0; from < n; from++) {
        if (s->widths[from] - step < s->least[from])
            continue;
        for (int to = 0; to < n; to++) {
            if (to == from)
                continue;
            move(s, from, to, step);
            int64_t now = cost_of(s);
            move(s, to, from, step);
            if (now >= *cost)
                continue;
            *cost = now;
            best_from = from;
            best_to = to;
        }
    }
    if (best_from >= 0)
        move(s, best_from, best_to, step);
    return best_from >= 0;
}

int64_t table_balance(struct arena *arena, const struct table *table,
                      const int64_t *least, int64_t *widths, mpt measure,
                      bool full)
{
    enum { COLUMNS_MAX = 24 };
    struct search s = {.table = table, .least = least};
    s.widths = widths;
    s.rows = table->rows < ROWS_SEEN ? table->rows : ROWS_SEEN;
    s.row_lines = ARENA_ARRAY(arena, (size_t)s.rows + 1, int64_t);
    while (s.cells < table->n && table->cells[s.cells].row < s.rows)
        s.cells++;
    int64_t cost = cost_of(&s), step = measure / SHARES;
    if (!full || table->columns > COLUMNS_MAX)
        return cost;
    for (int i = 0; i < MOVES_MAX; i++) {
        if (!move_best(&s, step, &cost))
            step /= 2;
        if (step < measure / SHARES / 4)
            break;
    }
    return cost;
}
