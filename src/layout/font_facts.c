/* SPDX-License-Identifier: MIT */
/* What a font says of itself, and which of its glyphs were drawn. */
#include "layout/font_face.h"

#include <hb-ot.h>

/* ---- what the file says ---- */

int32_t face_number(hb_face_t *face, hb_tag_t table, unsigned offset)
{
    hb_blob_t *blob = hb_face_reference_table(face, table);
    unsigned size;
    const uint8_t *p = (const uint8_t *)hb_blob_get_data(blob, &size);
    int32_t number = 0;
    if (size >= offset + 2)
        number = p[offset] << 8 | p[offset + 1];
    hb_blob_destroy(blob);
    return number;
}

static int32_t metric(const struct font *font, hb_ot_metrics_tag_t tag)
{
    hb_position_t value = 0;
    hb_ot_metrics_get_position_with_fallback(font->hb, tag, &value);
    return font_within(font, value, HIGHEST);
}

/* What HarfBuzz has no accessor for, by its place in the file: OpenType 1.9,
 * head (xMin ...), post (isFixedPitch), OS/2 (panose: serif style). */
static void read_tables(struct font *font)
{
    enum { BOX = 36, FIXED_PITCH = 14, SERIF_STYLE = 32 };
    enum { NORMAL_SANS = 11, ROUNDED = 15 };
    struct font_metrics *m = &font->metrics;
    hb_face_t *face = font->face;
    for (unsigned i = 0; i < 4; i++)
        m->box[i] =
            (int16_t)face_number(face, HB_TAG('h', 'e', 'a', 'd'), BOX + 2 * i);
    m->fixed_pitch =
        face_number(face, HB_TAG('p', 'o', 's', 't'), FIXED_PITCH) != 0;
    int serif = face_number(face, HB_TAG('O', 'S', '/', '2'), SERIF_STYLE);
    serif &= 0xFF; /* the second byte of panose */
    m->serif = serif < NORMAL_SANS || serif > ROUNDED;
}

/* The same that HarfBuzz says of a face without variations, which costs it a
 * look into tables that these do not have: post (italicAngle, in 16.16), OS/2
 * (usWeightClass). */
static void read_style(struct font *font)
{
    enum { ANGLE = 4, WEIGHT = 4 };
    hb_tag_t post = HB_TAG('p', 'o', 's', 't');
    int32_t whole = (int16_t)face_number(font->face, post, ANGLE);
    bool part = face_number(font->face, post, ANGLE + 2) != 0;
    font->metrics.italic_angle = whole + (whole < 0 && part);
    font->metrics.weight =
        face_number(font->face, HB_TAG('O', 'S', '/', '2'), WEIGHT);
}

void font_read_metrics(struct font *font)
{
    struct font_metrics *m = &font->metrics;
    m->ascent = metric(font, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER);
    m->descent = metric(font, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER);
    m->line_gap = metric(font, HB_OT_METRICS_TAG_HORIZONTAL_LINE_GAP);
    m->cap_height = metric(font, HB_OT_METRICS_TAG_CAP_HEIGHT);
    m->x_height = metric(font, HB_OT_METRICS_TAG_X_HEIGHT);
    if (font->file.plain) {
        read_style(font);
    } else {
        m->italic_angle =
            (int32_t)hb_style_get_value(font->hb, HB_STYLE_TAG_SLANT_ANGLE);
        m->weight = (int32_t)hb_style_get_value(font->hb, HB_STYLE_TAG_WEIGHT);
    }
    read_tables(font);
}

/* ---- */

const char *font_postscript_name(const struct font *font)
{
    return font->file.name;
}

enum font_style font_style(const struct font *font)
{
    return font->style;
}

bool font_is_fallback(const struct font *font)
{
    return font->fallback;
}

int32_t font_units_per_em(const struct font *font)
{
    return font->per_em;
}

const struct font_metrics *font_metrics(const struct font *font)
{
    return &font->metrics;
}

bool font_next_used(const struct font *font, size_t *at, uint16_t *glyph,
                    struct str *text)
{
    while (*at < font->glyph_count && !font->used[*at])
        ++*at;
    if (*at >= font->glyph_count)
        return false;
    *glyph = (uint16_t)*at;
    const struct str *near = font->texts[*at / MEASURES];
    *text = near ? near[*at % MEASURES] : STR("");
    ++*at;
    return true;
}
