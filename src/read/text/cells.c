/* SPDX-License-Identifier: MIT */
/* Cutting a line into cells; see cells.h. */
#include "read/text/cells.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "doc/marker.h"

enum {
    BLANKS_MIN = 3, /* in a row, from which on they keep cells apart */
    MARK_MAX = 6    /* characters of "VIII." */
};

static void add_cell(struct cells *cells, struct str raw, size_t from,
                     size_t to, size_t column)
{
    struct str text = str_trim(str_slice(raw, from, to));
    if (text.n == 0 || cells->n > SIGNERS_MAX)
        return;
    cells->at[cells->n++] =
        (struct cell){text, column, column + utf8_length(text)};
}

/* A mark of a list that stands far before its text is of it. */
static void join_mark(struct arena *arena, struct cells *cells)
{
    struct marker marker;
    struct cell *cell = cells->at;
    if (cells->n < 2 || cell->to - cell->from > MARK_MAX)
        return;
    struct str item = str_printf(arena, "%.*s A", STR_ARG(cell->text));
    if (!find_marker(item, &marker) || marker.length + 1 != item.n)
        return;
    cell->text.n = (size_t)(cell[1].text.s - cell->text.s) + cell[1].text.n;
    cell->to = cell[1].to;
    memmove(&cell[1], &cell[2], (--cells->n - 1) * sizeof *cell);
}

static bool is_space(uint32_t c)
{
    return c == ' ' || c == '\t' || c == 0xA0;
}

struct cells cells_of(struct arena *arena, struct str raw)
{
    struct cells cells = {.n = 0};
    size_t start = 0, blanks = 0, column = 0, here = 0;
    for (size_t at = 0; at < raw.n; here++) {
        size_t before = at;
        uint32_t c = utf8_next(raw, &at);
        bool tab = c == '\t';
        blanks = is_space(c) ? blanks + 1 : 0;
        cells.tabbed |= tab;
        if (blanks == 0 && start == before)
            column = here;
        if (tab || blanks == BLANKS_MIN)
            add_cell(&cells, raw, start, before, column);
        if (tab || blanks >= BLANKS_MIN || (blanks && start == before))
            start = at;
    }
    add_cell(&cells, raw, start, raw.n, column);
    join_mark(arena, &cells);
    return cells;
}
