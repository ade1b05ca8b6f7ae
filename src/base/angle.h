/* SPDX-License-Identifier: MIT */
/* Angles without a fraction, so that all machines turn a picture alike. */
#ifndef ANBAN_BASE_ANGLE_H
#define ANBAN_BASE_ANGLE_H

#include <stdint.h>

enum {
    ANGLE_QUARTER = 9000, /* in hundredths of a degree */
    ANGLE_ONE = 1 << 24   /* what stands for 1 in a sine */
};

/* Of an angle of half a quarter at most, either way. */
struct angle {
    int64_t sine, cosine;
};
struct angle angle_of(int hundredths);

/* The sides of what holds a rectangle that is turned so. */
void angle_frame(int hundredths, int32_t *width, int32_t *height);

#endif
