/* SPDX-License-Identifier: MIT */
/*
 * Rows of a picture as a stream of zlib (RFC 1950 and 1951). All of it has one
 * code, made for the steps of letters, so that what was made of a letter's
 * edges once is copied wherever it stands.
 */
#ifndef ANBAN_WRITE_COVER_CODE_H
#define ANBAN_WRITE_COVER_CODE_H

#include <stdbool.h>

#include "base/buf.h"
#include "write/cover_pen.h"
#include "write/raster.h"

enum { BLANK_ROOM = 80 }; /* for RASTER_SIDE_MAX bytes, and EDGED_BEHIND */

struct coder {
    struct buf *buf;
    const struct codes *codes;
    size_t width, rows; /* in bytes, and how many there are so far */
    unsigned char blank[BLANK_ROOM]; /* zeros for all of a row */
    size_t blank_bits;
    uint64_t waiting;
    unsigned count;       /* of the bits that wait */
    uint64_t sum, placed; /* of the bytes, and of each times its place */
    uint16_t *symbols;    /* by their bits; NULL: nothing was read so far */
};

/* A letter on the picture, from that column and row on. */
struct standing {
    const struct edged *letter;
    size_t x, y;
};

/* The code. */
const struct codes *codes_new(struct arena *arena);

/* For a stream of rows of `width` bytes, that goes behind what is in the
 * buffer.
 */
void coder_begin(struct coder *coder, struct buf *buf,
                 const struct codes *codes, size_t width);

/* Says that a letter is to come; but for this all goes by rows. */
void coder_expect(struct coder *coder, const struct standing *letter);

/* Begins the stream. */
void coder_put_head(struct coder *coder);

/* The next row: a byte that says how it is filtered, then bytes that are all
 * alike. */
void coder_put_alike(struct coder *coder, unsigned char filter,
                     unsigned char value);

/* The same of the steps of the letters that stand in it, from the left, and
 * zeros. False, and nothing is put, when one begins before the last has ended.
 */
bool coder_put_letters(struct coder *coder, unsigned char filter,
                       const struct standing *letters, size_t n);

/* The same of any bytes, to which the steps of letters are added. */
void coder_put_row(struct coder *coder, unsigned char filter,
                   const struct standing *letters, size_t n,
                   unsigned char *bytes);

/* Ends the stream. */
void coder_end(struct coder *coder);

#endif
