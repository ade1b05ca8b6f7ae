/* SPDX-License-Identifier: MIT */
/* What strings of JSON escape; for the library and its command alike. */
#ifndef ANBAN_BASE_JSON_ESCAPE_H
#define ANBAN_BASE_JSON_ESCAPE_H

#include <stdio.h>

#include "base/visible.h"

enum { JSON_ESCAPE = 7 /* bytes, with the zero behind them */ };

/* Writes the character as RFC 8259, section 7, wants it escaped, as is also
 * what would steer the terminal on which it may be shown. Returns how many
 * bytes it took; 0: it stands as it is. */
static inline size_t json_escape(uint32_t c, char bytes[JSON_ESCAPE])
{
    int n = 0;
    if (c == '"' || c == '\\')
        n = snprintf(bytes, JSON_ESCAPE, "\\%c", (int)c);
    else if (steers(c))
        n = snprintf(bytes, JSON_ESCAPE, "\\u%04x", (unsigned)c);
    return n > 0 ? (size_t)n : 0;
}

#endif
