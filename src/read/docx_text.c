/* SPDX-License-Identifier: MIT */
/*
 * A run's text: composed, freed of characters that no text has, in capitals
 * where the run says so.
 */
#include "read/docx_text.h"

#include <stdlib.h>
#include <unicase.h>
#include <uninorm.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"

/* What XML 1.0 allows and no text has: C1 controls, marks of byte order. */
static bool is_dropped(uint32_t c)
{
    return (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c <= 0x9F) ||
           c == 0xFEFF || c == 0xFFFE || c == 0xFFFF;
}

/* As decode.c has it: what NFC may change, by the quick check of UAX #15. */
static bool may_compose(uint32_t c)
{
    return (c >= 0x300 && c < 0x1E00) ||
           (c >= 0x1F00 && !(c >= 0x2002 && c <= 0x20CF));
}

/* A malloc'ed result of libunistring, moved into the arena. */
static struct str take(struct arena *arena, uint8_t *bytes, size_t n)
{
    struct arena_trap trap;
    struct str *copy = NULL;
    if (!bytes)
        arena_fail(arena);
    bool full = ARENA_TRAP(arena, trap);
    if (!full) {
        copy = ARENA_NEW(arena, struct str);
        *copy = str_copy(arena, (struct str){(const char *)bytes, n});
    }
    arena_untrap(arena, &trap);
    free(bytes);
    if (full)
        arena_fail(arena);
    return *copy;
}

static struct str normalised(struct arena *arena, struct str text)
{
    size_t n = 0;
    uint8_t *bytes =
        u8_normalize(UNINORM_NFC, (const uint8_t *)text.s, text.n, NULL, &n);
    return take(arena, bytes, n);
}

static struct str without_controls(struct arena *arena, struct str text)
{
    struct buf buf = {.arena = arena};
    for (size_t at = 0; at < text.n;) {
        size_t from = at;
        if (!is_dropped(utf8_next(text, &at)))
            buf_add(&buf, str_slice(text, from, at));
    }
    return buf_str(&buf);
}

struct str docx_clean(struct arena *arena, struct str text)
{
    bool drops = false, composes = false;
    for (size_t at = 0; at < text.n;) {
        unsigned char byte = (unsigned char)text.s[at];
        if (byte >= 0x20 && byte < 0x7F) {
            at++;
            continue;
        }
        uint32_t c = utf8_next(text, &at);
        drops = drops || is_dropped(c);
        composes = composes || may_compose(c);
    }
    if (drops)
        text = without_controls(arena, text);
    if (composes && text.n)
        return normalised(arena, text);
    return drops ? text : str_copy(arena, text);
}

struct str docx_capitals(struct arena *arena, struct str text)
{
    size_t n = 0;
    if (text.n == 0)
        return text;
    uint8_t *bytes = u8_toupper((const uint8_t *)text.s, text.n, NULL,
                                UNINORM_NFC, NULL, &n);
    return take(arena, bytes, n);
}
