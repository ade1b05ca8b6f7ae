/* SPDX-License-Identifier: MIT */
/* The fonts whose letters are pictures, such as Symbol and Wingdings. */
#ifndef ANBAN_READ_SYMBOLS_H
#define ANBAN_READ_SYMBOLS_H

#include "base/str.h"

struct arena;

/* The characters of such a font as Unicode has them, for codes from U+F020 on
 * and, when `all`, from 0x20 on; in the arena, or `text` itself. Others, and
 * those of other fonts, are left. */
struct str symbols_to_unicode(struct arena *arena, struct str font,
                              struct str text, bool all);

#endif
