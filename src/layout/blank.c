/* SPDX-License-Identifier: MIT */
/* Finding blanks: blank.h. */
#include "layout/blank.h"

static const struct str ellipsis = STR_INIT("\xE2\x80\xA6");

size_t blank_sign(struct str text, size_t at)
{
    if (at >= text.n)
        return 0;
    if (text.s[at] == '.' || text.s[at] == '_')
        return 1;
    return str_starts(str_slice(text, at, text.n), ellipsis) ? ellipsis.n : 0;
}

/* In quarters of an em. */
static int width_of(char sign)
{
    enum { ELLIPSIS = 4, UNDERSCORE = 2, DOT = 1 };
    return sign == '.' ? DOT : sign == '_' ? UNDERSCORE : ELLIPSIS;
}

static void count_sign(struct blank *blank, struct str text, size_t at,
                       size_t bytes)
{
    blank->length += width_of(text.s[at]);
    blank->sign = text.s[at] == '_' ? '_' : '.';
    blank->to = at + bytes;
}

bool find_blank(struct str text, size_t from, struct blank *blank)
{
    for (size_t at = from; at < text.n; at++) {
        char c = text.s[at];
        if (c != '.' && c != '_' && c != ellipsis.s[0])
            continue;
        size_t bytes = blank_sign(text, at);
        *blank = (struct blank){.from = at, .to = at};
        for (; bytes > 0; bytes = blank_sign(text, at)) {
            count_sign(blank, text, at, bytes);
            at += bytes;
        }
        if (blank->length >= BLANK_LEAST)
            return true;
    }
    return false;
}

bool find_last_blank(struct str text, struct blank *blank)
{
    size_t at = text.n, start = text.n;
    while (at > 0) {
        at -= at >= ellipsis.n && text.s[at - 1] == ellipsis.s[2] ? ellipsis.n
                                                                  : 1;
        if (blank_sign(text, at) == 0)
            break;
        start = at;
    }
    if (start == text.n || !find_blank(text, start, blank))
        return false;
    if (blank->length <= BLANK_LINE)
        return true;
    for (int left = blank->length; left > BLANK_LEAST;) {
        left -= width_of(text.s[blank->from]);
        blank->from += blank_sign(text, blank->from);
    }
    return true;
}
