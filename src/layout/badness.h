/* SPDX-License-Identifier: MIT */
/*
 * How bad a line is by how far it is stretched or shrunk. For linebreak.c
 * alone, which asks at its hottest place.
 */
#ifndef ANBAN_LAYOUT_BADNESS_H
#define ANBAN_LAYOUT_BADNESS_H

#include <stdint.h>

/* Ratios of stretch used to stretch there is, in 1/1024. */
enum { RATIO_ONE = 1024 };

/* Of what is stretched ten times and more. */
enum { BADNESS_MAX = 100000 };

/* Where badness ends to tell lines apart, each further time that a line would
 * stretch costs so much, up to so many. */
static const int64_t LOOSER_DEMERITS = 50000000;
enum { BAD_RATIO = 10, LOOSEST_RATIO = 300 };

/* How tight a line is; neighbours should differ by one class at most. */
enum fitness { TIGHT, DECENT, LOOSE, VERY_LOOSE, FITNESSES };

/* 100 times the cube of the ratio, as TeX has it. */
static inline int64_t badness_of(int64_t ratio)
{
    uint64_t r = (uint64_t)(ratio < 0 ? -ratio : ratio);
    if (r > 10ULL * RATIO_ONE)
        return BADNESS_MAX;
    uint64_t badness = 100 * r * r / RATIO_ONE * r / RATIO_ONE / RATIO_ONE;
    return badness > BADNESS_MAX ? BADNESS_MAX : (int64_t)badness;
}

static inline enum fitness fitness_of(int64_t ratio)
{
    if (ratio < -RATIO_ONE / 4)
        return TIGHT;
    if (ratio <= RATIO_ONE / 4)
        return DECENT;
    return ratio <= RATIO_ONE / 2 ? LOOSE : VERY_LOOSE;
}

/* What a line costs beyond its badness. */
static inline int64_t looser_demerits(int64_t ratio)
{
    int64_t times = ratio / RATIO_ONE;
    if (times <= BAD_RATIO)
        return 0;
    times = times < LOOSEST_RATIO ? times : LOOSEST_RATIO;
    return (times - BAD_RATIO) * LOOSER_DEMERITS;
}

/* The largest ratio that a tolerance allows, by halving. */
static inline int64_t loosest_of(int64_t tolerance)
{
    int64_t low = 0, high = 1000LL * RATIO_ONE;
    if (tolerance >= BADNESS_MAX)
        return 0;
    while (high - low > 1) {
        int64_t middle = (low + high) / 2;
        if (badness_of(middle) <= tolerance)
            low = middle;
        else
            high = middle;
    }
    return low;
}

#endif
