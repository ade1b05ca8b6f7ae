/* SPDX-License-Identifier: MIT */
/*
 * Rows of a picture as a stream of zlib (RFC 1950 and 1951), by a coder that is
 * told where they are not all of one value. All of the stream has one code,
 * made for the steps of letters.
 */
#ifndef ANBAN_WRITE_COVER_CODE_H
#define ANBAN_WRITE_COVER_CODE_H

#include <stdint.h>

#include "base/buf.h"

enum { LITERALS = 256, MATCH_MAX = 258, RUN_MAX = MATCH_MAX + 1 };

struct code {
    uint32_t bits; /* as they are written, the first the lowest */
    unsigned char count;
};

struct coder {
    struct buf buf;
    uint64_t waiting;
    int count;     /* of the bits that wait, less than 32 */
    uint64_t a, b; /* of Adler-32, perhaps before their division */
    struct code literals[LITERALS + 1]; /* and the end of the block */
    struct code lengths[MATCH_MAX + 1]; /* of repeats of the last byte */
    struct code runs[RUN_MAX + 1];      /* of zeros */
};

/* Begins the stream in the buffer's arena. */
void coder_begin(struct coder *coder, struct arena *arena);

/* A row: a byte that says how it is filtered, then `width` bytes of which each
 * is `base` plus, where its bit is set in `touched`, its step. */
struct steps {
    const unsigned char *at;
    const uint64_t *touched; /* as many words as hold the bits */
    size_t width;
};
void coder_put_row(struct coder *coder, unsigned char filter,
                   unsigned char base, const struct steps *steps);

/* A row of zeros. */
void coder_put_blank(struct coder *coder, unsigned char filter, size_t width);

/* Ends the stream. */
void coder_end(struct coder *coder);

#endif
