/* SPDX-License-Identifier: MIT */
/*
 * Faces and shaping. Vietnamese is written in short syllables which repeat, so
 * each distinct piece of text is shaped once per face and found again in a
 * hash table; a page costs look-ups, not shaping.
 */
#include "layout/font.h"

#include <hb-ot.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/utf8.h"
#include "layout/font_data.h"
#include "layout/font_face.h"

/* A piece of text and its glyphs, in the cache. */
struct entry {
    struct entry *next; /* in the same bucket */
    uint32_t hash;
    struct str text;
    struct shaped shaped;
};

struct fonts {
    struct font *faces[FONT_STYLES];
};

static const struct {
    const unsigned char *bytes, *end;
    const char *postscript_name;
} built_in[FONT_STYLES] = {
    [FONT_REGULAR] = {font_serif_regular, font_serif_regular_end,
                      "LiberationSerif"},
    [FONT_BOLD] = {font_serif_bold, font_serif_bold_end,
                   "LiberationSerif-Bold"},
    [FONT_ITALIC] = {font_serif_italic, font_serif_italic_end,
                     "LiberationSerif-Italic"},
    [FONT_BOLD_ITALIC] = {font_serif_bold_italic, font_serif_bold_italic_end,
                          "LiberationSerif-BoldItalic"},
};

struct fonts *fonts_new(struct anban_error *err)
{
    struct fonts *fonts = calloc(1, sizeof *fonts);
    if (!fonts)
        fail(err, ANBAN_NO_MEMORY, "out of memory");
    return fonts;
}

static void font_free(struct font *font)
{
    if (!font)
        return;
    hb_buffer_destroy(font->buffer);
    hb_font_destroy(font->hb);
    hb_face_destroy(font->face);
    arena_free(font->arena);
}

void fonts_free(struct fonts *fonts)
{
    if (!fonts)
        return;
    for (int i = 0; i < FONT_STYLES; i++)
        font_free(fonts->faces[i]);
    free(fonts);
}

static int32_t metric(hb_font_t *font, hb_ot_metrics_tag_t tag)
{
    hb_position_t value = 0;
    hb_ot_metrics_get_position_with_fallback(font, tag, &value);
    return value;
}

static int16_t i16(const uint8_t *p)
{
    return (int16_t)(p[0] << 8 | p[1]);
}

/* The bounding box of all glyphs is in `head`, which has no accessor. */
static void read_box(struct font *font)
{
    enum { BOX_OFFSET = 36, BOX_END = 44 }; /* OpenType 1.9, head: xMin */
    hb_blob_t *head =
        hb_face_reference_table(font->face, HB_TAG('h', 'e', 'a', 'd'));
    unsigned size;
    const uint8_t *bytes = (const uint8_t *)hb_blob_get_data(head, &size);
    for (unsigned i = 0; i < 4 && size >= BOX_END; i++)
        font->metrics.box[i] = i16(bytes + BOX_OFFSET + 2UL * i);
    hb_blob_destroy(head);
}

static void read_metrics(struct font *font)
{
    struct font_metrics *m = &font->metrics;
    m->ascent = metric(font->hb, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER);
    m->descent = metric(font->hb, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER);
    m->line_gap = metric(font->hb, HB_OT_METRICS_TAG_HORIZONTAL_LINE_GAP);
    m->cap_height = metric(font->hb, HB_OT_METRICS_TAG_CAP_HEIGHT);
    m->x_height = metric(font->hb, HB_OT_METRICS_TAG_X_HEIGHT);
    m->italic_angle =
        (int32_t)hb_style_get_value(font->hb, HB_STYLE_TAG_SLANT_ANGLE);
    m->weight = (int32_t)hb_style_get_value(font->hb, HB_STYLE_TAG_WEIGHT);
    m->serif = true;
    read_box(font);
}

/* A face over the bytes, its own arena and a buffer to shape in. NULL when
 * memory runs out. */
