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
 * pictures have their forms by their numbers; NULL: there is none. The
 * struct lives in `arena`; raster_free releases what else it holds. NULL with
 * `err` set: no memory, or a side of less than 1 or more than RASTER_SIDE_MAX.
 */
struct raster *raster_new(struct arena *arena, const struct page *page,
                          const struct rendition *pictures, int width,
                          struct anban_error *err);
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
 * its colour alone. Of a picture the form in IMAGE_RAW is drawn, else its place
 * in grey. Large letters stand on whole pixels. Takes no memory from the arena.
 */
struct columns raster_rows(struct raster *raster, int from, int count,
                           unsigned char *rows);

/* Letters as stretches of equal coverage along the rows of a page, y upwards
 * from the lowest row, in pixels from the letter's origin. */
struct stretch {
    int16_t x, y;
    uint16_t n;
    unsigned char coverage; /* of 255 */
};
struct letter {
    const struct stretch *stretches;
    size_t n;
    int left, right; /* from which x, and up to which, it has something */
};

/* Letters as their edges: the pixels which are covered by so many levels more,
 * or less, than those above. `at` counts the picture's pixels as they are read,
 * from the letter's origin. */
struct edge {
    int32_t at, by;
};
struct edged {
    const struct edge *edges;
    size_t n;
    int left, right, top, bottom; /* in pixels; all are between, or end below */
};

/* How much is all that is covered, and how large the picture is. */
struct edging {
    int levels;
    int width, height;
};

/* A letter whose origin is at that column and row, perhaps in part beyond the
 * picture; the edges may be looked at until this returns. */
typedef void raster_take(void *user, const struct edged *letter, int column,
                         int row, uint32_t colour);

/*
 * The two halves of that, for who wants no pixels: each letter of the page in
 * so many levels, and the colour of each of its rows without them, which is
 * that of the uppermost rule that covers all of the row, or white. False: no
 * memory.
 */
bool raster_edges(struct raster *raster, int levels, raster_take *take,
                  void *user);
void raster_grounds(const struct raster *raster, uint32_t *colours);

#endif
