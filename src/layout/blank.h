/* SPDX-License-Identifier: MIT */
/*
 * Blanks that are typed as runs of dots, ellipses or underscores, to be filled
 * in by hand: "Họ và tên:………… Năm sinh:……".
 */
#ifndef ANBAN_LAYOUT_BLANK_H
#define ANBAN_LAYOUT_BLANK_H

#include "base/str.h"

struct blank {
    size_t from, to; /* its bytes */
    int length;      /* in quarters of an em, as the signs of Times are wide */
    char sign;       /* '.' or '_', with which it can be drawn */
};

/* Shorter ones are ellipses; longer ones may take more than a line of A4. */
enum { BLANK_LEAST = 8, BLANK_LINE = 130 };

/* The first blank of `text` that begins at byte `from` or later. False: there
 * is none. */
bool find_blank(struct str text, size_t from, struct blank *blank);

/* The blank with which `text` ends; of one that takes more than a line, its
 * last signs, which go on in the last line. */
bool find_last_blank(struct str text, struct blank *blank);

/* Bytes of the sign at byte `at` that blanks are made of; 0: it is none. */
size_t blank_sign(struct str text, size_t at);

#endif
