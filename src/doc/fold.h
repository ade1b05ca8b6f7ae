/* SPDX-License-Identifier: MIT */
/*
 * A line as lists of words are compared with it: small letters without marks,
 * and beside them what each character was. Texts are UTF-8 in NFC.
 */
#ifndef ANBAN_DOC_FOLD_H
#define ANBAN_DOC_FOLD_H

#include <stdint.h>

#include "base/str.h"

/*
 * Both have one byte for each character of the text. `letters`: "ỦY BAN" gives
 * "uy ban"; dashes of any kind are "-", white space of any kind " ", an
 * ellipsis ".", whatever else is not of ASCII "~". `shape`: "A" for a capital
 * letter, "a" for a small one, "0" for a digit, else as in `letters`.
 */
struct folded {
    struct str letters, shape;
};

/* The first `max` characters of `text`, in the arena. */
struct folded fold(struct arena *arena, struct str text, size_t max);

/* A small letter without its marks, any other character as in `letters`. */
char fold_letter(uint32_t c);

/* Where `phrase`, written without spaces, stands in `letters` with spaces,
 * dashes, stops, commas and stars between its letters, or none: its first byte,
 * and *end behind it. letters.n: nowhere. */
size_t fold_find(struct str letters, const char *phrase, size_t *end);

#endif
