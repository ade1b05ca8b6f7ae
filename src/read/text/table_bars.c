/* SPDX-License-Identifier: MIT */
/*
 * Rows with bars between their cells: lines that follow each other and have the
 * same number of them. Bars at the ends of all lines are the table's frame. A
 * rule below the first line makes it the header.
 */
#include <string.h>

#include "read/text/table.h"

/* Lines in a row that have bars. */
struct run {
    size_t from, to;
    bool first, last; /* each line has a bar at its beginning, at its end */
    size_t rows;      /* those that are no rules */
    bool ruled;       /* the second of them is a rule */
};

static bool is_space(char c)
{
    return c == ' ' || c == '\t';
}

/* True for what stands between the header and the body: |---|:--:|. */
static bool is_rule(struct str text)
{
    bool dash = false;
    for (size_t i = 0; i < text.n; i++) {
        if (!strchr("-|+: ", text.s[i]))
            return false;
        dash = dash || text.s[i] == '-';
    }
    return dash;
}

/* Whether the byte at i parts cells: where there is no frame, a bar does with
 * space around it. In a rule of org-mode a plus does, too. */
static bool is_bar(struct str text, size_t i, bool framed, bool rule)
{
    if (rule && text.s[i] == '+')
        return true;
    return text.s[i] == '|' && (framed || rule ||
                                ((i == 0 || is_space(text.s[i - 1])) &&
                                 (i + 1 == text.n || is_space(text.s[i + 1]))));
}

static bool has_frame(struct str text)
{
    return text.n > 1 && str_starts(text, STR("|")) && str_ends(text, STR("|"));
}

static bool has_bars(struct str text)
{
    if (text.n == 0 || !memchr(text.s, '|', text.n))
        return false;
    bool framed = has_frame(text);
    for (size_t i = 0; i < text.n; i++) {
        if (is_bar(text, i, framed, false))
            return true;
    }
    return is_rule(text);
}

static struct run run_at(const struct lines *lines, size_t i)
{
    struct run run = {i, i, true, true, 0, false};
    for (; run.to < lines->n && has_bars(lines->at[run.to].text); run.to++) {
        struct str text = lines->at[run.to].text;
        bool rule = is_rule(text);
        run.first = run.first && str_starts(text, STR("|"));
        run.last = run.last && str_ends(text, STR("|"));
        run.ruled = run.ruled || (rule && run.to == i + 1);
        run.rows += !rule;
    }
    return run;
}

/* Cuts the next cell off a line without its frame; *at moves behind the bar.
 * False when there is none left. */
static bool next_cell(const struct run *run, struct str text, size_t *at,
                      struct str *cell)
{
    bool framed = run->first && run->last, rule = is_rule(text);
    size_t end = *at;
    if (*at > text.n)
        return false;
    while (end < text.n && !is_bar(text, end, framed, rule))
        end++;
    *cell = str_slice(text, *at, end);
    *at = end + 1;
    return true;
}

static struct str without_frame(const struct run *run, struct str text)
{
    return str_slice(text, run->first, text.n - (run->last && text.n > 1));
}

static size_t count_cells(const struct run *run, struct str text)
{
    size_t n = 0, at = 0;
    struct str cell;
    text = without_frame(run, text);
    while (next_cell(run, text, &at, &cell))
        n++;
    return n;
}

/* The columns of the run; 0: it does not come out even, or is too little to be
 * surely a table. */
static size_t columns_of(const struct run *run, const struct lines *lines)
{
    enum { ROWS_MIN = 2, PLAIN_ROWS_MIN = 3 };
    size_t columns = 0;
    for (size_t i = run->from; i < run->to; i++) {
        size_t n = count_cells(run, lines->at[i].text);
        if (i > run->from && n != columns)
            return 0;
        columns = n;
    }
    bool plain = columns == 2 && !(run->first && run->last) && !run->ruled;
    return run->rows < (plain ? PLAIN_ROWS_MIN : ROWS_MIN) ? 0 : columns;
}

static void put_cells(struct table *table, size_t row, const struct run *run,
                      struct str text)
{
    size_t at = 0;
    struct str cell;
    text = without_frame(run, text);
    for (size_t column = 0; next_cell(run, text, &at, &cell); column++)
        table_put(table, row, column, cell);
}

struct table *barred_table(struct arena *arena, const struct lines *lines,
                           size_t i, size_t *end)
{
    struct run run = run_at(lines, i);
    *end = run.to;
    size_t columns = run.to > i ? columns_of(&run, lines) : 0;
    struct table *table = columns ? table_new(arena, run.rows, columns) : NULL;
    size_t row = 0;
    for (size_t k = run.from; table && k < run.to; k++) {
        if (is_rule(lines->at[k].text))
            continue;
        table->numbers[row] = lines->at[k].number;
        put_cells(table, row++, &run, lines->at[k].text);
    }
    if (!table || table_is_official(table))
        return NULL;
    table->heads = run.ruled || table_names_columns(table);
    return table;
}
