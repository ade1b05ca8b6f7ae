/* SPDX-License-Identifier: MIT */
/*
 * The line breaking opportunities of UAX #14, the same whatever version of it
 * the system's libunistring follows.
 */
#ifndef ANBAN_LAYOUT_OPPORTUNITIES_H
#define ANBAN_LAYOUT_OPPORTUNITIES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct arena;
struct sense;
struct words;

/* Where a line may end in a text, which is split into words. */
struct opportunities {
    struct arena *arena; /* for a while */
    struct str text;
    const struct words *words;
    const struct sense *senses; /* of the words */
    int16_t *penalties;         /* one for each byte of the text */
};

/* Sets those penalties to BREAK_FREE before which a character starts and a line
 * may end: behind the spaces, where there are some. Mandatory breaks are not
 * among them. All others stay. */
void find_opportunities(const struct opportunities *opportunities);

/* Is the word, from space to space, letters and figures, with a stop behind
 * them perhaps? Then a line may end before and behind, but not in it. */
bool word_breaks_plainly(struct str word);

#endif
