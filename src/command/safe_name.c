/* SPDX-License-Identifier: MIT */
/*
 * What FAT and Windows do not take in a name becomes "_" (Microsoft, "Naming
 * Files, Paths, and Namespaces"), and what a shelf would hide or show in two
 * pieces is mended: a full stop in front, and Vietnamese letters that come
 * apart, with their marks behind them, as names do from a Mac.
 */
#include "command/safe_name.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <wchar.h>

#include <unistr.h>

#include "command/command.h"

enum { BYTES_MAX = 120, BARE = 1 };

/* Each vowel: its ASCII letter, itself, and with the marks of `tones`. */
static const wchar_t *const vowels[] = {
    L"aaàáãảạ", L"aăằắẵẳặ", L"aâầấẫẩậ", L"eeèéẽẻẹ", L"eêềếễểệ", L"iiìíĩỉị",
    L"ooòóõỏọ", L"oôồốỗổộ", L"oơờớỡởợ", L"uuùúũủụ", L"uưừứữửự", L"yyỳýỹỷỵ",
    L"AAÀÁÃẢẠ", L"AĂẰẮẴẲẶ", L"AÂẦẤẪẨẬ", L"EEÈÉẼẺẸ", L"EÊỀẾỄỂỆ", L"IIÌÍĨỈỊ",
    L"OOÒÓÕỎỌ", L"OÔỒỐỖỔỘ", L"OƠỜỚỠỞỢ", L"UUÙÚŨỦỤ", L"UƯỪỨỮỬỰ", L"YYỲÝỸỶỴ",
};
enum { VOWELS = sizeof vowels / sizeof vowels[0] };

/* Combining grave, acute, tilde, hook above, dot below: the columns' order. */
static const wchar_t tones[] = L"\u0300\u0301\u0303\u0309\u0323";

/* Circumflex, breve and horn make another vowel: of each, what it makes. */
static const wchar_t *const shapes[] = {L"\u0302aâeêoôAÂEÊOÔ", L"\u0306aăAĂ",
                                        L"\u031BoơuưOƠUƯ"};

/* Where the letter is in the table; false: it is not. */
static bool find(wchar_t letter, size_t *row, size_t *column)
{
    for (*row = 0; *row < VOWELS; ++*row) {
        const wchar_t *at = wcschr(vowels[*row] + BARE, letter);
        if (letter && at) {
            *column = (size_t)(at - vowels[*row]);
            return true;
        }
    }
    return false;
}

/* The bare vowel with a shape; 0: the mark is none, or not this vowel's. */
static wchar_t shaped(wchar_t vowel, wchar_t mark)
{
    for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++) {
        const wchar_t *at = shapes[i];
        for (at++; shapes[i][0] == mark && *at; at += 2) {
            if (at[0] == vowel)
                return at[1];
        }
    }
    return 0;
}

/* The letter with a mark more, in whichever order they come: a dot below goes
 * before a circumflex. 0: there is no such letter in Vietnamese. */
static wchar_t combined(wchar_t letter, wchar_t mark)
{
    size_t row, column, other;
    const wchar_t *tone = mark ? wcschr(tones, mark) : NULL;
    if (!find(letter, &row, &column))
        return 0;
    if (tone)
        return column == BARE ? vowels[row][BARE + 1 + (tone - tones)] : 0;
    wchar_t vowel = shaped(vowels[row][BARE], mark);
    return vowel && find(vowel, &row, &other) ? vowels[row][column] : 0;
}

/* The letter of Vietnamese in ASCII; what is neither is "_". */
static wchar_t in_ascii(wchar_t letter)
{
    size_t row, column;
    if (letter < 0x80)
        return letter;
    if (letter == L'đ' || letter == L'Đ')
        return letter == L'đ' ? L'd' : L'D';
    return find(letter, &row, &column) ? vowels[row][0] : L'_';
}

/* The character at *s, which is moved behind it; what is no UTF-8 is "_". */
static wchar_t next(const char **s)
{
    ucs4_t c;
    int n = u8_strmbtouc(&c, (const uint8_t *)*s);
    *s += n > 0 ? n : 1;
    return n > 0 ? (wchar_t)c : L'_';
}

static bool is_forbidden(wchar_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || wcschr(L"<>:\"/\\|?*", c);
}

/* The characters as they are to be, with a zero behind. */
static wchar_t *letters_of(const char *stem, bool plain)
{
    wchar_t *all = command_own(calloc(strlen(stem) + 1, sizeof *all));
    size_t n = 0;
    while (*stem) {
        wchar_t c = next(&stem), whole = n ? combined(all[n - 1], c) : 0;
        if (whole)
            all[n - 1] = whole;
        else
            all[n++] = is_forbidden(c) ? L'_' : c;
    }
    for (size_t i = 0; plain && i < n; i++)
        all[i] = in_ascii(all[i]);
    return all;
}

/* Names of devices under Windows, to which the reader may be connected next. */
static bool is_reserved(const char *name)
{
    static const char *const names[] = {"con", "prn", "aux", "nul"};
    size_t n = strcspn(name, ".");
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (n == 3 && strncasecmp(name, names[i], n) == 0)
            return true;
    }
    return n == 4 && name[3] >= '0' && name[3] <= '9' &&
           (strncasecmp(name, "com", 3) == 0 ||
            strncasecmp(name, "lpt", 3) == 0);
}

char *safe_name(const char *stem, const char *ending, bool plain)
{
    enum { CHARACTER = 4 };
    size_t size = BYTES_MAX + CHARACTER + strlen(ending);
    char *name = command_own(malloc(size));
    size_t n = 0, limit = BYTES_MAX - strlen(ending) - 1;
    wchar_t *letters = letters_of(stem, plain);
    for (const wchar_t *s = letters + wcsspn(letters, L". "); *s; s++) {
        char bytes[CHARACTER];
        size_t more =
            (size_t)u8_uctomb((uint8_t *)bytes, (ucs4_t)*s, CHARACTER);
        if (n + more > limit)
            break;
        memcpy(name + n, bytes, more);
        n += more;
    }
    free(letters);
    while (n && (name[n - 1] == ' ' || name[n - 1] == '.'))
        n--;
    name[n] = '\0';
    const char *tail = !n ? "anban" : is_reserved(name) ? "_" : "";
    snprintf(name + n, size - n, "%s%s", tail, ending);
    return name;
}
