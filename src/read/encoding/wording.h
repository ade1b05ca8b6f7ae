/* SPDX-License-Identifier: MIT */
/* Which language a text is in, by its script and common words. See wording.c.
 */
#ifndef ANBAN_READ_ENCODING_WORDING_H
#define ANBAN_READ_ENCODING_WORDING_H

#include <stddef.h>

#include "base/str.h"

enum { WORDED_LANGUAGES = 20 };

enum script {
    SCRIPT_LATIN,
    SCRIPT_GREEK,
    SCRIPT_CYRILLIC,
    SCRIPT_HEBREW,
    SCRIPT_ARABIC,
    SCRIPT_HINDI,
    SCRIPT_THAI,
    SCRIPT_LAO,
    SCRIPT_KHMER,
    SCRIPT_KANA,
    SCRIPT_HAN,
    SCRIPT_HANGUL,
    SCRIPTS
};

struct arena;

/* What was counted in a text. */
struct wording {
    size_t words,
        syllables; /* of Latin letters; Vietnamese by their spelling */
    size_t hits[WORDED_LANGUAGES];
    size_t letters[SCRIPTS], ukrainian;
};

/* The common words of all languages, for each to be found at once; in the
 * arena. */
struct common_words;
const struct common_words *common_words_new(struct arena *arena);

void wording_add(struct wording *w, const struct common_words *common,
                 struct str text);
void wording_join(struct wording *sum, const struct wording *more);

/* How many words there are, in any script. */
size_t wording_length(const struct wording *w);

/* The tag of the language; NULL: none shows, or it may be Vietnamese. */
const char *wording_language(const struct wording *w);

#endif
