/* SPDX-License-Identifier: MIT */
/*
 * What is shielded because of its number or place rather than for a note: see
 * markdown.h. Nothing is changed but bytes that come back as they were.
 */
#include <string.h>

#include "read/markdown.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The first tilde between digits from `at` on; the end: there is none. */
static size_t next_range(struct str text, size_t at)
{
    while (at < text.n) {
        const char *tilde = memchr(text.s + at, '~', text.n - at);
        if (!tilde)
            break;
        at = (size_t)(tilde - text.s);
        if (at > 0 && at + 1 < text.n && is_digit(text.s[at - 1]) &&
            is_digit(text.s[at + 1]))
            return at;
        at++;
    }
    return text.n;
}

bool has_ranges(struct str text)
{
    return next_range(text, 0) < text.n;
}

void shield_ranges(char *s, size_t n)
{
    struct str text = {s, n};
    for (size_t at = next_range(text, 0); at < n; at = next_range(text, at))
        shield_byte(s + at);
}

/* ---- crowds ---- */

enum { CROWD = 4096 }; /* links in a paragraph */

/* Lines that may be one paragraph, and the marks in them which make links. */
struct stretch {
    size_t start, end, marks;
};

static bool is_link_mark(struct str text, size_t at)
{
    switch (text.s[at]) {
    case '[':
    case '@':
        return true;
    case ':':
        return str_starts(str_slice(text, at, text.n), STR("://"));
    case '.':
        return at > 2 && memcmp(text.s + at - 3, "www", 3) == 0;
    default:
        return false;
    }
}

/* Moves on to the stretch behind; false at the end. */
static bool next_stretch(struct str text, struct stretch *stretch)
{
    size_t at = stretch->end;
    *stretch = (struct stretch){at, at, 0};
    while (at < text.n) {
        const char *feed = memchr(text.s + at, '\n', text.n - at);
        size_t end = feed ? (size_t)(feed - text.s) + 1 : text.n;
        struct source_line line = source_line_of(str_slice(text, at, end));
        bool first = at == stretch->start;
        if (!first && (source_line_is_blank(&line) || line.label_end ||
                       source_line_begins_block(&line)))
            break;
        for (; at < end; at++)
            stretch->marks += is_link_mark(text, at);
        stretch->end = end;
    }
    return stretch->end > stretch->start;
}

bool has_crowds(struct str text)
{
    struct stretch stretch = {0, 0, 0};
    size_t marks = 0;
    for (size_t at = 0; at < text.n && marks <= CROWD; at++)
        marks += is_link_mark(text, at);
    while (marks > CROWD && next_stretch(text, &stretch)) {
        if (stretch.marks > CROWD)
            return true;
    }
    return false;
}

size_t shield_crowds(char *s, size_t n)
{
    struct str text = {s, n};
    struct stretch stretch = {0, 0, 0};
    size_t found = 0;
    while (next_stretch(text, &stretch)) {
        if (stretch.marks <= CROWD)
            continue;
        found = found ? found : stretch.start + 1;
        for (size_t at = stretch.start; at < stretch.end; at++) {
            if (is_link_mark(text, at))
                shield_byte(s + at);
        }
    }
    return found;
}
