/* SPDX-License-Identifier: MIT */
/*
 * What ties two words by their sense: the syllables of a compound, of a place
 * and of a name, and a preposition to what follows it.
 */
#ifndef ANBAN_LAYOUT_TIES_H
#define ANBAN_LAYOUT_TIES_H

#include "layout/lexicon.h"
#include "layout/words.h"

/*
 * The penalty (breaks.h) of a line end before word `i`, 1 or more, whose sense
 * is `after` and that of the word before it `before`. `display`: in the lines
 * of a title or the like, which may be of uneven length.
 */
int tie_penalty(const struct words *w, size_t i, struct sense before,
                struct sense after, bool display);

#endif
