/* SPDX-License-Identifier: MIT */
/*
 * The transform is that of Y. Arai, T. Agui and M. Nakajima, "A fast DCT-SQ
 * scheme for images", Trans. IEICE E71 (1988): five multiplications for eight
 * samples, what is left of them being in the steps. It is done for all columns
 * at once, twice, the block being turned in between, so that a compiler makes
 * one instruction of four. Sums are made in the order written, which gives the
 * same bytes everywhere (IEC 60559).
 */
#include "write/cover_blocks.h"

#include <stdbool.h>
#include <string.h>

/* Cosines of multiples of pi/16, and their sums and differences. */
static const float c4 = 0.707106781F, c6 = 0.382683433F,
                   c2_less_c6 = 0.541196100F, c2_and_c6 = 1.306562965F;

/* By what the transform leaves a row or a column too large. */
static const double excess[BLOCK_SIDE] = {1.0,         1.387039845, 1.306562965,
                                          1.175875602, 1.0,         0.785694958,
                                          0.541196100, 0.275899379};

/* Where a coefficient stands along the zigzag, by columns (figure A.6, which
 * is the same turned about its diagonal but for the way it begins). */
static const uint8_t zigzag[BLOCK_SAMPLES] = {
    0,  2,  3,  9,  10, 20, 21, 35, 1,  4,  8,  11, 19, 22, 34, 36,
    5,  7,  12, 18, 23, 33, 37, 48, 6,  13, 17, 24, 32, 38, 47, 49,
    14, 16, 25, 31, 39, 46, 50, 57, 15, 26, 30, 40, 45, 51, 56, 58,
    27, 29, 41, 44, 52, 55, 59, 62, 28, 42, 43, 53, 54, 60, 61, 63};

struct steps steps_of(const uint16_t table[BLOCK_SAMPLES])
{
    struct steps steps;
    for (int row = 0; row < BLOCK_SIDE; row++) {
        for (int column = 0; column < BLOCK_SIDE; column++)
            steps.by[column][row] =
                (float)(1.0 / (table[row * BLOCK_SIDE + column] * excess[row] *
                               excess[column] * BLOCK_SIDE));
    }
    steps.mean = (float)BLOCK_SIDE / table[0];
    return steps;
}

static int16_t rounded(float value)
{
    const float above = 16384.5F; /* more than any coefficient has below 0 */
    return (int16_t)((int)(value + above) - (int)above);
}

int16_t block_mean(float sample, const struct steps *steps)
{
    return rounded(sample * steps->mean);
}

void block_fill(struct samples *samples, const struct shades *shades,
                const unsigned char *coverage, size_t stride)
{
    for (int y = 0; y < BLOCK_SIDE; y++, coverage += stride) {
        unsigned char row[BLOCK_SIDE];
        memcpy(row, coverage, sizeof row);
        for (int x = 0; x < BLOCK_SIDE; x++)
            samples->at[y][x] =
                shades->ground[y] + shades->over[y] * (float)row[x];
    }
}

void block_fill_halved(struct samples *samples, const struct shades *shades,
                       const unsigned char *coverage, size_t stride)
{
    for (int y = 0; y < BLOCK_SIDE; y++, coverage += 2 * stride) {
        unsigned char row[2 * BLOCK_SIDE], below[2 * BLOCK_SIDE];
        int sums[2 * BLOCK_SIDE];
        memcpy(row, coverage, sizeof row);
        memcpy(below, coverage + stride, sizeof below);
        for (int x = 0; x < 2 * BLOCK_SIDE; x++)
            sums[x] = row[x] + below[x];
        for (size_t x = 0; x < BLOCK_SIDE; x++)
            samples->at[y][x] =
                shades->ground[y] +
                shades->over[y] * (float)(sums[2 * x] + sums[2 * x + 1]);
    }
}

/* The even half of what a column becomes, from its sums, and the odd one, from
 * its differences. */
static inline void transform_even(float at[BLOCK_SIDE][BLOCK_SIDE], int i,
                                  const float sums[4])
{
    float outer = sums[0] + sums[3], apart = sums[0] - sums[3];
    float inner = sums[1] + sums[2];
    float turned = (sums[1] - sums[2] + apart) * c4;
    at[0][i] = outer + inner;
    at[4][i] = outer - inner;
    at[2][i] = apart + turned;
    at[6][i] = apart - turned;
}

static inline void transform_odd(float at[BLOCK_SIDE][BLOCK_SIDE], int i,
                                 const float steps[4])
{
    float low = steps[3] + steps[2], middle = (steps[2] + steps[1]) * c4;
    float high = steps[1] + steps[0], turned = (low - high) * c6;
    low = c2_less_c6 * low + turned;
    high = c2_and_c6 * high + turned;
    float near = steps[0] + middle, far = steps[0] - middle;
    at[5][i] = far + low;
    at[3][i] = far - low;
    at[1][i] = near + high;
    at[7][i] = near - high;
}

static inline void transform_column(float at[BLOCK_SIDE][BLOCK_SIDE], int i)
{
    const float sums[] = {
        at[0][i] + at[7][i],
        at[1][i] + at[6][i],
        at[2][i] + at[5][i],
        at[3][i] + at[4][i],
    };
    const float steps[] = {
        at[0][i] - at[7][i],
        at[1][i] - at[6][i],
        at[2][i] - at[5][i],
        at[3][i] - at[4][i],
    };
    transform_even(at, i, sums);
    transform_odd(at, i, steps);
}

static void transform_columns(float at[BLOCK_SIDE][BLOCK_SIDE])
{
    for (int i = 0; i < BLOCK_SIDE; i++)
        transform_column(at, i);
}

static void turn(float to[BLOCK_SIDE][BLOCK_SIDE],
                 float from[BLOCK_SIDE][BLOCK_SIDE])
{
    for (int y = 0; y < BLOCK_SIDE; y++) {
        for (int x = 0; x < BLOCK_SIDE; x++)
            to[x][y] = from[y][x];
    }
}

static void quantise(float at[BLOCK_SIDE][BLOCK_SIDE],
                     const struct steps *steps, int16_t to[BLOCK_SAMPLES])
{
    const float *values = &at[0][0], *by = &steps->by[0][0];
    for (int i = 0; i < BLOCK_SAMPLES; i++)
        to[i] = rounded(values[i] * by[i]);
}

uint64_t block_transform(struct samples *samples, const struct steps *steps,
                         int16_t coefficients[BLOCK_SAMPLES])
{
    enum { FEW = 4 };
    float turned[BLOCK_SIDE][BLOCK_SIDE];
    int16_t quantised[BLOCK_SAMPLES];
    uint64_t present = 0;
    transform_columns(samples->at);
    turn(turned, samples->at);
    transform_columns(turned);
    quantise(turned, steps, quantised);
    for (int i = 0; i < BLOCK_SAMPLES; i += FEW) {
        uint64_t few;
        memcpy(&few, &quantised[i], sizeof few);
        for (int k = i; few && k < i + FEW; k++) {
            coefficients[zigzag[k]] = quantised[k];
            present |= (uint64_t)(quantised[k] != 0) << zigzag[k];
        }
    }
    coefficients[0] = quantised[0];
    return present & ~(uint64_t)1;
}
