/* SPDX-License-Identifier: MIT */
/*
 * Bytes to clean text: UTF-8 in NFC, lines ended by '\n', no control
 * characters. Nothing fails here; what is wrong is replaced and told with its
 * line. Text that is clean already is returned as it lies, without a copy.
 *
 * Kept on purpose: the form feed for the line end that it is, in a text that is
 * read as pages; U+00AD, which stands for a letter in text of the old
 * Vietnamese fonts, and U+200B to U+200F, which say where words may break or
 * join.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/language.h"
#include "base/log.h"
#include "read/clean.h"
#include "read/encoding/plausible.h"
#include "read/encoding/recognise.h"
#include "read/encoding/references.h"
#include "read/encoding/repair.h"
#include "read/encoding/twice.h"
#include "read/encoding/viqr.h"
#include "stages.h"

enum { LINES_TOLD = 10 }; /* bad lines told one by one */

struct cleaner {
    struct log *log;
    struct buf buf;
    long line, told_invalid, told_control; /* the lines last told */
    long invalid_lines, control_lines;
    bool plain;      /* nothing so far that NFC could change */
    bool western;    /* a character which Vietnamese texts hardly have */
    bool latin_1;    /* a letter of Vietnamese that Latin-1 has too */
    bool vietnamese; /* one which it has not */
    bool euro;       /* a euro sign */
};

/*
 * From U+00A0 on: v for the letters of Vietnamese, w for those of others and
 * for signs which hardly stand in a text, all of which may be codes of an old
 * font. The signs without a letter here tell nothing.
 */
static const char latin_1[] = "..wwwww.w...ww.w" /* A0 */
                              "....ww..w...www." /* B0 */
                              "vvvvwwwwvvvwvvww" /* C0 */
                              "wwvvvvw.wvvwwvww" /* D0 */
                              "vvvvwwwwvvvwvvww" /* E0 */
                              "wwvvvvw.wvvwwvww" /* F0 */;

/* Notes what may be text of an old font, and what shows that it is not. */
static void note_letter(struct cleaner *k, uint32_t c)
{
    k->euro = k->euro || c == 0x20AC;
    if (c < 0xA0 || c >= 0x2000)
        return;
    k->vietnamese = k->vietnamese || c >= 0x100;
    k->western = k->western || (c < 0x100 && latin_1[c - 0xA0] == 'w');
    k->latin_1 = k->latin_1 || (c < 0x100 && latin_1[c - 0xA0] == 'v');
}

/* Whether it is worth looking for text of old fonts. */
static bool may_be_legacy(const struct cleaner *k)
{
    return k->western || (k->latin_1 && !k->vietnamese);
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
        warn(k->log, k->line, "%s", _(what));
}

/* The character at *at; a line end in any form becomes one '\n', but that of a
 * page stays. */
static void clean_char(struct cleaner *k, struct str text, size_t *at)
{
    uint32_t c = utf8_next(text, at);
    if (is_line_end(c)) {
        if (c == '\r' && *at < text.n && text.s[*at] == '\n')
            ++*at;
        buf_add_char(&k->buf, c == '\f' ? '\f' : '\n');
        k->line++;
    } else if (c == UTF8_REPLACEMENT) {
        tell(k, &k->told_invalid, &k->invalid_lines,
             N_("bytes that are not UTF-8 were replaced by U+FFFD"));
        buf_add(&k->buf, STR("\xEF\xBF\xBD"));
    } else if (c != 0xFEFF) {
        tell(k, &k->told_control, &k->control_lines,
             N_("control characters were dropped"));
    }
}

/* Behind printable ASCII, eight bytes at once as long as none of them has its
 * high bit set, is less than a space, or is 0x7F. */
static size_t skip_printable(struct str text, size_t at)
{
    const uint64_t high = 0x8080808080808080, space = 0x2020202020202020,
                   one = 0x0101010101010101;
    for (uint64_t eight; at + sizeof eight <= text.n; at += sizeof eight) {
        memcpy(&eight, text.s + at, sizeof eight);
        if ((eight | (eight - space) | (eight + one)) & high)
            break;
    }
    while (at < text.n && text.s[at] >= ' ' && text.s[at] < 0x7F)
        at++;
    return at;
}

/* A letter of Latin beyond those which old fonts have at its code: all that
 * there is to tell of it. */
static bool is_composed_letter(uint32_t c)
{
    return (c >= 0x100 && c < 0x300) || (c >= 0x1E00 && c < 0x1F00);
}

