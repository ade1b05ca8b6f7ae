/* SPDX-License-Identifier: MIT */
/* Tables among the lines of a plain text, and their nodes. */
#include "read/text/table.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/language.h"
#include "base/log.h"
#include "doc/bodies.h"
#include "doc/marker.h"
#include "doc/phrase.h"

enum {
    CELLS_MAX = 200000,    /* of a table; a page has no room for more columns */
    DOCUMENT_MAX = 1000000 /* cells of all tables */
};

struct table *table_new(struct arena *arena, size_t rows, size_t columns)
{
    if (rows < 1 || columns < 2 || columns > TABLE_COLUMNS_MAX ||
        rows > CELLS_MAX / columns)
        return NULL;
    struct table *table = ARENA_NEW(arena, struct table);
    *table = (struct table){.arena = arena, .rows = rows, .columns = columns};
    table->cells = ARENA_ARRAY(arena, rows * columns, struct strs);
    table->raw = ARENA_ARRAY(arena, rows * columns, struct strs);
    table->numbers = ARENA_ARRAY(arena, rows, long);
    table->align = ARENA_ARRAY(arena, columns, enum cell_align);
    return table;
}

static struct strs *cell_at(const struct table *table, size_t row,
                            size_t column)
{
    return &table->cells[row * table->columns + column];
}

void table_put(struct table *table, size_t row, size_t column, struct str line)
{
    struct str text = str_one_line(table->arena, trim_line(line));
    strs_add(table->arena, cell_at(table, row, column),
             show_signs(table->arena, text));
    strs_add(table->arena, &table->raw[row * table->columns + column], line);
}

static size_t indent_of(struct str line)
{
    size_t n = 0;
    while (n < line.n && line.s[n] == ' ')
        n++;
    return n < line.n ? n : SIZE_MAX;
}

struct str table_text(const struct table *table, size_t row, size_t column)
{
    const struct strs *lines = &table->raw[row * table->columns + column];
    struct buf buf = {.arena = table->arena};
    size_t indent = SIZE_MAX;
    for (size_t i = 0; i < lines->n; i++) {
        size_t own = indent_of(lines->at[i]);
        indent = own < indent ? own : indent;
    }
    for (size_t i = 0; i < lines->n; i++) {
        struct str line = str_slice(lines->at[i], indent, lines->at[i].n);
        while (line.n && line.s[line.n - 1] == ' ')
            line.n--;
        buf_add(&buf, line);
        buf_add_char(&buf, '\n');
    }
    return buf_str(&buf);
}

struct str table_first(const struct table *table, size_t row, size_t column)
{
    const struct strs *cell = cell_at(table, row, column);
    return cell->n ? cell->at[0] : STR("");
}

/* True for "1.234,5", "-12 %", "2019-2020"; *digits: it has one. */
static bool is_number(struct str text, bool *digits)
{
    *digits = false;
    bool only = true;
    for (size_t i = 0; i < text.n; i++) {
        *digits = *digits || is_digit(text.s[i]);
        only = only && (is_digit(text.s[i]) || strchr(".,%+-/ ", text.s[i]));
    }
    return only && *digits;
}

/* True when the column below the first row has numbers, and nothing else but
 * empty cells. */
static bool counts(const struct table *table, size_t column)
{
    size_t numbers = 0;
    for (size_t row = 1; row < table->rows; row++) {
        bool digits;
        struct str text = table_first(table, row, column);
        if (text.n && !is_number(text, &digits))
            return false;
        numbers += text.n > 0;
    }
    return numbers > 0;
}

bool table_names_columns(const struct table *table)
{
    bool counted = false, digits;
    for (size_t column = 0; column < table->columns; column++) {
        struct str text = table_first(table, 0, column);
        is_number(text, &digits);
        if (digits)
            return false;
        counted = counted || (text.n && counts(table, column));
    }
    return counted;
}

/* A post may also be named in a table of more columns. */
static bool is_official(struct str text, size_t columns)
{
    return names_nation(text) || names_recipients(text) ||
           str_starts(text, STR("Số:")) || (columns == 2 && names_post(text));
}

bool table_is_official(const struct table *table)
{
    for (size_t row = 0; row < table->rows; row++) {
        for (size_t column = 0; column < table->columns; column++) {
            const struct strs *cell = cell_at(table, row, column);
            for (size_t i = 0; i < cell->n; i++) {
                if (is_official(cell->at[i], table->columns))
                    return true;
            }
        }
    }
    return false;
}

