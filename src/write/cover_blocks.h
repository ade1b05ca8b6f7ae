/* SPDX-License-Identifier: MIT */
/*
 * A block of 8 by 8 samples to quantised coefficients (ITU-T T.81, A.3.3 and
 * A.3.4). Samples are about 0, as they are when 128 is taken off.
 */
#ifndef ANBAN_WRITE_COVER_BLOCKS_H
#define ANBAN_WRITE_COVER_BLOCKS_H

#include <stddef.h>
#include <stdint.h>

enum { BLOCK_SIDE = 8, BLOCK_SAMPLES = BLOCK_SIDE * BLOCK_SIDE };

struct samples {
    float at[BLOCK_SIDE][BLOCK_SIDE]; /* by rows */
};

/*
 * Samples between two colours: `ground` and, by as much as `coverage` tells,
 * `over` for each row. Its rows are `stride` bytes apart, and a sample is of
 * one of its bytes, or the sum of two by two of them.
 */
struct shades {
    float ground[BLOCK_SIDE], over[BLOCK_SIDE];
};
void block_fill(struct samples *samples, const struct shades *shades,
                const unsigned char *coverage, size_t stride);
void block_fill_halved(struct samples *samples, const struct shades *shades,
                       const unsigned char *coverage, size_t stride);

/* What each coefficient is multiplied by to be quantised. */
struct steps {
    float by[BLOCK_SIDE][BLOCK_SIDE];
    float mean; /* of a block of one sample */
};

/* From a table of steps by rows, in natural order. */
struct steps steps_of(const uint16_t table[BLOCK_SAMPLES]);

/* The coefficients, along the zigzag; returns which are not 0, but for the
 * first, a bit each. Destroys the samples. */
uint64_t block_transform(struct samples *samples, const struct steps *steps,
                         int16_t coefficients[BLOCK_SAMPLES]);

/* The first coefficient of a block whose samples are all the same; the others
 * are 0. */
int16_t block_mean(float sample, const struct steps *steps);

#endif
