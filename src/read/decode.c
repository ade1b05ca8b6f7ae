/* SPDX-License-Identifier: MIT */
/*
 * Bytes to clean text: UTF-8 in NFC, lines ended by '\n', no control
 * characters. Nothing fails here; what is wrong is replaced and told with its
 * line. Text that is clean already is returned as it lies, without a copy.
 *
 * Kept on purpose: U+00AD, which stands for a letter in text of the old
 * Vietnamese fonts, and U+200B to U+200F, which say where words may break or
 * join.
 */
#include <stdlib.h>
#include <uninorm.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/log.h"
#include "base/utf8.h"
#include "stages.h"

enum { LINES_TOLD = 10 }; /* bad lines told one by one */

struct cleaner {
    struct log *log;
    struct buf buf;
    long line, told_invalid, told_control; /* the lines last told */
    long invalid_lines, control_lines;
    bool plain; /* nothing so far that NFC could change */
};

/* Control characters, byte order marks, and the two code points besides them
 * which XML 1.0 (section 2.2) has no place for. */
static bool is_dropped(uint32_t c)
{
    bool control = c < 0x20 || (c >= 0x7F && c <= 0x9F);
    return (control && c != '\n' && c != '\t') || c == 0xFEFF || c == 0xFFFE ||
           c == 0xFFFF;
}

