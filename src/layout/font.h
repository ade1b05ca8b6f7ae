/* SPDX-License-Identifier: MIT */
/*
 * Fonts: from a TrueType file to shaped syllables and to the subsets which the
 * editions carry. All of HarfBuzz is behind this header. Measures are in font
 * units (font_units_per_em to the em) unless they say mpt.
 */
#ifndef ANBAN_LAYOUT_FONT_H
#define ANBAN_LAYOUT_FONT_H

#include <stdint.h>

#include "base/str.h"

struct anban_error;
struct arena;
struct font;
struct fonts;

/* Bold and italic are bits, so that a face can be made bold or slanted. The
 * face of code, monospaced, has one style, and is built in whatever the family.
 */
enum font_style {
    FONT_REGULAR,
    FONT_BOLD,
    FONT_ITALIC,
    FONT_BOLD_ITALIC,
    FONT_CODE
};
enum { FONT_STYLES = 4, FONT_FACES = FONT_STYLES + 1 };

/*
 * A family and what stands in where it lacks a character: the built-in ones,
 * unless fonts_use and fonts_use_fallback (stages.h) name others. Owned by the
 * caller; fonts_free releases it with its fonts. Faces are opened when first
 * asked for. NULL when memory runs out.
 */
struct fonts *fonts_new(struct anban_error *err);
void fonts_free(struct fonts *fonts);

/* The face of a style, borrowed from the family; NULL with `err` set when it
 * cannot be opened. */
struct font *fonts_find(struct fonts *fonts, enum font_style style,
                        struct anban_error *err);

/* The family has a face of its own for the style; another stands in for one
 * that it lacks. */
bool fonts_have(const struct fonts *fonts, enum font_style style);

/* The fonts for what the family lacks, in the order in which they are asked;
 * opened now. NULL: there are no more, or `err` is set. */
struct font *fonts_fallback(struct fonts *fonts, size_t i,
                            struct anban_error *err);

/* The fonts of which a glyph was drawn: *at starts at 0 and is for this
 * function alone. NULL at the end. There are at most FONTS_MAX. */
struct font *fonts_next_used(const struct fonts *fonts, size_t *at);
enum { FALLBACKS_GIVEN = 8, FONT_FALLBACKS = FALLBACKS_GIVEN + 1 };
enum { FONTS_MAX = FONT_FACES + FONT_FALLBACKS };

/* One shaped piece of text: glyphs with their advances, kerning within. A mark
 * that has its place beside or over a letter moves the pen there and back. */
struct shaped_glyph {
    uint16_t id;
    int16_t rise; /* how far it is drawn above its place on the baseline */
    int32_t advance;
};

/* As much of a rise as a glyph holds, in units or in mpt. */
static inline int16_t rise_within(int32_t rise)
{
    return (int16_t)(rise > INT16_MAX    ? INT16_MAX
                     : rise < -INT16_MAX ? -INT16_MAX
                                         : rise);
}

struct shaped {
    struct font *font; /* of the glyphs */
    const struct shaped_glyph *glyphs;
    size_t n;
    int32_t width;       /* the sum of the advances */
    int32_t top, bottom; /* how far they reach above and below the baseline:
                            at least, and at most, 0 */
    bool missing;        /* some character has no glyph here */
    bool ambiguous; /* a glyph of it stands for another text elsewhere, so that
                       the glyphs alone do not read as the text */
};

/*
 * `text` shaped left to right; a piece seen before in this font is looked up,
 * not shaped again. Borrowed: it lives as long as the font. NULL only when
 * memory runs out.
 */
const struct shaped *font_shape(struct font *font, struct str text);

/* The same text shaped in `font`, when another thread has shaped it in a twin
 * of it (fonts_twin). That keeps the answer: always ask for the same font. */
const struct shaped *font_shape_again(struct font *font,
                                      const struct shaped *twin);

/* Marks the glyphs as drawn, so that the subset for print holds them. */
void font_use(struct font *font, const struct shaped *shaped);
void font_use_glyph(struct font *font, uint16_t glyph);

/* True when the font has a glyph for the character `c`. */
bool font_has(const struct font *font, uint32_t c);

/* The file that the font was opened from, and which of its faces it is. */
struct str font_bytes(const struct font *font, unsigned *index);

const char *font_family(const struct font *font); /* "Liberation Serif" */
const char *
font_postscript_name(const struct font *font); /* "LiberationSerif" */
enum font_style font_style(const struct font *font);
bool font_is_fallback(const struct font *font);
int32_t font_units_per_em(const struct font *font);

/* The font's own vertical measures; descent is negative. */
struct font_metrics {
    int32_t ascent, descent, line_gap;
    int32_t cap_height, x_height;
    int32_t box[4];       /* left, bottom, right, top of all glyphs */
    int32_t italic_angle; /* degrees, negative to the right */
    int32_t weight;       /* 400 regular, 700 bold */
    bool fixed_pitch, serif;
};

const struct font_metrics *font_metrics(const struct font *font);

/* A glyph's own advance, without kerning. */
int32_t font_glyph_width(const struct font *font, uint16_t glyph);

/* The same in millionths of an em, to the nearest. */
int32_t font_glyph_millionths(const struct font *font, uint16_t glyph);

/*
 * Glyphs drawn so far in ascending order of their number: *at starts at 0 and
 * is for this function alone. False at the end. `text` is what the glyph reads
 * as (UTF-8, one or several characters, borrowed).
 */
bool font_next_used(const struct font *font, size_t *at, uint16_t *glyph,
                    struct str *text);

/* The subset for the PDF: a font file, its glyphs numbered anew from 0 on. */
struct font_print {
    struct str file;   /* empty: it failed */
    unsigned count;    /* of its glyphs, with those that others are made
                          of, and what stands for a missing one, 0 */
    uint16_t *numbers; /* of those drawn so far, by their old numbers */
};

/* That subset, in `arena`: the glyphs drawn so far, in their order, no hinting,
 * no tables that a PDF does not need. On failure `err` is set. */
struct font_print font_subset_print(const struct font *font,
                                    struct arena *arena,
                                    struct anban_error *err);

/*
 * The subset for the EPUB, in `arena`: all Latin letters of Vietnamese and
 * Western Europe, punctuation, and the characters of `extra`, with kerning; of
 * a fallback font only those of `extra`.
 */
struct str font_subset_screen(const struct font *font, struct str extra,
                              struct arena *arena, struct anban_error *err);

/* A file of `size` bytes with this CRC-32, deflated (RFC 1951). */
struct font_packed {
    struct str deflated;
    uint32_t size, crc;
};

/* The same subset where it lies ready: of a built-in face that has none of
 * `extra` beyond the usual. */
bool font_screen_ready(const struct font *font, struct str extra,
                       struct font_packed *packed);

#endif
