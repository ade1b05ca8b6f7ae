/* SPDX-License-Identifier: MIT */
/* What a font says of itself, and which of its glyphs were drawn. */
#include "layout/font_face.h"

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
    *text = font->texts[*at];
    ++*at;
    return true;
}
