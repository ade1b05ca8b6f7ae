/* SPDX-License-Identifier: MIT */
/* Hexadecimal digits; see hex.h. */
#include "base/hex.h"

#include <string.h>

#include "base/arena.h"

int hex_digit(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

int percent_encoded_at(struct str text, size_t at)
{
    if (text.n - at < 3 || text.s[at] != '%')
        return -1;
    int high = hex_digit(text.s[at + 1]), low = hex_digit(text.s[at + 2]);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

struct str percent_decoded(struct arena *arena, struct str text)
{
    if (!text.n || !memchr(text.s, '%', text.n))
        return text;
    char *out = arena_alloc(arena, text.n);
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++) {
        int byte = percent_encoded_at(text, i);
        out[n++] = byte < 0 ? text.s[i] : (char)byte;
        i += byte < 0 ? 0 : 2;
    }
    return (struct str){out, n};
}
