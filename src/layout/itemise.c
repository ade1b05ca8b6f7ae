/* SPDX-License-Identifier: MIT */
/*
 * Choosing fonts: a text that the style's own face can draw goes through as it
 * is, and only one that it cannot is taken apart, cluster by cluster, so that
 * a mark stays with its letter (UAX #29). A cluster for which no font is
 * enough is drawn character by character.
 */
#include "layout/itemise.h"

#include <unigbrk.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/log.h"
#include "base/utf8.h"

enum { MISSING_TOLD = 32 };

/* A text on its way, with the fonts to ask, the style's own first. */
struct itemiser {
    struct setter *setter;
    struct font *fonts[1 + FONT_FALLBACKS];
    size_t font_count;
    struct str text;
    size_t at;
};

static void note_missing(struct setter *s, uint32_t c)
{
    bool told = s->missing_count == MISSING_TOLD;
    for (size_t i = 0; i < s->missing_count && !told; i++)
        told = s->missing[i] == c;
    if (told)
        return;
    if (!s->missing) {
        s->missing = ARENA_ARRAY(s->keep, MISSING_TOLD, uint32_t);
        s->missing_line = s->line;
    }
    s->missing[s->missing_count++] = c;
}

void tell_missing(struct setter *s)
{
    struct buf list = {.arena = s->keep};
    for (size_t i = 0; i < s->missing_count; i++)
        buf_printf(&list, "%sU+%04X", i ? ", " : "", (unsigned)s->missing[i]);
    if (s->missing_count == MISSING_TOLD)
        buf_add(&list, STR(", …"));
    if (s->missing_count == 1)
        warn(s->doc->log, s->missing_line,
             "no font has the character %.*s; a replacement is printed",
             STR_ARG(buf_str(&list)));
    else if (s->missing_count > 1)
        warn(
            s->doc->log, s->missing_line,
            "no font has these characters, the first of which is on this line: "
            "%.*s; replacements are printed; --fallback-font names a font for "
            "them",
            STR_ARG(buf_str(&list)));
}

static const struct shaped *shape(struct setter *s, struct font *font,
                                  struct str text)
{
    const struct shaped *shaped = font_shape(font, text);
    struct shaping *used = s->used;
    if (!shaped)
        fail(s->err, ANBAN_NO_MEMORY, "out of memory");
    if (used) {
        used->at = arena_more(s->keep, used->at, used->n,
                              sizeof(const struct shaped *));
        used->at[used->n++] = shaped;
    }
    return shaped;
}

/* The fonts that stand in; opened only for a text that needs one. False: one
 * cannot be opened. */
static bool find_fonts(struct itemiser *it, struct font *own)
{
    struct setter *s = it->setter;
    it->fonts[it->font_count++] = own;
    for (size_t i = 0; i < FONT_FALLBACKS; i++) {
        struct font *font = fonts_fallback(s->fonts, i, s->err);
        if (!font)
            break;
        it->fonts[it->font_count++] = font;
    }
    return s->err->code == ANBAN_OK;
}

static size_t cluster_end(struct str text, size_t at)
{
    const uint8_t *s = (const uint8_t *)text.s;
    const uint8_t *end = u8_grapheme_next(s + at, s + text.n);
    return end ? (size_t)(end - s) : text.n;
}

/* The first font that draws all of `text`, or NULL. */
static struct font *font_for(struct itemiser *it, struct str text)
{
    for (size_t i = 0; i < it->font_count; i++) {
        const struct shaped *shaped = shape(it->setter, it->fonts[i], text);
        if (!shaped || !shaped->missing)
            return shaped ? it->fonts[i] : NULL;
    }
    return NULL;
}

/* The font whose replacement stands for what no font has. */
static struct font *replacing_font(const struct itemiser *it)
{
    for (size_t i = 0; i < it->font_count; i++) {
        if (font_has(it->fonts[i], UTF8_REPLACEMENT))
            return it->fonts[i];
    }
    return it->fonts[0];
}

/* The cluster at byte `at`, or a character of one that no font can draw; moves
 * *end behind it. NULL: no font has the character. */
static struct font *next_unit(struct itemiser *it, size_t at, size_t *end)
{
    *end = cluster_end(it->text, at);
    struct font *font = font_for(it, str_slice(it->text, at, *end));
    size_t next = at;
    utf8_next(it->text, &next);
    if (font || next == *end)
        return font;
    *end = next;
    return font_for(it, str_slice(it->text, at, next));
}

/* The stretch in one font from it->at on. */
static struct str next_stretch(struct itemiser *it, struct font **font)
{
    size_t start = it->at, end = start;
    *font = NULL;
    while (end < it->text.n && it->setter->err->code == ANBAN_OK) {
        size_t next, from = end;
        struct font *own = next_unit(it, end, &next);
        struct font *used = own ? own : replacing_font(it);
        if (*font && *font != used)
            break;
        if (!own && it->setter->err->code == ANBAN_OK)
            note_missing(it->setter, utf8_next(it->text, &from));
        *font = used;
        end = next;
    }
    it->at = end;
    return str_slice(it->text, start, end);
}

/* What of the text can be drawn together, from byte *at on. */
static const struct shaped *shape_stretch(struct setter *setter,
                                          struct font *font, struct str text,
                                          size_t *at)
{
    struct itemiser it = {.setter = setter, .text = text, .at = *at};
    if (setter->used || !find_fonts(&it, font))
        return NULL;
    struct str stretch = next_stretch(&it, &font);
    *at = it.at;
    return setter->err->code == ANBAN_OK ? shape(setter, font, stretch) : NULL;
}

const struct shaped *shape_next(struct setter *setter, enum font_style face,
                                struct str text, size_t *at)
{
    struct font *font = fonts_find(setter->fonts, face, setter->err);
    if (!font)
        return NULL;
    if (*at == 0) {
        const struct shaped *whole = shape(setter, font, text);
        if (!whole || !whole->missing) {
            *at = text.n;
            return whole;
        }
    }
    return shape_stretch(setter, font, text, at);
}
