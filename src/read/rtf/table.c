/* SPDX-License-Identifier: MIT */
/*
 * Tables. There are only rows, whose cells say where their right edges are: the
 * columns are found when all rows of a table are there, from all their edges.
 * Rows follow each other as long as nothing stands between them.
 */
#include <stdlib.h>

#include "base/arena.h"
#include "doc/build.h"
#include "read/rtf/rtf.h"

enum { EDGE_SLACK = 60 /* twips, 1 mm: edges that are meant to be one */ };

struct row {
    struct node *cells[RTF_CELLS_MAX];
    size_t n;
    struct rtf_definition definition;
    struct row *next;
};

struct rtf_table {
    struct row *first, *last;
    struct row *row;   /* that is being read, or NULL */
    struct node *cell; /* likewise */
    size_t edges;
    long line;
};

struct rtf_definition *rtf_definition(struct rtf *r)
{
    struct rtf_definition **row = &r->flow->rows[rtf_group(r)->nested_row];
    if (!*row)
        *row = ARENA_NEW(r->d->arena, struct rtf_definition);
    return *row;
}

void rtf_add_edge(struct rtf *r, long right)
{
    struct rtf_definition *row = rtf_definition(r);
    if (row->n < RTF_CELLS_MAX) {
        row->cells[row->n].right = right;
        row->cells[row->n].down = row->down;
        row->cells[row->n].along = row->along;
        row->cells[row->n++].rules = row->next;
    }
    row->down = row->along = MERGE_NONE;
    row->next = (struct docx_rules){0, 0};
    row->side = 0;
}

void rtf_set_rule(struct rtf_definition *row, bool ruled)
{
    struct docx_rules *rules = row->of_row ? &row->rules : &row->next;
    docx_say_rules(rules, row->side, ruled);
    row->side = 0;
}

static int by_value(const void *a, const void *b)
{
    long x = *(const long *)a, y = *(const long *)b;
    return (x > y) - (x < y);
}

/* The edges of all cells in order, those that are nearly the same once. */
static size_t edges_of(struct rtf *r, const struct rtf_table *t, long **edges)
{
    size_t n = 0, kept = 0;
    *edges = ARENA_ARRAY(r->d->arena, t->edges + 1, long);
    for (const struct row *row = t->first; row; row = row->next) {
        for (size_t i = 0; i < row->n && i < row->definition.n; i++)
            (*edges)[n++] = row->definition.cells[i].right;
    }
    if (n > 1)
        qsort(*edges, n, sizeof **edges, by_value);
    for (size_t i = 0; i < n; i++) {
        if (kept == 0 || (*edges)[i] - (*edges)[kept - 1] > EDGE_SLACK)
            (*edges)[kept++] = (*edges)[i];
    }
    return kept;
}

/* The column that ends at the edge. */
static long column_of(const long *edges, size_t n, long right)
{
    size_t i = 0;
    while (i < n && edges[i] + EDGE_SLACK < right)
        i++;
    return (long)i;
}

/* The sides of the row's cell `i` without a rule; its row says what it leaves
 * unsaid. */
static unsigned bare_sides(const struct rtf_table *t, const struct row *row,
                           size_t i)
{
    unsigned edges =
        (row == t->first ? SIDE_TOP : 0) | (row == t->last ? SIDE_BOTTOM : 0) |
        (i == 0 ? SIDE_LEFT : 0) | (i + 1 == row->n ? SIDE_RIGHT : 0);
    const struct rtf_definition *said = &row->definition;
    return docx_bare_sides(&said->rules, &said->cells[i].rules, edges);
}

/* How wide the columns are between all edges; the first begins at the left of
 * the first row. */
static const int32_t *grid_of(struct rtf *r, const struct rtf_table *t,
                              const long *edges, size_t n)
{
    int32_t *grid = ARENA_ARRAY(r->d->arena, n + 1, int32_t);
    for (size_t i = 0; i < n; i++) {
        long left = i ? edges[i - 1] : t->first->definition.left;
        grid[i] = docx_column_width(edges[i] - left);
    }
    return grid;
}

