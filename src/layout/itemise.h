/* SPDX-License-Identifier: MIT */
/* Text into stretches that one font can draw. */
#ifndef ANBAN_LAYOUT_ITEMISE_H
#define ANBAN_LAYOUT_ITEMISE_H

#include "layout/para.h"

/*
 * Shapes what of `text` from byte *at on one font can draw, and moves *at
 * behind it: in the face of the style, else in a font that stands in for it.
 * What no font has is drawn as U+FFFD and noted for tell_missing. NULL:
 * setter->err tells; or, when setting ahead, it takes another font.
 */
const struct shaped *shape_next(struct setter *setter, enum font_style face,
                                struct str text, size_t *at);

/* Says which characters no font had, when all is set. */
void tell_missing(struct setter *setter);

#endif
