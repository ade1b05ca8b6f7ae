/* SPDX-License-Identifier: MIT */
/*
 * UTF-8 and the case of letters. Upper and lower case stand in a few regular
 * patterns in the Latin, Greek and Cyrillic blocks, so the table lists ranges
 * with the way from upper to lower, not letters; ASCII needs no table.
 */
#include "base/utf8.h"

/* The lead byte decides the length and the range of the second byte. */
static int sequence_length(unsigned char lead, unsigned char *low,
                           unsigned char *high)
{
    *low = 0x80;
    *high = 0xBF;
    if (lead >= 0xC2 && lead <= 0xDF)
        return 2;
    if (lead >= 0xE0 && lead <= 0xEF) {
        if (lead == 0xE0)
            *low = 0xA0;
        if (lead == 0xED)
            *high = 0x9F;
        return 3;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        if (lead == 0xF0)
            *low = 0x90;
        if (lead == 0xF4)
            *high = 0x8F;
        return 4;
    }
    return 1;
}

/* A character of two bytes, or of three behind a lead byte whose second is as
 * any: all of Vietnamese. 0: another. */
static uint32_t usual(const unsigned char *s, size_t left)
{
    if (s[0] >= 0xC2 && s[0] <= 0xDF && left > 1 && utf8_goes_on((char)s[1]))
        return (s[0] & 0x1FU) << 6 | (s[1] & 0x3FU);
    if (s[0] >= 0xE1 && s[0] <= 0xEC && left > 2 && utf8_goes_on((char)s[1]) &&
        utf8_goes_on((char)s[2]))
        return (s[0] & 0x0FU) << 12 | (s[1] & 0x3FU) << 6 | (s[2] & 0x3FU);
    return 0;
}

static uint32_t any_character(struct str text, size_t *at)
{
    const unsigned char *s = (const unsigned char *)text.s;
    unsigned char lead = s[(*at)++], low, high;
    int length = sequence_length(lead, &low, &high);
    if (length == 1)
        return UTF8_REPLACEMENT;
    uint32_t c = lead & (0xFFU >> (length + 1));
    for (int i = 1; i < length; i++) {
        if (*at == text.n || s[*at] < low || s[*at] > high)
            return UTF8_REPLACEMENT;
        c = c << 6 | (s[(*at)++] & 0x3FU);
        low = 0x80;
        high = 0xBF;
    }
    return c;
}

uint32_t utf8_next_beyond_ascii(struct str text, size_t *at)
{
    const unsigned char *s = (const unsigned char *)text.s + *at;
    uint32_t c = usual(s, text.n - *at);
    if (!c)
        return any_character(text, at);
    *at += c < 0x800 ? 2 : 3;
    return c;
}

size_t utf8_put(uint32_t c, char bytes[4])
{
    if (c < 0x80) {
        bytes[0] = (char)c;
        return 1;
    }
    size_t n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (size_t i = n - 1; i > 0; i--) {
        bytes[i] = (char)(0x80 | (c & 0x3F));
        c >>= 6;
    }
    bytes[0] = (char)((0xF00U >> n & 0xFF) | c);
    return n;
}

/* How many of eight bytes go on with a character: their highest bits are 10. */
static size_t count_going_on(const char *bytes)
{
    const uint64_t lowest = 0x0101010101010101;
    uint64_t eight;
    memcpy(&eight, bytes, sizeof eight);
    return (size_t)(((eight >> 7 & ~(eight >> 6) & lowest) * lowest) >> 56);
}

size_t utf8_length(struct str text)
{
    size_t n = text.n, at = 0;
    for (; at + sizeof(uint64_t) <= text.n; at += sizeof(uint64_t))
        n -= count_going_on(text.s + at);
    for (; at < text.n; at++)
        n -= utf8_goes_on(text.s[at]);
    return n;
}

bool utf8_is_valid(struct str text)
{
    for (size_t at = 0; at < text.n;) {
        size_t before = at;
        if (utf8_next(text, &at) == UTF8_REPLACEMENT &&
            !(at - before == 3 &&
              str_eq(str_slice(text, before, at), STR("\xEF\xBF\xBD"))))
            return false;
    }
    return true;
}

/*
 * Unicode 15, UnicodeData.txt. step 0: upper + delta is lower. step 2: upper
 * and lower alternate, the upper first.
 */