/* Line ends other than '\n': CR, VT, FF, NEL, LS, PS (Unicode, section 5.8). */
static bool is_line_end(uint32_t c)
{
    return (c >= '\v' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* U+FFFD which the text itself has is no fault. */
static bool is_ill_formed(uint32_t c, struct str bytes)
{
    return c == UTF8_REPLACEMENT && !str_eq(bytes, STR("\xEF\xBF\xBD"));
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

/* Characters which NFC may change (quick check, UAX #15), and some which it
 * does not: below stand the precomposed letters of Latin with all of
 * Vietnamese, and the punctuation from U+2002 on has no part in it either. */
static bool may_compose(uint32_t c)
{
    return (c >= 0x300 && c < 0x1E00) ||
           (c >= 0x1F00 && !(c >= 0x2002 && c <= 0x20CF));
}

/* The character at *at; a line end in any form becomes one '\n'. */
static void clean_char(struct cleaner *k, struct str text, size_t *at)
{
    uint32_t c = utf8_next(text, at);
    if (is_line_end(c)) {
        if (c == '\r' && *at < text.n && text.s[*at] == '\n')
            ++*at;
        buf_add_char(&k->buf, '\n');
        k->line++;
    } else if (c == UTF8_REPLACEMENT) {
        tell(k, &k->told_invalid, &k->invalid_lines,
             "bytes that are not UTF-8 were replaced by U+FFFD");
        buf_add(&k->buf, STR("\xEF\xBF\xBD"));
    } else if (c != 0xFEFF) {
        tell(k, &k->told_control, &k->control_lines,
             "control characters were dropped");
    }
}

/* The end of what can stay as it is from byte `at` on. */
static size_t skip_clean(struct cleaner *k, struct str text, size_t at)
{
    while (at < text.n) {
        unsigned char lead = (unsigned char)text.s[at];
        if (lead >= 0x20 && lead < 0x7F) {
            at++;
            continue;
        }
        size_t next = at;
        uint32_t c = utf8_next(text, &next);
        if (is_line_end(c) || is_dropped(c) ||
            is_ill_formed(c, str_slice(text, at, next)))
            break;
        k->plain = k->plain && !may_compose(c);
        k->line += c == '\n';
        at = next;
    }
    return at;
}

static struct str clean(struct cleaner *k, struct str text)
{
    size_t end = skip_clean(k, text, 0);
    if (end == text.n)
        return text;
    for (size_t start = 0; start < text.n;) {
        buf_add(&k->buf, str_slice(text, start, end));
        start = end;
        if (start < text.n)
            clean_char(k, text, &start);
        end = skip_clean(k, text, start);
    }
    return buf_str(&k->buf);
}

static void tell_counts(const struct cleaner *k)
{
    if (k->invalid_lines > LINES_TOLD)
        warn(k->log, 0, "and %ld more lines held bytes that are not UTF-8",
             k->invalid_lines - LINES_TOLD);
    if (k->control_lines > LINES_TOLD)
        warn(k->log, 0, "and %ld more lines held control characters",
             k->control_lines - LINES_TOLD);
}

static bool line_may_compose(struct str line)
{
    for (size_t at = 0; at < line.n;) {
        if ((unsigned char)line.s[at] < 0x80)
            at++;
        else if (may_compose(utf8_next(line, &at)))
            return true;
    }
    return false;
}

/* The line in NFC at the end of the buffer. */
static void add_normalised(struct buf *buf, struct str line)
{
    struct arena_trap trap;
    size_t n = 0;
    uint8_t *nfc =
        u8_normalize(UNINORM_NFC, (const uint8_t *)line.s, line.n, NULL, &n);
    if (!nfc)
        arena_fail(buf->arena);
    bool full = ARENA_TRAP(buf->arena, trap);
    if (!full)
        buf_add(buf, (struct str){(const char *)nfc, n});
    arena_untrap(buf->arena, &trap);
    free(nfc);
    if (full)
        arena_fail(buf->arena);
}

/* Line by line: nothing composes across a line feed, and few lines need it. */
static struct str normalised(struct arena *arena, struct str text)
{
    struct buf buf = {.arena = arena};
    struct str rest = text, line;
    while (str_next_line(&rest, &line)) {
        if (line_may_compose(line))
            add_normalised(&buf, line);
        else
            buf_add(&buf, line);
        if (rest.n || text.s[text.n - 1] == '\n')
            buf_add_char(&buf, '\n');
    }
    return buf_str(&buf);
}

/* Every second byte is zero in European text: even when it is the first of
 * two, odd when the second. */
static bool is_utf16(struct str bytes)
{
    size_t zeros[2] = {0, 0};
    if (str_starts(bytes, STR("\xFF\xFE")) ||
        str_starts(bytes, STR("\xFE\xFF")))
        return true;
    for (size_t i = 0; i < bytes.n; i++)
        zeros[i % 2] += bytes.s[i] == '\0';
    size_t more = zeros[0] > zeros[1] ? zeros[0] : zeros[1];
    size_t less = zeros[0] + zeros[1] - more;
    return more > bytes.n / 4 && less <= more / 16;
}

/* A high share of bytes that no text has. */
static bool is_binary(struct str bytes)
{
    enum { FEW = 8 };
    size_t odd = 0;
    for (size_t at = 0; at < bytes.n;) {
        size_t start = at;
        uint32_t c = utf8_next(bytes, &at);
        odd += is_ill_formed(c, str_slice(bytes, start, at)) ||
               (is_dropped(c) && !is_line_end(c));
    }
    return odd >= FEW && odd > bytes.n / 10;
}

/* What is no UTF-8 still gives a tree, but the reader should know what to do.
 */
static void tell_foreign(struct log *log, struct str bytes)
{
    enum { SAMPLE = 65536 };
    struct str head = str_slice(bytes, 0, SAMPLE);
    if (is_utf16(head))
        warn(log, 1,
             "this seems to be UTF-16; save it as UTF-8, which is what this "
             "version reads");
    else if (is_binary(head))
        warn(log, 1,
             "this seems to be no text, or text in another encoding; save it "
             "as UTF-8, which is what this version reads");
}

struct str decode(struct arena *arena, struct log *log, struct str bytes,
                  const char *encoding, struct str hint)
{
    (void)encoding, (void)hint; /* UTF-8 is the only one so far */
    struct cleaner k = {
        .log = log, .buf = {.arena = arena}, .line = 1, .plain = true};
    tell_foreign(log, bytes);
    if (str_starts(bytes, STR("\xEF\xBB\xBF")))
        bytes = str_slice(bytes, 3, bytes.n);
    struct str text = clean(&k, bytes);
    tell_counts(&k);
    return k.plain ? text : normalised(arena, text);
}
