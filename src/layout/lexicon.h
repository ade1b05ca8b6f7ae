/* SPDX-License-Identifier: MIT */
/*
 * What a word is to the rules of line ends. A text says most of its words again
 * and again, so each is looked at once, and then known by its bytes.
 */
#ifndef ANBAN_LAYOUT_LEXICON_H
#define ANBAN_LAYOUT_LEXICON_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct sense {
    uint32_t hash;    /* doc/compounds.h; 0: no syllable */
    bool opens, ends; /* a bracket or a quote before it; a stop behind it */
    bool capital;     /* begins with one */
    bool wordy;       /* begins with a letter, and is no Roman number */
    bool plain;       /* word_breaks_plainly (opportunities.h) */
    bool address;     /* word_is_address (words.h) */
};

enum { LEXICON_PAIRS = 1024, LEXICON_BYTES = 19 };

/* The words met last, two of each hash of their bytes; all zero, it knows none.
 * A thread needs its own. */
struct lexicon {
    struct known {
        struct sense sense;
        uint8_t n;
        char word[LEXICON_BYTES];
    } at[LEXICON_PAIRS][2];
};

/* `lexicon` may be NULL: then the word is looked at. */
struct sense sense_of(struct lexicon *lexicon, struct str word);

#endif
