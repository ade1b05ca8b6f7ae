/* SPDX-License-Identifier: MIT */
/*
 * The fonts of ABC whose names end in H show small letters as capitals, as
 * .VnTimeH does, and pages name them in a tag: face=".VnTimeH", or in a style.
 * The text in the element which such a tag opens is in capitals; this is a page
 * that is not parsed yet, so elements are told by their names alone.
 */
#include "read/encoding/face.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "read/read.h"

static struct str name_in(struct str tag, size_t at)
{
    size_t end = at;
    while (end < tag.n && ((tag.s[end] | 0x20) >= 'a') &&
           (tag.s[end] | 0x20) <= 'z')
        end++;
    return str_slice(tag, at, end);
}

/* Whether the tag names a font of capitals, of ABC. */
static bool names_capitals(struct str tag)
{
    size_t at = str_find(tag, STR(".Vn")), end = at;
    enum legacy legacy;
    if (at >= tag.n)
        return false;
    while (end < tag.n && tag.s[end] != '"' && tag.s[end] != '\'' &&
           tag.s[end] != ';' && tag.s[end] != ',' && tag.s[end] != '&' &&
           tag.s[end] != '>')
        end++;
    return legacy_font(str_slice(tag, at, end), &legacy) &&
           legacy == LEGACY_ABC_CAPITALS;
}

bool face_follow(struct face *face, struct str block)
{
    bool is_tag = str_starts(block, STR("<"));
    bool closes = str_starts(block, STR("</"));
    struct str name = name_in(block, closes ? 2 : 1);
    if (!is_tag)
        return face->depth > 0;
    if (face->depth > 0 && str_eq_nocase(name, face->element))
        face->depth += closes ? -1 : 1;
    else if (face->depth == 0 && !closes && names_capitals(block))
        *face = (struct face){name, 1};
    return false;
}

/* How long the character reference at the head of `text` is, or 0. */
static size_t reference_length(struct str text)
{
    size_t n = 1;
    while (n < text.n && text.s[n] != ';' && text.s[n] != ' ' &&
           text.s[n] != '&')
        n++;
    return text.s[0] == '&' && n < text.n && text.s[n] == ';' ? n + 1 : 0;
}

struct str face_text(struct arena *arena, struct str block)
{
    struct buf buf = {.arena = arena};
    for (size_t at = 0; at < block.n;) {
        struct str rest = str_slice(block, at, block.n);
        size_t n = reference_length(rest);
        if (n > 0) {
            buf_add(&buf, str_slice(rest, 0, n));
        } else {
            n = 1;
            while (n < rest.n && rest.s[n] != '&')
                n++;
            buf_add(&buf, legacy_to_unicode(arena, str_slice(rest, 0, n),
                                            LEGACY_ABC_CAPITALS));
        }
        at += n;
    }
    return buf_str(&buf);
}
