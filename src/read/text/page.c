/* SPDX-License-Identifier: MIT */
/*
 * Where pages end in a text that was copied out of them: a sentence that goes
 * over a page's end becomes whole again.
 */
#include <stdint.h>

#include "base/utf8.h"
#include "doc/phrase.h"
#include "read/text/lines.h"

enum { TORN_MIN = 20 /* characters of a line which a page's end tore */ };

static size_t text_before(const struct lines *lines, size_t i)
{
    while (i-- > 0) {
        if (lines->at[i].length)
            return i;
    }
    return SIZE_MAX;
}

/* True when the sentence at line `a` goes on at line `b`; "b)" begins one. */
static bool is_torn(const struct line *a, const struct line *b)
{
    size_t at = 0;
    return a->length >= TORN_MIN && b->length && !ends_in_stop(a->text) &&
           letter_is_lower(utf8_next(b->text, &at)) &&
           !str_starts(str_slice(b->text, at, b->text.n), STR(")"));
}

/* Puts a page's first line of text behind the n lines before; where it goes on
 * with their last sentence, in place of the blank ones between. */
static size_t add_first(struct lines *lines, size_t n, struct line line)
{
    size_t before = text_before(lines, n);
    if (before < SIZE_MAX && is_torn(&lines->at[before], &line)) {
        line.torn = true;
        n = before + 1;
    }
    lines->at[n] = line;
    return n + 1;
}

void close_pages(struct lines *lines)
{
    size_t n = 0;
    bool first = false; /* the page's first line of text is still to come */
    for (size_t i = 0; i < lines->n; i++) {
        const struct line line = lines->at[i];
        first = first || line.page;
        if (first && line.length) {
            n = add_first(lines, n, line);
            first = false;
        } else {
            lines->at[n++] = line;
        }
    }
    lines->n = n;
}
