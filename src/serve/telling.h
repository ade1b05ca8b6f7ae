/* SPDX-License-Identifier: MIT */
/*
 * What there is to tell of a document, as JSON: what each line was taken for,
 * by --explain's words and in those of the reader, and what stands in it.
 */
#ifndef ANBAN_SERVE_TELLING_H
#define ANBAN_SERVE_TELLING_H

#include <stdio.h>

struct anban;
struct report;

/* The notes of `a`, which has read the document `name`: JSON into `json`; its
 * text alone, a block a line, into `text`; either may be NULL. What it says of
 * itself goes into *report. `notice`, a sentence or NULL, is its first note. */
void telling_write(struct anban *a, const char *name, const char *notice,
                   FILE *json, FILE *text, struct report *report);

#endif
