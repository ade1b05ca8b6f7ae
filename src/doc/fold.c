/* SPDX-License-Identifier: MIT */
/* Letters without marks; see fold.h. */
#include "doc/fold.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

/* Small letters of Vietnamese (Unicode 15, UnicodeData.txt). */
static const struct {
    uint32_t first, last;
    char letter;
} marked[] = {
    {0x1EA0, 0x1EB7, 'a'}, {0x1EB8, 0x1EC7, 'e'}, {0x1EC8, 0x1ECB, 'i'},
    {0x1ECC, 0x1EE3, 'o'}, {0x1EE4, 0x1EF1, 'u'}, {0x1EF2, 0x1EF9, 'y'},
    {0xE0, 0xE5, 'a'},     {0xE8, 0xEB, 'e'},     {0xEC, 0xEF, 'i'},
    {0xF2, 0xF6, 'o'},     {0xF9, 0xFC, 'u'},     {0xFD, 0xFD, 'y'},
    {0xF0, 0xF0, 'd'},     {0x103, 0x103, 'a'},   {0x111, 0x111, 'd'},
    {0x129, 0x129, 'i'},   {0x169, 0x169, 'u'},   {0x1A1, 0x1A1, 'o'},
    {0x1B0, 0x1B0, 'u'},
};

static char fold_sign(uint32_t c)
{
    if (c == 0xA0 || c == 0x2007 || c == 0x202F || c == 0x3000 ||
        (c >= 0x2000 && c <= 0x200A) || c == '\t' || c == '\n')
        return ' ';
    if (c >= 0x2010 && c <= 0x2015)
        return '-';
    return c == 0x2026 ? '.' : c < 0x80 ? (char)c : '~';
}

char fold_letter(uint32_t c)
{
    for (size_t i = 0; c >= 0x80 && i < sizeof marked / sizeof marked[0]; i++) {
        if (c >= marked[i].first && c <= marked[i].last)
            return marked[i].letter;
    }
    return fold_sign(c);
}

/* What `c` is, `small` being it as a small letter and `letter` that folded. */
static char shape_of(uint32_t c, uint32_t small, char letter)
{
    if (c != small)
        return 'A';
    if (letter >= 'a' && letter <= 'z')
        return 'a';
    if (letter == '~' && letter_is(c))
        return 'a';
    return c >= '0' && c <= '9' ? '0' : letter;
}

struct folded fold(struct arena *arena, struct str text, size_t max)
{
    size_t room = text.n < max ? text.n : max, n = 0;
    char *letters = arena_alloc(arena, room + 1);
    char *shape = arena_alloc(arena, room + 1);
    for (size_t at = 0; at < text.n && n < room; n++) {
        uint32_t c = utf8_next(text, &at), small = letter_to_lower(c);
        letters[n] = fold_letter(small);
        shape[n] = shape_of(c, small, letters[n]);
    }
    return (struct folded){{letters, n}, {shape, n}};
}

/* Behind the phrase that begins at `at`; 0: it does not. */
static size_t end_of_phrase(struct str letters, size_t at, const char *phrase)
{
    while (*phrase && at < letters.n) {
        if (letters.s[at] == *phrase)
            phrase++;
        else if (!strchr(" -.,*", letters.s[at]))
            return 0;
        at++;
    }
    return *phrase ? 0 : at;
}

size_t fold_find(struct str letters, const char *phrase, size_t *end)
{
    for (size_t i = 0; i < letters.n; i++) {
        *end = letters.s[i] == *phrase ? end_of_phrase(letters, i, phrase) : 0;
        if (*end)
            return i;
    }
    return letters.n;
}
