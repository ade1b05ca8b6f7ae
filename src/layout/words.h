/* SPDX-License-Identifier: MIT */
/*
 * Words and what they look like, for the rules of line ends.
 */
#ifndef ANBAN_LAYOUT_WORDS_H
#define ANBAN_LAYOUT_WORDS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct arena;

struct words {
    struct str *at;
    size_t n;
};

/* The words of `text`: what stands between spaces and forced line ends. */
struct words words_split(struct arena *arena, struct str text);

/* Is it one of `n` words, in capitals or not? These are in small letters, and
 * none has more than 16 bytes. */
bool word_is_one_of(struct str word, const char *const *list, size_t n);

uint32_t word_first_char(struct str word); /* 0 when there is none */
uint32_t word_last_char(struct str word);
size_t word_last_start(struct str word); /* the byte at which it starts */

/* Begins with a letter or a figure; false as well of some beyond Latin. */
bool word_begins_plainly(struct str word);

/* Without the brackets and quotes that open it. */
struct str word_without_opening(struct str word);

/* Without what stands around a word: brackets, quotes and stops. */
struct str word_bare(struct str word);

/* Ends a phrase: whatever follows is not bound to it. */
bool word_ends_phrase(struct str word);

bool word_is_number(struct str word);  /* begins as one: "01/NQ-CP", too */
bool word_is_count(struct str word);   /* figures alone, no percentage */
bool word_is_roman(struct str word);   /* "III" */
bool word_is_unit(struct str word);    /* "kg", "°C" */
bool word_is_dash(struct str word);    /* nothing but one */
bool word_is_address(struct str word); /* of a page, a letter box, a file */
bool word_is_capitalised(struct str word);

bool char_is_digit(uint32_t c);
bool char_is_dash(uint32_t c);

#endif
