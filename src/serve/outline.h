/* SPDX-License-Identifier: MIT */
/*
 * What stands in a document, block by block, from the library's dump of its
 * tree: for the page that shows what each line was taken for, and for a shelf
 * that is searched.
 */
#ifndef ANBAN_SERVE_OUTLINE_H
#define ANBAN_SERVE_OUTLINE_H

#include <stddef.h>
#include <stdio.h>

struct report;

/* A block with text. The strings live until the next one is read. */
struct block {
    long line;      /* in the document, or 0 */
    char kind[40];  /* "paragraph", "heading 2", or a line's role */
    char *text;     /* allocated */
    size_t n, room; /* of it */
};

/* Reads the dump `tree` to its end: what it says of the whole document goes
 * into *report, and each block with text to `take`. */
void outline_read(FILE *tree, struct report *report,
                  void (*take)(void *context, const struct block *block),
                  void *context);

#endif
