/* SPDX-License-Identifier: MIT */
/*
 * The cells of a row of bars. A bar within code parts nothing, as md4c has it;
 * nor does one within a formula where the row has as many cells as the table
 * then, and too many else. Such a bar gets its name in TeX, and so does one
 * that was escaped for the table's sake.
 */
#include <ctype.h>
#include <string.h>

#include "base/arena.h"
#include "read/markdown/dialect.h"

size_t dialect_code_length(struct str rest)
{
    size_t n = 0;
    while (n < rest.n && rest.s[n] == '`')
        n++;
    for (size_t at = n, run = 0; at <= rest.n; at++) {
        if (at < rest.n && rest.s[at] == '`') {
            run++;
        } else {
            if (run == n)
                return at;
            run = 0;
        }
    }
    return n;
}

size_t dialect_cell_end(struct str row, size_t from)
{
    for (size_t at = from; at < row.n;) {
        if (row.s[at] == '|')
            return at;
        if (row.s[at] == '`')
            at += dialect_code_length(str_slice(row, at, row.n));
        else
            at += row.s[at] == '\\' ? 2 : 1;
    }
    return row.n;
}

size_t dialect_columns(struct str words)
{
    size_t n = 1, from = str_starts(words, STR("|")), end;
    while ((end = dialect_cell_end(words, from)) + 1 < words.n) {
        from = end + 1;
        n++;
    }
    return n;
}

/* Where the formula that begins with `signs` dollars at `from` ends, before its
 * last ones; SIZE_MAX: it does not, or it is none by what is at its ends. */
static size_t formula_end(struct str row, size_t from, size_t signs, bool bars)
{
    struct str close = str_slice(STR("$$"), 0, signs);
    for (size_t at = from; at < row.n; at++) {
        char c = row.s[at];
        if ((unsigned char)c >= 0x80 || (c == '|' && !bars))
            return SIZE_MAX;
        if (str_starts(str_slice(row, at, row.n), close)) {
            size_t behind = at + signs;
            bool space = row.s[from] == ' ' || row.s[at - 1] == ' ';
            bool digit =
                behind < row.n && isdigit((unsigned char)row.s[behind]);
            return at > from && !space && !digit ? at : SIZE_MAX;
        }
        at += c == '\\';
    }
    return SIZE_MAX;
}

/* The formula with each bar by its name. */
static void add_named(struct buf *out, struct str tex)
{
    for (size_t at = 0; at < tex.n; at++) {
        char next = at + 1 < tex.n ? tex.s[at + 1] : ' ';
        if (tex.s[at] == '\\' && next != '|') {
            buf_add(out, str_slice(tex, at, at + 2));
            at++;
            continue;
        }
        at += tex.s[at] == '\\';
        if (tex.s[at] == '|')
            buf_add(out, STR("\\vert{}"));
        else
            buf_add_char(out, tex.s[at]);
    }
}

/* With the bars of formulas named; with `bars` also those that part cells. */
static struct str named(struct arena *arena, struct str row, bool bars)
{
    struct buf out = {.arena = arena};
    for (size_t at = 0, n; at < row.n; at += n) {
        size_t signs = str_starts(str_slice(row, at, row.n), STR("$$")) ? 2 : 1;
        size_t from = at + signs, end = SIZE_MAX;
        n = row.s[at] == '\\' ? 2 : 1;
        if (row.s[at] == '`')
            n = dialect_code_length(str_slice(row, at, row.n));
        if (row.s[at] == '$' && from < row.n)
            end = formula_end(row, from, signs, bars);
        if (end == SIZE_MAX) {
            buf_add(&out, str_slice(row, at, at + n));
            continue;
        }
        buf_add(&out, str_slice(row, at, from));
        add_named(&out, str_slice(row, from, end));
        buf_add(&out, str_slice(row, end, end + signs));
        n = end + signs - at;
    }
    return buf_str(&out);
}

void dialect_name_bars(struct dialect *d, size_t i, size_t columns)
{
    struct str row = dialect_words(d, i);
    if (!memchr(row.s, '$', row.n))
        return;
    struct str escaped = named(d->arena, row, false);
    struct str all = named(d->arena, escaped, true);
    bool fits =
        dialect_columns(escaped) > columns && dialect_columns(all) == columns;
    if (fits || !str_eq(row, escaped))
        dialect_put(d, i, fits ? all : escaped);
}
