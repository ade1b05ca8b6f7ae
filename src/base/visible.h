/* SPDX-License-Identifier: MIT */
/* What may be shown on a terminal; for the library and its command alike. */
#ifndef ANBAN_BASE_VISIBLE_H
#define ANBAN_BASE_VISIBLE_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* How many bytes of `s` steer a terminal or the order of what stands beside
 * them: C0 and, in UTF-8, C1 control characters, line and paragraph separators,
 * and the explicit directions of the bidirectional algorithm (UAX 9, table
 * 4): U+200E, 200F, 2028 to 202E, 2066 to 2069. */
static inline size_t steering(const unsigned char *s)
{
    if (s[0] < 0x20 || s[0] == 0x7F)
        return 1;
    if (s[0] == 0xC2 && s[1] >= 0x80 && s[1] <= 0x9F)
        return 2;
    if (s[0] != 0xE2 || (s[1] != 0x80 && s[1] != 0x81))
        return 0;
    bool steers = s[1] == 0x80 ? s[2] == 0x8E || s[2] == 0x8F ||
                                     (s[2] >= 0xA8 && s[2] <= 0xAE)
                               : s[2] >= 0xA6 && s[2] <= 0xA9;
    return steers ? 3 : 0;
}

/* Text from a stranger's file must not steer a terminal: what would do so
 * becomes question marks, as many as it has bytes. */
static inline void make_visible(char *s)
{
    while (*s) {
        size_t n = steering((const unsigned char *)s);
        memset(s, '?', n);
        s += n ? n : 1;
    }
}

#endif
