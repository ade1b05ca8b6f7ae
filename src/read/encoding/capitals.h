/* SPDX-License-Identifier: MIT */
/* Capitals of a text that came from ABC. See capitals.c. */
#ifndef ANBAN_READ_ENCODING_CAPITALS_H
#define ANBAN_READ_ENCODING_CAPITALS_H

#include "base/str.h"

/* The line with the capitals that ABC could not write, in the arena; or the
 * line itself. */
struct str raise_capitals(struct arena *arena, struct str line);

#endif
