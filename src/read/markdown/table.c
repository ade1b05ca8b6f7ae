/* SPDX-License-Identifier: MIT */
/*
 * The row of hyphens below the head of a table. One hyphen a column is enough
 * (GitHub Flavored Markdown 0.29, section 4.10), but md4c 0.4.8 wants three
 * signs; so short ones are made longer, if they have as many columns as the
 * head. If not, and where there are more columns than a page could show, the
 * pipes are shielded, and the lines are text with every version of md4c. No
 * line feed moves, and so no line.
 */
#include <string.h>

#include "base/arena.h"
#include "read/markdown/markdown.h"

enum { SIGNS_MIN = 3, COLUMNS_MAX = 128 };

/* From the first character, behind a pipe there, to the last, before one. */
static struct str within_bars(struct str row)
{
    if (str_starts(row, STR("|")))
        row = str_slice(row, 1, row.n);
    if (str_ends(row, STR("|")) && !str_ends(row, STR("\\|")))
        row.n--;
    return row;
}

static struct str row_of(const struct source_line *line)
{
    return within_bars(
        str_trim(str_slice(line->text, line->content, line->text.n)));
}

static size_t count_columns(struct str row)
{
    size_t n = 1;
    for (size_t i = 0; i < row.n; i++) {
        if (row.s[i] == '\\')
            i++;
        else
            n += row.s[i] == '|';
    }
    return n;
}

/* Cuts the next cell off, without white space; false when there is none. */
static bool next_cell(struct str *row, bool *more, struct str *cell)
{
    const char *pipe = row->n ? memchr(row->s, '|', row->n) : NULL;
    size_t end = pipe ? (size_t)(pipe - row->s) : row->n;
    if (!*more)
        return false;
    *cell = str_trim(str_slice(*row, 0, end));
    *row = str_slice(*row, end + 1, row->n);
    *more = pipe != NULL;
    return true;
}

/* ":--:", with or without the colons. */
static bool is_delimiter(struct str cell)
{
    size_t from = str_starts(cell, STR(":"));
    size_t to = cell.n - (cell.n > from && str_ends(cell, STR(":")));
    for (size_t i = from; i < to; i++) {
        if (cell.s[i] != '-')
            return false;
    }
    return to > from;
}

size_t table_columns(struct str words)
{
    return count_columns(within_bars(words));
}

bool table_is_delimiter(struct str words)
{
    struct str row = within_bars(words), cell;
    bool more = true;
    if (!words.n || !memchr(words.s, '|', words.n) ||
        str_starts(words, STR("- ")))
        return false;
    while (next_cell(&row, &more, &cell)) {
        if (!is_delimiter(cell))
            return false;
    }
    return true;
}

/* True for a row of hyphens, if it has a pipe, that one of md4c's versions
 * would not know: because it is short, or has too many columns. */
static bool is_short_row(const struct source_line *line)
{
    struct str row = row_of(line), cell;
    struct str whole = str_slice(line->text, line->content, line->text.n);
    bool is_short = false, more = true;
    size_t columns = 0;
    if (!whole.n || !memchr(whole.s, '|', whole.n) ||
        str_starts(whole, STR("- "))) /* an item of a list */
        return false;
    for (; next_cell(&row, &more, &cell); columns++) {
        if (!is_delimiter(cell))
            return false;
        is_short = is_short || cell.n < SIGNS_MIN;
    }
    return is_short || columns > COLUMNS_MAX;
}

/* Whether the row of hyphens and the line above it make a table. */
static bool is_table(const struct source_line *head,
                     const struct source_line *row)
{
    size_t columns = count_columns(row_of(row));
    return columns <= COLUMNS_MAX && count_columns(row_of(head)) == columns;
}

static void add_text_row(struct buf *buf, const struct source_line *line)
{
    size_t start = buf->n;
    buf_add(buf, line->text);
    for (size_t i = start; i < buf->n; i++) {
        if (buf->data[i] == '|')
            shield_byte(buf->data + i);
    }
}

static void add_long_row(struct buf *buf, const struct source_line *line)
{
    struct str row = row_of(line), cell;
    bool more = true;
    buf_add(buf, str_slice(line->text, 0, line->content));
    while (next_cell(&row, &more, &cell)) {
        bool colon = str_ends(cell, STR(":"));
        buf_add_char(buf, '|');
        buf_add(buf, str_slice(cell, 0, cell.n - colon));
        for (size_t n = cell.n; n < SIGNS_MIN; n++)
            buf_add_char(buf, '-');
        if (colon)
            buf_add_char(buf, ':');
    }
    buf_add(buf, STR("|\n"));
}

static struct source_line line_at(struct str text, size_t at)
{
    const char *feed = memchr(text.s + at, '\n', text.n - at);
    size_t end = feed ? (size_t)(feed - text.s) + 1 : text.n;
    return source_line_of(str_slice(text, at, end));
}

bool has_short_rows(struct str text)
{
    for (size_t at = 0; at < text.n;) {
        struct source_line line = line_at(text, at);
        if (is_short_row(&line))
            return true;
        at += line.text.n;
    }
    return false;
}

struct str with_long_rows(struct arena *arena, struct str text,
                          const bool *verbatim)
{
    struct buf buf = {.arena = arena};
    struct source_line above = {.text = STR("")};
    for (size_t at = 0, number = 0; at < text.n; number++) {
        struct source_line line = line_at(text, at);
        if (!is_short_row(&line) || verbatim[number] ||
            source_line_is_blank(&above))
            buf_add(&buf, line.text);
        else if (is_table(&above, &line))
            add_long_row(&buf, &line);
        else
            add_text_row(&buf, &line);
        above = line;
        at += line.text.n;
    }
    return buf_str(&buf);
}
