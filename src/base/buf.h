/* SPDX-License-Identifier: MIT */
/*
 * A growing byte buffer in an arena. Appending cannot fail (see arena.h); the
 * bytes live as long as the arena.
 */
#ifndef ANBAN_BASE_BUF_H
#define ANBAN_BASE_BUF_H

#include "base/str.h"

struct buf {
    struct arena *arena;
    char *data; /* a zero byte follows the n bytes once something was added */
    size_t n, room;
};

/* Starts empty: struct buf b = {.arena = arena}; */

/* Room for so many more bytes than there are, and a zero. */
void buf_grow(struct buf *buf, size_t more);

/* Makes room for `more` bytes behind the last, and a zero; tells where it is.
 */
static inline char *buf_reserve(struct buf *buf, size_t more)
{
    if (buf->room - buf->n <= more)
        buf_grow(buf, more);
    return buf->data + buf->n;
}

void buf_add(struct buf *buf, struct str text);
void buf_add_char(struct buf *buf, char c);

/* Integers and strings only: what depends on the locale (%f, %g) is barred. */
void buf_printf(struct buf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* A whole number in decimal: what printf does, without its cost. */
void buf_add_int(struct buf *buf, long value);

/* `value` over 1000 with at most three decimals, "12.5": for mpt in points. */
void buf_add_milli(struct buf *buf, long value);

/* The same over 1,000,000, for what is in millionths. */
void buf_add_micro(struct buf *buf, long value);

/* Appends the text as one line, a space for each line's end and tab, without
 * what steers a terminal (base/visible.h). */
void buf_add_visible(struct buf *buf, struct str text);

/* Quoted, for a line of a dump: what would break the line or steer a terminal
 * is escaped, byte by byte. */
void buf_add_quoted(struct buf *buf, struct str text);

/* What has been gathered, as a view. */
struct str buf_str(const struct buf *buf);

#endif
