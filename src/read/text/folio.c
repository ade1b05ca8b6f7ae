/* SPDX-License-Identifier: MIT */
/* The number of a page in the forms in which it is printed. */
#include "read/text/page.h"

#include "base/utf8.h"

enum { FOLIO_BYTES = 32, DIGITS_MAX = 4 };

/* What may stand before the number of a page and behind it; what has no letter
 * says nothing of what is counted. "P a g e" is what Word writes. */
static size_t skip_folio_word(struct str text, size_t at)
{
    static const char *const words[] = {
        "Trang", "trang", "TRANG", "Page", "page", "P a g e",
        "Tr.",   "of",    "–",     "—",    "-",    "|",
        "/",     "[",     "]",     " ",    "~",    "\u00A0"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        struct str word = str_of(words[i]);
        if (str_starts(str_slice(text, at, text.n), word))
            return word.n;
    }
    return 0;
}

/* Reads up to four digits at *at; 0: there are none, or more. */
static long number_at(struct str text, size_t *at)
{
    long value = 0;
    size_t from = *at;
    for (; *at < text.n && text.s[*at] >= '0' && text.s[*at] <= '9'; ++*at) {
        if (*at - from == DIGITS_MAX)
            return 0;
        value = value * 10 + text.s[*at] - '0';
    }
    return value;
}

long folio_of(struct str text, bool *named)
{
    long number = 0, total = 0;
    bool word = false;
    if (text.n == 0 || text.n > FOLIO_BYTES)
        return 0;
    for (size_t at = 0; at < text.n;) {
        size_t skip = skip_folio_word(text, at);
        word = word || (skip && letter_is((unsigned char)text.s[at]));
        at += skip;
        if (skip)
            continue;
        long value = number_at(text, &at);
        if (!value || total)
            return 0;
        *(number ? &total : &number) = value;
    }
    if (named)
        *named = word;
    return number;
}