typedef struct table *form(struct arena *arena, const struct lines *lines,
                           size_t i, size_t *end);

/* The table that begins at line i in whatever form, as these functions do. */
static struct table *table_at(struct arena *arena, const struct lines *lines,
                              size_t i, size_t *end)
{
    static form *const forms[] = {grid_table, ruled_table, barred_table,
                                  tabbed_table, spaced_table};
    size_t behind = i;
    for (size_t k = 0; k < sizeof forms / sizeof forms[0]; k++) {
        struct table *table = forms[k](arena, lines, i, end);
        if (table)
            return table;
        behind = *end > behind ? *end : behind;
    }
    *end = behind;
    return NULL;
}

void find_tables(struct arena *arena, struct lines *lines)
{
    size_t n = 0, end, cells = 0;
    for (size_t i = 0; i < lines->n; i = end) {
        end = i;
        struct table *table = cells < DOCUMENT_MAX && lines->at[i].length
                                  ? table_at(arena, lines, i, &end)
                                  : NULL;
        if (table) {
            cells += table->rows * table->columns;
            lines->at[n++] = (struct line){.number = lines->at[i].number,
                                           .last = lines->at[end - 1].number,
                                           .table = table};
            continue;
        }
        end = end > i ? end : i + 1;
        for (size_t k = i; k < end; k++)
            lines->at[n++] = lines->at[k];
    }
    lines->n = n;
}

/* The lines of a cell, those that go on joined by spaces: it begins anew behind
 * a blank one, at the mark of a list and behind a backslash (pandoc's manual,
 * "escaped_line_breaks"). */
static struct strs paragraphs_of(struct arena *arena, const struct strs *lines)
{
    struct strs paragraphs = {NULL, 0};
    struct buf buf = {.arena = arena};
    struct marker marker;
    for (size_t i = 0; i < lines->n; i++) {
        struct str line = lines->at[i];
        bool breaks = str_ends(line, STR("\\"));
        if (buf.n && (line.n == 0 || find_marker(line, &marker))) {
            strs_add(arena, &paragraphs, buf_str(&buf));
            buf = (struct buf){.arena = arena};
        }
        if (buf.n && line.n)
            buf_add_char(&buf, ' ');
        buf_add(&buf, str_slice(line, 0, line.n - breaks));
        if (breaks && buf.n) {
            strs_add(arena, &paragraphs, buf_str(&buf));
            buf = (struct buf){.arena = arena};
        }
    }
    if (buf.n)
        strs_add(arena, &paragraphs, buf_str(&buf));
    return paragraphs;
}

static void add_cell(struct doc *doc, struct node *row,
                     const struct table *table, size_t r, size_t column)
{
    struct node *cell = doc_add(doc, row, NODE_CELL, row->line);
    cell->as.cell.columns = cell->as.cell.rows = 1;
    cell->as.cell.header = r < table->heads;
    cell->as.cell.align = table->align[column];
    struct strs texts = paragraphs_of(doc->arena, cell_at(table, r, column));
    for (size_t i = 0; i < texts.n; i++) {
        struct node *parent =
            texts.n == 1 ? cell : doc_add(doc, cell, NODE_PARAGRAPH, row->line);
        doc_add_text(doc, parent, texts.at[i], row->line);
    }
}

static struct str row_text(struct arena *arena, const struct table *table,
                           size_t row)
{
    struct buf buf = {.arena = arena};
    for (size_t column = 0; column < table->columns; column++) {
        buf_add(&buf, table_first(table, row, column));
        buf_add_char(&buf, ' ');
    }
    return str_trim(buf_str(&buf));
}

void add_table(struct doc *doc, const struct line *line)
{
    const struct table *table = line->table;
    struct node *node = doc_add(doc, doc->root, NODE_TABLE, line->number);
    struct decision decision = {.kind = LOG_TAKEN,
                                .line = line->number,
                                .what = N_("a table"),
                                .text = row_text(doc->arena, table, 0)};
    log_decision(doc->log, &decision);
    for (size_t r = 0; r < table->rows; r++) {
        struct node *row = doc_add(doc, node, NODE_ROW, table->numbers[r]);
        for (size_t column = 0; column < table->columns; column++)
            add_cell(doc, row, table, r, column);
    }
}
