/* SPDX-License-Identifier: MIT */
/*
 * How much the letters of each line of a paragraph are expanded or narrowed.
 * Pure: widths in, thousandths out.
 */
#ifndef ANBAN_LAYOUT_EXPANSION_H
#define ANBAN_LAYOUT_EXPANSION_H

#include "layout/page.h"

/* How far letters may be expanded or narrowed, in 1/1000: seen by nobody, and
 * it takes the worst from loose and tight lines (Hàn Thế Thành,
 * "Micro-typographic extensions to the TeX typesetting system", 2000). */
enum { EXPANSION_MAX = 20, UNEXPANDED = 1000 };

struct expansion_line {
    mpt extra;   /* by which it must grow, or shrink */
    mpt letters; /* the width of what can be expanded */
    mpt give;    /* by which its spaces may well grow, or shrink */
    bool ragged; /* the extra is nothing that must be reached: a last line */
    int32_t expansion;    /* the result: UNEXPANDED is none */
    int64_t target, pull; /* found by find_expansions, for itself */
};

/* Finds the expansion of `n` lines, one below the other. */
void find_expansions(struct expansion_line *lines, size_t n);

#endif
