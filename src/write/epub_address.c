/* SPDX-License-Identifier: MIT */
/*
 * The address that an identifier or a source is: reading systems, shelves and
 * shops look it up by that. What is none names the book to people alone.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/href.h"
#include "base/utf8.h"
#include "write/epub.h"

/* The check digit of 13 digits (ISO 2108, annex A), or of the 10 of before. */
static bool is_checked(struct str digits)
{
    int sum = 0;
    for (size_t i = 0; i < digits.n; i++) {
        int value = digits.s[i] == 'X' ? 10 : digits.s[i] - '0';
        int weight = digits.n == 10 ? 10 - (int)i : i % 2 ? 3 : 1;
        sum += value * weight;
    }
    return sum % (digits.n == 10 ? 11 : 10) == 0;
}

/* "ISBN 978-0-00-000000-2" (RFC 3187); empty: it is none. */
static struct str isbn(struct arena *arena, struct str text)
{
    struct buf digits = {.arena = arena};
    text = str_behind_label(str_behind_label(text, STR("urn:")), STR("isbn"));
    for (size_t i = 0; i < text.n; i++) {
        bool last = text.s[i] == 'X' && digits.n == 9;
        if (is_digit(text.s[i]) || last)
            buf_add_char(&digits, text.s[i]);
        else if (text.s[i] != '-' && text.s[i] != ' ')
            return STR("");
    }
    struct str all = buf_str(&digits);
    bool sound = (all.n == 10 || (all.n == 13 && str_starts(all, STR("97")))) &&
                 is_checked(all);
    return sound ? str_printf(arena, "urn:isbn:%.*s", STR_ARG(all)) : STR("");
}

/* "urn:uuid:…" (RFC 8141): a name space, and what it names; in ASCII. */
static bool is_urn(struct str text)
{
    enum { COLONS = 2 };
    size_t colons = 0;
    for (size_t i = 0; i < text.n; i++) {
        if (text.s[i] <= ' ' || text.s[i] > '~' || text.s[i] == '"' ||
            text.s[i] == '<' || text.s[i] == '>')
            return false;
        colons += text.s[i] == ':';
    }
    return str_eq_nocase(str_slice(text, 0, 4), STR("urn:")) &&
           colons >= COLONS && text.s[text.n - 1] != ':';
}

/* "doi:10.1000/182": where its resolver has it. */
static struct str doi(struct arena *arena, struct str text)
{
    text = str_behind_label(text, STR("doi"));
    if (!str_starts(text, STR("10.")) || str_find(text, STR("/")) >= text.n ||
        str_find(text, STR(" ")) < text.n)
        return STR("");
    return href_clean(arena,
                      str_printf(arena, "https://doi.org/%.*s", STR_ARG(text)));
}

struct str epub_address(struct arena *arena, struct str text)
{
    text = str_trim(text);
    struct str address = isbn(arena, text);
    if (address.n == 0 && is_urn(text))
        address = text;
    if (address.n == 0)
        address = doi(arena, text);
    if (address.n == 0 && str_eq_nocase(str_slice(text, 0, 4), STR("http")))
        address = href_clean(arena, text);
    return address;
}
