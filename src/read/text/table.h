/* SPDX-License-Identifier: MIT */
/*
 * Tables of a plain text. Each form has a file that knows it by its lines; all
 * of them fill the same table, and a table that does not come out even is none:
 * its lines stay text.
 */
#ifndef ANBAN_READ_TEXT_TABLE_H
#define ANBAN_READ_TEXT_TABLE_H

#include "doc/doc.h"
#include "read/text/lines.h"

enum { TABLE_COLUMNS_MAX = 64 };

struct table {
    struct arena *arena;
    size_t rows, columns;
    size_t heads;           /* rows of the header, at the top */
    struct strs *cells;     /* row by row, the lines that each holds */
    struct strs *raw;       /* the same with the white space around them */
    long *numbers;          /* of the line with which each row begins */
    enum cell_align *align; /* of each column */
};

/* A table of empty cells; NULL: it would be too large for one, or has less than
 * a row and two columns. */
struct table *table_new(struct arena *arena, size_t rows, size_t columns);

/* Adds a line to a cell, without the white space around it. */
void table_put(struct table *table, size_t row, size_t column, struct str line);

/* All lines of a cell, without the indent that they have in common. */
struct str table_text(const struct table *table, size_t row, size_t column);

/* The text of a cell's first line. */
struct str table_first(const struct table *table, size_t row, size_t column);

/* True when no cell of the first row has a digit, and some column below has
 * nothing but numbers. */
bool table_names_columns(const struct table *table);

/* True when cells are of the head or of the end of an administrative document,
 * which stand in two columns but are no table. */
bool table_is_official(const struct table *table);

/*
 * The table that begins at line i, or NULL; *end is behind its lines, or, when
 * there is none, behind those that need not be looked at again, or i.
 *
 *   table_grid.c   pandoc's grid tables, and those of databases: +---+---+
 *   table_ruled.c  its simple and multiline tables: rules above the columns
 *   table_bars.c   rows with bars between their cells
 *   table_tabs.c   rows with tabs between them
 *   table_blanks.c rows with wide blanks between them
 */
struct table *grid_table(struct arena *arena, const struct lines *lines,
                         size_t i, size_t *end);
struct table *ruled_table(struct arena *arena, const struct lines *lines,
                          size_t i, size_t *end);
struct table *barred_table(struct arena *arena, const struct lines *lines,
                           size_t i, size_t *end);
struct table *tabbed_table(struct arena *arena, const struct lines *lines,
                           size_t i, size_t *end);
struct table *spaced_table(struct arena *arena, const struct lines *lines,
                           size_t i, size_t *end);

#endif
