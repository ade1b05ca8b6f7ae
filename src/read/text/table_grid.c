/* SPDX-License-Identifier: MIT */
/*
 * Grid tables (pandoc's manual, "grid_tables"): a frame of +---+---+ and |, a
 * border below each row, one of = below the header. Cells may have many lines.
 * Databases print their results in the same frame, with a row a line.
 */
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "doc/phrase.h"
#include "read/text/table.h"

/* Where the columns begin in the lines of a grid: characters from its left
 * edge, those of the bars before them. */
struct grid {
    size_t bars[TABLE_COLUMNS_MAX + 1];
    size_t columns;
};

/* True for "+---+:==:+"; fills the grid, if there is one to fill. */
static bool is_border(struct str text, struct grid *grid)
{
    size_t n = 0;
    if (text.n < 3 || text.s[0] != '+' || text.s[text.n - 1] != '+')
        return false;
    for (size_t i = 0; i < text.n; i++) {
        if (!strchr("+-=:", text.s[i]) || n > TABLE_COLUMNS_MAX ||
            (text.s[i] == '+' && i > 0 && text.s[i - 1] == '+'))
            return false;
        if (text.s[i] != '+')
            continue;
        if (grid)
            grid->bars[n] = i;
        n++;
    }
    if (grid)
        grid->columns = n - 1;
    return true;
}

static bool is_head_border(struct str text)
{
    return is_border(text, NULL) && memchr(text.s, '=', text.n);
}

/* Writes where the bars of the line are in its bytes, if each stands where the
 * frame has one. */
static bool find_bars(const struct grid *grid, struct str text, size_t *bars)
{
    size_t at = 0, bar = 0;
    for (size_t column = 0; at < text.n; column++) {
        size_t byte = at;
        uint32_t c = utf8_next(text, &at);
        if (bar > grid->columns || column != grid->bars[bar])
            continue;
        if (c != '|')
            return false;
        bars[bar++] = byte;
    }
    return bar == grid->columns + 1 && bars[grid->columns] == text.n - 1;
}

/* The same if there are as many bars as the frame has, wherever: letters may be
 * wider than one column, and a hand less exact than a program. */
static bool count_bars(const struct grid *grid, struct str text, size_t *bars)
{
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++) {
        if (text.s[i] != '|')
            continue;
        if (n > grid->columns)
            return false;
        bars[n++] = i;
    }
    return n == grid->columns + 1 && bars[0] == 0 &&
           bars[grid->columns] == text.n - 1;
}

static bool split_row(const struct grid *grid, struct str text, size_t *bars)
{
    return find_bars(grid, text, bars) || count_bars(grid, text, bars);
}

/* Moves *end behind the lines of the grid whose first border is at line i. True
 * when they come out even. */
static bool find_end(const struct grid *grid, const struct lines *lines,
                     size_t i, size_t *end)
{
    size_t bars[TABLE_COLUMNS_MAX + 1];
    bool even = true;
    for (*end = i + 1; *end < lines->n && lines->at[*end].length; ++*end) {
        struct str text = lines->at[*end].text;
        struct grid other;
        bool border = is_border(text, &other);
        if (!border && text.s[0] != '|')
            break;
        even = even && (border ? other.columns == grid->columns
                               : split_row(grid, text, bars));
    }
    return even && is_border(lines->at[*end - 1].text, NULL);
}

static void put_line(struct table *table, size_t row, const struct grid *grid,
                     struct str text)
{
    size_t bars[TABLE_COLUMNS_MAX + 1];
    if (!split_row(grid, text, bars))
        return;
    for (size_t column = 0; column < grid->columns; column++)
        table_put(table, row, column,
                  str_slice(text, bars[column] + 1, bars[column + 1]));
}

/* Of the lines of a grid, the rows: what borders part, or, where `each`, every
 * line. */
static size_t count_rows(const struct lines *lines, size_t from, size_t to,
                         bool each)
{
    size_t n = 0;
    for (size_t i = from + 1; i < to; i++) {
        bool starts = is_border(lines->at[i - 1].text, NULL) || each;
        n += starts && !is_border(lines->at[i].text, NULL);
    }
    return n;
}

/* True when the first cell of the line has something that begins no middle of
 * a sentence. */
static bool starts_row(struct str text)
{
    size_t bar = str_find(str_slice(text, 1, text.n), STR("|"));
    size_t at = 0;
    text = str_trim(str_slice(text, 1, bar == SIZE_MAX ? text.n : bar + 1));
    return text.n && !letter_is_lower(utf8_next(text, &at));
}

/* True for the frame of a database: three borders, the names of the columns in
 * one line, and below them lines of which each begins a row. */
static bool has_row_a_line(const struct lines *lines, size_t from, size_t to)
{
    size_t border = from + 2;
    if (to - from < 6 || !is_border(lines->at[border].text, NULL) ||
        is_head_border(lines->at[border].text))
        return false;
    for (size_t i = border + 1; i + 1 < to; i++) {
        struct str text = lines->at[i].text;
        if (is_border(text, NULL) || !starts_row(text))
            return false;
    }
    return true;
}

/* Colons say on which side the cells of a column stand. */
static void find_align(struct table *table, const struct grid *grid,
                       struct str border)
{
    for (size_t i = 0; i < grid->columns; i++) {
        bool left = border.s[grid->bars[i] + 1] == ':';
        bool right = border.s[grid->bars[i + 1] - 1] == ':';
        table->align[i] = left && right ? ALIGN_CENTRE
                          : left        ? ALIGN_LEFT
                          : right       ? ALIGN_RIGHT
                                        : ALIGN_NONE;
    }
}

static void fill_grid(struct table *table, const struct grid *grid,
                      const struct lines *lines, size_t from, size_t to)
{
    bool each = has_row_a_line(lines, from, to);
    size_t rows = 0;
    for (size_t i = from + 1; i < to; i++) {
        const struct line *line = &lines->at[i];
        struct grid border;
        if (is_border(line->text, &border)) {
            if (i + 1 < to && (each || is_head_border(line->text)) &&
                !table->heads) {
                table->heads = rows;
                find_align(table, &border, line->text);
            }
            continue;
        }
        if (each || is_border(lines->at[i - 1].text, NULL))
            table->numbers[rows++] = line->number;
        put_line(table, rows - 1, grid, line->text);
    }
}

struct table *grid_table(struct arena *arena, const struct lines *lines,
                         size_t i, size_t *end)
{
    struct grid grid;
    *end = i;
    if (lines->at[i].text.s[0] != '+' || !is_border(lines->at[i].text, &grid))
        return NULL;
    if (!find_end(&grid, lines, i, end))
        return NULL;
    bool each = has_row_a_line(lines, i, *end);
    struct table *table =
        table_new(arena, count_rows(lines, i, *end, each), grid.columns);
    if (!table)
        return NULL;
    find_align(table, &grid, lines->at[i].text);
    fill_grid(table, &grid, lines, i, *end);
    return table;
}
