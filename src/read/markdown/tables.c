/* SPDX-License-Identifier: MIT */
/*
 * Tables: GitHub's where they stand right below a line, or have rows of more
 * cells than their head, or no head at all; and those that Pandoc draws in
 * lines, which become islands. A row of bars that is no table is verse
 * (Pandoc's manual, "line_blocks").
 */
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "read/markdown/dialect.h"
#include "read/text/table.h"

enum { COLUMNS_MAX = 128 };

static bool has_bar(struct str words)
{
    return words.n && memchr(words.s, '|', words.n);
}

static size_t columns_of(const struct dialect *d, size_t i)
{
    return dialect_columns(dialect_words(d, i));
}

/* ---- the head ---- */

static void widen_row(struct dialect *d, size_t i, size_t more,
                      const char *cell)
{
    struct buf buf = {.arena = d->arena};
    buf_add(&buf, dialect_words(d, i));
    if (!str_ends(buf_str(&buf), STR("|")) ||
        str_ends(buf_str(&buf), STR("\\|")))
        buf_add(&buf, STR(" |"));
    for (; more; more--)
        buf_printf(&buf, "%s|", cell);
    dialect_put(d, i, buf_str(&buf));
}

static bool is_row(struct dialect *d, size_t i, size_t quotes)
{
    struct source_line line = source_line_of(d->at[i].text);
    return !source_line_is_blank(&line) && line.quotes == quotes &&
           !d->at[i].settled && !source_line_begins_block(&line);
}

/* True when the lines i and i + 1 are a head and the row of hyphens below it.
 */
static bool is_head(struct dialect *d, size_t i)
{
    struct str head = dialect_words(d, i);
    if (i + 1 >= d->n || !table_is_delimiter(dialect_words(d, i + 1)) ||
        !has_bar(head) || table_is_delimiter(head))
        return false;
    return source_line_of(d->at[i].text).quotes ==
               source_line_of(d->at[i + 1].text).quotes &&
           !dialect_is_verbatim(d, i + 1);
}

static void settle_rows(struct dialect *d, size_t i, size_t end)
{
    for (; i < end; i++) {
        d->at[i].settled = true;
        d->at[i].row = !table_is_delimiter(dialect_words(d, i));
    }
}

/* Makes the head and its row as wide as the widest row. The table's end. */
static size_t take_pipe_table(struct dialect *d, size_t i)
{
    size_t quotes = source_line_of(d->at[i].text).quotes, end = i + 2;
    size_t row = columns_of(d, i + 1);
    dialect_name_bars(d, i, row);
    size_t head = columns_of(d, i);
    size_t most = head > row ? head : row;
    if (row > head)
        return i;
    for (; end < d->n && is_row(d, end, quotes); end++) {
        dialect_name_bars(d, end, row);
        if (columns_of(d, end) > most)
            most = columns_of(d, end);
    }
    if (most <= COLUMNS_MAX && head < most)
        widen_row(d, i, most - head, "  ");
    if (most <= COLUMNS_MAX && row < most)
        widen_row(d, i + 1, most - row, "---");
    dialect_part(d, i);
    settle_rows(d, i, end);
    return end;
}

/* ---- rows without a head ---- */

static bool is_framed(const struct dialect *d, size_t i)
{
    struct str words = dialect_words(d, i);
    return words.n > 2 && words.s[0] == '|' && words.s[words.n - 1] == '|' &&
           columns_of(d, i) > 1;
}

/* The end of the framed rows with as many cells as line i. */
static size_t end_of_rows(const struct dialect *d, size_t i)
{
    size_t end = i, columns = columns_of(d, i);
    while (end < d->n && is_framed(d, end) && columns_of(d, end) == columns)
        end++;
    return end;
}

/* An empty head is left out again when it is read. */
static size_t take_headless(struct dialect *d, size_t i)
{
    if (dialect_is_verbatim(d, i))
        return i;
    size_t end = end_of_rows(d, i), columns = columns_of(d, i);
    struct str prefix = dialect_prefix(d, i);
    struct buf buf = {.arena = d->arena};
    if (end < i + 2)
        return i;
    buf_printf(&buf, "%.*s|", STR_ARG(prefix));
    for (size_t k = 0; k < columns; k++)
        buf_add(&buf, STR("  |"));
    buf_printf(&buf, "\r%.*s|", STR_ARG(prefix));
    for (size_t k = 0; k < columns; k++)
        buf_add(&buf, STR("---|"));
    buf_printf(&buf, "\r%.*s", STR_ARG(d->at[i].text));
    dialect_replace(d, i, buf_str(&buf));
    dialect_part(d, i);
    settle_rows(d, i, end);
    return end;
}

/* ---- verse ---- */

static bool is_verse(const struct dialect *d, size_t i)
{
    struct str words = dialect_words(d, i);
    return str_eq(words, STR("|")) ||
           (str_starts(words, STR("| ")) &&
            memchr(words.s + 1, '|', words.n - 1) == NULL);
}

/* The line as it is set: its indent in no-break spaces, a break at its end. */
static void put_verse(struct dialect *d, size_t i, bool last)
{
    struct str words = dialect_words(d, i);
    struct buf buf = {.arena = d->arena};
    size_t at = 1 + (words.n > 1);
    for (; at < words.n && words.s[at] == ' '; at++)
        buf_add(&buf, STR("\xC2\xA0"));
    buf_add(&buf, str_slice(words, at, words.n));
    if (!last && buf.n)
        buf_add_char(&buf, '\\');
    dialect_put(d, i, buf_str(&buf));
}