/* The end of what can stay as it is from byte `at` on. */
static size_t skip_clean(struct cleaner *k, struct str text, size_t at)
{
    while ((at = skip_printable(text, at)) < text.n) {
        size_t next = at;
        uint32_t c = utf8_next(text, &next);
        if (is_composed_letter(c)) {
            k->vietnamese = true;
            at = next;
            continue;
        }
        if (is_line_end(c) || is_dropped(c) ||
            is_ill_formed(c, str_slice(text, at, next)))
            break;
        k->plain = k->plain && !may_compose(c);
        k->line += c == '\n';
        note_letter(k, c);
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
    long invalid = k->invalid_lines - LINES_TOLD;
    long control = k->control_lines - LINES_TOLD;
    if (invalid > 0)
        warn(k->log, 0,
             PLURAL("and %ld more line held bytes that are not UTF-8",
                    "and %ld more lines held bytes that are not UTF-8",
                    invalid),
             invalid);
    if (control > 0)
        warn(k->log, 0,
             PLURAL("and %ld more line held control characters",
                    "and %ld more lines held control characters", control),
             control);
}

static void log_join(struct log *log, const struct log *more)
{
    if (!more->first)
        return;
    if (log->last)
        log->last->next = more->first;
    else
        log->first = more->first;
    log->last = more->last;
}

/* A cleaner at work on text in UTF-8, and what it has to say. */
struct pass {
    struct str from, text;
    struct cleaner k;
    struct log said;
};

static void pass_run(struct pass *pass, struct arena *arena, struct str text)
{
    *pass = (struct pass){.from = text, .said.arena = arena};
    pass->k = (struct cleaner){
        .log = &pass->said, .buf = {.arena = arena}, .line = 1, .plain = true};
    pass->text = clean(&pass->k, text);
}

static struct str pass_end(struct pass *pass, struct arena *arena,
                           struct log *log)
{
    tell_counts(&pass->k);
    log_join(log, &pass->said);
    return pass->k.plain ? pass->text : normalise(arena, pass->text);
}

/* What the user named is believed, but for what no text has, and until a fourth
 * of it is nothing there. */
static bool decode_named(struct pass *pass, struct arena *arena,
                         struct log *log, struct str bytes,
                         const char *encoding)
{
    enum { ODD = 16, LOST = 4 };
    struct str text = read_as_encoding(arena, log, bytes, str_of(encoding));
    pass_run(pass, arena, text);
    return characters_may_be_text(text, ODD, LOST);
}

/* The text whose letters old fonts may have set: its character references
 * resolved, where only that makes it Vietnamese. */
static struct str legacy_source(struct arena *arena, const struct pass *pass)
{
    struct tally tally;
    struct str resolved = resolve_references(arena, pass->from);
    if (resolved.s == pass->from.s || !legacy_is_found(arena, resolved, &tally))
        return may_be_legacy(&pass->k) ? pass->from : STR("");
    return resolved;
}

/* None of the letters that the cleaner notes, and nothing else either. */
static bool is_ascii(const struct pass *pass)
{
    const struct cleaner *k = &pass->k;
    bool noted = k->vietnamese || k->western || k->latin_1;
    for (size_t i = 0; !noted && i < pass->text.n; i++)
        noted = (unsigned char)pass->text.s[i] >= 0x80;
    return !noted;
}

/*
 * Most input is clean UTF-8: it is looked at once, by the cleaner, which also
 * notes what would be odd in Vietnamese. Only then are bytes recognised and
 * lines of old fonts looked for, and what comes of it is cleaned anew.
 */
static bool decode_unnamed(struct pass *pass, struct arena *arena,
                           struct log *log, struct str bytes, struct str hint)
{
    bool is_text = true;
    struct str text = bytes;
    pass_run(pass, arena, bytes);
    if (pass->k.invalid_lines || pass->k.control_lines) {
        is_text = recognise(arena, log, bytes, hint, &text);
        if (text.s != bytes.s)
            pass_run(pass, arena, text);
    }
    text = pass->k.invalid_lines ? STR("") : legacy_source(arena, pass);
    if (text.n) {
        text = legacy_repair(arena, log, text);
        if (text.s != pass->from.s)
            pass_run(pass, arena, text);
    }
    if (pass->k.euro || pass->k.control_lines) {
        text = decode_twice(arena, log, pass->from);
        if (text.s != pass->from.s)
            pass_run(pass, arena, text);
    }
    if (is_ascii(pass) && viqr_is_likely(pass->text))
        log_add(log, LOG_NOTICE, 0,
                "this looks like VIQR, Vietnamese written in ASCII; --encoding "
                "viqr reads it as that");
    return is_text;
}

static bool decode_either(struct pass *pass, struct arena *arena,
                          struct log *log, struct str bytes,
                          const char *encoding, struct str hint)
{
    return encoding ? decode_named(pass, arena, log, bytes, encoding)
                    : decode_unnamed(pass, arena, log, bytes, hint);
}

struct str text_without_pages(struct arena *arena, struct str text)
{
    if (text.n == 0 || !memchr(text.s, '\f', text.n))
        return text;
    char *copy = arena_copy(arena, text.s, text.n);
    for (char *at = copy;
         (at = memchr(at, '\f', text.n - (size_t)(at - copy)));)
        *at = '\n';
    return (struct str){copy, text.n};
}

struct str decode(struct arena *arena, struct log *log, struct str bytes,
                  const char *encoding, struct str hint)
{
    struct pass pass;
    decode_either(&pass, arena, log, bytes, encoding, hint);
    return text_without_pages(arena, pass_end(&pass, arena, log));
}

bool decode_text(struct arena *arena, struct log *log, struct str bytes,
                 const char *encoding, struct str hint, struct str *text)
{
    struct pass pass;
    *text = STR("");
    if (!decode_either(&pass, arena, log, bytes, encoding, hint))
        return false;
    *text = pass_end(&pass, arena, log);
    return true;
}
