/* SPDX-License-Identifier: MIT */
/*
 * Where a line may end in running text, and how gladly: the opportunities of
 * UAX #14, and for Vietnamese what its typesetters keep together.
 */
#ifndef ANBAN_LAYOUT_BREAKS_H
#define ANBAN_LAYOUT_BREAKS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct arena;
struct lexicon;

/* Penalties of linebreak.h, in a small type. */
enum {
    BREAK_FREE = 0,
    BREAK_MILD = 300,    /* within a name, after a title */
    BREAK_FIRM = 400,    /* a kind of document and its number */
    BREAK_STRONG = 3000, /* a number and what it belongs to */
    BREAK_NEVER = 10000,
    BREAK_FORCED = -10000 /* a line separator in the text */
};

/*
 * One penalty per byte of `text`, in the arena: that of ending a line before
 * the character which starts there (behind the spaces, where there are some).
 * Bytes within a character have BREAK_NEVER. The rules of Vietnamese hold when
 * `lang` begins with "vi"; other languages take UAX #14, but for addresses. In
 * `display` lines what belongs together by its sense is dearer than an even
 * length. What `lexicon` (or NULL) knows of words need not be found anew.
 */
int16_t *find_breaks(struct arena *arena, struct lexicon *lexicon,
                     struct str text, struct str lang, bool display);

#endif
