/* SPDX-License-Identifier: MIT */
/*
 * Text in UTF-16 or UTF-32 is told by its byte order mark (Unicode, section
 * 23.8), or, where there is none, by its zero bytes: every text has spaces and
 * line feeds, and in most the upper half of many units is zero. That alone
 * would take a program for text, so the whole must also decode to characters
 * that texts have.
 */
#include "read/encoding/wide.h"

#include <stdint.h>
#include <string.h>

struct form {
    const char *name;
    size_t unit;
    bool big; /* the upper byte comes first */
};

static const struct form forms[] = {
    {"UTF-32LE", 4, false},
    {"UTF-32BE", 4, true},
    {"UTF-16LE", 2, false},
    {"UTF-16BE", 2, true},
};

const char *wide_by_mark(struct str bytes, size_t *mark)
{
    static const struct str marks[] = {
        {"\xFF\xFE\0\0", 4},
        {"\0\0\xFE\xFF", 4},
        {"\xFF\xFE", 2},
        {"\xFE\xFF", 2},
    };
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        if (str_starts(bytes, marks[i])) {
            *mark = marks[i].n;
            return forms[i].name;
        }
    }
    return NULL;
}

static uint32_t unit_at(struct str bytes, size_t at, const struct form *form)
{
    uint32_t unit = 0;
    for (size_t i = 0; i < form->unit; i++) {
        size_t k = form->big ? i : form->unit - 1 - i;
        unit = unit << 8 | (unsigned char)bytes.s[at + k];
    }
    return unit;
}

/* Control characters but for those which lay out text, and what is none. */
static bool is_odd(uint32_t c)
{
    return (c < 0x20 && !(c >= '\t' && c <= '\r')) || c == 0x7F ||
           (c >= 0x80 && c <= 0x9F && c != 0x85) || c >= 0x110000 ||
           (c & 0xFFFE) == 0xFFFE;
}

/* Whether surrogates stand in pairs; of UTF-32 there must be none. */
static bool is_torn(uint32_t before, uint32_t unit, const struct form *form)
{
    bool high = before >= 0xD800 && before <= 0xDBFF;
    bool low = unit >= 0xDC00 && unit <= 0xDFFF;
    return form->unit == 4 ? unit >= 0xD800 && unit <= 0xDFFF : high != low;
}

/* A file may have been cut within a unit, or have a few that are spoiled, but
 * a few bytes prove nothing. */
static bool is_text_in(struct str bytes, const struct form *form)
{
    enum {
        ASCII_SHARE = 16, /* at least one unit in so many is ASCII's */
        ODD_SHARE = 64,   /* and at most one is none of a text's */
        FEW = 8           /* units, which must be whole */
    };
    size_t ascii = 0, odd = 0, units = bytes.n / form->unit;
    uint32_t before = 0;
    for (size_t at = 0; at + form->unit <= bytes.n; at += form->unit) {
        uint32_t unit = unit_at(bytes, at, form);
        odd += is_odd(unit) || is_torn(before, unit, form);
        if (odd > units / ODD_SHARE)
            return false;
        ascii += unit < 0x80;
        before = unit;
    }
    if (units < 2 || (units < FEW && bytes.n % form->unit))
        return false;
    return ascii >= (units + ASCII_SHARE - 1) / ASCII_SHARE;
}

const char *wide_by_zeros(struct str bytes)
{
    if (bytes.n == 0 || !memchr(bytes.s, '\0', bytes.n))
        return NULL;
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        if (is_text_in(bytes, &forms[i]))
            return forms[i].name;
    }
    return NULL;
}
