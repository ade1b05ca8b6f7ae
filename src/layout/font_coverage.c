/* SPDX-License-Identifier: MIT */
/*
 * What a font must have to set Vietnamese. The name of a family tells nothing
 * (Liberation 1 has its name in common with Liberation 2 and lacks most of
 * these), so the character map and the outlines are asked.
 */
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "layout/font_file.h"

/* ASCII, the letters of Vietnamese beyond it in NFC, and the punctuation that
 * nearly every text has. */
static const char needed[] =
    "!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`"
    "abcdefghijklmnopqrstuvwxyz{|}~"
    "àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
    "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
    "–—‘’“”…";

/* A glyph that draws nothing is as good as none. */
static bool draws(hb_font_t *font, uint32_t c)
{
    hb_codepoint_t glyph;
    hb_glyph_extents_t box;
    return hb_font_get_nominal_glyph(font, c, &glyph) && glyph &&
           hb_font_get_glyph_extents(font, glyph, &box) && box.width != 0 &&
           box.height != 0;
}

size_t face_lacks(hb_face_t *face, char list[LACKING_MAX])
{
    enum { ROOM_FOR_REST = 32 };
    struct str all = STR(needed);
    size_t lacking = 0, listed = 0, used = 0;
    hb_font_t *font = hb_font_create(face);
    for (size_t at = 0; at < all.n;) {
        size_t from = at;
        if (draws(font, utf8_next(all, &at)))
            continue;
        lacking++;
        if (used + ROOM_FOR_REST >= LACKING_MAX)
            continue;
        list[used++] = ' ';
        memcpy(list + used, all.s + from, at - from);
        used += at - from;
        listed++;
    }
    hb_font_destroy(font);
    list[used] = '\0';
    if (lacking > listed)
        snprintf(list + used, LACKING_MAX - used, " and %zu more",
                 lacking - listed);
    return lacking;
}
