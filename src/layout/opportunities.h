/* SPDX-License-Identifier: MIT */
/*
 * The line breaking opportunities of UAX #14, the same whatever version of it
 * the system's libunistring follows.
 */
#ifndef ANBAN_LAYOUT_OPPORTUNITIES_H
#define ANBAN_LAYOUT_OPPORTUNITIES_H

#include "base/str.h"

/* Sets allowed[i], for each of the text.n bytes of UTF-8, to whether a line may
 * end before the character that starts there: behind the spaces, where there
 * are some. Mandatory breaks are not among them. It is false before for all,
 * and `kinds` is room for text.n bytes. */
void find_opportunities(struct str text, char *kinds, bool *allowed);

#endif
