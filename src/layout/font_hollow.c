/* SPDX-License-Identifier: MIT */
/*
 * HarfBuzz 6 frees what it does not own when it makes a variable font plain in
 * which a glyph has parts but no points, such as a no-break space made of a
 * space. Here such a glyph gets a point for each of its parts, all at one
 * place: it draws nothing, as before, and what the table "gvar" says of its
 * parts, and of its width, is said of these. The formats are those of OpenType
 * 1.9, "glyf" and "loca".
 */
#include "layout/font_file.h"

enum { HEAD = 10, SHORTEST = HEAD + 6 }; /* of a glyph with one part */

struct table {
    uint8_t *at;
    size_t n;
};

/* A table of a face that lies in these bytes. */
static struct table table_of(hb_face_t *face, hb_tag_t tag, char *bytes)
{
    unsigned n;
    hb_blob_t *blob = hb_face_reference_table(face, tag);
    const char *data = hb_blob_get_data(blob, &n);
    struct table table = {NULL, n};
    if (n > 0)
        table.at = (uint8_t *)bytes + (data - bytes);
    hb_blob_destroy(blob);
    return table;
}

/* 0 in a table that is empty. */
static uint32_t number_at(const uint8_t *at, unsigned size)
{
    uint32_t number = 0;
    for (unsigned i = 0; at && i < size; i++)
        number = number << 8 | at[i];
    return number;
}

/* Where a glyph begins; the table's end when that is nowhere. */
static size_t place_of(struct table glyf, struct table loca, bool wide,
                       size_t glyph)
{
    unsigned size = wide ? 4 : 2;
    if ((glyph + 1) * size > loca.n)
        return glyf.n;
    size_t place = number_at(loca.at + glyph * size, size);
    place *= wide ? 1 : 2;
    return place < glyf.n ? place : glyf.n;
}

/* The parts of a composed glyph of `n` bytes. */
static unsigned count_parts(const uint8_t *glyph, size_t n)
{
    enum {
        WORDS = 1,
        SCALE = 8,
        MORE = 0x20,
        TWO_SCALES = 0x40,
        MATRIX = 0x80
    };
    unsigned parts = 0, flags = MORE;
    for (size_t at = HEAD; flags & MORE && at + 2 <= n; parts++) {
        flags = number_at(glyph + at, 2);
        at += flags & WORDS ? 8 : 6;
        at += flags & SCALE        ? 2
              : flags & TWO_SCALES ? 4
              : flags & MATRIX     ? 8
                                   : 0;
    }
    return parts;
}

/* One contour: its last point, no instructions, and one flag, repeated, that
 * says of each point that it is where the one before is. */
static void give_points(uint8_t *glyph, unsigned points)
{
    enum { ON_CURVE = 1, REPEAT = 8, SAME = 0x30, MOST = 256 };
    if (points == 0 || points > MOST)
        return;
    const uint8_t last = (uint8_t)(points - 1);
    const uint8_t flag = ON_CURVE | REPEAT | SAME;
    const uint8_t contour[SHORTEST - HEAD] = {0, last, 0, 0, flag, last};
    glyph[0] = 0;
    glyph[1] = 1;
    memcpy(glyph + HEAD, contour, sizeof contour);
}

static bool draws_nothing(hb_font_t *font, hb_codepoint_t glyph)
{
    hb_glyph_extents_t box;
    return hb_font_get_glyph_extents(font, glyph, &box) && box.width == 0 &&
           box.height == 0;
}

void font_fill_hollow(hb_face_t *face, char *bytes)
{
    enum { WIDE_PLACES = 50, COMPOSED = 0x8000 };
    const hb_tag_t head = HB_TAG('h', 'e', 'a', 'd');
    struct table glyf = table_of(face, HB_TAG('g', 'l', 'y', 'f'), bytes);
    struct table loca = table_of(face, HB_TAG('l', 'o', 'c', 'a'), bytes);
    bool wide = face_number(face, head, WIDE_PLACES) != 0;
    hb_font_t *font = hb_font_create(face);
    unsigned count = hb_face_get_glyph_count(face);
    for (hb_codepoint_t i = 0; glyf.at && i < count; i++) {
        size_t from = place_of(glyf, loca, wide, i);
        size_t to = place_of(glyf, loca, wide, i + 1);
        if (to >= from + SHORTEST && number_at(glyf.at + from, 2) & COMPOSED &&
            draws_nothing(font, i))
            give_points(glyf.at + from, count_parts(glyf.at + from, to - from));
    }
    hb_font_destroy(font);
}
