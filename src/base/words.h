/* SPDX-License-Identifier: MIT */
/*
 * Lists of words and phrases, and the questions that are asked of a text with
 * them, byte by byte. Where words of a line are meant, ask doc/phrase.h, which
 * knows where a word ends.
 */
#ifndef ANBAN_BASE_WORDS_H
#define ANBAN_BASE_WORDS_H

#include "base/str.h"

/* A list: WORDS(array of literals). */
struct words {
    const char *const *at;
    size_t n;
};
#define WORDS(list) ((struct words){(list), sizeof(list) / sizeof((list)[0])})

/* True when the text is one of them, in letters of any case for the second. */
bool str_is_any(struct str text, struct words words);
bool str_is_any_nocase(struct str text, struct words words);

/* True when it begins with one of them, ends in one, or holds one. */
bool str_starts_any(struct str text, struct words words);
bool str_ends_any(struct str text, struct words words);
bool str_holds_any(struct str text, struct words words);

#endif
