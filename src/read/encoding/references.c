/* SPDX-License-Identifier: MIT */
/*
 * Web pages of around 2000 have each letter beyond ASCII as a character
 * reference: "B&cedil;o c&cedil;o" is "B¸o c¸o", which is ABC. Whether a page
 * is such text can only be judged by its letters. The names are those of HTML
 * 4.01 (section 24) for the characters of windows-1252; numbers from 128 to 159
 * mean its bytes (HTML Standard, "Numeric character reference end state").
 */
#include "read/encoding/references.h"

#include <string.h>

#include "base/buf.h"
#include "base/hex.h"
#include "base/utf8.h"
#include "read/encoding/legacy.h"

enum {
    A_FEW = 4,      /* no text of an old font is shorter */
    NAME_LENGTH = 8 /* of the longest */
};

/* By their bytes in windows-1252, from 0x80 and from 0xA0 on. */
static const char names[128][NAME_LENGTH + 1] = {
    "euro",   "",       "sbquo",  "fnof",   "bdquo",  "hellip", "dagger",
    "Dagger", "circ",   "permil", "Scaron", "lsaquo", "OElig",  "",
    "",       "",       "",       "lsquo",  "rsquo",  "ldquo",  "rdquo",
    "bull",   "ndash",  "mdash",  "tilde",  "trade",  "scaron", "rsaquo",
    "oelig",  "",       "",       "Yuml",   "nbsp",   "iexcl",  "cent",
    "pound",  "curren", "yen",    "brvbar", "sect",   "uml",    "copy",
    "ordf",   "laquo",  "not",    "shy",    "reg",    "macr",   "deg",
    "plusmn", "sup2",   "sup3",   "acute",  "micro",  "para",   "middot",
    "cedil",  "sup1",   "ordm",   "raquo",  "frac14", "frac12", "frac34",
    "iquest", "Agrave", "Aacute", "Acirc",  "Atilde", "Auml",   "Aring",
    "AElig",  "Ccedil", "Egrave", "Eacute", "Ecirc",  "Euml",   "Igrave",
    "Iacute", "Icirc",  "Iuml",   "ETH",    "Ntilde", "Ograve", "Oacute",
    "Ocirc",  "Otilde", "Ouml",   "times",  "Oslash", "Ugrave", "Uacute",
    "Ucirc",  "Uuml",   "Yacute", "THORN",  "szlig",  "agrave", "aacute",
    "acirc",  "atilde", "auml",   "aring",  "aelig",  "ccedil", "egrave",
    "eacute", "ecirc",  "euml",   "igrave", "iacute", "icirc",  "iuml",
    "eth",    "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",
    "divide", "oslash", "ugrave", "uacute", "ucirc",  "uuml",   "yacute",
    "thorn",  "yuml",
};

/* The byte of windows-1252 which the name stands for, or 0. */
static unsigned char named_byte(struct str name)
{
    for (unsigned i = 0; name.n && i < 128; i++) {
        if (names[i][0] == name.s[0] && str_eq(name, str_of(names[i])))
            return (unsigned char)(0x80 + i);
    }
    return 0;
}

/* What "225" or "xE1" stands for, or 0. */
static uint32_t numbered(struct str digits)
{
    bool hex = digits.n && (digits.s[0] | 0x20) == 'x';
    uint32_t c = 0;
    for (size_t i = hex; i < digits.n; i++) {
        int digit = hex_digit(digits.s[i]);
        if (digit < 0 || (!hex && digit > 9) || c > 0x10FFFF)
            return 0;
        c = c * (hex ? 16 : 10) + (uint32_t)digit;
    }
    if (c >= 0x80 && c <= 0x9F)
        c = windows_1252_letter((unsigned char)c);
    return c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF) ? c : 0;
}

/* The character which the reference at the head of `text` stands for, and how
 * long it is; 0: there is none, or one of ASCII, or the fixed space. */
static uint32_t reference_at(struct str text, size_t *length)
{
    enum { LONGEST = 10 };
    struct str head = str_slice(text, 0, LONGEST);
    const char *end = memchr(head.s, ';', head.n);
    if (!end)
        return 0;
    *length = (size_t)(end - text.s) + 1;
    struct str name = str_slice(text, 1, *length - 1);
    uint32_t c = str_starts(name, STR("#"))
                     ? numbered(str_slice(name, 1, name.n))
                     : windows_1252_letter(named_byte(name));
    return c > 0xA0 ? c : 0;
}

static size_t count_references(struct str text)
{
    size_t n = 0, length;
    for (const char *s; text.n && (s = memchr(text.s, '&', text.n));) {
        text = str_slice(text, (size_t)(s - text.s), text.n);
        n += reference_at(text, &length) != 0;
        text = str_slice(text, 1, text.n);
    }
    return n;
}

struct str resolve_references(struct arena *arena, struct str text)
{
    struct buf buf = {.arena = arena};
    char bytes[4];
    size_t length, done = 0;
    if (count_references(text) < A_FEW)
        return text;
    for (size_t at = 0; at < text.n; at++) {
        const char *mark = memchr(text.s + at, '&', text.n - at);
        if (!mark)
            break;
        at = (size_t)(mark - text.s);
        uint32_t c = reference_at(str_slice(text, at, text.n), &length);
        if (!c)
            continue;
        buf_add(&buf, str_slice(text, done, at));
        size_t n = utf8_put(c, bytes);
        buf_add(&buf, (struct str){bytes, n});
        done = at + length;
        at = done - 1;
    }
    buf_add(&buf, str_slice(text, done, text.n));
    return buf_str(&buf);
}
