/* SPDX-License-Identifier: MIT */
/*
 * The fixed words of official documents, press and web pages, by what they
 * begin. Where marks are no matter they are compared as fold() gives them.
 */
#ifndef ANBAN_DOC_ROLES_WORDS_H
#define ANBAN_DOC_ROLES_WORDS_H

#include <stdbool.h>

#include "base/str.h"

enum word_list {
    WORDS_BODY,      /* "uy ban", "so " */
    WORDS_POST,      /* "giam doc" */
    WORDS_AUTHORITY, /* who issues: a body or its head */
    WORDS_PLACE,     /* "tinh ", "thanh pho " */
    WORDS_KIND, /* of documents: Decree 30/2020, Appendix III, and others */
    WORDS_FURNITURE, /* of web pages */
    WORDS_APPENDIX,
    WORDS_CAPTION,
    WORDS_ATTRIBUTION,
    WORDS_ENACTMENT,
    WORDS_RANK, /* before a person's name */
    WORDS_CONTACT,
    WORDS_COUNT
};

/* The bytes of the longest phrase of the list with which `letters` begins, as
 * fold() gives them; 0: it begins with none. A phrase that ends in a letter
 * ends where a word does. */
size_t words_begin(struct str letters, enum word_list list);

/* The same of WORDS_KIND, for a line in capitals: without their marks some
 * posts begin as a letter does ("THƯ", "THỨ TRƯỞNG"). */
size_t words_begin_kind(struct str letters);

/* True when `word`, as it is typed, is a Vietnamese surname; one without any
 * marks may be one of those that have some. */
bool is_surname(struct str word);

/* True when a line with this end must go on: "CỦA", "và", "-". */
bool ends_in_open_word(struct str text);

/* True when it ends in the first word of a name: "TỈNH". */
bool ends_in_half_name(struct str text);

/* True when a line in capitals begins with a word that goes on: "CỦA". */
bool begins_with_open_word(struct str text);

#endif
