/* SPDX-License-Identifier: MIT */
/*
 * What may be shown on a terminal; for the library and its command alike. Text
 * from a stranger's file, and names of files are such, must not steer it.
 */
#ifndef ANBAN_BASE_VISIBLE_H
#define ANBAN_BASE_VISIBLE_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* Characters that steer a terminal or the order of what stands beside them: C0
 * and C1 control characters, line and paragraph separators, and the explicit
 * directions of the bidirectional algorithm (UAX 9, table 4). */
static inline bool steers(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x061C || c == 0x200E ||
           c == 0x200F || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

/* The bytes of the character of UTF-8 at `s`, which a zero byte ends: as many
 * as its first byte tells, but none that begins another. */
static inline size_t character_size(const unsigned char *s)
{
    size_t n = s[0] < 0xC0 ? 1 : s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 : 4;
    for (size_t i = 1; i < n; i++) {
        if ((s[i] & 0xC0) != 0x80)
            return i;
    }
    return n;
}

/* How many bytes the character at `s` takes if it steers, else 0; also one that
 * is written with more bytes than it needs. A byte within a character is none.
 */
static inline size_t steering(const unsigned char *s)
{
    size_t n = character_size(s);
    uint32_t c = n == 1 ? s[0] : s[0] & 0x7FU >> n;
    for (size_t i = 1; i < n; i++)
        c = c << 6 | (s[i] & 0x3FU);
    return steers(c) && (n > 1 || c < 0x80) ? n : 0;
}

/* A byte of C1 that is no UTF-8: terminals of 8 bits take it. */
static inline bool is_lone_control(const unsigned char *s)
{
    return s[0] >= 0x80 && s[0] <= 0x9F;
}

/* What steers becomes question marks, as many as it has bytes. */
static inline void make_visible(char *s)
{
    while (*s) {
        const unsigned char *at = (const unsigned char *)s;
        size_t n = steering(at), step = character_size(at);
        if (n == 0 && is_lone_control(at))
            n = 1;
        memset(s, '?', n);
        s += n ? n : step;
    }
}

#endif
