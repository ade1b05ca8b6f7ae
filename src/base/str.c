/* SPDX-License-Identifier: MIT */
/* String views: comparing, cutting and copying text without owning it. */
#include "base/str.h"

#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"

struct str str_of(const char *s)
{
    return (struct str){s ? s : "", s ? strlen(s) : 0};
}

struct str str_copy(struct arena *arena, struct str text)
{
    return (struct str){arena_copy(arena, text.s, text.n), text.n};
}

struct str str_printf(struct arena *arena, const char *format, ...)
{
    va_list args;
    size_t n;
    va_start(args, format);
    const char *s = arena_vprintf(arena, &n, format, args);
    va_end(args);
    return (struct str){s, n};
}

bool str_ends(struct str text, struct str suffix)
{
    return text.n >= suffix.n &&
           (suffix.n == 0 || text.s[text.n - 1] == suffix.s[suffix.n - 1]) &&
           str_eq(str_slice(text, text.n - suffix.n, text.n), suffix);
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

struct str str_trim(struct str text)
{
    while (text.n && is_space(text.s[text.n - 1]))
        text.n--;
    while (text.n && is_space(text.s[0])) {
        text.s++;
        text.n--;
    }
    return text;
}

bool str_is_one_line(struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        if (is_space(text.s[i]) &&
            (text.s[i] != ' ' || is_space(text.s[i - 1])))
            return false;
    }
    return true;
}

struct str str_one_line(struct arena *arena, struct str text)
{
    text = str_trim(text);
    char *line = arena_alloc(arena, text.n + 1), *end = line;
    for (size_t i = 0; i < text.n; i++) {
        bool space = is_space(text.s[i]);
        if (!space)
            *end++ = text.s[i];
        else if (end[-1] != ' ') /* the first is no space */
            *end++ = ' ';
    }
    *end = '\0';
    return (struct str){line, (size_t)(end - line)};
}

struct str str_clipped(struct arena *arena, struct str text, size_t max)
{
    if (text.n <= max)
        return text;
    size_t most = max - (sizeof "…" - 1), end = most, word = most;
    while (end > 0 && utf8_goes_on(text.s[end]))
        end--;
    while (word > most / 2 && !is_space(text.s[word]))
        word--;
    if (word > most / 2)
        end = word;
    return str_printf(arena, "%.*s…", STR_ARG(str_slice(text, 0, end)));
}

size_t str_count(struct str text, char byte)
{
    size_t n = 0;
    const char *at = text.s, *end = text.s + text.n;
    while (at < end && (at = memchr(at, byte, (size_t)(end - at)))) {
        at++;
        n++;
    }
    return n;
}

size_t str_beyond_ascii(struct str text, size_t at)
{
    const uint64_t high = 0x8080808080808080;
    for (uint64_t eight; at + sizeof eight <= text.n; at += sizeof eight) {
        memcpy(&eight, text.s + at, sizeof eight);
        if (eight & high)
            break;
    }
    while (at < text.n && (unsigned char)text.s[at] < 0x80)
        at++;
    return at;
}

size_t str_find(struct str text, struct str part)
{
    if (part.n == 0)
        return 0;
    for (size_t i = 0; i + part.n <= text.n; i++) {
        const char *hit =
            memchr(text.s + i, part.s[0], text.n - part.n - i + 1);
        if (!hit)
            break;
        i = (size_t)(hit - text.s);
        if (memcmp(hit, part.s, part.n) == 0)
            return i;
    }
    return SIZE_MAX;
}

/* Those that hold the byte looked at, which is in each row of `n`, begin behind
 * the last byte that is none. */
bool str_has_spaces(struct str text, size_t n)
{
    size_t from = 0;
    for (size_t at = n - 1; at < text.n; at = from + n - 1) {
        while (at + 1 > from && text.s[at] == ' ')
            at--;
        if (at + 1 == from)
            return true;
        from = at + 1;
    }
    return false;
}

size_t str_folder(struct str path)
{
    size_t n = path.n;
    while (n && path.s[n - 1] != '/')
        n--;
    return n;
}

bool str_next_line(struct str *rest, struct str *line)
{
    if (rest->n == 0)
        return false;
    const char *end = memchr(rest->s, '\n', rest->n);
    size_t n = end ? (size_t)(end - rest->s) : rest->n;
    *line = str_slice(*rest, 0, n);
    *rest = str_slice(*rest, end ? n + 1 : n, rest->n);
    return true;
}

void strs_add(struct arena *arena, struct strs *list, struct str text)
{
    list->at = arena_more(arena, list->at, list->n, sizeof *list->at);
    list->at[list->n++] = text;
}
