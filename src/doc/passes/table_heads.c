/* SPDX-License-Identifier: MIT */
/*
 * The head of a table whose source marks none, as most do: Word marks one only
 * where a row is to be repeated, and editors know no such thing at all. It is
 * seen: all of its cells are bold, where the rows below are not, or it begins
 * with "STT" and the rows below with numbers.
 */
#include "base/utf8.h"
#include "base/words.h"
#include "doc/passes/passes.h"

enum {
    CELL_MAX = 160, /* characters of a column's name */
    ROWS_MAX = 3    /* of a head */
};

static bool is_cell(const struct node *node)
{
    return node->kind == NODE_CELL;
}

static int cells_of(const struct node *row)
{
    int n = 0;
    FOR_CHILDREN (cell, row)
        n += is_cell(cell);
    return n;
}

/* Lines of text alone, bold all of them. An empty cell says nothing. */
static bool is_all_bold(const struct node *cell)
{
    if (!cell->first || is_in_bold(cell))
        return true;
    FOR_CHILDREN (line, cell) {
        if (line->kind != NODE_PARAGRAPH || !is_in_bold(line))
            return false;
    }
    return true;
}

static bool is_bold_row(const struct node *row)
{
    FOR_CHILDREN (cell, row) {
        if (is_cell(cell) && !is_all_bold(cell))
            return false;
    }
    return true;
}

/* What may name columns: two cells or more, each short and with its words. */
static bool may_be_head(const struct doc *doc, const struct node *row)
{
    int named = 0;
    FOR_CHILDREN (cell, row) {
        struct str text = block_text(doc, cell);
        FOR_CHILDREN (part, cell) {
            if (part->kind != NODE_PARAGRAPH && !node_is_inline(part->kind))
                return false;
        }
        if (!text_fits(text, CELL_MAX))
            return false;
        named += str_trim(text).n > 0;
    }
    return named > 1;
}

static struct str first_words(const struct doc *doc, const struct node *row)
{
    return row && row->first ? str_trim(block_text(doc, row->first)) : STR("");
}

static bool counts_rows(const struct doc *doc, const struct node *row)
{
    static const char *const names[] = {"stt", "tt", "số tt", "số thứ tự",
                                        "#",   "no", "no."};
    return str_is_any_nocase(first_words(doc, row), WORDS(names));
}

static bool is_counted(const struct doc *doc, const struct node *row)
{
    struct str number = first_words(doc, row);
    return number.n && number.s[0] >= '0' && number.s[0] <= '9' &&
           text_fits(number, ROWS_MAX);
}

/* So many rows reach the cells of the first one; 0: too many. */
static int rows_of_head(const struct node *first)
{
    int rows = 1;
    FOR_CHILDREN (cell, first) {
        if (is_cell(cell) && cell->as.cell.rows > rows)
            rows = cell->as.cell.rows;
    }
    return rows <= ROWS_MAX ? rows : 0;
}

/* The rows below look otherwise: most of those that hold something. */
static bool look_otherwise(const struct node *row)
{
    int bold = 0, all = 0;
    for (; row; row = row->next) {
        if (row->kind != NODE_ROW)
            continue;
        all++;
        bold += is_bold_row(row);
    }
    return all > 0 && bold * 2 < all;
}

/* The first row below the head; NULL: the table shows no head. */
static struct node *end_of_head(const struct doc *doc, struct node *first)
{
    int left = rows_of_head(first);
    bool bold = true;
    struct node *row = first;
    for (; row && row->kind == NODE_ROW && left > 0; row = row->next) {
        bold = bold && is_bold_row(row);
        if (row == first ? !may_be_head(doc, row) : row->first && !bold)
            return NULL;
        left--;
    }
    if (!row || row->kind != NODE_ROW || left > 0)
        return NULL;
    bool counted = counts_rows(doc, first) && is_counted(doc, row);
    return counted || (bold && look_otherwise(row)) ? row : NULL;
}

static bool has_head(const struct node *table)
{
    FOR_CHILDREN (row, table) {
        FOR_CHILDREN (cell, row) {
            if (is_cell(cell) && cell->as.cell.header)
                return true;
        }
    }
    return false;
}

static void find_head(const struct doc *doc, struct node *table)
{
    struct node *first = table->first;
    while (first && first->kind != NODE_ROW)
        first = first->next;
    if (!first || cells_of(first) < 2 || table->as.table.bare ||
        has_head(table))
        return;
    struct node *end = end_of_head(doc, first);
    for (struct node *row = first; end && row != end; row = row->next) {
        FOR_CHILDREN (cell, row)
            cell->as.cell.header = cell->as.cell.header || is_cell(cell);
    }
}

void pass_table_heads(struct doc *doc)
{
    for (struct node *n = doc->root->first; n; n = node_next(n, doc->root)) {
        if (n->kind == NODE_TABLE)
            find_head(doc, n);
    }
}
