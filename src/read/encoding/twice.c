/* SPDX-License-Identifier: MIT */
/*
 * UTF-8 whose bytes were taken for windows-1252 or Latin-1, and written as
 * UTF-8 again: "don’t" became "donâ€™t". Characters of which no text is made
 * show it: a control of U+0080 to U+009F within such a sequence, or a euro sign
 * behind a circumflexed letter and before a sign, which is how punctuation
 * looks then. Where one is, shorter sequences such as "Ã©" are decoded, too.
 */
#include "read/encoding/twice.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/language.h"
#include "base/log.h"
#include "base/utf8.h"
#include "read/encoding/misread.h"

static bool is_control(uint32_t c)
{
    return c >= 0x80 && c < 0xA0 && c != 0x85 /* a line end */;
}

/* Whether characters that no text holds side by side are one in it. */
static bool is_sure(struct str sequence)
{
    enum { EURO = 0x20AC };
    size_t at = 0, n = 0;
    bool sure = false;
    while (at < sequence.n) {
        uint32_t c = utf8_next(sequence, &at);
        sure = sure || is_control(c) || (n == 1 && c == EURO);
        n++;
    }
    return sure && n > 1;
}

/* A text has few of these characters: most sequences begin with none. */
static bool may_begin(const char *s)
{
    return s[0] == '\xC3';
}

static bool shows(struct str text)
{
    for (size_t at = 0; at < text.n;) {
        if (!may_begin(text.s + at)) {
            at++;
            continue;
        }
        size_t from = at;
        (void)misread_next(text, &at, LEGACY_UTF8);
        if (is_sure(str_slice(text, from, at)))
            return true;
    }
    return false;
}

struct str decode_twice(struct arena *arena, struct log *log, struct str text)
{
    struct buf buf = {.arena = arena};
    long line = 1, first = 0, count = 0;
    if (!shows(text))
        return text;
    for (size_t at = 0; at < text.n;) {
        size_t from = at, one = at;
        char bytes[4];
        (void)utf8_next(text, &one);
        uint32_t c = misread_next(text, &at, LEGACY_UTF8);
        bool twice = at > one;
        line += text.s[from] == '\n';
        first = twice && count == 0 ? line : first;
        count += twice;
        buf_add(&buf, twice ? (struct str){bytes, utf8_put(c, bytes)}
                            : str_slice(text, from, at));
    }
    warn(log, first,
         PLURAL("%ld character was encoded twice in UTF-8, from this line on; "
                "it is read as what it was",
                "%ld characters were encoded twice in UTF-8, from this line "
                "on; they are read as what they were",
                count),
         count);
    return buf_str(&buf);
}
