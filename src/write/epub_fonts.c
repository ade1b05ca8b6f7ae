/* SPDX-License-Identifier: MIT */
/*
 * The fonts that the edition carries: a subset of each face that the text
 * uses, and of the fonts that stand in, the characters which the faces lack.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/utf8.h"
#include "write/epub.h"

/* The characters beyond ASCII that the text uses; most blocks have none. */
static struct str characters_used(const struct epub *epub)
{
    enum { BLOCK = 256 };
    static const uint8_t none[BLOCK / 8];
    struct buf buf = {.arena = epub->arena};
    const uint8_t *set = epub->xhtml.characters;
    for (uint32_t c = 0x80; c < XHTML_CHARACTERS; c++) {
        char bytes[4];
        if (c % BLOCK == 0 && memcmp(set + c / 8, none, sizeof none) == 0)
            c += BLOCK - 1;
        else if (set[c >> 3] >> (c & 7) & 1)
            buf_add(&buf, (struct str){bytes, utf8_put(c, bytes)});
    }
    return buf_str(&buf);
}

bool epub_uses_font(const struct epub *epub, enum font_style style)
{
    bool used = style == FONT_REGULAR || epub->xhtml.styles >> style & 1;
    return used && fonts_have(epub->fonts, style);
}

static bool fill_entry(struct epub *epub, struct epub_entry *entry,
                       const struct font *font, struct str characters,
                       struct anban_error *err)
{
    struct font_packed ready;
    if (!font_screen_ready(font, characters, &ready)) {
        entry->bytes = font_subset_screen(font, characters, epub->arena, err);
        return entry->bytes.n > 0;
    }
    entry->deflated = ready.deflated;
    entry->size = ready.size;
    entry->crc = ready.crc;
    return true;
}

static bool add_font(struct epub *epub, const struct font *font, size_t number,
                     struct str file, struct str characters,
                     struct anban_error *err)
{
    struct epub_entry *entry = &epub->entries[epub->entry_count];
    entry->name = str_printf(epub->arena, "EPUB/%.*s", STR_ARG(file));
    if (!fill_entry(epub, entry, font, characters, err))
        return false;
    entry->id = str_printf(epub->arena, "font-%zu", number);
    entry->type = "font/ttf";
    epub->entry_count++;
    return true;
}

/* The characters that the font has, or those that it lacks. */
static struct str choose(struct epub *epub, const struct font *font,
                         struct str characters, bool has)
{
    struct buf buf = {.arena = epub->arena};
    for (size_t at = 0; at < characters.n;) {
        size_t from = at;
        if (font_has(font, utf8_next(characters, &at)) == has)
            buf_add(&buf, str_slice(characters, from, at));
    }
    return buf_str(&buf);
}

/* What the regular face lacks; the others are taken to be as it is. */
static bool add_fallbacks(struct epub *epub, struct str characters,
                          struct anban_error *err)
{
    struct font *regular = fonts_find(epub->fonts, FONT_REGULAR, err);
    if (!regular)
        return false;
    struct str lacking = choose(epub, regular, characters, false);
    for (size_t i = 0; i < FONT_FALLBACKS && lacking.n; i++) {
        struct font *font = fonts_fallback(epub->fonts, i, err);
        if (!font)
            return err->code == ANBAN_OK;
        struct str has = choose(epub, font, lacking, true);
        epub->fallbacks[i] = has.n ? font : NULL;
        struct str file = epub_fallback_name(epub->arena, i);
        if (has.n && !add_font(epub, font, FONT_STYLES + i, file, has, err))
            return false;
        lacking = choose(epub, font, lacking, false);
    }
    return true;
}

bool epub_add_fonts(struct epub *epub, struct anban_error *err)
{
    struct str characters = characters_used(epub);
    for (int i = 0; i < FONT_STYLES; i++) {
        enum font_style style = (enum font_style)i;
        if (!epub_uses_font(epub, style))
            continue;
        struct font *font = fonts_find(epub->fonts, style, err);
        struct str file = str_of(epub_font_name(style));
        if (!font || !add_font(epub, font, style, file, characters, err))
            return false;
    }
    return add_fallbacks(epub, characters, err);
}
