/* SPDX-License-Identifier: MIT */
/* The lines of the contents and of the page list, for the navigation document
 * and the NCX alike. */
#ifndef ANBAN_WRITE_EPUB_NAV_H
#define ANBAN_WRITE_EPUB_NAV_H

#include "write/epub.h"

/* A line of the contents or the page list: where it leads and how deep it
 * stands, 1 the highest. The depth grows by at most one from line to line. */
struct epub_line {
    struct str text;
    uint32_t chapter; /* the file, and the mark in it: "page", 12; NULL: its
                         beginning */
    const char *mark;
    unsigned long number;
    int depth;
    uint32_t order; /* in the text, among all that can be gone to */
};

/* How far a walk along the lines has come; starts as zero but for `ranks`. */
struct epub_walk {
    int ranks; /* of the headings, so many of the highest alone; 0: all */
    size_t at;
    unsigned
        open; /* the ranks of the last line and of those above it, by bit */
};

/* "chapter-3.xhtml#page-12", in `room`: there are as many as lines. */
enum { EPUB_HREF_ROOM = 80 };
struct str epub_line_href(const struct epub_line *line,
                          char room[EPUB_HREF_ROOM]);

/* The next line of the contents; there is at least one. False at the end. */
bool epub_next_line(struct epub *epub, struct epub_walk *walk,
                    struct epub_line *line);

/* The next page that has its mark in the text, depth 1. */
bool epub_next_page(struct epub *epub, struct epub_walk *walk,
                    struct epub_line *line);

#endif
