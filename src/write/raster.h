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
struct codes;
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

/* Letters as their edges: by how many levels, modulo 256, a pixel is more
 * covered than the one above it. Of each row all from the first such step to
 * the last is there in bits, as a cover's file has it (cover_code.h). */
struct edge_row {
    uint32_t bits;      /* the first one's number; the next row has the end */
    uint16_t from, end; /* columns, from the letter's left */
};
enum {
    EDGED_BEHIND = 8
}; /* bytes behind the last bit's, for who looks at
      several at once */
struct edged {
    const struct edge_row *rows; /* from the first with edges to the last, in
                                    which it ends; one more for its end */
    const unsigned char *bits;
    int left, top;              /* from its origin, in pixels */
    int width, height;          /* the latter is the count of rows */
    uint64_t sum, across, down; /* of all steps; of each times its column, and
                                   times its row */
};

/* How much is all that is covered, and how large the picture is. */
struct edging {
    const struct codes *codes;
    int levels;
    int width, height;
};

/* A letter, or a part of it, whose origin is at that column and row, perhaps in
 * part beyond the picture. */
typedef void raster_take(void *user, const struct edged *letter, int column,
                         int row, uint32_t colour);

/*
 * The two halves of that, for who wants no pixels: each letter of the page in
 * so many levels, which live as long as the arena, and the colour of each of
 * its rows without them, which is that of the uppermost rule that covers all of
 * the row, or white.
 */
void raster_edges(struct raster *raster, const struct codes *codes, int levels,
                  raster_take *take, void *user);
void raster_grounds(const struct raster *raster, uint32_t *colours);

#endif
