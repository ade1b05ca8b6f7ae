/* SPDX-License-Identifier: MIT */
/* Text in NFC. See normal.c. */
#ifndef ANBAN_READ_NORMAL_H
#define ANBAN_READ_NORMAL_H

#include "base/utf8.h"

/* Characters which NFC may change (quick check, UAX #15), and some which it
 * does not: below stand the precomposed letters of Latin with all of
 * Vietnamese, and the punctuation from U+2002 on has no part in it either. */
static inline bool may_compose(uint32_t c)
{
    return (c >= 0x300 && c < 0x1E00) ||
           (c >= 0x1F00 && !(c >= 0x2002 && c <= 0x20CF));
}

/* UTF-8 text in NFC, in the arena. */
struct str normalise(struct arena *arena, struct str text);

#endif
