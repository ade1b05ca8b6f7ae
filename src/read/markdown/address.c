/* SPDX-License-Identifier: MIT */
/*
 * Bare addresses, which are links on GitHub (GitHub Flavored Markdown 0.29,
 * section 6.9): http://, https:// and ftp:// with a host, "www." and mail
 * addresses. They are found in the text when all else is done with it; md4c
 * could do so, too, but each of its versions in another way. The marks of
 * emphasis in an address are shielded before.
 */
#include <ctype.h>
#include <string.h>

#include "base/utf8.h"
#include "read/markdown/markdown.h"

static bool is_alnum(char c)
{
    return isalnum((unsigned char)c) && (unsigned char)c < 0x80;
}

/* The length of the scheme that ends before the colon at `at`; 0: none. */
static size_t scheme_length(struct str text, size_t at)
{
    static const char *const schemes[] = {"https", "http", "ftp"};
    if (!str_starts(str_slice(text, at, text.n), STR("://")))
        return 0;
    for (size_t i = 0; i < sizeof schemes / sizeof schemes[0]; i++) {
        size_t n = strlen(schemes[i]);
        if (at >= n &&
            str_eq_nocase(str_slice(text, at - n, at), str_of(schemes[i])))
            return n;
    }
    return 0;
}

/* An address begins where a word does, behind what may open one. */
static bool may_begin(struct str text, size_t at)
{
    size_t start = at;
    if (at == 0)
        return true;
    do
        start--;
    while (start > 0 && utf8_goes_on(text.s[start]));
    uint32_t c = utf8_next(text, &start);
    return c == ' ' || c == '\n' || c == '\t' || c == 0xA0 || c == '*' ||
           c == '_' || c == '~' || mark_is_opening(c);
}

/* Behind the host that begins at `at`: it has a dot, and no underscore in its
 * last two parts. 0: it is none. */
static size_t host_end(struct str text, size_t at)
{
    size_t end = at, dots = 0;
    bool last = false, before = false; /* has an underscore */
    for (; end < text.n; end++) {
        char c = text.s[end];
        if (c == '.' && end + 1 < text.n && is_alnum(text.s[end + 1])) {
            dots++;
            before = last;
            last = false;
        } else if (c == '_') {
            last = true;
        } else if (!is_alnum(c) && c != '-') {
            break;
        }
    }
    return dots && !last && !before ? end : 0;
}

static bool ends_path(uint32_t c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '<' || c == '>' ||
           c == '"' || c == 0xA0 ||
           (c > 0x7F && (mark_is_opening(c) || mark_is_closing(c)));
}

static size_t path_end(struct str text, size_t at)
{
    for (size_t next = at; at < text.n; at = next) {
        if (ends_path(utf8_next(text, &next)))
            break;
    }
    return at;
}

static size_t count_of(struct str text, char c)
{
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++)
        n += text.s[i] == c;
    return n;
}

/* Without the stops behind it, and the brackets that close what it is in. */
static size_t without_stops(struct str text, size_t start, size_t end)
{
    struct str url = str_slice(text, start, end);
    size_t round = count_of(url, ')') - count_of(url, '(');
    size_t square = count_of(url, ']') - count_of(url, '[');
    for (; url.n; url.n--) {
        char c = url.s[url.n - 1];
        size_t *surplus = c == ')' ? &round : c == ']' ? &square : NULL;
        if (surplus && *surplus > 0 && *surplus <= text.n)
            --*surplus;
        else if (!strchr("?!.,:;*_~'", c))
            break;
    }
    return start + url.n;
}

/* With the scheme, or "www.", of `n` bytes at `start`. */
static bool find_url(struct str text, size_t start, size_t n,
                     struct address *found)
{
    bool www = text.s[start + n - 1] == '.';
    size_t end =
        may_begin(text, start) ? host_end(text, www ? start : start + n) : 0;
    if (end == 0 || (www && !is_alnum(text.s[start + n])))
        return false;
    end = without_stops(text, start, path_end(text, end));
    *found = (struct address){start, end, www ? "http://" : ""};
    return true;
}

static bool find_mail(struct str text, size_t from, size_t at,
                      struct address *found)
{
    size_t start = at, end = host_end(text, at + 1);
    while (start > from &&
           (is_alnum(text.s[start - 1]) || strchr(".-_+", text.s[start - 1])))
        start--;
    if (start == at || end == 0 || !is_alnum(text.s[at - 1]) ||
        !is_alnum(text.s[end - 1]))
        return false;
    *found = (struct address){start, end, "mailto:"};
    return true;
}

bool address_find(struct str text, size_t from, struct address *found)
{
    for (size_t at = from; at < text.n; at++) {
        char c = text.s[at];
        size_t scheme = c == ':' ? scheme_length(text, at) : 0;
        bool www = c == '.' && at >= from + 3 &&
                   memcmp(text.s + at - 3, "www", 3) == 0;
        if ((scheme && at - scheme >= from &&
             find_url(text, at - scheme, scheme + 3, found)) ||
            (www && find_url(text, at - 3, 4, found)) ||
            (c == '@' && find_mail(text, from, at, found)))
            return true;
    }
    return false;
}

/* ---- before md4c reads the source ---- */

/* Where the address that begins at `at` ends for the shield, which must not
 * reach what has a meaning of its own. */
static size_t bare_end(struct str text, size_t at)
{
    while (at < text.n && !strchr(" \t\n<>[]()`|\"\\", text.s[at]))
        at++;
    while (at > 0 && strchr("?!.,:;*_~'", text.s[at - 1]))
        at--;
    return at;
}

/* In the parentheses of a link, or behind the label of its definition, md4c
 * takes no shielded byte. */
static bool is_target(struct str text, size_t start)
{
    size_t at = start;
    while (at > 0 && strchr(" \t\n", text.s[at - 1]))
        at--;
    if (at < 2)
        return false;
    return text.s[at - 2] == ']' &&
           (text.s[at - 1] == '(' || text.s[at - 1] == ':');
}

/* The next address with a scheme or "www." from *at on; false: there is none.
 */
static bool next_bare(struct str text, size_t *at, size_t *end)
{
    for (; *at < text.n; ++*at) {
        if (text.s[*at] != ':' && text.s[*at] != 'w')
            continue;
        struct str rest = str_slice(text, *at, text.n);
        size_t scheme = text.s[*at] == ':' ? scheme_length(text, *at) : 0;
        size_t start = *at - scheme;
        if ((!scheme && !str_starts(rest, STR("www."))) ||
            !may_begin(text, start) || is_target(text, start))
            continue;
        *end = bare_end(text, *at + 3);
        return true;
    }
    return false;
}

bool has_marked_addresses(struct str text)
{
    size_t at = 0, end = 0;
    for (; next_bare(text, &at, &end); at = end + 1) {
        for (; at < end; at++) {
            if (text.s[at] == '*' || text.s[at] == '_')
                return true;
        }
    }
    return false;
}

void shield_addresses(char *s, size_t n)
{
    struct str text = {s, n};
    size_t at = 0, end = 0;
    for (; next_bare(text, &at, &end); at = end + 1) {
        for (; at < end; at++) {
            if (s[at] == '*' || s[at] == '_')
                shield_byte(s + at);
        }
    }
}
