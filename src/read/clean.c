/* SPDX-License-Identifier: MIT */
/*
 * Text to NFC, line by line: nothing composes across a line feed, and in most
 * texts few lines need it.
 */
#include "read/clean.h"

#include <stdlib.h>
#include <uninorm.h>

#include "base/arena.h"
#include "base/buf.h"

static bool line_may_compose(struct str line)
{
    for (size_t at = 0; at < line.n;) {
        if ((unsigned char)line.s[at] < 0x80)
            at++;
        else if (may_compose(utf8_next(line, &at)))
            return true;
    }
    return false;
}

/* The line in NFC at the end of the buffer. */
static void add_normalised(struct buf *buf, struct str line)
{
    struct arena_trap trap;
    size_t n = 0;
    uint8_t *nfc =
        u8_normalize(UNINORM_NFC, (const uint8_t *)line.s, line.n, NULL, &n);
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
    struct str rest = text, line;
    while (str_next_line(&rest, &line)) {
        if (line_may_compose(line))
            add_normalised(&buf, line);
        else
            buf_add(&buf, line);
        if (rest.n || text.s[text.n - 1] == '\n')
            buf_add_char(&buf, '\n');
    }
    return buf_str(&buf);
}
