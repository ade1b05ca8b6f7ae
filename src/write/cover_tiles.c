/* SPDX-License-Identifier: MIT */
/*
 * Codes of restart intervals to a file. Within a code the byte FF is followed
 * by 00 (T.81, F.1.2.3), so what else follows it is a marker, which ends it.
 */
#include "write/cover_tiles.h"

#include <string.h>

#include "base/arena.h"

enum { MARKER = 0xFF, RST0 = 0xD0, EOI = 0xD9, RST_COUNT = 8 };

/* T.81, table B.1 */
static void add_marker(struct buf *buf, int marker)
{
    buf_add_char(buf, (char)MARKER);
    buf_add_char(buf, (char)marker);
}

/* The code that begins at `from`, without its marker. */
static struct str code_at(const struct buf *file, size_t from)
{
    const char *at = file->data + from, *end = file->data + file->n;
    do
        at = memchr(at, MARKER, (size_t)(end - at));
    while (at && *++at == 0);
    return (struct str){file->data + from,
                        (size_t)((at ? at - 1 : end) - file->data) - from};
}

struct buf tiles_join(const struct tiles *tiles, const struct buf *file)
{
    struct buf all = {.arena = file->arena};
    struct str *codes = ARENA_ARRAY(file->arena, tiles->coded, struct str);
    size_t at = tiles->head;
    for (size_t i = 0; i < tiles->coded; i++) {
        codes[i] = code_at(file, at);
        at += codes[i].n + 2;
    }
    buf_add(&all, (struct str){file->data, tiles->head});
    for (size_t i = 0; i < tiles->n; i++) {
        if (i > 0)
            add_marker(&all, RST0 + (int)((i - 1) % RST_COUNT));
        buf_add(&all, codes[tiles->codes[i]]);
    }
    add_marker(&all, EOI);
    return all;
}
