/* SPDX-License-Identifier: MIT */
/*
 * UTF-8 one character at a time, and the case of letters. The case tables
 * cover Latin (with all of Vietnamese), Greek and Cyrillic, independent of the
 * locale; other scripts have no case here.
 */
#ifndef ANBAN_BASE_UTF8_H
#define ANBAN_BASE_UTF8_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

enum { UTF8_REPLACEMENT = 0xFFFD };

/*
 * Decodes the character at byte *at of `text` and moves *at behind it. Bytes
 * that are not UTF-8 give U+FFFD, one for each maximal ill-formed part
 * (Unicode, section 3.9). The caller keeps *at < text.n.
 */
static inline uint32_t utf8_next(struct str text, size_t *at);

/* What utf8_next does where a character is more than one byte. */
uint32_t utf8_next_beyond_ascii(struct str text, size_t *at);

static inline uint32_t utf8_next(struct str text, size_t *at)
{
    unsigned char c = (unsigned char)text.s[*at];
    if (c >= 0x80)
        return utf8_next_beyond_ascii(text, at);
    ++*at;
    return c;
}

/* Whether the byte goes on with a character that an earlier one began. */
static inline bool utf8_goes_on(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

/* Writes `c` to `bytes` (4 are enough) and returns how many it took. */
size_t utf8_put(uint32_t c, char bytes[4]);

/* Characters in `text`; of what is not UTF-8, bytes that may begin one. */
size_t utf8_length(struct str text);

bool utf8_is_valid(struct str text);

bool letter_is_upper(uint32_t c);
bool letter_is_lower(uint32_t c);
uint32_t letter_to_lower(uint32_t c);
uint32_t letter_to_upper(uint32_t c);

/* Brackets and quotation marks, by the side of a word on which they stand; the
 * typewriter's stand on both. */
bool mark_is_opening(uint32_t c);
bool mark_is_closing(uint32_t c);

/* A letter of the scripts above, cased or not (ª, º and ß count). */
bool letter_is(uint32_t c);

/* True when `a` and `b` are equal but for the case of their letters. */
bool str_eq_nocase(struct str a, struct str b);

/* "Số: 12" behind the label "Số", in letters of any case, with the colon and
 * the spaces: "12". The text itself: it does not begin so. Borrowed. */
struct str str_behind_label(struct str text, struct str label);
bool str_ends_nocase(struct str text, struct str suffix);

#endif
