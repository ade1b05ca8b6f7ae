/* SPDX-License-Identifier: MIT */
/* Encodings by their names, and bytes in one of them to UTF-8. See charset.c.
 */
#ifndef ANBAN_READ_ENCODING_CHARSET_H
#define ANBAN_READ_ENCODING_CHARSET_H

#include "read/read.h"

enum charset_kind {
    CHARSET_UTF8,
    CHARSET_WIDE,   /* UTF-16 or UTF-32 of either order: its BOM tells */
    CHARSET_LEGACY, /* a font's codes, in bytes of windows-1252 */
    CHARSET_VIQR,   /* ASCII with marks behind the letters */
    CHARSET_OTHER
};

struct charset {
    enum charset_kind kind;
    enum legacy legacy;
    char name[32]; /* as messages have it, and iconv */
};

/* The encoding which people and files call `name`, in any case; false: there
 * is none. */
bool charset_find(struct str name, struct charset *charset);

/* The same among those that a document may name: the web's, and the Vietnamese
 * ones. */
bool charset_find_common(struct str name, struct charset *charset);

/* The same for a name that is known. */
struct charset charset_of(const char *name);

/*
 * `bytes` in `charset`, which is neither UTF-8 nor of unknown order, in UTF-8
 * and in the arena. What is no character there becomes U+FFFD; *bad receives
 * how many, *line the line of the first.
 */
struct str charset_convert(struct arena *arena, struct str bytes,
                           const struct charset *charset, size_t *bad,
                           long *line);

#endif