static struct font *font_new(enum font_style style)
{
    struct arena *arena = arena_new();
    if (!arena)
        return NULL;
    struct arena_trap trap;
    if (ARENA_TRAP(arena, trap)) {
        arena_untrap(arena, &trap);
        arena_free(arena);
        return NULL;
    }
    struct font *font = ARENA_NEW(arena, struct font);
    font->arena = arena;
    font->style = style;
    font->name = built_in[style].postscript_name;
    hb_blob_t *blob = hb_blob_create_or_fail(
        (const char *)built_in[style].bytes,
        (unsigned)(built_in[style].end - built_in[style].bytes),
        HB_MEMORY_MODE_READONLY, NULL, NULL);
    font->face = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    font->hb = hb_font_create(font->face);
    font->per_em = (int32_t)hb_face_get_upem(font->face);
    hb_font_set_scale(font->hb, font->per_em, font->per_em);
    font->glyph_count = hb_face_get_glyph_count(font->face);
    font->texts = ARENA_ARRAY(arena, font->glyph_count + 1, struct str);
    font->used = ARENA_ARRAY(arena, font->glyph_count + 1, bool);
    font->buffer = hb_buffer_create();
    font->bucket_count = 1024;
    font->buckets = ARENA_ARRAY(arena, font->bucket_count, struct entry *);
    read_metrics(font);
    arena_untrap(arena, &trap);
    return font;
}

struct font *fonts_find(struct fonts *fonts, enum font_style style,
                        struct anban_error *err)
{
    if (!fonts->faces[style])
        fonts->faces[style] = font_new(style);
    if (!fonts->faces[style])
        fail(err, ANBAN_NO_MEMORY, "out of memory");
    return fonts->faces[style];
}

bool fonts_is_used(const struct fonts *fonts, enum font_style style)
{
    return fonts->faces[style] && fonts->faces[style]->any_used;
}

/* FNV-1a: short keys, and no need for more. */
static uint32_t hash_of(struct str text)
{
    uint32_t h = 2166136261U;
    for (size_t i = 0; i < text.n; i++)
        h = (h ^ (unsigned char)text.s[i]) * 16777619U;
    return h;
}

bool font_has(const struct font *font, uint32_t c)
{
    hb_codepoint_t glyph;
    return hb_font_get_nominal_glyph(font->hb, c, &glyph) && glyph != 0;
}

/* What stands for a character the face lacks: never glyph 0. */
static uint16_t replacement(const struct font *font)
{
    hb_codepoint_t glyph;
    if (hb_font_get_nominal_glyph(font->hb, UTF8_REPLACEMENT, &glyph) ||
        hb_font_get_nominal_glyph(font->hb, '?', &glyph))
        return (uint16_t)glyph;
    return 0;
}

/*
 * Kerning and the placing of marks, but no ligatures: a ligature's letters
 * could not be told apart again when text is copied. Script and language are
 * set, so that nothing is guessed from the text.
 */
