/* SPDX-License-Identifier: MIT */
/*
 * What stands at the head of a line in Vietnamese reports: the marks of lists
 * (-, +, *, 1., a)), the numbers of sections (I., 1.1.) and their words (Phần,
 * Chương, Mục, Điều).
 */
#ifndef ANBAN_READ_MARKER_H
#define ANBAN_READ_MARKER_H

#include "base/str.h"

enum marker_kind {
    MARKER_DASH,
    MARKER_PLUS,
    MARKER_STAR,
    MARKER_NUMBER,  /* 1. or 1) */
    MARKER_DECIMAL, /* 1.1. */
    MARKER_LETTER,  /* a) or a. */
    MARKER_ROMAN,   /* I. */
    MARKER_CAPITAL  /* A. */
};

struct marker {
    enum marker_kind kind;
    struct str label; /* as written: "-", "1.", "a)" */
    size_t length;    /* bytes of the label and the white space behind it */
};

/* The marker at the head of `text`, which has no white space before it and
 * must have some behind the label. */
bool find_marker(struct str text, struct marker *marker);

/* True when a line with this marker may be the title of a section: of a kind
 * that numbers sections, short, and without a stop at its end. */
bool marker_may_head(const struct marker *marker, struct str text);

/* The level of such a section: I. and A. 1, 1. 2, 1.1. 3. */
int marker_level(const struct marker *marker);

/* The level of a line such as "Chương II" or "Điều 5. Hiệu lực"; 0 for any
 * other (Decree 30/2020, Appendix I, lists the words in this order). */
int section_level(struct str text);

#endif
