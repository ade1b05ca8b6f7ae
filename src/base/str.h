/* SPDX-License-Identifier: MIT */
/*
 * A string view: bytes and their number. It owns nothing and need not end in a
 * zero byte. Text inside anban is UTF-8 in NFC from the decode stage on.
 */
#ifndef ANBAN_BASE_STR_H
#define ANBAN_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct arena;

struct str {
    const char *s;
    size_t n;
};

/* A list of views in an arena, in the order they were added. */
struct strs {
    struct str *at;
    size_t n;
};

/* A literal as a view: STR("abc"). */
#define STR(literal) ((struct str){(literal), sizeof(literal) - 1})

/* The same to initialise a table with, where C17 takes no compound literal. */
#define STR_INIT(literal)                                                      \
    {                                                                          \
        (literal), sizeof(literal) - 1                                         \
    }

/* For printf's "%.*s": STR_ARG(view). */
#define STR_ARG(view) (int)(view).n, (view).s

/* A view of the zero-terminated `s`; NULL gives an empty view. */
struct str str_of(const char *s);

/* A copy in the arena, with a zero byte behind it. */
struct str str_copy(struct arena *arena, struct str text);

/* printf into the arena. Use no conversion that depends on the locale. */
struct str str_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* These are asked of nearly every word and byte, so callers have them whole. */
static inline bool str_eq(struct str a, struct str b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.s, b.s, a.n) == 0);
}

/* A digit of ASCII, whatever the locale. */
static inline bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool str_starts(struct str text, struct str prefix)
{
    return text.n >= prefix.n &&
           (prefix.n == 0 || (text.s[0] == prefix.s[0] &&
                              memcmp(text.s, prefix.s, prefix.n) == 0));
}

/* The same of a list's word, whose length is not asked: most differ at once. */
static inline bool str_begins(struct str text, const char *word)
{
    size_t i = 0;
    while (i < text.n && word[i] && word[i] == text.s[i])
        i++;
    return !word[i];
}

bool str_ends(struct str text, struct str suffix);

/* FNV-1a in 32 bits: for short keys. */
static inline uint32_t str_hash(struct str text)
{
    uint32_t hash = 2166136261U;
    for (size_t i = 0; i < text.n; i++)
        hash = (hash ^ (unsigned char)text.s[i]) * 16777619U;
    return hash;
}

/* From byte `from` up to byte `to`, both clipped to the view. */
static inline struct str str_slice(struct str text, size_t from, size_t to)
{
    if (to > text.n)
        to = text.n;
    if (from > to)
        from = to;
    /* C17 (6.5.6) has no NULL + 0, which an empty view would be. */
    return (struct str){from ? text.s + from : text.s, to - from};
}

/* Without ASCII white space at both ends. */
struct str str_trim(struct str text);

/* Trimmed, and each stretch of ASCII white space within made one space, in the
 * arena: a title or a label on one line. Whether a trimmed text is so. */
struct str str_one_line(struct arena *arena, struct str text);
bool str_is_one_line(struct str text);

/* The text if it has at most `max` bytes, else its beginning up to the end of a
 * word, with an ellipsis, in the arena. `max` is 8 or more. */
struct str str_clipped(struct arena *arena, struct str text, size_t max);

/* Where the first byte beyond ASCII is, from `at` on, or the text's end. */
size_t str_beyond_ascii(struct str text, size_t at);

/* Where `part` begins in `text`, or SIZE_MAX. */
size_t str_find(struct str text, struct str part);

/* Has it so many spaces in a row, one or more? */
bool str_has_spaces(struct str text, size_t n);

/* How many of these bytes it has. */
size_t str_count(struct str text, char byte);

/* The bytes of a path up to its last slash, and with that; 0: it has none. */
size_t str_folder(struct str path);

/*
 * Cuts the first line off `rest` and returns it without its '\n'. False when
 * `rest` is used up.
 */
bool str_next_line(struct str *rest, struct str *line);

void strs_add(struct arena *arena, struct strs *list, struct str text);

#endif
