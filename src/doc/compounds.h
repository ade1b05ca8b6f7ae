/* SPDX-License-Identifier: MIT */
/*
 * Vietnamese words of two syllables: which pairs of syllables make one, by a
 * table that was counted in running text (words/README.md).
 */
#ifndef ANBAN_DOC_COMPOUNDS_H
#define ANBAN_DOC_COMPOUNDS_H

#include <stdint.h>

#include "base/str.h"

/* Eight steps of strength, from a pair that is a word in one case of two to
 * one that always is. */
enum { COMPOUND_STRONGEST = 8 };

/* What the table knows a syllable by, in capitals or not. The syllable stands
 * without brackets, quotes and stops. */
uint32_t syllable_hash(struct str syllable);

/* How strongly two syllables, one behind the other, make a word: from 1 to
 * COMPOUND_STRONGEST; 0 where they make none that is known. */
int compound_strength(uint32_t first, uint32_t second);

/* A preposition or a conjunction, which begins a line rather than ends one. */
bool word_leads(struct str word);

#endif
