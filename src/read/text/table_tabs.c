/* SPDX-License-Identifier: MIT */
/*
 * Rows with tabs between their cells, as spreadsheets and browsers copy tables:
 * lines that follow each other and have the same number of them. One tab in a
 * line parts the columns of a letterhead or of a signature as often as those of
 * a table, and so makes none.
 */
#include <string.h>

#include "read/text/table.h"

enum { ROWS_MIN = 3, COLUMNS_MIN = 3 };

static size_t count_tabs(struct str raw)
{
    size_t n = 0;
    for (const char *at = raw.s, *end = raw.s + raw.n;
         at < end && (at = memchr(at, '\t', (size_t)(end - at))); at++)
        n++;
    return n;
}

/* Cuts the next cell off the line; false when there is none left. */
static bool next_cell(struct str *rest, bool *more, struct str *cell)
{
    if (!*more)
        return false;
    const char *tab = rest->n ? memchr(rest->s, '\t', rest->n) : NULL;
    size_t end = tab ? (size_t)(tab - rest->s) : rest->n;
    *cell = str_slice(*rest, 0, end);
    *rest = str_slice(*rest, end + 1, rest->n);
    *more = tab != NULL;
    return true;
}

/* Marks the columns of lines from..to that have something in some line: two
 * tabs in a row may only reach further. Returns how many there are. */
static size_t find_columns(const struct lines *lines, size_t from, size_t to,
                           bool filled[TABLE_COLUMNS_MAX])
{
    for (size_t i = from; i < to; i++) {
        struct str rest = lines->at[i].raw, cell;
        bool more = true;
        for (size_t k = 0; next_cell(&rest, &more, &cell); k++)
            filled[k] = filled[k] || trim_line(cell).n > 0;
    }
    size_t n = 0;
    for (size_t k = 0; k < TABLE_COLUMNS_MAX; k++)
        n += filled[k];
    return n;
}

static void put_tabbed(struct table *table, size_t row, struct str raw,
                       const bool filled[TABLE_COLUMNS_MAX])
{
    bool more = true;
    struct str cell;
    size_t column = 0;
    for (size_t k = 0; next_cell(&raw, &more, &cell); k++) {
        if (filled[k])
            table_put(table, row, column++, cell);
    }
}

struct table *tabbed_table(struct arena *arena, const struct lines *lines,
                           size_t i, size_t *end)
{
    size_t tabs = count_tabs(lines->at[i].raw);
    bool filled[TABLE_COLUMNS_MAX] = {false};
    *end = i;
    if (tabs + 1 < COLUMNS_MIN || tabs >= TABLE_COLUMNS_MAX)
        return NULL;
    while (*end < lines->n && lines->at[*end].length &&
           count_tabs(lines->at[*end].raw) == tabs)
        ++*end;
    if (*end - i < ROWS_MIN)
        return NULL;
    size_t columns = find_columns(lines, i, *end, filled);
    struct table *table =
        columns < COLUMNS_MIN ? NULL : table_new(arena, *end - i, columns);
    for (size_t k = i; table && k < *end; k++) {
        table->numbers[k - i] = lines->at[k].number;
        put_tabbed(table, k - i, lines->at[k].raw, filled);
    }
    if (!table || table_is_official(table))
        return NULL;
    table->heads = table_names_columns(table);
    return table;
}
