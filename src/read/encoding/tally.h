/* SPDX-License-Identifier: MIT */
/* How much of a text is Vietnamese, read in one way or another. See tally.c. */
#ifndef ANBAN_READ_ENCODING_TALLY_H
#define ANBAN_READ_ENCODING_TALLY_H

#include <stdint.h>

#include "read/read.h"

/* Words with a letter that is not ASCII's. What may be a sign beside a word,
 * or between digits, is no evidence, whatever letter an old font has for it:
 * "£12", "40 ÷ 41", "5 µm", "m²". */
struct tally {
    size_t words, valid; /* all, and those that are Vietnamese syllables */
    size_t odd; /* words that Western languages do not have: with a sign
                   inside, or with two such letters side by side */
    size_t own; /* valid ones with a letter that no old font has a code for */
    uint64_t codes; /* a bit for each code in valid ones, by its last six */
};

/* Valid words gained by a reading, and odd ones that it explains: fewer may be
 * chance. Of 120,000 texts of one to six short words, drawn from the spelling
 * dictionaries of ten languages, one came above it; of 80,000 made of messages
 * of programs in 32 languages, none was taken for such text. */
enum { TALLY_ENOUGH = 4 };

/* Reads `text` as it is, or as what a font of those codes shows. */
struct tally tally_text(struct str text);
struct tally tally_legacy(struct str text, enum legacy legacy);

/* Whether the valid words have more than one code: Albanian has "të" in every
 * sentence, which is "tở" in ABC. */
bool tally_is_diverse(struct tally tally);

void tally_add(struct tally *sum, struct tally more);

/* Whether at least `hundredths` of the words are Vietnamese. */
bool tally_reaches(struct tally tally, size_t hundredths);

#endif
