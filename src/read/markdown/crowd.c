/* SPDX-License-Identifier: MIT */
/*
 * Crowds: what is shielded because of its number rather than for a note: see
 * markdown.h. Nothing is changed but bytes that come back as they were.
 */
#include <string.h>

#include "read/markdown/markdown.h"

enum { CROWD = 4096 }; /* links in a paragraph */

/* Lines that may be one paragraph, and the marks in them which make links. */
struct stretch {
    size_t start, end, marks;
};

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
            stretch->marks += text.s[at] == '[';
        stretch->end = end;
    }
    return stretch->end > stretch->start;
}

bool has_crowds(struct str text)
{
    struct stretch stretch = {0, 0, 0};
    size_t marks = 0;
    for (size_t at = 0; at < text.n && marks <= CROWD; at++)
        marks += text.s[at] == '[';
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
            if (s[at] == '[')
                shield_byte(s + at);
        }
    }
    return found;
}
