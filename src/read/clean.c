/* SPDX-License-Identifier: MIT */
/*
 * Text to NFC, word by word: nothing composes with a space or a line feed
 * behind it, and in most texts few words need it.
 */
#include "read/clean.h"

#include <stdlib.h>
#include <uninorm.h>

#include "base/arena.h"
#include "base/buf.h"

/* Where the first character from `at` on is that may compose, or the end. */
static size_t next_composing(struct str text, size_t at)
{
    while ((at = str_beyond_ascii(text, at)) < text.n) {
        size_t start = at;
        if (may_compose(utf8_next(text, &at)))
            return start;
    }
    return at;
}

static bool is_between_words(char c)
{
    return c == ' ' || c == '\n';
}

/* The word in NFC at the end of the buffer. */
static void add_normalised(struct buf *buf, struct str word)
{
    struct arena_trap trap;
    size_t n = 0;
    uint8_t *nfc =
        u8_normalize(UNINORM_NFC, (const uint8_t *)word.s, word.n, NULL, &n);
    if (!nfc)
        arena_fail(buf->arena);
    bool full = ARENA_TRAP(buf->arena, trap);
    if (!full)
        buf_add(buf, (struct str){(const char *)nfc, n});
    arena_untrap(buf->arena, &trap);
    free(nfc);
    if (full)
        arena_fail(buf->arena);
}

struct str normalise(struct arena *arena, struct str text)
{
    struct buf buf = {.arena = arena};
    size_t done = 0;
    for (size_t at; (at = next_composing(text, done)) < text.n;) {
        size_t start = at, end = at;
        while (start > done && !is_between_words(text.s[start]))
            start--;
        while (end < text.n && !is_between_words(text.s[end]))
            end++;
        buf_add(&buf, str_slice(text, done, start));
        add_normalised(&buf, str_slice(text, start, end));
        done = end;
    }
    buf_add(&buf, str_slice(text, done, text.n));
    return buf_str(&buf);
}
