/* SPDX-License-Identifier: MIT */
/*
 * What a word looks like: a number, a unit, a word with a capital; and what it
 * is without the brackets, quotes and stops around it. A word is what stands
 * between spaces.
 */
#include "layout/words.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

/* Bytes of a listed word, with room for one letter more. */
enum { LISTED_MAX = 24 };

/* Units which a number is never parted from, as they are written. */
static const char *const units[] = {
    "%",  "‰",  "°c",  "°f",  "ºc",  "km", "m",  "cm", "mm",
    "m2", "m3", "km2", "ha",  "kg",  "g",  "mg", "t",  "l",
    "ml", "kw", "kwh", "mw",  "gw",  "db", "m²", "m³", "km²",
    "μm", "µm", "usd", "vnđ", "vnd", "đ",  "₫",  "°",  "h",
};

/* In small letters, with a zero behind; false for what is longer than all that
 * is listed anywhere. */
static bool lower(struct str word, char to[LISTED_MAX])
{
    size_t n = 0;
    for (size_t at = 0; at < word.n;) {
        if (n + 4 >= LISTED_MAX)
            return false;
        n += utf8_put(letter_to_lower(utf8_next(word, &at)), to + n);
    }
    to[n] = '\0';
    return true;
}

bool word_is_one_of(struct str word, const char *const *list, size_t n)
{
    char small[LISTED_MAX];
    if (!lower(word, small))
        return false;
    for (size_t i = 0; i < n; i++) {
        if (list[i][0] == small[0] && strcmp(list[i], small) == 0)
            return true;
    }
    return false;
}

uint32_t word_first_char(struct str word)
{
    size_t at = 0;
    return word.n ? utf8_next(word, &at) : 0;
}

size_t word_last_start(struct str word)
{
    size_t i = word.n;
    while (i > 0 && utf8_goes_on(word.s[--i]))
        ;
    return i;
}

uint32_t word_last_char(struct str word)
{
    size_t at = word_last_start(word);
    return word.n ? utf8_next(word, &at) : 0;
}

bool char_is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

bool char_is_dash(uint32_t c)
{
    return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

static bool is_stop(uint32_t c)
{
    return c == ',' || c == '.' || c == ';' || c == ':' || c == '!' ||
           c == '?' || c == 0x2026;
}

static bool is_plain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9');
}

/* Most words begin and end in letters or digits. Of those beyond ASCII these
 * first bytes begin no mark: of U+00C0 to U+06FF, and of U+1000 to U+1FFF. */
static bool is_plain_from(const char *s)
{
    unsigned char first = (unsigned char)*s;
    return is_plain(*s) || (first >= 0xC3 && first < 0xDC) || first == 0xE1;
}

static bool ends_plainly(struct str word)
{
    return word.n && is_plain_from(word.s + word_last_start(word));
}

bool word_begins_plainly(struct str word)
{
    return word.n && is_plain_from(word.s);
}

struct str word_without_opening(struct str word)
{
    if (word_begins_plainly(word))
        return word;
    while (word.n && mark_is_opening(word_first_char(word))) {
        size_t at = 0;
        utf8_next(word, &at);
        word = str_slice(word, at, word.n);
    }
    return word;
}

/* Without what stands around a word: brackets, quotes and stops. */
struct str word_bare(struct str word)
{
    if (!word_begins_plainly(word))
        word = word_without_opening(word);
    if (ends_plainly(word))
        return word;
    while (word.n && (mark_is_closing(word_last_char(word)) ||
                      is_stop(word_last_char(word))))
        word.n = word_last_start(word);
    return word;
}

/* Ends a phrase: whatever follows is not bound to it. */
bool word_ends_phrase(struct str word)
{
    if (ends_plainly(word))
        return false;
    return is_stop(word_last_char(word)) ||
           mark_is_closing(word_last_char(word));
}

bool word_is_number(struct str word)
{
    struct str core = word_bare(word);
    uint32_t c = word_first_char(core);
    if (c == '+' || char_is_dash(c)) {
        size_t at = 0;
        utf8_next(core, &at);
        c = word_first_char(str_slice(core, at, core.n));
    }
    return char_is_digit(c);
}

/* What can count something: figures alone, which are no percentage. */
bool word_is_count(struct str word)
{
    struct str core = word_bare(word);
    for (size_t at = 0; at < core.n;) {
        uint32_t c = utf8_next(core, &at);
        if (!char_is_digit(c) && !char_is_dash(c) && c != '.' && c != ',' &&
            c != '/' && c != '+')
            return false;
    }
    return word_is_number(word);
}

/* "Chương III", "quý IV". */
bool word_is_roman(struct str word)
{
    struct str core = word_bare(word);
    for (size_t i = 0; i < core.n; i++) {
        if (!strchr("IVXLC", core.s[i]))
            return false;
    }
    return core.n > 0;
}

bool word_is_dash(struct str word)
{
    size_t at = 0;
    return word.n && char_is_dash(utf8_next(word, &at)) && at == word.n;
}

bool word_is_capitalised(struct str word)
{
    return letter_is_upper(word_first_char(word_bare(word)));
}

/* Is it the name of a unit? */
bool word_is_unit(struct str word)
{
    return word_is_one_of(word, units, sizeof units / sizeof units[0]);
}

/* The name of a file or of a page: "bang-so-lieu-2020.xlsx", in letters without
 * marks. A word has fewer hyphens: "state-of-the-art". */
static bool is_file_name(struct str core, size_t hyphens)
{
    enum { NAMES = 4, WITH_ENDING = 2 };
    bool ending = false;
    core = word_bare(core);
    for (size_t i = 0; i < core.n; i++) {
        if ((unsigned char)core.s[i] >= 0x80)
            return false;
        ending = ending || core.s[i] == '.' || core.s[i] == '_';
    }
    return hyphens >= (ending ? WITH_ENDING : NAMES);
}

/* Most words have none of these signs, and are done with. */
bool word_is_address(struct str word)
{
    struct str core = word_without_opening(word);
    size_t hyphens = 0;
    if (str_starts(core, STR("www.")))
        return true;
    for (size_t i = 0; i < core.n; i++) {
        if (core.s[i] == '@')
            return true;
        if (core.s[i] == ':' &&
            str_starts(str_slice(core, i, core.n), STR("://")))
            return true;
        hyphens += core.s[i] == '-';
    }
    return hyphens > 1 && is_file_name(core, hyphens);
}

/* The words of `text` with, for each, where it starts. Of the room for them,
 * what is not used is not touched. */
struct words words_split(struct arena *arena, struct str text)
{
    struct words w = {NULL, 0};
    w.at = ARENA_ROOM(arena, text.n / 2 + 1, struct str);
    for (size_t i = 0; i < text.n;) {
        size_t start = i;
        while (i < text.n && text.s[i] != ' ' && text.s[i] != '\n')
            i++;
        if (i > start)
            w.at[w.n++] = str_slice(text, start, i);
        else
            i++;
    }
    return w;
}
