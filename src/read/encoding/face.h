/* SPDX-License-Identifier: MIT */
/* Where a page sets text in a font of capitals. See face.c. */
#ifndef ANBAN_READ_ENCODING_FACE_H
#define ANBAN_READ_ENCODING_FACE_H

#include "base/str.h"

/* The element that was opened with such a font; all zero: none. */
struct face {
    struct str element; /* its name */
    long depth;         /* of elements of that name in it, and itself */
};

/* Goes on over a block, a tag or the text between two; true: the block is text
 * in such a font. */
bool face_follow(struct face *face, struct str block);

/* The text as that font shows it, in the arena; character references stay. */
struct str face_text(struct arena *arena, struct str block);

#endif
