/* SPDX-License-Identifier: MIT */
/*
 * The letters of a cover as what is kept of them for its file: by how much each
 * pixel is more covered than the one above it. That is 0 but at the edges of
 * letters, so that those are all that costs.
 */
#ifndef ANBAN_WRITE_COVER_SHEET_H
#define ANBAN_WRITE_COVER_SHEET_H

#include <stddef.h>
#include <stdint.h>

#include "write/raster.h"

enum { SHEET_BITS = 64, NO_LETTERS = -1 };

struct sheet {
    size_t width, height;
    size_t words;         /* of the bits of a row */
    unsigned char *steps; /* of rows of pixels, modulo 256 */
    uint64_t *touched;    /* the same by bits: which may be other than 0 */
    int64_t *colours;     /* of the letters in each row, or NO_LETTERS */
};

/* Empty; its width is a multiple of SHEET_BITS. False: no memory; sheet_free is
 * due in both cases, and may come twice.
 */
bool sheet_new(struct sheet *sheet, size_t width, size_t height);
void sheet_free(struct sheet *sheet);

/* Draws a raster's text in levels from 0 to `top`, on an empty sheet.
 * Where letters meet, their levels are added; those that are not wholly on the
 * sheet are left out. False: no memory. */
bool sheet_draw(struct sheet *sheet, struct raster *raster, int top);

/* No letter is or ends there. */
static inline bool sheet_is_blank(const struct sheet *sheet, size_t y)
{
    return sheet->colours[y] == NO_LETTERS &&
           (y == 0 || sheet->colours[y - 1] == NO_LETTERS);
}

#endif
