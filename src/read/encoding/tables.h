/* SPDX-License-Identifier: MIT */
/* Encodings that need no iconv. See tables.c. */
#ifndef ANBAN_READ_ENCODING_TABLES_H
#define ANBAN_READ_ENCODING_TABLES_H

#include <stdint.h>

#include "base/str.h"

struct arena;

struct table_result {
    struct str text; /* in UTF-8, in the arena */
    size_t bad;      /* what was no character became U+FFFD */
    long line;       /* of the first, 1 the first; 0: there is none */
};

/* Bytes of an encoding by iconv's name, of one byte for each character, or of
 * UTF-16 and UTF-32 in a known order. False: it is none of these, and nothing
 * is changed. `result` is zero before. */
bool table_convert(struct arena *arena, struct str bytes, const char *name,
                   struct table_result *result);
bool wide_convert(struct arena *arena, struct str bytes, const char *name,
                  struct table_result *result);

#endif
