/* SPDX-License-Identifier: MIT */
/*
 * The letters of a cover as they stand upon it, for who goes down its rows.
 * There is no picture of it in memory: a row is made of the edges of the
 * letters that stand in it.
 */
#ifndef ANBAN_WRITE_COVER_SHEET_H
#define ANBAN_WRITE_COVER_SHEET_H

#include <stddef.h>
#include <stdint.h>

#include "write/cover_code.h"
#include "write/raster.h"

enum { NO_LETTERS = -1 };

struct sheet {
    struct coder *coder;
    size_t width, height;
    int64_t *colours; /* of the letters in each row, or NO_LETTERS */

    struct standing *letters; /* all of them, from the top */
    size_t n, next;           /* the first that is below the row */
    struct standing *here;    /* those in the row, from the left */
    size_t count;
    size_t end; /* the first row in which one of those is no more */
};

/* A raster's text in levels from 0 to `top`, for a coder that has begun. Those
 * that are not wholly on the sheet are left out. */
void sheet_draw(struct sheet *sheet, struct raster *raster, int top,
                struct coder *coder);

/* Finds those in row `y`, which is the first row or the next one. */
void sheet_go_to(struct sheet *sheet, size_t y);

#endif
