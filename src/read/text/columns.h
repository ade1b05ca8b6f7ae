/* SPDX-License-Identifier: MIT */
/*
 * Two columns in a text: the head and the end of an administrative document
 * stand side by side, kept apart by a tab or by wide blanks. They are read
 * column by column. Which rows are such is told by fixed words in them: the
 * nation's name, "Nơi nhận", a post; other rows of two cells stay lines.
 */
#ifndef ANBAN_READ_TEXT_COLUMNS_H
#define ANBAN_READ_TEXT_COLUMNS_H

#include "read/text/lines.h"

enum { COLUMN_COUNT = 2 };

/* What each column holds, from the top; no line is empty. */
struct columns {
    struct lines of[COLUMN_COUNT];
};

/* The columns that begin with line `i`, in the arena, and *end, the first line
 * behind them; NULL: none begin there, nor before *end. `scratch` is cleared.
 */
struct columns *columns_at(struct arena *arena, struct arena *scratch,
                           const struct lines *lines, size_t i, size_t *end);

/* A browser joins what stands below a signature to its last cell, the name:
 * "Tạ Thị Hạnh<tab>DANH MỤC". The byte behind that tab of line `i`; 0: it is no
 * such line. `scratch` is cleared. */
size_t joined_below(struct arena *scratch, const struct lines *lines, size_t i);

#endif
