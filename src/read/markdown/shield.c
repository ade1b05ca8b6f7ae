/* SPDX-License-Identifier: MIT */
/*
 * Shielding: md4c knows no footnotes, and would take "[^a*b]" apart. A
 * reference to a note goes through it as "^", a byte of its own, the label and
 * "^": as long as it was, so that every place in the source stays; opened and
 * closed by punctuation that means nothing, so that emphasis around it is seen
 * as before; and with control characters, of which clean text has none, for
 * what would be a mark. Marks that stand in addresses have bytes instead which
 * UTF-8 never uses: an address with control characters is none (CommonMark
 * 0.31, section 6.3).
 */
#include <string.h>

#include "base/arena.h"
#include "read/markdown/markdown.h"

/* What md4c looks for within a line; and the first of these, which stand in
 * addresses: the bytes of no character (RFC 3629, section 3). */
static const char marks[] = "~_*`<>&:@.|!\\$^[]";
enum { IN_ADDRESSES = 3, NO_CHARACTER = 0xFD };

static char shield_of(size_t mark)
{
    return (char)(mark < IN_ADDRESSES ? NO_CHARACTER + mark
                                      : SHIELD_LABEL + 1 + mark - IN_ADDRESSES);
}

/* Counted from 0; SIZE_MAX: the byte shields none. */
static size_t mark_of(char shield)
{
    unsigned char c = (unsigned char)shield;
    if (c >= NO_CHARACTER)
        return c - NO_CHARACTER;
    size_t mark = (size_t)(c - SHIELD_LABEL - 1) + IN_ADDRESSES;
    return c > SHIELD_LABEL && mark < sizeof marks - 1 ? mark : SIZE_MAX;
}

void shield_byte(char *byte)
{
    const char *mark = *byte ? strchr(marks, *byte) : NULL;
    if (mark)
        *byte = shield_of((size_t)(mark - marks));
}

void shield_label(char *reference, size_t n)
{
    for (size_t i = 2; i + 1 < n; i++)
        shield_byte(&reference[i]);
    reference[0] = '^';
    reference[1] = SHIELD_LABEL;
    reference[n - 1] = '^';
}

static bool is_shielded(char c)
{
    return c == SHIELD_VOID || c == SHIELD_OWN || c == SHIELD_LABEL ||
           mark_of(c) != SIZE_MAX;
}

static bool has_shield(struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        if (is_shielded(text.s[i]))
            return true;
    }
    return false;
}

/* As the file has it, but with the sign of our own labels if they are `kept`.
 */
static struct str restored(struct arena *arena, struct str text, bool kept)
{
    if (!has_shield(text))
        return text;
    char *copy = arena_copy(arena, text.s, text.n);
    bool in_label = false;
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++) {
        char c = copy[i];
        if (c == SHIELD_VOID || (c == SHIELD_OWN && !kept))
            continue;
        if (c == SHIELD_LABEL && n > 0) {
            copy[n - 1] = '[';
            c = '^';
            in_label = true;
        } else if (mark_of(c) != SIZE_MAX) {
            c = marks[mark_of(c)];
        } else if (c == '^' && in_label) {
            c = ']';
            in_label = false;
        }
        copy[n++] = c;
    }
    return (struct str){copy, n};
}

struct str unshielded(struct arena *arena, struct str text)
{
    return restored(arena, markdown_sizes_as_attributes(arena, text), false);
}

size_t shielded_label(struct arena *arena, struct str text, size_t *start,
                      struct str *label)
{
    const char *mark = text.n ? memchr(text.s, SHIELD_LABEL, text.n) : NULL;
    if (!mark || mark == text.s)
        return 0;
    size_t at = (size_t)(mark - text.s) + 1;
    const char *end = memchr(text.s + at, '^', text.n - at);
    if (!end)
        return 0;
    size_t n = (size_t)(end - text.s) - at;
    *start = at - 2;
    *label = restored(arena, str_slice(text, at, at + n), true);
    return n + 3;
}