static size_t take_verse(struct dialect *d, size_t i)
{
    size_t end = i;
    while (end < d->n && !dialect_is_verbatim(d, end) && is_verse(d, end))
        end++;
    if (end < i + 2)
        return i;
    for (size_t k = i; k < end; k++)
        put_verse(d, k, k + 1 == end || dialect_words(d, k + 1).n == 1);
    dialect_part(d, i);
    dialect_part(d, end);
    return end;
}

/* ---- tables drawn in lines ---- */

/* What is looked at for drawn tables. */
struct drawing {
    struct lines lines; /* of none as long as there is nothing to look at */
    size_t known;       /* what is before that line need not be tried again */
};

/* The lines as the tables of plain text want them, from line `from` on. */
static struct lines drawn_lines(const struct dialect *d)
{
    struct lines lines = {ARENA_ARRAY(d->arena, d->n, struct line), d->n};
    for (size_t i = 0; i < d->n; i++) {
        struct source_line source = source_line_of(d->at[i].text);
        struct str raw = str_slice(source.text, source.prefix, source.text.n);
        struct str text = trim_line(raw);
        long number = d->m->first_line + (long)i;
        lines.at[i] = (struct line){.text = text,
                                    .raw = raw,
                                    .number = number,
                                    .last = number,
                                    .length = utf8_length(text)};
    }
    return lines;
}

/* True for "+---+---+", and for "----- ---" of runs that are no thematic
 * break of single signs; *full: one run alone. */
static bool is_drawn(struct str words, bool *full)
{
    size_t runs = 0, run = 0, shortest = SIZE_MAX;
    *full = false;
    if (str_starts(words, STR("+-")) || str_starts(words, STR("+=")))
        return str_ends(words, STR("+"));
    for (size_t i = 0; i <= words.n; i++) {
        if (i < words.n && words.s[i] == '-') {
            run++;
        } else if (i == words.n || words.s[i] == ' ') {
            runs += run > 0;
            shortest = run && run < shortest ? run : shortest;
            run = 0;
        } else {
            return false;
        }
    }
    *full = runs == 1 && words.n >= 10;
    return runs > 1 ? shortest >= 2 : *full;
}

/* The table that is drawn at line i, or has its head there; its end. */
static const struct table *
drawn_at(struct dialect *d, const struct lines *lines, size_t i, size_t *end)
{
    bool grid = lines->at[i].text.n && lines->at[i].text.s[0] == '+';
    return grid ? grid_table(d->arena, lines, i, end)
                : ruled_table(d->arena, lines, i, end);
}

/* ": Bảng 1. Kết quả" or "Table: Kết quả" below a table: its caption. */
static void mend_caption(struct dialect *d, size_t i)
{
    while (i < d->n && dialect_is_blank(d, i))
        i++;
    struct str words = i < d->n ? dialect_words(d, i) : STR("");
    size_t n = str_starts(words, STR(": "))        ? 2
               : str_starts(words, STR("Table: ")) ? 7
                                                   : 0;
    if (n == 0)
        return;
    size_t end =
        str_ends(words, STR("}")) ? str_find(words, STR(" {")) : SIZE_MAX;
    dialect_put(d, i, str_slice(words, n, end));
    dialect_part(d, i);
}

static size_t put_island(struct dialect *d, const struct table *table, size_t i,
                         size_t end)
{
    for (size_t k = i; k < end; k++) {
        dialect_put(d, k,
                    k == i ? markdown_island_table(d->m, table) : STR(""));
        d->at[k].settled = true;
    }
    dialect_stand_alone(d, i);
    dialect_part(d, end);
    return end;
}

/* The lines are made when they are needed first. */
static size_t take_drawn(struct dialect *d, struct drawing *drawing, size_t i)
{
    bool full;
    size_t end, start = i;
    struct lines *lines = &drawing->lines;
    if (i < drawing->known || !is_drawn(dialect_words(d, i), &full) ||
        dialect_is_verbatim(d, i))
        return i;
    if (!lines->at)
        *lines = drawn_lines(d);
    bool head = i > 0 && !full && lines->at[i].text.s[0] == '-' &&
                lines->at[i - 1].length && !d->at[i - 1].settled;
    start -= head;
    const struct table *table = drawn_at(d, lines, start, &end);
    drawing->known = end;
    return table ? put_island(d, table, start, end) : i;
}

static size_t take_table(struct dialect *d, struct drawing *drawing, size_t i)
{
    size_t end = take_drawn(d, drawing, i);
    if (end > i || d->at[i].settled)
        return end;
    if (!has_bar(d->at[i].text))
        return i;
    if (is_head(d, i))
        return take_pipe_table(d, i);
    if (is_framed(d, i))
        return take_headless(d, i);
    return is_verse(d, i) ? take_verse(d, i) : i;
}

void dialect_tables(struct dialect *d)
{
    struct drawing drawing = {{NULL, 0}, 0};
    for (size_t i = 0, end; i < d->n; i = end) {
        end = take_table(d, &drawing, i);
        if (end > i)
            mend_caption(d, end);
        end = end > i ? end : i + 1;
    }
}
