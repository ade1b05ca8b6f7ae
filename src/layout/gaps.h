/* SPDX-License-Identifier: MIT */
/*
 * How dear it is in Vietnamese to end a line between two words.
 */
#ifndef ANBAN_LAYOUT_GAPS_H
#define ANBAN_LAYOUT_GAPS_H

#include "layout/words.h"

/* The penalty (breaks.h) of a line end before word `i`, 1 or more, names
 * apart. */
int gap_penalty(const struct words *w, size_t i);

/*
 * Titles with their names, and names: `syllables` of one have been seen up to
 * word i - 1, none before the first call. Tells whether word i goes on with
 * it, and counts it.
 */
bool gap_in_name(const struct words *w, size_t i, size_t *syllables);

#endif
