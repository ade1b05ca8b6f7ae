/* SPDX-License-Identifier: MIT */
/*
 * Rows with wide blanks between their cells, as pdftotext keeps columns: lines
 * that follow each other and have the same number of cells, each below those of
 * its column. Two columns are those of a letterhead as often as of a table.
 */
#include <stdint.h>

#include "base/utf8.h"
#include "read/text/table.h"

enum { ROWS_MIN = 3, COLUMNS_MIN = 3, BLANKS_MIN = 2 };

/* The cells of a row: their text, and the columns of the line which they take.
 */
struct row {
    struct str cells[TABLE_COLUMNS_MAX];
    size_t from[TABLE_COLUMNS_MAX], to[TABLE_COLUMNS_MAX];
    size_t n;
};

/* Reads the cells of a line. False: they are too many, or a tab has no width
 * that is known. */
static bool read_row(struct str raw, struct row *row)
{
    size_t at = 0;
    row->n = 0;
    for (size_t column = 0; at < raw.n; column++) {
        size_t byte = at;
        uint32_t c = utf8_next(raw, &at);
        if (c == '\t')
            return false;
        if (c == ' ')
            continue;
        if (row->n == 0 || column >= row->to[row->n - 1] + BLANKS_MIN) {
            if (row->n == TABLE_COLUMNS_MAX)
                return false;
            row->from[row->n] = column;
            row->cells[row->n++] = (struct str){raw.s + byte, 0};
        }
        struct str *cell = &row->cells[row->n - 1];
        cell->n = (size_t)(raw.s + at - cell->s);
        row->to[row->n - 1] = column + 1;
    }
    return true;
}

/* Widens the columns by a row; false: it has other cells, or one of them
 * reaches into another column. */
static bool add_row(struct row *columns, const struct row *row)
{
    if (row->n != columns->n)
        return false;
    struct row wider = *columns;
    for (size_t i = 0; i < row->n; i++) {
        if (row->from[i] < wider.from[i])
            wider.from[i] = row->from[i];
        if (row->to[i] > wider.to[i])
            wider.to[i] = row->to[i];
        if (i > 0 && wider.from[i] < wider.to[i - 1] + 1)
            return false;
    }
    *columns = wider;
    return true;
}

struct table *spaced_table(struct arena *arena, const struct lines *lines,
                           size_t i, size_t *end)
{
    struct row columns, row;
    *end = i;
    if (!str_has_spaces(lines->at[i].text, 2) ||
        !read_row(lines->at[i].raw, &columns) || columns.n < COLUMNS_MIN)
        return NULL;
    for (*end = i + 1; *end < lines->n; ++*end) {
        if (!read_row(lines->at[*end].raw, &row) || !add_row(&columns, &row))
            break;
    }
    struct table *table =
        *end - i < ROWS_MIN ? NULL : table_new(arena, *end - i, columns.n);
    for (size_t k = i; table && k < *end; k++) {
        table->numbers[k - i] = lines->at[k].number;
        read_row(lines->at[k].raw, &row);
        for (size_t column = 0; column < row.n; column++)
            table_put(table, k - i, column, row.cells[column]);
    }
    if (!table || table_is_official(table))
        return NULL;
    table->heads = table_names_columns(table);
    return table;
}
