/* SPDX-License-Identifier: MIT */
/* The Vietnamese text of a heading, which breaks between words. */
#ifndef ANBAN_WRITE_XHTML_WORDS_H
#define ANBAN_WRITE_XHTML_WORDS_H

#include "base/str.h"

struct xml;

/* Writes the text; words of several syllables, and prepositions with what
 * follows, as spans of the class "whole". */
void xhtml_words(struct xml *xml, struct str text);

#endif
