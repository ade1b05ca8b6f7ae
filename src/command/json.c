/* SPDX-License-Identifier: MIT */
/* Text to a string of JSON: what RFC 8259, section 7, wants escaped is, and so
 * is what would steer the terminal on which it may be shown; the rest stays. */
#include "command/json.h"

#include <string.h>
#include <unistr.h>

#include "base/visible.h"

static void put_character(FILE *file, ucs4_t c)
{
    uint8_t bytes[6];
    if (c == '"' || c == '\\') {
        fprintf(file, "\\%c", (int)c);
    } else if (steers(c)) {
        fprintf(file, "\\u%04x", (unsigned)c);
    } else {
        int n = u8_uctomb(bytes, c, sizeof bytes);
        fwrite(bytes, 1, n > 0 ? (size_t)n : 0, file);
    }
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
