/* SPDX-License-Identifier: MIT */
/*
 * Letters as stretches of equal coverage, kept so that each is made once
 * however often it is drawn. They stand on whole pixels, which only large ones
 * may.
 */
#ifndef ANBAN_WRITE_RASTER_LETTERS_H
#define ANBAN_WRITE_RASTER_LETTERS_H

#include <ft2build.h>
#include <stddef.h>
#include <stdint.h>
#include FT_FREETYPE_H

/* Pixels to the em from which on letters are kept: half a pixel is then less
 * than the narrowest gap between letters is to be off. */
enum { LETTER_LARGE = 64 };

/* In pixels from the origin, y upwards. */
struct stretch {
    int16_t x, y;
    uint16_t n;
    unsigned char coverage; /* of 255 */
};

/* From the lowest row up. */
struct letter {
    const struct stretch *stretches;
    size_t n;
    int left, right; /* the columns in which it has something */
};

struct letters;

/* NULL: no memory. letters_free takes NULL as well. */
struct letters *letters_new(FT_Library library);
void letters_free(struct letters *letters);

/*
 * The glyph, its font units scaled by `matrix` to 1/64 pixel; valid until the
 * next is asked for. NULL: it has no outline, or one of more stretches than can
 * be kept.
 */
const struct letter *letters_get(struct letters *letters, FT_Face face,
                                 unsigned glyph, const FT_Matrix *matrix);

#endif
