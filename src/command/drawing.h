/* SPDX-License-Identifier: MIT */
/*
 * Drawings of Windows become pictures by LibreOffice and a program that makes
 * pictures of a PDF's pages, or by Inkscape, where these are installed.
 */
#ifndef ANBAN_COMMAND_DRAWING_H
#define ANBAN_COMMAND_DRAWING_H

#include <stddef.h>

#include "anban.h"

/* What was drawn in this run, so that nothing is drawn twice; zero at first. */
struct drawn {
    struct anban_drawing *at;
    size_t n, room, bytes;
    unsigned seconds; /* that a document's may take; 0: 90 */
};

/* Draws those that can be; the bytes stay the caller's. The name of the program
 * that did it, or NULL: there is none, or it failed, or nothing was left to do.
 */
const char *drawing_make(struct drawn *drawn, struct anban_drawing *drawings,
                         size_t n);

void drawing_free(struct drawn *drawn);

#endif
