/* SPDX-License-Identifier: MIT */
/*
 * Each line pulls its letters towards the expansion at which its spaces would
 * keep their own width; neighbours pull towards each other, so that no line
 * looks broader than those around it. With w the expansion of a line in 1/1000,
 * t where its spaces keep their width, a how much of their give the letters
 * save in 1/1000, we seek the least of
 *
 *     sum of a^2 (w - t)^2  +  NEIGHBOUR sum of (w - w of the line below)^2
 *
 * within -EXPANSION_MAX to EXPANSION_MAX, by going over the lines a few times
 * and moving each to its own optimum (Gauss and Seidel's method, which for such
 * a sum converges within bounds, too). Integers, so that every compiler finds
 * the same.
 */
#include "layout/expansion.h"

enum {
    SWEEPS = 12,
    FINE = 256,         /* parts of 1/1000 in which we reckon */
    WEIGHT = 100000,    /* what a space's whole give is reckoned as */
    NEIGHBOUR = 2000000 /* of WEIGHT squared */
};

static int64_t bounded(int64_t value, int64_t bound)
{
    if (value < -bound)
        return -bound;
    return value > bound ? bound : value;
}

/* Where a line's spaces would keep their width. */
static int64_t target_of(const struct expansion_line *line)
{
    if (line->letters <= 0)
        return 0;
    int64_t t = (int64_t)line->extra * UNEXPANDED * FINE / line->letters;
    return bounded(t, 16LL * EXPANSION_MAX * FINE);
}

/* The more a line needs the harder it pulls: it is the worst lines that are
 * seen. */
static int64_t pull_of(const struct expansion_line *line)
{
    if (line->ragged)
        return 0;
    int64_t give = line->give > MPT ? line->give : MPT; /* letters alone */
    int64_t a = (int64_t)line->letters * WEIGHT / UNEXPANDED / give;
    a = bounded(a, WEIGHT);
    int64_t off = line->target / FINE;
    off = off < 0 ? -off : off;
    return a * a / EXPANSION_MAX * (off > EXPANSION_MAX ? off : EXPANSION_MAX);
}

/* A line that is not stretched to the measure must not outgrow it. */
static int64_t within(const struct expansion_line *line, int64_t w)
{
    w = bounded(w, (int64_t)EXPANSION_MAX * FINE);
    int64_t room = line->ragged ? line->target : w;
    if (w > 0 && w > room)
        return room > 0 ? room : 0;
    return w;
}

/* False: no line was moved, nor would the next sweep move one. */
static bool sweep(struct expansion_line *lines, size_t n)
{
    bool moved = false;
    for (size_t i = 0; i < n; i++) {
        int64_t pull = lines[i].pull;
        int64_t sum = pull * lines[i].target;
        if (i > 0) {
            pull += NEIGHBOUR;
            sum += (int64_t)NEIGHBOUR * lines[i - 1].expansion;
        }
        if (i + 1 < n) {
            pull += NEIGHBOUR;
            sum += (int64_t)NEIGHBOUR * lines[i + 1].expansion;
        }
        int32_t expansion =
            (int32_t)within(&lines[i], pull > 0 ? sum / pull : 0);
        moved = moved || expansion != lines[i].expansion;
        lines[i].expansion = expansion;
    }
    return moved;
}

static int32_t rounded(int32_t w)
{
    return (w + (w < 0 ? -FINE / 2 : FINE / 2)) / FINE;
}

void find_expansions(struct expansion_line *lines, size_t n)
{
    bool moved = true;
    for (size_t i = 0; i < n; i++) {
        lines[i].expansion = 0;
        lines[i].target = target_of(&lines[i]);
        lines[i].pull = pull_of(&lines[i]);
    }
    for (int k = 0; k < SWEEPS && moved; k++)
        moved = sweep(lines, n);
    for (size_t i = 0; i < n; i++)
        lines[i].expansion = UNEXPANDED + rounded(lines[i].expansion);
}
