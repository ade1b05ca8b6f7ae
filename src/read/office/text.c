/* SPDX-License-Identifier: MIT */
/*
 * A run's text: composed, freed of characters that no text has, in capitals
 * where the run says so.
 */
#include "read/office/text.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "read/clean.h"

static struct str without_controls(struct arena *arena, struct str text)
{
    struct buf buf = {.arena = arena};
    for (size_t at = 0; at < text.n;) {
        size_t from = at;
        if (!is_dropped(utf8_next(text, &at)))
            buf_add(&buf, str_slice(text, from, at));
    }
    return buf_str(&buf);
}

struct str docx_clean(struct arena *arena, struct str text)
{
    bool drops = false, composes = false;
    for (size_t at = 0; at < text.n;) {
        unsigned char byte = (unsigned char)text.s[at];
        if (byte >= 0x20 && byte < 0x7F) {
            at++;
            continue;
        }
        uint32_t c = utf8_next(text, &at);
        drops = drops || is_dropped(c);
        composes = composes || may_compose(c);
    }
    if (drops)
        text = without_controls(arena, text);
    if (composes && text.n)
        return normalise(arena, text);
    return drops ? text : str_copy(arena, text);
}

struct str docx_capitals(struct arena *arena, struct str text)
{
    struct buf buf = {.arena = arena};
    for (size_t at = 0; at < text.n;) {
        char bytes[4];
        uint32_t c = letter_to_upper(utf8_next(text, &at));
        buf_add(&buf, (struct str){bytes, utf8_put(c, bytes)});
    }
    return buf_str(&buf);
}
