/* SPDX-License-Identifier: MIT */
/*
 * What stands at the head of a line in Vietnamese reports: the marks of lists
 * (-, +, *, 1., a)), the numbers of sections (I., 1.1.) and their words (Phần,
 * Chương, Mục, Điều).
 */
#ifndef ANBAN_DOC_MARKER_H
#define ANBAN_DOC_MARKER_H

#include "base/str.h"

/* The kinds that count, from MARKER_LETTER on, stand the higher the later. */
enum marker_kind {
    MARKER_STAR, /* * */
    MARKER_PLUS,
    MARKER_DASH,
    MARKER_DOT,     /* • */
    MARKER_LETTER,  /* a) or a. */
    MARKER_ROUND,   /* 1) */
    MARKER_DECIMAL, /* 1.1. */
    MARKER_NUMBER,  /* 1. */
    MARKER_ROMAN,   /* I. */
    MARKER_CAPITAL  /* A. */
};

struct marker {
    enum marker_kind kind;
    struct str label; /* as written: "-", "1.", "a)" */
    size_t length;    /* bytes of the label and the white space behind it */
};

/* The marker at the head of `text`, which has no white space before it. White
 * space must stand behind the label, or a capital behind a sign. */
bool find_marker(struct str text, struct marker *marker);

/* True when a line with this marker may be the title of a section: of a kind
 * that counts, short, and without a stop at its end but a colon. */
bool marker_may_head(const struct marker *marker, struct str text);

/* The level of such a section, below those of section_level: A. 5, I. 6, 1. 7,
 * 1.1. 8, 1.1.1. 9, 1) 10, a) 11. */
enum { MARKER_LEVEL_NUMBER = 7 };
int marker_level(const struct marker *marker);

/* The level of a line such as "Chương II" or "Điều 5. Hiệu lực", 1 to 4; 0 for
 * any other (Decree 30/2020, Appendix I, lists the words in this order). *bare
 * when nothing but the word and its number is there. */
int section_level(struct str text, bool *bare);

#endif
