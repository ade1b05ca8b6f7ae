/* SPDX-License-Identifier: MIT */
/* What a text may hold, and in which form: NFC. See clean.c. */
#ifndef ANBAN_READ_CLEAN_H
#define ANBAN_READ_CLEAN_H

#include "base/utf8.h"

/* Characters which NFC may change (quick check, UAX #15), and some which it
 * does not: below stand the precomposed letters of Latin with all of
 * Vietnamese, and the punctuation from U+2002 on has no part in it either. */
static inline bool may_compose(uint32_t c)
{
    return (c >= 0x300 && c < 0x1E00) ||
           (c >= 0x1F00 && !(c >= 0x2002 && c <= 0x20CF));
}

/* What turns the letters around it (UAX 9, section 2.2), so that exe.pdf reads
 * fdp.exe. */
static inline bool is_override(uint32_t c)
{
    return c == 0x202D || c == 0x202E;
}

/* What no text keeps: control characters but those of lines and tabs, byte
 * order marks, the two code points besides them which XML 1.0 (section 2.2) has
 * no place for, and overrides. */
static inline bool is_dropped(uint32_t c)
{
    return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c <= 0x9F) ||
           is_override(c) || c == 0xFEFF || c == 0xFFFE || c == 0xFFFF;
}

/* UTF-8 text in NFC, in the arena. */
struct str normalise(struct arena *arena, struct str text);

#endif
