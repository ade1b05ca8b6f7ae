/* SPDX-License-Identifier: MIT */
/*
 * Bytes to clean text: UTF-8 in NFC, lines ended by '\n', no control
 * characters. Nothing fails here; what is wrong is replaced and told with its
 * line.
 */
#include <stdlib.h>
#include <uninorm.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/log.h"
#include "base/utf8.h"
#include "stages.h"

enum { LINES_TOLD = 10 }; /* bad lines told one by one */

struct cleaner {
    struct log *log;
    struct buf buf;
    long line, told_invalid, told_control; /* the lines last told */
    long invalid_lines, control_lines;
    bool plain; /* nothing but ASCII and precomposed letters so far */
};

static bool is_dropped(uint32_t c)
{
    bool control = c < 0x20 || (c >= 0x7F && c <= 0x9F);
    return (control && c != '\n' && c != '\t') || c == 0xFEFF;
}

/* One warning a line, and after some lines only the count at the end. */
static void tell(struct cleaner *k, long *told, long *lines, const char *what)
{
    if (*told == k->line)
        return;
    *told = k->line;
    if (++*lines <= LINES_TOLD)
        warn(k->log, k->line, "%s", what);
}

/* Only characters from here on can be changed by NFC (quick check, UAX #15):
 * below stand the precomposed letters of Latin with all of Vietnamese. */
static bool may_compose(uint32_t c)
{
    return (c >= 0x300 && c < 0x1E00) || c >= 0x1F00;
}

/* The character at *at; a line end in any form becomes one '\n'. */
static void clean_char(struct cleaner *k, struct str text, size_t *at)
{
    size_t start = *at;
    uint32_t c = utf8_next(text, at);
    struct str same = str_slice(text, start, *at);
    if (c == '\r' || c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029) {
        if (c == '\r' && *at < text.n && text.s[*at] == '\n')
            ++*at;
        c = '\n';
        same = STR("\n");
    }
    if (c == UTF8_REPLACEMENT && !str_eq(same, STR("\xEF\xBF\xBD"))) {
        tell(k, &k->told_invalid, &k->invalid_lines,
             "bytes that are not UTF-8 were replaced by U+FFFD");
        same = STR("\xEF\xBF\xBD");
    } else if (is_dropped(c)) {
        if (c != 0xFEFF)
            tell(k, &k->told_control, &k->control_lines,
                 "control characters were dropped");
        return;
    }
    k->plain = k->plain && !may_compose(c);
    buf_add(&k->buf, same);
    k->line += c == '\n';
}

static bool is_harmless(unsigned char c)
{
    return c >= 0x20 && c < 0x7F;
}

static void clean(struct cleaner *k, struct str text)
{
    for (size_t at = 0; at < text.n;) {
        size_t start = at;
        while (at < text.n && is_harmless((unsigned char)text.s[at]))
            at++;
        buf_add(&k->buf, str_slice(text, start, at));
        if (at < text.n)
            clean_char(k, text, &at);
    }
}

static void tell_counts(const struct cleaner *k)
{
    if (k->invalid_lines > LINES_TOLD)
        warn(k->log, 0, "%ld more lines held bytes that are not UTF-8",
             k->invalid_lines - LINES_TOLD);
    if (k->control_lines > LINES_TOLD)
        warn(k->log, 0, "%ld more lines held control characters",
             k->control_lines - LINES_TOLD);
}

static struct str normalised(struct arena *arena, struct log *log,
                             struct str text)
{
    size_t n = 0;
    uint8_t *nfc =
        u8_normalize(UNINORM_NFC, (const uint8_t *)text.s, text.n, NULL, &n);
    if (!nfc) {
        warn(log, 0, "the text could not be normalised for lack of memory");
        return text;
    }
    struct arena_trap trap;
    struct str copy = text;
    bool full = ARENA_TRAP(arena, trap);
    if (!full)
        copy = str_copy(arena, (struct str){(const char *)nfc, n});
    arena_untrap(arena, &trap);
    free(nfc);
    if (full)
        warn(log, 0, "the text could not be normalised for lack of memory");
    return copy;
}

/* Text of another encoding still gives a tree, but the reader should know. */
static void tell_foreign(struct log *log, struct str bytes)
{
    if (str_starts(bytes, STR("\xFF\xFE")) ||
        str_starts(bytes, STR("\xFE\xFF")))
        warn(log, 1,
             "this seems to be UTF-16; save it as UTF-8, which is what this "
             "version reads");
}

struct str decode(struct arena *arena, struct log *log, struct str bytes,
                  const char *encoding)
{
    (void)encoding; /* UTF-8 is the only one so far */
    struct cleaner k = {
        .log = log, .buf = {.arena = arena}, .line = 1, .plain = true};
    tell_foreign(log, bytes);
    clean(&k, bytes);
    tell_counts(&k);
    struct str text = buf_str(&k.buf);
    return k.plain ? text : normalised(arena, log, text);
}
