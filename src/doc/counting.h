/* SPDX-License-Identifier: MIT */
/*
 * Numbers written as lists and pages count with them: i, ii, iii and a, b, c.
 * The text is put into the caller's array and returned as a view of it.
 */
#ifndef ANBAN_DOC_COUNTING_H
#define ANBAN_DOC_COUNTING_H

#include <stdint.h>

#include "base/str.h"

enum {
    ROMAN_LARGEST = 3999, /* MMMCMXCIX: there is no usual sign for 5000 */
    COUNTING_BYTES = 16   /* MMMDCCCLXXXVIII, the longest, and a zero */
};

/* 4 is "iv", or "IV" in capitals; empty when n is not 1 to ROMAN_LARGEST. */
struct str counting_roman(long n, bool capitals, char out[COUNTING_BYTES]);

/* "XIV." is 14: the number of Roman numerals in capitals, other signs aside. */
long counting_of_roman(struct str numerals);

/* "14" is 14; 0: the text is no number in digits, or too large a one. */
uint32_t counting_of_digits(struct str text);

/* 1 is "a", 26 "z", 27 "aa", 28 "ab", as CSS and HTML count (CSS Counter Styles
 * Level 3, section 3.1.4); empty when n is less than 1. */
struct str counting_letters(long n, bool capitals, char out[COUNTING_BYTES]);

#endif
