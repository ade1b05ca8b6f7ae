/* SPDX-License-Identifier: MIT */
/* What a font is inside; for font.c and font_subset.c alone. */
#ifndef ANBAN_LAYOUT_FONT_FACE_H
#define ANBAN_LAYOUT_FONT_FACE_H

#include <hb.h>

#include "layout/font.h"

struct entry;

struct font {
    struct arena *arena; /* its own: the cache outlives a document's arena */
    hb_face_t *face;
    hb_font_t *hb;
    hb_buffer_t *buffer;
    enum font_style style;
    const char *name;
    int32_t per_em;
    struct font_metrics metrics;
    unsigned glyph_count;
    struct str *texts; /* what each glyph reads as */
    bool *used;        /* which glyphs were drawn */
    bool any_used;
    struct entry **buckets;
    size_t bucket_count, entry_count;
};

#endif
