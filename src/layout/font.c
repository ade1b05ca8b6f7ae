/* SPDX-License-Identifier: MIT */
/*
 * Faces and shaping. Vietnamese is written in short syllables which repeat, so
 * each distinct piece of text is shaped once per face and found again in a
 * hash table; a page costs look-ups, not shaping.
 */
#include "layout/font.h"

#include <errno.h>
#include <hb-ot.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "layout/font_face.h"

enum { BUCKETS = 1024 }; /* to start with */

/* A piece of text and its glyphs, in the cache. */
struct entry {
    struct entry *next; /* in the same bucket */
    uint32_t hash;
    struct str text;
    struct shaped shaped;
    const struct shaped *again; /* in the font that this one's is a twin of */
};

uint16_t font_nominal(const struct font *font, uint32_t c)
{
    hb_codepoint_t glyph;
    if (!hb_font_get_nominal_glyph(font->hb, c, &glyph) ||
        glyph >= font->glyph_count)
        return 0;
    return (uint16_t)glyph;
}

hb_face_t *face_open(const struct font_file *file)
{
    hb_blob_t *blob = hb_blob_create(file->bytes, (unsigned)file->n,
                                     HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, file->index);
    hb_blob_destroy(blob);
    return face;
}

/* At a scale of one to the font unit. */
static void open_face(struct font *font)
{
    font->hb = hb_font_create(font->face);
    font->per_em = (int32_t)hb_face_get_upem(font->face);
    hb_font_set_scale(font->hb, font->per_em, font->per_em);
    font->glyph_count = hb_face_get_glyph_count(font->face);
    font->buffer = hb_buffer_create();
}

/* What a glyph reads as. */
static struct str *text_of(struct font *font, uint16_t glyph)
{
    struct str **near = &font->texts[glyph / MEASURES];
    if (!*near)
        *near = ARENA_ARRAY(font->arena, MEASURES, struct str);
    return &(*near)[glyph % MEASURES];
}

/* The glyphs of as many characters, by one call as long as each has one. */
static void find_nominals(const struct font *font, const char *characters,
                          size_t n, uint16_t *glyphs)
{
    enum { MOST = 128 };
    hb_codepoint_t from[MOST], to[MOST];
    for (size_t i = 0; i < n; i++)
        from[i] = (unsigned char)characters[i];
    size_t found = hb_font_get_nominal_glyphs(font->hb, (unsigned)n, from,
                                              sizeof *from, to, sizeof *to);
    for (size_t i = 0; i < n; i++)
        glyphs[i] = i >= found                  ? font_nominal(font, from[i])
                    : to[i] < font->glyph_count ? (uint16_t)to[i]
                                                : 0;
}

/* ASCII is what its glyphs read as, whatever else they come to stand for: a
 * soft hyphen, or a character that is missing. */
static void map_ascii(struct font *font)
{
    static const char ascii[] = " !\"#$%&'()*+,-./0123456789:;<=>?@"
                                "ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`"
                                "abcdefghijklmnopqrstuvwxyz{|}~";
    enum { N = sizeof ascii - 1 };
    uint16_t glyphs[N];
    find_nominals(font, ascii, N, glyphs);
    for (size_t i = 0; i < N; i++) {
        struct str *text = glyphs[i] ? text_of(font, glyphs[i]) : NULL;
        if (text && text->n == 0)
            *text = (struct str){&ascii[i], 1};
    }
}

/* Fills in the face and its tables. False when memory runs out. */
static bool fill_font(struct font *font)
{
    struct arena_trap trap;
    if (ARENA_TRAP(font->arena, trap)) {
        arena_untrap(font->arena, &trap);
        return false;
    }
    errno = 0;
    open_face(font);
    font->texts = ARENA_ARRAY(font->arena, font->glyph_count / MEASURES + 1,
                              struct str *);
    font->used = ARENA_ARRAY(font->arena, font->glyph_count + 1, bool);
    font->measures = ARENA_ARRAY(font->arena, font->glyph_count / MEASURES + 1,
                                 struct measure *);
    font->bucket_count = BUCKETS;
    font->buckets = ARENA_ARRAY(font->arena, BUCKETS, struct entry *);
    if (font->file.plain)
        font_prepare_plain(font);
    map_ascii(font);
    arena_untrap(font->arena, &trap);
    font_read_metrics(font);
    return font->glyph_count > 0 && errno != ENOMEM;
}

struct font *font_new(const struct font_file *file, hb_face_t *face,
                      enum font_style style)
{
    struct font *font = calloc(1, sizeof *font);
    if (!font) {
        hb_face_destroy(face);
        return NULL;
    }
    font->face = face;
    font->style = style;
    font->file = *file;
    font->arena = arena_new();
    if (font->arena && fill_font(font))
        return font;
    font_free(font);
    return NULL;
}

void font_free(struct font *font)
{
    if (!font)
        return;
    hb_buffer_destroy(font->buffer);
    hb_font_destroy(font->hb);
    hb_face_destroy(font->face);
    arena_free(font->arena);
    free(font);
}

bool font_has(const struct font *font, uint32_t c)
{
    return font_nominal(font, c) != 0;
}

