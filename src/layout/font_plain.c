/* SPDX-License-Identifier: MIT */
/*
 * Shaping of plain words in the built-in faces. In these the letters of
 * Vietnamese and Western Europe, figures and the usual marks, all composed,
 * have a glyph each, and HarfBuzz does nothing to them but kern pairs by the
 * table "kern" (OpenType 1.9), or not at all: a test asks it for all pairs.
 * Whatever else a text has in it, HarfBuzz shapes.
 */
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "layout/font_face.h"

/* The characters, in three ranges beside each other. */
enum {
    LATIN = 0x180, /* from 0 on */
    HORNS_FROM = 0x1A0,
    HORNS = 0x1B1 - HORNS_FROM, /* with ơ and ư among them */
    VIETNAMESE_FROM = 0x1EA0,
    VIETNAMESE = 0x1EFA - VIETNAMESE_FROM,
    MARKS_FROM = 0x2013, /* dashes, quotation marks, the ellipsis */
    MARKS = 0x2027 - MARKS_FROM,
    PLAIN = LATIN + HORNS + VIETNAMESE + MARKS,
    NOT_PLAIN = PLAIN
};

enum { PLAIN_LENGTH = 48 /* characters */ };

static size_t place_of(uint32_t c)
{
    const uint32_t soft_hyphen = 0xAD;
    if (c < LATIN) /* but no control */
        return (c >= ' ' && c < 0x7F) || (c >= 0xA0 && c != soft_hyphen)
                   ? c
                   : NOT_PLAIN;
    if (c >= VIETNAMESE_FROM && c < VIETNAMESE_FROM + VIETNAMESE)
        return LATIN + HORNS + c - VIETNAMESE_FROM;
    if (c >= HORNS_FROM && c < HORNS_FROM + HORNS)
        return LATIN + c - HORNS_FROM;
    if (c >= MARKS_FROM && c < MARKS_FROM + MARKS)
        return LATIN + HORNS + VIETNAMESE + c - MARKS_FROM;
    return NOT_PLAIN;
}

/* 0: the face has none, or the character is not plain. */
static uint16_t glyph_of(const struct font *font, uint32_t c)
{
    size_t place = place_of(c);
    if (place == NOT_PLAIN)
        return 0;
    uint16_t *glyph = &font->plain.glyphs[place];
    if (*glyph == 0)
        *glyph = font_nominal(font, c);
    return *glyph;
}

static unsigned number_at(const unsigned char *at)
{
    return (unsigned)at[0] << 8 | at[1];
}

/* A pair is two glyphs and by how much they are moved apart. */
enum { PAIR = 6, PAIRS_FROM = 18 };

/* The first subtable, of format 0, which is the only one these faces have. */
void font_prepare_plain(struct font *font)
{
    struct plain *plain = &font->plain;
    enum { PAIR_COUNT = 10 };
    unsigned size;
    hb_blob_t *blob =
        hb_face_reference_table(font->face, HB_TAG('k', 'e', 'r', 'n'));
    const unsigned char *table =
        (const unsigned char *)hb_blob_get_data(blob, &size);
    hb_blob_destroy(blob); /* its bytes are those of the file */
    plain->glyphs = ARENA_ARRAY(font->arena, PLAIN, uint16_t);
    plain->kerned = ARENA_ARRAY(font->arena, font->glyph_count + 1, bool);
    if (size < PAIRS_FROM)
        return;
    plain->pairs = table + PAIRS_FROM;
    plain->pair_count = number_at(table + PAIR_COUNT);
    for (size_t i = 0; i < plain->pair_count; i++)
        plain->kerned[number_at(plain->pairs + i * PAIR)] = true;
}

/* By how much the advance of the first changes before the second; the pairs are
 * in order. */
static int32_t kerning(const struct plain *plain, uint16_t first,
                       uint16_t second)
{
    size_t low = 0, high = plain->kerned[first] ? plain->pair_count : 0;
    uint32_t wanted = (uint32_t)first << 16 | second;
    while (low < high) {
        size_t middle = (low + high) / 2;
        const unsigned char *at = plain->pairs + middle * PAIR;
        uint32_t pair = (uint32_t)number_at(at) << 16 | number_at(at + 2);
        if (pair == wanted)
            return (int16_t)number_at(at + 4);
        if (pair < wanted)
            low = middle + 1;
        else
            high = middle;
    }
    return 0;
}

/* The glyphs of a plain text, and how many there are; 0: it is not plain. */
static size_t find_glyphs(const struct font *font, struct str text,
                          uint16_t glyphs[PLAIN_LENGTH])
{
    size_t n = 0;
    for (size_t at = 0; at < text.n; n++) {
        if (n == PLAIN_LENGTH)
            return 0;
        glyphs[n] = glyph_of(font, utf8_next(text, &at));
        if (glyphs[n] == 0)
            return 0;
    }
    return n;
}

bool font_shape_plain(struct font *font, struct str text, struct shaped *shaped)
{
    uint16_t ids[PLAIN_LENGTH];
    size_t n = font->plain.glyphs ? find_glyphs(font, text, ids) : 0, at = 0;
    if (n == 0)
        return false;
    struct shaped_glyph *glyphs =
        ARENA_ARRAY(font->arena, n, struct shaped_glyph);
    for (size_t i = 0; i < n; i++) {
        size_t from = at;
        utf8_next(text, &at);
        int32_t advance =
            font_add_glyph(font, shaped, ids[i], str_slice(text, from, at));
        if (i + 1 < n)
            advance += kerning(&font->plain, ids[i], ids[i + 1]);
        glyphs[i] = (struct shaped_glyph){.id = ids[i], .advance = advance};
        shaped->width += advance;
    }
    shaped->font = font;
    shaped->glyphs = glyphs;
    shaped->n = n;
    return true;
}
