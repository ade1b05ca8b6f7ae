/* SPDX-License-Identifier: MIT */
/*
 * How a line of a Vietnamese report looks: its length, its capitals, how it
 * begins and ends, the words in it. What reads and what structures ask the
 * same questions here. Texts are UTF-8 in NFC.
 */
#ifndef ANBAN_DOC_PHRASE_H
#define ANBAN_DOC_PHRASE_H

#include "base/words.h"

/* True when `text` has at most `max` characters; cheap when it has many. */
bool text_fits(struct str text, size_t max);

/* The text with its capitals made small, in the arena. */
struct str lowered(struct arena *arena, struct str text);

/* Of the text's letters, how many in a hundred are capitals; -1: no letters. */
int capital_share(struct str text);

/* True when the first character is a capital letter. */
bool starts_with_capital(struct str text);

/* True when the text ends in . ; : , ? ! or an ellipsis, brackets and quotes
 * aside. */
bool ends_in_stop(struct str text);

/* The next run of letters from byte *at on; *at moves behind it. False when
 * there is none left. */
bool next_word(struct str text, size_t *at, struct str *word);

/* True when one of `words` stands at the head of `text`, in the middle of it,
 * or is all of it; never as a part of a longer word. As they are written, so
 * give a lowered text to look for words in small letters. */
bool starts_with(struct str text, struct words words);
bool holds_one_of(struct str text, struct words words);
bool is_one_of(struct str text, struct words words);

/* True when `name`, of a file or an address, ends in one of `endings`, in
 * capitals or not, and has something before it. */
bool has_ending(struct str name, struct words endings);

/* True when every run of letters in `text` is one of `words`. */
bool has_only(struct str text, struct words words);

#endif