static bool run_shaper(struct font *font, struct str text)
{
    static const hb_feature_t features[] = {
        {HB_TAG('l', 'i', 'g', 'a'), 0, 0, (unsigned)-1},
        {HB_TAG('c', 'l', 'i', 'g'), 0, 0, (unsigned)-1},
    };
    hb_buffer_t *b = font->buffer;
    hb_buffer_clear_contents(b);
    hb_buffer_add_utf8(b, text.s, (int)text.n, 0, (int)text.n);
    hb_buffer_set_direction(b, HB_DIRECTION_LTR);
    hb_buffer_set_script(b, HB_SCRIPT_LATIN);
    hb_buffer_set_language(b, hb_language_from_string("vi", 2));
    hb_buffer_set_cluster_level(b, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
    hb_shape(font->hb, b, features, sizeof features / sizeof features[0]);
    return hb_buffer_allocation_successful(b);
}

/* Records what a glyph reads as; the first text it stood for remains. */
static bool map_text(struct font *font, uint16_t glyph, struct str text)
{
    struct str *known = &font->texts[glyph];
    if (known->n == 0)
        *known = text;
    return str_eq(*known, text);
}

/* The bytes that a glyph stands for: up to where the next cluster begins. */
static size_t cluster_end(const hb_glyph_info_t *info, unsigned n, unsigned i,
                          size_t all)
{
    for (unsigned k = i + 1; k < n; k++) {
        if (info[k].cluster != info[i].cluster)
            return info[k].cluster;
    }
    return all;
}

static void take_glyphs(struct font *font, struct entry *entry)
{
    unsigned n;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(font->buffer, &n);
    const hb_glyph_position_t *place =
        hb_buffer_get_glyph_positions(font->buffer, NULL);
    struct shaped_glyph *glyphs =
        ARENA_ARRAY(font->arena, n, struct shaped_glyph);
    for (unsigned i = 0; i < n; i++) {
        uint16_t id = (uint16_t)info[i].codepoint;
        int32_t advance = place[i].x_advance;
        if (id == 0) {
            id = replacement(font);
            advance = font_glyph_width(font, id);
            entry->shaped.missing = true;
        }
        glyphs[i] = (struct shaped_glyph){id, advance};
        entry->shaped.width += advance;
        size_t end = cluster_end(info, n, i, entry->text.n);
        bool repeats = i > 0 && info[i].cluster == info[i - 1].cluster;
        struct str text = str_slice(entry->text, info[i].cluster, end);
        if (repeats || place[i].x_offset || place[i].y_offset ||
            !map_text(font, id, text))
            entry->shaped.ambiguous = true;
    }
    entry->shaped.glyphs = glyphs;
    entry->shaped.n = n;
}

static void grow_table(struct font *font)
{
    size_t count = font->bucket_count * 4;
    struct entry **buckets = ARENA_ARRAY(font->arena, count, struct entry *);
    for (size_t i = 0; i < font->bucket_count; i++) {
        for (struct entry *e = font->buckets[i], *next; e; e = next) {
            next = e->next;
            e->next = buckets[e->hash % count];
            buckets[e->hash % count] = e;
        }
    }
    font->buckets = buckets;
    font->bucket_count = count;
}

static struct entry *add_entry(struct font *font, struct str text,
                               uint32_t hash)
{
    struct arena_trap trap;
    struct entry *entry = NULL;
    if (ARENA_TRAP(font->arena, trap)) {
        arena_untrap(font->arena, &trap);
        return NULL;
    }
    if (run_shaper(font, text)) {
        if (font->entry_count++ > 2 * font->bucket_count)
            grow_table(font);
        struct entry *made = ARENA_NEW(font->arena, struct entry);
        made->hash = hash;
        made->text = str_copy(font->arena, text);
        take_glyphs(font, made);
        made->next = font->buckets[hash % font->bucket_count];
        font->buckets[hash % font->bucket_count] = made;
    }
    arena_untrap(font->arena, &trap);
    entry = font->buckets[hash % font->bucket_count];
    return entry && entry->hash == hash && str_eq(entry->text, text) ? entry
                                                                     : NULL;
}

const struct shaped *font_shape(struct font *font, struct str text)
{
    uint32_t hash = hash_of(text);
    struct entry *e = font->buckets[hash % font->bucket_count];
    while (e && !(e->hash == hash && str_eq(e->text, text)))
        e = e->next;
    if (!e)
        e = add_entry(font, text, hash);
    return e ? &e->shaped : NULL;
}

void font_use(struct font *font, const struct shaped *shaped)
{
    for (size_t i = 0; i < shaped->n; i++)
        font->used[shaped->glyphs[i].id] = true;
    font->any_used |= shaped->n > 0;
}

const char *font_family(const struct font *font)
{
    (void)font;
    return "Liberation Serif";
}

const char *font_postscript_name(const struct font *font)
{
    return font->name;
}

enum font_style font_style(const struct font *font)
{
    return font->style;
}

int32_t font_units_per_em(const struct font *font)
{
    return font->per_em;
}

const struct font_metrics *font_metrics(const struct font *font)
{
    return &font->metrics;
}

int32_t font_glyph_width(const struct font *font, uint16_t glyph)
{
    return hb_font_get_glyph_h_advance(font->hb, glyph);
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
