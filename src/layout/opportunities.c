/* SPDX-License-Identifier: MIT */
/*
 * libunistring 1.0 follows UAX #14 of Unicode 14, and breaks behind the stops
 * within an address; 1.3 that of Unicode 16, whose rules for quotation marks,
 * slashes and the signs of numbers are others. Where the two disagree, neither
 * is asked: within a word the line does not end there, and behind a space it
 * does where the mark that follows opens something.
 */
#include "layout/opportunities.h"

#include <string.h>
#include <unilbrk.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "layout/breaks.h"
#include "layout/lexicon.h"
#include "layout/words.h"

enum {
    IDEOGRAPHS = 0x2E80, /* from here on, every character is a word */
    FULL_STOP_WIDE = 0x3002,
    COMMA_WIDE = 0x3001,
    EM_DASH = 0x2014,
    ELLIPSIS = 0x2026,
};

static bool is_one_of(uint32_t c, const char *ascii)
{
    return c > 0 && c < 0x80 && strchr(ascii, (int)c);
}

/* A mark above or below the letter before it. */
static bool is_combining(uint32_t c)
{
    return c >= 0x300 && c <= 0x36F;
}

/* Guillemets and the curved marks, by the side that most languages give them;
 * the typewriter's have no side. */
static bool opens_quote(uint32_t c)
{
    return c == 0xAB || c == 0x2018 || c == 0x201C;
}

static bool closes_quote(uint32_t c)
{
    return c == 0xBB || c == 0x2019 || c == 0x201D;
}

static bool is_quote(uint32_t c)
{
    return opens_quote(c) || closes_quote(c) || is_one_of(c, "\"'");
}

/* Within a word: true where the line may not end, whatever UAX #14 says. */
static bool is_kept(uint32_t before, uint32_t after)
{
    if (is_one_of(before, ",.:;"))
        return true;
    if (before == '/')
        return !letter_is(after);
    if (is_one_of(after, "(["))
        return !is_one_of(before, ")]!?") && !char_is_dash(before) &&
               before != ELLIPSIS && before < IDEOGRAPHS;
    if (is_one_of(before, ")]"))
        return after != EM_DASH && after < IDEOGRAPHS;
    if (before == COMMA_WIDE || before == FULL_STOP_WIDE)
        return !letter_is(after) && after < IDEOGRAPHS;
    return (before >= IDEOGRAPHS || after >= IDEOGRAPHS) &&
           (is_quote(before) || is_quote(after));
}

/* The same behind spaces, where `before` stands in front of them. */
static bool is_kept_behind_space(uint32_t before, uint32_t after)
{
    return opens_quote(before) || closes_quote(after) || is_combining(after) ||
           is_one_of(after, ",.:;");
}

/* The last character before byte `at` that is no space and no combining mark;
 * 0 when there is none. *start is where it begins. */
static uint32_t character_before(struct str text, size_t at, size_t *start)
{
    while (at > 0) {
        struct str head = str_slice(text, 0, at);
        uint32_t c = word_last_char(head);
        *start = word_last_start(head);
        if (c != ' ' && !is_combining(c))
            return c;
        at = *start;
    }
    return 0;
}

/* A hyphen before which there is nothing: that of a list, or of a part of a
 * word. */
static bool is_leading_hyphen(struct str text, size_t start)
{
    static const uint32_t nothing[] = {0, ' ', '\n', 0xA0, 0x200B, 0x2011};
    uint32_t before = word_last_char(str_slice(text, 0, start));
    if (text.s[start] != '-')
        return false;
    for (size_t i = 0; i < sizeof nothing / sizeof nothing[0]; i++) {
        if (nothing[i] == before)
            return true;
    }
    return false;
}

static bool is_allowed(struct str text, size_t at)
{
    size_t start = 0, next = at;
    uint32_t before = character_before(text, at, &start);
    uint32_t after = utf8_next(text, &next);
    if (text.s[at - 1] == ' ')
        return !is_kept_behind_space(before, after);
    return !is_kept(before, after) && !is_leading_hyphen(text, start);
}

