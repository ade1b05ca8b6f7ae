/* SPDX-License-Identifier: MIT */
/*
 * Which column a cell is in depends on the rows above it, which may reach down
 * into its own. Rows are asked for one after the other, so what reaches down is
 * kept from one to the next, for the table that is being written.
 */
#include "write/xhtml_records.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "write/xhtml_block.h"

enum {
    COLUMNS_MAX = 64,
    NAME_BYTES = 56 /* of a name on average: more would fill the file */
};

struct xhtml_records {
    const struct node *table, *body; /* its first row that is no head */
    bool wanted;
    int count; /* of columns with a name */
    struct str names[COLUMNS_MAX];
    const struct node *row; /* above which `taken` is so: */
    int taken[COLUMNS_MAX]; /* by a cell from above, for so many rows more */
};

static int width_of(const struct node *cell)
{
    return cell->as.cell.columns > 1 ? cell->as.cell.columns : 1;
}

/* The first column from `at` on that no cell from above fills. */
static int free_column(const struct xhtml_records *r, int at)
{
    while (at < COLUMNS_MAX && r->taken[at] > 0)
        at++;
    return at;
}

/* Takes the state to the row below. */
static void pass_row(struct xhtml_records *r, const struct node *row)
{
    int below[COLUMNS_MAX], at = 0;
    for (int i = 0; i < COLUMNS_MAX; i++)
        below[i] = r->taken[i] > 0 ? r->taken[i] - 1 : 0;
    FOR_CHILDREN (cell, row) {
        at = free_column(r, at);
        for (int end = at + width_of(cell); at < end && at < COLUMNS_MAX; at++)
            below[at] = cell->as.cell.rows - 1;
    }
    memcpy(r->taken, below, sizeof below);
}

static void go_to(struct xhtml_records *r, const struct node *row)
{
    if (r->row == row)
        return;
    const struct node *from = r->row;
    if (!from || from->next != row) {
        memset(r->taken, 0, sizeof r->taken);
        from = r->table->first;
    }
    for (; from && from != row; from = from->next) {
        if (from->kind == NODE_ROW)
            pass_row(r, from);
    }
    r->row = row;
}

/* Of a cell in the row gone to; COLUMNS_MAX: it is too far to the right. */
static int column_of(const struct xhtml_records *r, const struct node *cell)
{
    int at = 0;
    FOR_CHILDREN (each, cell->parent) {
        at = free_column(r, at);
        if (each == cell || at == COLUMNS_MAX)
            break;
        at += width_of(each);
    }
    return at < COLUMNS_MAX ? at : COLUMNS_MAX;
}

/* "Đất nông nghiệp, Diện tích": of heads one below the other. */
static void add_name(struct xhtml *x, struct str *name, struct str more)
{
    if (more.n == 0)
        return;
    *name = name->n ? str_printf(x->arena, "%.*s, %.*s", STR_ARG(*name),
                                 STR_ARG(more))
                    : more;
}

/* A row of one cell, a title or the name of a group, is read where it stands.
 */
static bool names_columns(const struct node *row)
{
    return row->kind == NODE_ROW && row->first != row->last;
}

static void read_head(struct xhtml *x, struct xhtml_records *r,
                      const struct node *row)
{
    go_to(r, row);
    FOR_CHILDREN (cell, row) {
        int at = column_of(r, cell), end = at + width_of(cell);
        struct str text = str_one_line(x->arena, node_text(x->arena, cell));
        for (; at < end && at < COLUMNS_MAX; at++) {
            add_name(x, &r->names[at], text);
            r->count = at + 1 > r->count ? at + 1 : r->count;
        }
    }
}

static bool all_have_names(const struct xhtml_records *r)
{
    size_t bytes = 0;
    for (int i = 0; i < r->count; i++) {
        if (i > 0 && r->names[i].n == 0) /* the first may tell itself */
            return false;
        bytes += r->names[i].n;
    }
    return r->count > 1 && r->count < COLUMNS_MAX &&
           bytes <= NAME_BYTES * (size_t)r->count;
}

static struct xhtml_records *records_of(struct xhtml *x,
                                        const struct node *table)
{
    struct xhtml_records *r = x->records;
    if (r && r->table == table)
        return r;
    if (!r)
        x->records = r = ARENA_NEW(x->arena, struct xhtml_records);
    *r = (struct xhtml_records){.table = table, .body = xhtml_head_end(table)};
    if (block_table_fit(table) < FIT_TORN || r->body == table->first)
        return r;
    for (const struct node *row = table->first; row && row != r->body;
         row = row->next) {
        if (names_columns(row))
            read_head(x, r, row);
    }
    r->wanted = r->body && all_have_names(r);
    return r;
}

bool xhtml_has_records(struct xhtml *x, const struct node *table)
{
    return records_of(x, table)->wanted;
}

bool xhtml_names_records(struct xhtml *x, const struct node *row)
{
    const struct xhtml_records *r =
        row->parent->kind == NODE_TABLE ? records_of(x, row->parent) : NULL;
    const struct node *head = r && r->wanted ? r->table->first : NULL;
    while (head && head != r->body && head != row)
        head = head->next;
    return head == row && head != r->body && names_columns(row);
}

struct str xhtml_record_label(struct xhtml *x, const struct node *cell)
{
    const struct node *row = cell->parent;
    struct xhtml_records *r =
        row->kind == NODE_ROW ? records_of(x, row->parent) : NULL;
    if (!r || !r->wanted || width_of(cell) > 1 || xhtml_names_records(x, row))
        return STR("");
    go_to(r, row);
    int at = column_of(r, cell);
    return at < r->count ? r->names[at] : STR("");
}
