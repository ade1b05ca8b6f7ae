/* SPDX-License-Identifier: MIT */
#include "base/base64.h"

#include "base/arena.h"

/* RFC 4648, sections 4 and 5: both alphabets. -1: white space and padding,
 * -2: anything else. */
static int base64_digit(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    if (c == '+' || c == '-')
        return 62;
    if (c == '/' || c == '_')
        return 63;
    return c == ' ' || c == '=' || (c >= '\t' && c <= '\r') ? -1 : -2;
}

bool base64_decode(struct arena *arena, struct str text, struct str *bytes)
{
    char *out = arena_alloc(arena, text.n / 4 * 3 + 3);
    size_t n = 0;
    unsigned bits = 0, count = 0;
    for (size_t i = 0; i < text.n; i++) {
        int digit = base64_digit(text.s[i]);
        if (digit == -2)
            return false;
        if (digit < 0)
            continue;
        bits = bits << 6 | (unsigned)digit;
        count += 6;
        if (count >= 8) {
            count -= 8;
            out[n++] = (char)(bits >> count & 255);
        }
    }
    *bytes = (struct str){out, n};
    return true;
}