/* Behind a quotation and a space, what stands in brackets may go to the next
 * line; libunistring 1.0 takes the mark for one that may as well open. */
static bool opens_behind_quote(struct str text, size_t at)
{
    size_t start;
    if (at == 0 || text.s[at - 1] != ' ' ||
        !is_one_of((uint32_t)text.s[at], "(["))
        return false;
    uint32_t before = character_before(text, at, &start);
    return is_quote(before) && !opens_quote(before);
}

/* The bytes of the character at `at` if it is a letter of Vietnamese or a
 * figure, which are all alike to UAX #14 where they stand beside each other;
 * else 0. */
static size_t plain_at(struct str text, size_t at)
{
    unsigned char c = (unsigned char)text.s[at];
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
        (c >= '0' && c <= '9'))
        return 1;
    if (at + 1 == text.n)
        return 0;
    if (c == 0xE1) /* U+1E80 to U+1EFF */
        return (unsigned char)text.s[at + 1] / 2 == 0xBA / 2 ? 3 : 0;
    if (c < 0xC3 || c > 0xC6) /* U+00C0 to U+01BF, but no × and no ÷ */
        return 0;
    unsigned char next = (unsigned char)text.s[at + 1];
    return c == 0xC3 && (next == 0x97 || next == 0xB7) ? 0 : 2;
}

bool word_breaks_plainly(struct str word)
{
    size_t at = 0, step;
    while (at < word.n && (step = plain_at(word, at)) > 0)
        at += step;
    if (at > 0 && at < word.n && is_one_of((uint32_t)word.s[at], ",.;:!?"))
        at++;
    return at > 0 && at == word.n;
}

/* Asks UAX #14 of a part of the text, but not about its first byte. */
static void find_in(const struct opportunities *o, size_t from, size_t end)
{
    struct str text = o->text;
    char *kinds = ARENA_ROOM(o->arena, end - from, char);
    u8_possible_linebreaks((const uint8_t *)text.s + from, end - from, "UTF-8",
                           kinds);
    for (size_t i = from + 1; i < end; i++) {
        bool possible = kinds[i - from] == UC_BREAK_POSSIBLE;
        if (possible ? is_allowed(text, i) : opens_behind_quote(text, i))
            o->penalties[i] = BREAK_FREE;
    }
}

/* Where word `i` starts; behind the last word, where the text ends. */
static size_t start_of(const struct opportunities *o, size_t i)
{
    return i < o->words->n ? (size_t)(o->words->at[i].s - o->text.s)
                           : o->text.n;
}

static size_t end_of(const struct opportunities *o, size_t i)
{
    return start_of(o, i) + o->words->at[i].n;
}

/* Is there nothing but spaces before word `i`, at the beginning not even these?
 */
static bool is_spaced(const struct opportunities *o, size_t i)
{
    size_t at = i > 0 ? end_of(o, i - 1) : 0, end = start_of(o, i);
    while (i > 0 && at < end && o->text.s[at] == ' ')
        at++;
    return at == end;
}

/* Between two plain words a line may end; all others are looked at together
 * with the plain ones on both sides. */
void find_opportunities(const struct opportunities *o)
{
    const size_t none = SIZE_MAX, n = o->words->n;
    size_t from = n ? none : 0; /* what is to be asked begins there */
    bool spaced = is_spaced(o, 0), spaced_behind;
    for (size_t i = 0; i < n; i++, spaced = spaced_behind) {
        spaced_behind = is_spaced(o, i + 1);
        bool plain = o->senses[i].plain && spaced && spaced_behind;
        if (!plain && from == none)
            from = i > 0 ? start_of(o, i - 1) : 0;
        if (plain && from != none) {
            find_in(o, from, end_of(o, i));
            from = none;
        } else if (plain && i > 0) {
            o->penalties[start_of(o, i)] = BREAK_FREE;
        }
    }
    if (from != none)
        find_in(o, from, o->text.n);
}
