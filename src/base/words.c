/* SPDX-License-Identifier: MIT */
/* A text and a list of words in, whether one of them is there out. */
#include "base/words.h"

#include "base/utf8.h"

static bool holds(struct str text, struct str part)
{
    return str_find(text, part) < text.n;
}

static bool is_any(struct str text, struct words words,
                   bool (*is)(struct str text, struct str word))
{
    for (size_t i = 0; i < words.n; i++) {
        if (is(text, str_of(words.at[i])))
            return true;
    }
    return false;
}

bool str_is_any(struct str text, struct words words)
{
    return is_any(text, words, str_eq);
}

bool str_is_any_nocase(struct str text, struct words words)
{
    return is_any(text, words, str_eq_nocase);
}

bool str_starts_any(struct str text, struct words words)
{
    for (size_t i = 0; i < words.n; i++) {
        if (str_begins(text, words.at[i]))
            return true;
    }
    return false;
}

bool str_ends_any(struct str text, struct words words)
{
    return is_any(text, words, str_ends);
}

bool str_holds_any(struct str text, struct words words)
{
    return is_any(text, words, holds);
}
