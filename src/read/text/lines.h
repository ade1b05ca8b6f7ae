/* SPDX-License-Identifier: MIT */
/*
 * The lines of a plain text. A text wrapped at a fixed width, or copied out of
 * a PDF, breaks its paragraphs in lines of even length; here they become one
 * line each again, while verse, addresses and lists keep theirs.
 */
#ifndef ANBAN_READ_TEXT_LINES_H
#define ANBAN_READ_TEXT_LINES_H

#include "base/str.h"

struct arena;

struct line {
    struct str text; /* no white space at its ends, single spaces within */
    size_t indent;   /* columns of white space before it; a tab to the next 4 */
    long number, last; /* in the source; they differ when lines were joined */
    size_t length;     /* in characters */
};

struct lines {
    struct line *at;
    size_t n;
};

/* The lines of `text` that hold something, the first of all being number `from`
 * of its file; what was wrapped is joined by spaces. Borrows `text`. */
struct lines lines_of(struct arena *arena, struct str text, long from);

#endif
