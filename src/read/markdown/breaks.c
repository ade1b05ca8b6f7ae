/* SPDX-License-Identifier: MIT */
/*
 * Lines that were meant to end where they end. Poems, addresses and the fields
 * of a form are typed a line each, often without the two spaces that Markdown
 * asks for. What was wrapped because it was full is told by its width: there,
 * the next word had no room. So the lines stay lines where every one of them is
 * short enough for the word that follows, and each begins anew.
 */
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "doc/phrase.h"
#include "read/markdown/dialect.h"

enum {
    ROOM = 60,      /* characters; nobody wraps at fewer */
    LABEL_MAX = 40, /* bytes of "Họ và tên:" */
    SENTENCE = 40   /* characters, on average, of sentences a line each */
};

/* Behind the signs of bold and italic letters and opening quotation marks. */
static struct str bare(struct str words)
{
    static const char *const quotes[] = {"“", "‘", "«"};
    while (words.n && strchr("*_\"", words.s[0]))
        words = str_slice(words, 1, words.n);
    for (size_t i = 0; i < sizeof quotes / sizeof quotes[0]; i++) {
        struct str quote = str_of(quotes[i]);
        if (str_starts(words, quote))
            words = str_slice(words, quote.n, words.n);
    }
    return words;
}

/* "Họ và tên: ...", "**Lớp:** 8A" */
static bool is_field(struct str words)
{
    struct str text = bare(words);
    size_t colon = str_find(str_slice(text, 0, LABEL_MAX), STR(":"));
    return starts_with_capital(text) && colon < text.n &&
           (colon + 1 == text.n || strchr("* _", text.s[colon + 1]));
}

static bool has_room(struct str words, struct str next)
{
    size_t word = str_find(next, STR(" "));
    return utf8_length(words) + 1 + utf8_length(str_slice(next, 0, word)) <=
           ROOM;
}

/* What goes on over the end of its line, or is no plain line of text. */
static bool is_bound(struct dialect *d, size_t i)
{
    struct str words = dialect_words(d, i);
    return dialect_is_verbatim(d, i) || str_count(words, '`') % 2 ||
           str_count(words, '(') != str_count(words, ')') ||
           str_ends(words, STR("\\")) || memchr(words.s, '|', words.n) ||
           strchr("<[:", words.s[0]);
}

/* "---" or "===": what is above it is a heading. */
static bool is_underline(const struct dialect *d, size_t i)
{
    struct str words = i < d->n ? dialect_words(d, i) : STR("");
    return words.n && (words.s[0] == '-' || words.s[0] == '=') &&
           str_count(words, words.s[0]) == words.n;
}

/* Sentences that stand a line each for whoever compares versions. */
static bool is_line_a_sentence(const struct dialect *d, size_t from, size_t to)
{
    size_t stops = 0, length = 0;
    for (size_t i = from; i < to; i++) {
        struct str words = dialect_words(d, i);
        stops += str_ends(words, STR(".")) || str_ends(words, STR("?")) ||
                 str_ends(words, STR("!"));
        length += utf8_length(words);
    }
    return stops * 2 > to - from && length > SENTENCE * (to - from);
}

static bool is_meant(const struct dialect *d, size_t i)
{
    struct str words = dialect_words(d, i), next = dialect_words(d, i + 1);
    if (is_field(words) && is_field(next))
        return true;
    return starts_with_capital(bare(next)) && has_room(words, next);
}

void dialect_keep_breaks(struct dialect *d, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        if (is_bound(d, i) || (i + 1 < to && !is_meant(d, i)))
            return;
    }
    if (d->m->nested || is_underline(d, to) || is_line_a_sentence(d, from, to))
        return;
    for (size_t i = from; i + 1 < to; i++) {
        struct str words = dialect_words(d, i);
        if (!d->at[i + 1].apart && !str_ends(d->at[i].text, STR("  ")))
            dialect_put(d, i, str_printf(d->arena, "%.*s\\", STR_ARG(words)));
    }
}
