/* SPDX-License-Identifier: MIT */
/* Strings of the program, whose bytes may be anything, as strings of JSON. */
#include "command/json.h"

#include <string.h>
#include <unistr.h>

#include "base/json_escape.h"

static void put_character(FILE *file, ucs4_t c)
{
    char escape[JSON_ESCAPE];
    uint8_t bytes[6];
    size_t escaped = json_escape(c, escape);
    int n = escaped ? 0 : u8_uctomb(bytes, c, sizeof bytes);
    if (escaped)
        fwrite(escape, 1, escaped, file);
    else
        fwrite(bytes, 1, n > 0 ? (size_t)n : 0, file);
}

void json_string(FILE *file, const char *text)
{
    const uint8_t *s = (const uint8_t *)text;
    size_t n = strlen(text);
    putc('"', file);
    while (n > 0) {
        ucs4_t c;
        int length = u8_mbtouc(&c, s, n);
        put_character(file, c);
        s += length;
        n -= (size_t)length;
    }
    putc('"', file);
}