static const struct {
    uint32_t first, last;
    int step, delta;
} cases[] = {
    {0x1EA0, 0x1EFF, 2, 1}, /* first, as most of Vietnamese stands there */
    {0xC0, 0xD6, 0, 32},
    {0xD8, 0xDE, 0, 32},
    {0x100, 0x12F, 2, 1},
    {0x132, 0x137, 2, 1},
    {0x139, 0x148, 2, 1},
    {0x14A, 0x177, 2, 1},
    {0x178, 0x178, 0, 0xFF - 0x178},
    {0x179, 0x17E, 2, 1},
    {0x1A0, 0x1A5, 2, 1},
    {0x1AF, 0x1B0, 2, 1},
    {0x1CD, 0x1DC, 2, 1},
    {0x1DE, 0x1EF, 2, 1},
    {0x1F8, 0x21F, 2, 1},
    {0x222, 0x233, 2, 1},
    {0x391, 0x3A1, 0, 32},
    {0x3A3, 0x3AB, 0, 32},
    {0x400, 0x40F, 0, 80},
    {0x410, 0x42F, 0, 32},
    {0x460, 0x481, 2, 1},
    {0x48A, 0x4BF, 2, 1},
    {0x4D0, 0x52F, 2, 1},
    {0x1E00, 0x1E95, 2, 1},
};

/* -1 lower, 0 none, 1 upper; *other is the letter of the other case. */
static int letter_case(uint32_t c, uint32_t *other)
{
    if (c < 0x80) { /* as most are */
        bool letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
        *other = c ^ 0x20;
        return !letter ? 0 : c & 0x20 ? -1 : 1;
    }
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        uint32_t delta = (uint32_t)cases[i].delta;
        bool in_upper = c >= cases[i].first && c <= cases[i].last;
        if (cases[i].step == 2) {
            if (!in_upper)
                continue;
            bool upper = (c - cases[i].first) % 2 == 0;
            *other = upper ? c + 1 : c - 1;
            return upper ? 1 : -1;
        }
        if (in_upper) {
            *other = c + delta;
            return 1;
        }
        if (c - delta >= cases[i].first && c - delta <= cases[i].last) {
            *other = c - delta;
            return -1;
        }
    }
    return 0;
}

bool letter_is_upper(uint32_t c)
{
    uint32_t other;
    return letter_case(c, &other) == 1;
}

bool letter_is_lower(uint32_t c)
{
    uint32_t other;
    return letter_case(c, &other) == -1 || c == 0xDF;
}

uint32_t letter_to_lower(uint32_t c)
{
    uint32_t other;
    if (c < 0x80)
        return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
    return letter_case(c, &other) == 1 ? other : c;
}

uint32_t letter_to_upper(uint32_t c)
{
    uint32_t other;
    return letter_case(c, &other) == -1 ? other : c;
}

bool letter_is(uint32_t c)
{
    uint32_t other;
    return letter_case(c, &other) != 0 || c == 0xAA || c == 0xBA || c == 0xDF ||
           (c >= 0x180 && c <= 0x24F) || (c >= 0x386 && c <= 0x3CE) ||
           (c >= 0x1E96 && c <= 0x1E9F);
}

bool str_eq_nocase(struct str a, struct str b)
{
    size_t i = 0, j = 0;
    while (i < a.n && j < b.n) {
        uint32_t one = utf8_next(a, &i), other = utf8_next(b, &j);
        if (one != other && letter_to_lower(one) != letter_to_lower(other))
            return false;
    }
    return i == a.n && j == b.n;
}

struct str str_behind_label(struct str text, struct str label)
{
    if (!str_eq_nocase(str_slice(text, 0, label.n), label))
        return text;
    size_t at = label.n;
    while (at < text.n && (text.s[at] == ' ' || text.s[at] == ':'))
        at++;
    return str_slice(text, at, text.n);
}

bool str_ends_nocase(struct str text, struct str suffix)
{
    return text.n >= suffix.n &&
           str_eq_nocase(str_slice(text, text.n - suffix.n, text.n), suffix);
}

bool mark_is_opening(uint32_t c)
{
    return c == '(' || c == '[' || c == '"' || c == '\'' || c == 0x201C ||
           c == 0x2018 || c == 0xAB;
}

bool mark_is_closing(uint32_t c)
{
    return c == ')' || c == ']' || c == '"' || c == '\'' || c == 0x201D ||
           c == 0x2019 || c == 0xBB;
}
