/* SPDX-License-Identifier: MIT */
/*
 * How much the letters of each line of a paragraph are widened or narrowed.
 * Pure: widths in, thousandths out.
 */
#ifndef ANBAN_LAYOUT_WIDEN_H
#define ANBAN_LAYOUT_WIDEN_H

#include "layout/page.h"

/* How far letters may be widened or narrowed, in 1/1000: seen by nobody, and
 * it takes the worst from loose and tight lines (Hàn Thế Thành,
 * "Micro-typographic extensions to the TeX typesetting system", 2000). */
enum { WIDENING = 20, UNWIDENED = 1000 };

struct widen_line {
    mpt extra;   /* by which it must grow, or shrink */
    mpt letters; /* the width of what can be widened */
    mpt give;    /* by which its spaces may well grow, or shrink */
    bool ragged; /* the extra is nothing that must be reached: a last line */
    int32_t widening; /* the result: UNWIDENED is none */
};

/* Finds the widening of `n` lines, one below the other. */
void widen(struct widen_line *lines, size_t n);

#endif