static void build_row(struct table_build *build, const struct rtf_table *t,
                      const struct row *row, const long *edges, size_t n)
{
    const struct rtf_definition *definition = &row->definition;
    long column = -1; /* that ended last */
    table_begin_row(build, row->cells[0]->line);
    for (size_t i = 0; i < row->n; i++) {
        bool defined = i < definition->n;
        long end = defined ? column_of(edges, n, definition->cells[i].right)
                           : column + 1;
        long span = end > column ? end - column : 1;
        row->cells[i]->as.cell.bare = defined ? bare_sides(t, row, i) : 0;
        struct merged_cell cell = {
            .node = row->cells[i],
            .span = span < TABLE_COLUMNS_MAX ? span : TABLE_COLUMNS_MAX,
            .down = defined ? definition->cells[i].down : MERGE_NONE,
            .along = defined ? definition->cells[i].along : MERGE_NONE};
        table_add_cell(build, &cell);
        column += span;
    }
    table_end_row(build, definition->header, false);
}

static void end_table(struct rtf *r, size_t nest)
{
    struct rtf_table *t = r->flow->tables[nest];
    long *edges;
    if (t && t->cell)
        rtf_end_cell(r, nest);
    if (t && t->row)
        rtf_end_row(r, nest);
    r->flow->tables[nest] = NULL;
    r->flow->nest = nest - 1;
    if (!t || !t->first)
        return;
    size_t n = edges_of(r, t, &edges);
    struct table_build *build = table_begin(r->d->doc, t->line);
    for (const struct row *row = t->first; row; row = row->next)
        build_row(build, t, row, edges, n);
    struct node *table = table_end(build);
    if (!table)
        return;
    if (n <= TABLE_COLUMNS_MAX)
        table_set_grid(table, grid_of(r, t, edges, n), (int)n);
    docx_place_block(rtf_place(r, nest - 1), table);
}

static void open_cell(struct rtf *r, size_t nest)
{
    struct docx *d = r->d;
    struct rtf_table *t = r->flow->tables[nest];
    if (!t || t->cell)
        return;
    docx_pay(d, DOCX_PAY_BLOCK);
    t->cell = doc_node(d->doc, NODE_CELL, d->paragraphs);
    *rtf_place(r, nest) = (struct docx_place){.parent = t->cell};
}

/* Closes the tables that are within more than `nest`, opens those that lack. */
void rtf_settle(struct rtf *r, size_t nest)
{
    struct rtf_flow *flow = r->flow;
    while (flow->nest > nest)
        end_table(r, flow->nest);
    while (flow->nest < nest) {
        struct rtf_table *t = ARENA_NEW(r->d->arena, struct rtf_table);
        if (flow->nest > 0)
            open_cell(r, flow->nest);
        docx_pay(r->d, DOCX_PAY_TABLE);
        t->line = r->d->paragraphs;
        flow->tables[++flow->nest] = t;
        open_cell(r, flow->nest);
    }
    if (nest > 0)
        open_cell(r, nest);
}

void rtf_end_cell(struct rtf *r, size_t nest)
{
    rtf_settle(r, nest);
    struct rtf_table *t = r->flow->tables[nest];
    if (!t->row) {
        docx_pay(r->d, DOCX_PAY_TABLE);
        t->row = ARENA_NEW(r->d->arena, struct row);
    }
    if (t->row->n < RTF_CELLS_MAX)
        t->row->cells[t->row->n++] = t->cell;
    else
        doc_move_children(t->cell, t->row->cells[RTF_CELLS_MAX - 1]);
    t->cell = NULL;
}

void rtf_end_row(struct rtf *r, size_t nest)
{
    struct rtf_table *t = r->flow->tables[nest];
    struct rtf_definition *said = r->flow->rows[nest > 1];
    if (t && t->cell && t->cell->first)
        rtf_end_cell(r, nest);
    if (!t || !t->row)
        return;
    struct row *row = t->row;
    t->cell = NULL;
    if (said)
        row->definition = *said;
    t->edges += row->n;
    if (t->last)
        t->last->next = row;
    else
        t->first = row;
    t->last = row;
    t->row = NULL;
}
