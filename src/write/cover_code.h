/* SPDX-License-Identifier: MIT */
/*
 * The entropy-coded data of a baseline JPEG (ITU-T T.81, annex F.1.2): blocks
 * of quantised coefficients in, bytes out.
 */
#ifndef ANBAN_WRITE_COVER_CODE_H
#define ANBAN_WRITE_COVER_CODE_H

#include <stdint.h>

#include "base/buf.h"

/* The coefficients of a block are counted along the zigzag (figure A.6). */
enum { COEFFICIENTS = 64, SYMBOLS = 256 };

/* The code of each symbol, and how many bits it has; 0: it has none. */
struct code {
    uint16_t bits[SYMBOLS];
    uint8_t lengths[SYMBOLS];
};

/* A table as the file has it (C.2): how many codes there are of each length
 * from 1 to 16, counts[0] being nothing, and their symbols in order. */
struct code code_of(const uint8_t counts[17], const uint8_t *symbols);

/* Where the bits go; the last of them wait until they are many enough. */
struct coder {
    struct buf buf;
    uint64_t waiting;
    int count; /* of the bits that wait, less than 32 */
};

/* At most 32 bits. */
void coder_put(struct coder *coder, unsigned bits, int count);

/* A block: the step from the mean of the one before it, and its other
 * coefficients, which are those whose bit is set in `present`. */
void coder_put_block(struct coder *coder, const struct code *means,
                     const struct code *others, int step,
                     const int16_t coefficients[COEFFICIENTS],
                     uint64_t present);

/* Fills the last byte with ones (F.1.2.3). */
void coder_end(struct coder *coder);

#endif
