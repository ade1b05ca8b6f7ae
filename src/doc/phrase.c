/* SPDX-License-Identifier: MIT */
/* Looking at lines; see phrase.h. */
#include "doc/phrase.h"

#include "base/buf.h"
#include "base/utf8.h"

enum { CHARACTER_BYTES = 4 };

bool text_fits(struct str text, size_t max)
{
    return text.n <= max ||
           (text.n <= CHARACTER_BYTES * max && utf8_length(text) <= max);
}

struct str lowered(struct arena *arena, struct str text)
{
    struct buf buf = {.arena = arena};
    buf_reserve(&buf, text.n);
    for (size_t at = 0; at < text.n;) {
        char *end = buf_reserve(&buf, text.n - at);
        for (; at < text.n && (unsigned char)text.s[at] < 0x80; at++, buf.n++) {
            char c = text.s[at];
            *end++ = c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
        }
        *end = '\0';
        if (at == text.n)
            break;
        char bytes[4];
        size_t n = utf8_put(letter_to_lower(utf8_next(text, &at)), bytes);
        buf_add(&buf, (struct str){bytes, n});
    }
    return buf_str(&buf);
}

int capital_share(struct str text)
{
    size_t letters = 0, capitals = 0;
    for (size_t at = 0; at < text.n;) {
        uint32_t c = utf8_next(text, &at);
        letters += letter_is(c);
        capitals += letter_is_upper(c);
    }
    return letters ? (int)(capitals * 100 / letters) : -1;
}

bool starts_with_capital(struct str text)
{
    size_t at = 0;
    return text.n && letter_is_upper(utf8_next(text, &at));
}

static bool is_plain_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9');
}

bool ends_in_stop(struct str text)
{
    static const char *const around[] = {")", "]", "\"", "”", "’", "»", " "};
    static const char *const stops[] = {".", ";", ":", ",", "?", "!", "…"};
    if (text.n == 0 || is_plain_letter(text.s[text.n - 1]))
        return false; /* as most lines do not */
    for (size_t i = 0; i < sizeof around / sizeof around[0]; i++) {
        struct str mark = str_of(around[i]);
        if (str_ends(text, mark)) {
            text.n -= mark.n;
            i = (size_t)-1; /* once more from the first */
        }
    }
    return str_ends_any(text, WORDS(stops));
}

bool next_word(struct str text, size_t *at, struct str *word)
{
    size_t start = *at;
    while (*at < text.n) {
        size_t before = *at;
        if (letter_is(utf8_next(text, at)))
            continue;
        if (before > start) {
            *at = before;
            break;
        }
        start = *at;
    }
    *word = str_slice(text, start, *at);
    return word->n > 0;
}

static bool letter_at(struct str text, size_t at)
{
    return at < text.n && letter_is(utf8_next(text, &at));
}

static bool letter_before(struct str text, size_t at)
{
    if (at == 0)
        return false;
    do
        at--;
    while (at > 0 && utf8_goes_on(text.s[at]));
    return letter_at(text, at);
}

/* A phrase that ends in a letter must end where a word does. */
static bool ends_a_word(struct str text, size_t end)
{
    return !letter_before(text, end) || !letter_at(text, end);
}

bool starts_with(struct str text, struct words words)
{
    for (size_t i = 0; i < words.n; i++) {
        if (str_begins(text, words.at[i]) &&
            ends_a_word(text, strlen(words.at[i])))
            return true;
    }
    return false;
}

static bool holds(struct str text, struct str word)
{
    for (size_t from = 0; from < text.n;) {
        size_t at = str_find(str_slice(text, from, text.n), word);
        if (at > text.n)
            return false;
        at += from;
        if (!letter_before(text, at) && ends_a_word(text, at + word.n))
            return true;
        from = at + 1;
    }
    return false;
}

bool holds_one_of(struct str text, struct words words)
{
    for (size_t i = 0; i < words.n; i++) {
        if (holds(text, str_of(words.at[i])))
            return true;
    }
    return false;
}

bool is_one_of(struct str text, struct words words)
{
    char first = text.n ? text.s[0] : '\0';
    for (size_t i = 0; i < words.n; i++) {
        if (words.at[i][0] == first && str_eq(text, str_of(words.at[i])))
            return true;
    }
    return false;
}

bool has_ending(struct str name, struct words endings)
{
    for (size_t i = 0; i < endings.n; i++) {
        struct str ending = str_of(endings.at[i]);
        if (name.n > ending.n && str_ends_nocase(name, ending))
            return true;
    }
    return false;
}

bool has_only(struct str text, struct words words)
{
    struct str word;
    for (size_t at = 0; next_word(text, &at, &word);) {
        if (!is_one_of(word, words))
            return false;
    }
    return true;
}
