/* SPDX-License-Identifier: MIT */
/*
 * Pages as pixels: red, green and blue of 8 bits each in sRGB, in rows from the
 * top. Rows are drawn as they are asked for, a few or all of them, so that a
 * large picture need not be in memory whole. The pixels follow from the page
 * and the bytes of its fonts alone.
 */
#ifndef ANBAN_WRITE_RASTER_H
#define ANBAN_WRITE_RASTER_H

#include "layout/page.h"

struct anban_error;
struct raster;

enum { RASTER_SIDE_MAX = 32000, RASTER_CHANNELS = 3 };

/*
 * A drawing of `page`, `width` pixels wide and as high as its shape asks for;
 * at N dots to the inch a page is (page->width * N + 36000) / 72000 wide. The
 * struct lives in `arena`; raster_free releases what else it holds. NULL with
 * `err` set: no memory, or a side of less than 1 or more than RASTER_SIDE_MAX.
 */
struct raster *raster_new(struct arena *arena, const struct page *page,
                          int width, struct anban_error *err);
void raster_free(struct raster *raster);

int raster_height(const struct raster *raster);

/* Columns of pixels, from `left` to the one before `right`; none if they are
 * equal. */
struct columns {
    int left, right;
};

/*
 * Draws rows `from` to `from + count` into `rows`, on white, or on the
 * uppermost rule that covers all of them: all columns but those returned have
 * its colour alone. Of a picture the form made for this is drawn, or that for
 * print, whichever is IMAGE_RAW, else its place in grey. Large letters stand on
 * whole pixels. Takes no memory from the arena.
 */
struct columns raster_rows(struct raster *raster, int from, int count,
                           unsigned char *rows);

/*
 * The two halves of that, for who wants no pixels: how much of each pixel of
 * the rows is covered by letters, of 255, a byte each, which are zeros before
 * and stay so outside the columns returned. *colour is that of the last of the
 * letters. And the colour of each row of the page, without the letters: of the
 * uppermost rule that covers all of it, or white.
 */
struct columns raster_coverage(struct raster *raster, int from, int count,
                               unsigned char *coverage, uint32_t *colour);
void raster_grounds(const struct raster *raster, uint32_t *colours);

#endif