/* The first script of the text whose letters have to be moved or joined, as
 * those of Khmer and Chăm, and which is written from left to right; else
 * Latin, whose rules are those of Greek and Cyrillic, too. */
static hb_script_t script_of(struct str text)
{
    enum { FIRST = 0x590 };
    for (size_t at = 0; at < text.n;) {
        uint32_t c = utf8_next(text, &at);
        if (c < FIRST)
            continue;
        hb_script_t script =
            hb_unicode_script(hb_unicode_funcs_get_default(), c);
        if (hb_script_get_horizontal_direction(script) == HB_DIRECTION_LTR &&
            script != HB_SCRIPT_COMMON && script != HB_SCRIPT_INHERITED &&
            script != HB_SCRIPT_UNKNOWN)
            return script;
    }
    return HB_SCRIPT_LATIN;
}

/*
 * Kerning and the placing of marks, but in Latin no ligatures: their letters
 * could not be told apart again when text is copied. Script and language are
 * set, so that HarfBuzz guesses nothing.
 */
static bool run_shaper(struct font *font, struct str text)
{
    static const hb_feature_t features[] = {
        {HB_TAG('l', 'i', 'g', 'a'), 0, 0, (unsigned)-1},
        {HB_TAG('c', 'l', 'i', 'g'), 0, 0, (unsigned)-1},
    };
    hb_script_t script = script_of(text);
    bool latin = script == HB_SCRIPT_LATIN;
    hb_buffer_t *b = font->buffer;
    hb_buffer_clear_contents(b);
    hb_buffer_add_utf8(b, text.s, (int)text.n, 0, (int)text.n);
    hb_buffer_set_direction(b, HB_DIRECTION_LTR);
    hb_buffer_set_script(b, script);
    hb_buffer_set_language(b, hb_language_from_string("vi", 2));
    hb_buffer_set_cluster_level(b, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
    return hb_shape_full(font->hb, b, features,
                         latin ? sizeof features / sizeof features[0] : 0,
                         NULL) &&
           hb_buffer_allocation_successful(b);
}

/* Records what a glyph reads as; the first text it stood for remains. False
 * when that is another. */
static bool map_text(struct font *font, uint16_t glyph, struct str text)
{
    struct str *known = text_of(font, glyph);
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

/* Puts in the glyph that stands for a missing character. It reads as itself,
 * so only the run can tell what the character was. */
static void take_missing(struct font *font, struct shaped *shaped,
                         struct shaped_glyph *glyph)
{
    uint16_t replacement = font_nominal(font, UTF8_REPLACEMENT);
    if (replacement)
        map_text(font, replacement, STR("\xEF\xBF\xBD"));
    else
        replacement = font_nominal(font, '?');
    glyph->id = replacement;
    glyph->advance = font_glyph_width(font, replacement);
    shaped->missing = shaped->ambiguous = true;
}

/* Moves glyph i, a mark over the letter before it, but nothing behind it. */
static void shift(struct shaped_glyph *glyphs, unsigned i, int32_t by)
{
    glyphs[i - 1].advance += by;
    glyphs[i].advance -= by;
}

/* A width in millionths of an em, to the nearest. */
static int32_t millionths(const struct font *font, int32_t units)
{
    return (int32_t)((units * 1000000LL + font->per_em / 2) / font->per_em);
}

/* What is known of a glyph, read once for each that is set. */
static struct measure measure_of(struct font *font, uint16_t glyph)
{
    struct measure **near = &font->measures[glyph / MEASURES];
    if (!*near)
        *near = ARENA_ARRAY(font->arena, MEASURES, struct measure);
    struct measure *m = &(*near)[glyph % MEASURES];
    hb_glyph_extents_t box;
    if (m->known)
        return *m;
    if (hb_font_get_glyph_extents(font->hb, glyph, &box)) {
        m->top = font_within(font, box.y_bearing, HIGHEST);
        m->bottom = font_within(font, box.y_bearing + box.height, HIGHEST);
    }
    m->advance = font_glyph_width(font, glyph);
    m->width = millionths(font, m->advance);
    m->known = true;
    return *m;
}

static void extend(struct shaped *shaped, struct measure glyph, int32_t rise)
{
    if (glyph.top + rise > shaped->top)
        shaped->top = glyph.top + rise;
    if (glyph.bottom + rise < shaped->bottom)
        shaped->bottom = glyph.bottom + rise;
}

int32_t font_add_glyph(struct font *font, struct shaped *shaped, uint16_t glyph,
                       struct str text)
{
    const struct measure measure = measure_of(font, glyph);
    if (!map_text(font, glyph, text))
        shaped->ambiguous = true;
    extend(shaped, measure, 0);
    return measure.advance;
}

static void take_glyphs(struct font *font, struct entry *entry)
{
    unsigned n;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(font->buffer, &n);
    const hb_glyph_position_t *place =
        hb_buffer_get_glyph_positions(font->buffer, NULL);
    struct shaped *shaped = &entry->shaped;
    struct shaped_glyph *glyphs =
        ARENA_ARRAY(font->arena, n, struct shaped_glyph);
    size_t end = 0;
    for (unsigned i = 0; i < n; i++) {
        hb_codepoint_t id = info[i].codepoint;
        bool goes_on = i > 0 && info[i].cluster == info[i - 1].cluster;
        if (!goes_on)
            end = cluster_end(info, n, i, entry->text.n);
        struct str text = str_slice(entry->text, info[i].cluster, end);
        glyphs[i] = (struct shaped_glyph){
            .id = (uint16_t)id,
            .rise = rise_within(font_within(font, place[i].y_offset, HIGHEST)),
            .advance = font_within(font, place[i].x_advance, WIDEST)};
        if (id == 0 || id >= font->glyph_count)
            take_missing(font, shaped, &glyphs[i]);
        else if (!map_text(font, (uint16_t)id, text) || goes_on)
            shaped->ambiguous = true;
        shaped->width += glyphs[i].advance;
        extend(shaped, measure_of(font, glyphs[i].id), glyphs[i].rise);
        if (i > 0)
            shift(glyphs, i, font_within(font, place[i].x_offset, WIDEST));
    }
    shaped->font = font;
    shaped->glyphs = glyphs;
    shaped->n = n;
}

/* The list that holds what has this hash; their number is a power of two. */
static struct entry **bucket(const struct font *font, uint32_t hash)
{
    return &font->buckets[hash & (font->bucket_count - 1)];
}

static void add_to_table(struct font *font, struct entry *entry)
{
    struct entry **first = bucket(font, entry->hash);
    entry->next = *first;
    *first = entry;
}

static void grow_table(struct font *font)
{
    size_t old_count = font->bucket_count;
    struct entry **old = font->buckets;
    font->buckets = ARENA_ARRAY(font->arena, old_count * 4, struct entry *);
    font->bucket_count = old_count * 4;
    for (size_t i = 0; i < old_count; i++) {
        for (struct entry *e = old[i], *next; e; e = next) {
            next = e->next;
            add_to_table(font, e);
        }
    }
}

static struct entry *find_entry(const struct font *font, struct str text,
                                uint32_t hash)
{
    struct entry *e = *bucket(font, hash);
    while (e && !(e->hash == hash && str_eq(e->text, text)))
        e = e->next;
    return e;
}

/* By HarfBuzz. False when memory runs out, also where it keeps that to itself:
 * it leaves its errno all the same. */
static bool shape_fully(struct font *font, struct entry *entry)
{
    errno = 0;
    if (!run_shaper(font, entry->text))
        return false;
    take_glyphs(font, entry);
    return errno != ENOMEM;
}

/* Shapes the text into the table. False when memory runs out. */
static bool add_entry(struct font *font, struct str text, uint32_t hash)
{
    struct arena_trap trap;
    if (ARENA_TRAP(font->arena, trap)) {
        arena_untrap(font->arena, &trap);
        return false;
    }
    struct entry *entry = ARENA_NEW(font->arena, struct entry);
    entry->hash = hash;
    entry->text = str_copy(font->arena, text);
    bool shaped = font_shape_plain(font, entry->text, &entry->shaped) ||
                  shape_fully(font, entry);
    if (shaped && font->entry_count++ > 2 * font->bucket_count)
        grow_table(font);
    if (shaped)
        add_to_table(font, entry);
    arena_untrap(font->arena, &trap);
    return shaped;
}

const struct shaped *font_shape(struct font *font, struct str text)
{
    uint32_t hash = str_hash(text);
    const struct entry *entry = find_entry(font, text, hash);
    if (!entry && add_entry(font, text, hash))
        entry = find_entry(font, text, hash);
    return entry ? &entry->shaped : NULL;
}

const struct shaped *font_shape_again(struct font *font,
                                      const struct shaped *twin)
{
    const char *at = (const char *)twin - offsetof(struct entry, shaped);
    struct entry *entry = (struct entry *)(const void *)at;
    if (!entry->again)
        entry->again = font_shape(font, entry->text);
    return entry->again;
}

void font_use_glyph(struct font *font, uint16_t glyph)
{
    font->used[glyph] = font->any_used = true;
}

void font_use(struct font *font, const struct shaped *shaped)
{
    for (size_t i = 0; i < shaped->n; i++)
        font->used[shaped->glyphs[i].id] = true;
    font->any_used |= shaped->n > 0;
}

struct str font_bytes(const struct font *font, unsigned *index)
{
    *index = font->file.index;
    return (struct str){font->file.bytes, font->file.n};
}

const char *font_family(const struct font *font)
{
    return font->file.family;
}

int32_t font_glyph_width(const struct font *font, uint16_t glyph)
{
    return font_within(font, hb_font_get_glyph_h_advance(font->hb, glyph),
                       WIDEST);
}

int32_t font_glyph_millionths(const struct font *font, uint16_t glyph)
{
    const struct measure *near =
        glyph < font->glyph_count ? font->measures[glyph / MEASURES] : NULL;
    if (near && near[glyph % MEASURES].known)
        return near[glyph % MEASURES].width;
    return millionths(font, font_glyph_width(font, glyph));
}
