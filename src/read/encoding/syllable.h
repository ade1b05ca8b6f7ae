/* SPDX-License-Identifier: MIT */
/* Whether a word is one that Vietnamese spelling allows. See syllable.c. */
#ifndef ANBAN_READ_ENCODING_SYLLABLE_H
#define ANBAN_READ_ENCODING_SYLLABLE_H

#include "base/utf8.h"

enum { SYLLABLE_MAX = 7 }; /* letters of the longest: "nghiêng" */

/*
 * Whether the `n` letters, of any case and in NFC, are a Vietnamese syllable.
 * It need not be one that a dictionary has.
 */
bool syllable_is_valid(const uint32_t *letters, size_t n);

/* The vowel, of either case, with the combining mark of a tone; 0: it takes
 * none, or it is no vowel, or has a tone. */
uint32_t vowel_with_tone(uint32_t vowel, uint32_t mark);

#endif
