/* SPDX-License-Identifier: MIT */
/* Letters as stretches of equal coverage, kept so that each is made once
 * however often it is drawn. */
#ifndef ANBAN_WRITE_RASTER_LETTERS_H
#define ANBAN_WRITE_RASTER_LETTERS_H

#include <ft2build.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include FT_FREETYPE_H

#include "write/raster.h"

/* Pixels to the em from which on letters may stand on whole pixels: half a
 * pixel is then less than the narrowest gap between letters is to be off. */
enum { LETTER_LARGE = 64 };

/* How the outline of a glyph is placed: its font units are scaled to 1/64
 * pixel, then moved by as many of those: up for stretches, down for edges. */
struct letter_form {
    FT_Matrix matrix;
    FT_Vector shift;
};

bool letter_form_is(const struct letter_form *one,
                    const struct letter_form *other);

/* For a table of letters: its highest bits differ most. */
uint32_t letter_hash(unsigned glyph, const struct letter_form *form);

struct letters;

/* NULL: no memory. letters_free takes NULL as well. */
struct letters *letters_new(FT_Library library);
void letters_free(struct letters *letters);

/*
 * The glyph in that form, from the lowest row up; valid until the next is asked
 * for. NULL: it has no outline, or one of more stretches than can be kept.
 */
const struct letter *letters_get(struct letters *letters, FT_Face face,
                                 unsigned glyph,
                                 const struct letter_form *form);

#endif
