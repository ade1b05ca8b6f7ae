/* SPDX-License-Identifier: MIT */
/*
 * Hexadecimal digits, and the bytes that addresses write with two of them.
 */
#ifndef ANBAN_BASE_HEX_H
#define ANBAN_BASE_HEX_H

#include "base/str.h"

/* The value of the digit, 0 to 15, in either case; -1: it is none. */
int hex_digit(char c);

/* The byte that is percent-encoded at `at`, as in "%20" (RFC 3986, section
 * 2.1); -1: none is. */
int percent_encoded_at(struct str text, size_t at);

/* The text with percent-encoding undone, in the arena, or itself where there is
 * none. A percent sign that begins no code stays. */
struct str percent_decoded(struct arena *arena, struct str text);

#endif
