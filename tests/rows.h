/* SPDX-License-Identifier: MIT */
/* For the tests of images: the PNG file (ISO 15948, 5.3) around the rows that a
 * PDF would hold, so that any decoder can be asked what they show. */
#ifndef ANBAN_TESTS_ROWS_H
#define ANBAN_TESTS_ROWS_H

#include <libdeflate.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/image.h"

static inline void rows_add_number(struct buf *buf, uint32_t n)
{
    const char bytes[4] = {(char)(n >> 24), (char)(n >> 16), (char)(n >> 8),
                           (char)n};
    buf_add(buf, (struct str){bytes, sizeof bytes});
}

static inline void rows_add_chunk(struct buf *buf, const char *type,
                                  struct str data)
{
    uint32_t sum = libdeflate_crc32(0, type, 4);
    rows_add_number(buf, (uint32_t)data.n);
    buf_add(buf, str_of(type));
    buf_add(buf, data);
    rows_add_number(buf, libdeflate_crc32(sum, data.s, data.n));
}

static inline struct str rows_file(struct arena *room,
                                   const struct rendition *r)
{
    enum { GREY = 0, COLOURS = 2, PALETTE = 3 };
    char kind = (char)(r->palette.n         ? PALETTE
                       : r->components == 3 ? COLOURS
                                            : GREY);
    const char how[] = {(char)r->bits, kind, 0, 0, 0};
    struct buf head = {.arena = room}, file = {.arena = room};
    rows_add_number(&head, (uint32_t)r->width);
    rows_add_number(&head, (uint32_t)r->height);
    buf_add(&head, (struct str){how, sizeof how});
    buf_add(&file, STR("\x89PNG\r\n\x1a\n"));
    rows_add_chunk(&file, "IHDR", buf_str(&head));
    if (r->palette.n)
        rows_add_chunk(&file, "PLTE", r->palette);
    rows_add_chunk(&file, "IDAT", r->bytes);
    rows_add_chunk(&file, "IEND", STR(""));
    return buf_str(&file);
}

#endif
