/* SPDX-License-Identifier: MIT */
/*
 * Bytes that are not clean UTF-8 are one of these, asked in this order: UTF-16
 * or UTF-32; UTF-8 with faults; no text; what the input says it is; several
 * Vietnamese encodings, each in its lines; one of them, when the bytes are
 * Vietnamese in it; what uchardet takes them for. Each is only looked for where
 * the ones before have failed, and whatever is assumed is told.
 */
#include "read/encoding/recognise.h"

#include <stdio.h>
#include <string.h>
#include <uchardet.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/language.h"
#include "base/log.h"
#include "base/utf8.h"
#include "read/encoding/plausible.h"
#include "read/encoding/references.h"
#include "read/encoding/repair.h"
#include "read/encoding/vietnamese.h"
#include "read/encoding/viqr.h"
#include "read/encoding/wide.h"

/* How bytes look when they are taken for UTF-8. */
struct look {
    size_t letters;  /* beyond ASCII, well formed */
    size_t faults;   /* ill-formed parts */
    size_t controls; /* no text has them, but for the few of VISCII and VPS */
    size_t first;    /* where the first byte beyond ASCII is */
};

/* A sequence which the end cuts off is no fault: the file was cut. */
static struct look look_at(struct str bytes)
{
    struct look look = {.first = bytes.n};
    for (size_t at = 0; at < bytes.n;) {
        size_t start = at;
        uint32_t c = utf8_next(bytes, &at);
        unsigned char lead = (unsigned char)bytes.s[start];
        look.controls += is_odd_control(c);
        if (c >= 0x80 && look.first == bytes.n)
            look.first = start;
        if (c == UTF8_REPLACEMENT && at - start < 3)
            look.faults += !(at == bytes.n && lead >= 0xC2 && lead <= 0xF4);
        else
            look.letters += c >= 0x80;
    }
    return look;
}

/* In any other encoding well-formed sequences are rare. */
static bool is_utf8(const struct look *look)
{
    return look->faults == 0 || look->letters >= look->faults;
}

static void tell_bad(struct log *log, const char *name, size_t bad, long line)
{
    if (bad)
        warn(log, line,
             PLURAL("%zu byte sequence is nothing in %s, on this line; it was "
                    "replaced by U+FFFD",
                    "%zu byte sequences are nothing in %s, the first on this "
                    "line; they were replaced by U+FFFD",
                    bad),
             bad, name);
}

static struct str convert(struct arena *arena, struct log *log,
                          struct str bytes, const struct charset *charset)
{
    size_t bad;
    long line;
    struct str text = charset_convert(arena, bytes, charset, &bad, &line);
    tell_bad(log, charset->name, bad, line);
    return text;
}

/* UTF-16 or UTF-32, or an empty view. */
static struct str read_wide(struct arena *arena, struct log *log,
                            struct str bytes)
{
    size_t mark = 0;
    const char *name = wide_by_mark(bytes, &mark);
    if (!name)
        name = wide_by_zeros(bytes);
    if (!name)
        return (struct str){NULL, 0};
    struct charset charset = charset_of(name);
    log_add(log, LOG_NOTICE, 0, "read as %s", name);
    return convert(arena, log, str_slice(bytes, mark, bytes.n), &charset);
}

/* As much of the bytes as encodings are told by: from the line of the first
 * that is not ASCII on. */
static struct str sample_of(struct str bytes, size_t first)
{
    enum { SAMPLE = 65536 };
    while (first > 0 && bytes.s[first - 1] != '\n')
        first--;
    return str_slice(bytes, first, first + SAMPLE);
}

/* Each line that is UTF-8 as it is, the others as windows-1252 has them:
 * legacy_repair finds what they are. An empty view: it would find nothing. */
static struct str read_lines(struct arena *arena, struct str bytes)
{
    struct charset western = charset_of("windows-1252");
    struct buf buf = {.arena = arena};
    struct str rest = bytes, line;
    struct tally tally;
    size_t bad;
    long first;
    while (str_next_line(&rest, &line)) {
        if (!utf8_is_valid(line))
            line = charset_convert(arena, line, &western, &bad, &first);
        buf_add(&buf, line);
        if (rest.n || str_ends(bytes, STR("\n")))
            buf_add_char(&buf, '\n');
    }
    struct str text = buf_str(&buf);
    return legacy_is_found(arena, text, &tally) ? text : (struct str){NULL, 0};
}

/* Whether the bytes hold several Vietnamese encodings: each read in its own
 * lines leaves fewer words unexplained than `single`, all in one. */
static bool is_mixed(struct arena *arena, struct str sample,
                     struct tally single)
{
    struct charset western = charset_of("windows-1252");
    struct arena *scratch = arena_child(arena);
    struct tally mixed;
    size_t bad;
    long line;
    struct str text = charset_convert(scratch, sample, &western, &bad, &line);
    bool found = legacy_is_found(scratch, text, &mixed);
    arena_clear(scratch);
    return found &&
           (single.words == 0 || mixed.words - mixed.valid + TALLY_ENOUGH <=
                                     single.words - single.valid);
}

/* The bytes in Vietnamese encodings. Several, and text of fonts, stay as
 * windows-1252 has them here: legacy_repair decodes each line. An empty view:
 * not sure. */
static struct str read_vietnamese(struct arena *arena, struct log *log,
                                  struct str bytes, struct str sample)
{
    struct charset charset;
    struct tally t;
    bool found = find_vietnamese(arena, sample, &charset, &t);
    bool single = found && charset.kind != CHARSET_LEGACY;
    if ((single || !found) && is_mixed(arena, sample, t)) {
        charset = charset_of("windows-1252");
        found = true;
    } else if (single) {
        size_t share = t.valid * 100 / t.words;
        log_add(log, LOG_NOTICE, 0,
                "read as %s: %zu.%02zu of the words with marks are Vietnamese",
                charset.name, share / 100, share % 100);
    }
    return found ? convert(arena, log, bytes, &charset) : (struct str){NULL, 0};
}

/* Whether what the input says of itself fits: all bytes are characters there,
 * and a Vietnamese encoding gives Vietnamese. */
static bool agrees(struct arena *arena, struct str bytes, struct str sample,
                   const struct charset *charset)
{
    struct arena *scratch = arena_child(arena);
    size_t bad;
    long line;
    if (charset->kind == CHARSET_UTF8 || charset->kind == CHARSET_WIDE ||
        charset->kind == CHARSET_VIQR ||
        str_starts(str_of(charset->name), STR("UTF-")))
        return false; /* they would have been seen */
    charset_convert(scratch, bytes, charset, &bad, &line);
    arena_clear(scratch);
    return bad == 0 && may_be_in(arena, sample, charset);
}

static struct str convert_as(struct arena *arena, struct log *log,
                             struct str bytes, const struct charset *charset)
{
    struct str text = convert(arena, log, bytes, charset);
    if (charset->kind == CHARSET_VIQR)
        return viqr_to_unicode(arena, text);
    return charset->kind == CHARSET_LEGACY
               ? legacy_convert(arena, text, charset->legacy)
               : text;
}

/* What uchardet takes the bytes for, "" when it does not know. */
static struct str uchardet_name(struct arena *arena, struct str sample)
{
    char name[64];
    uchardet_t detector = uchardet_new();
    if (!detector)
        arena_fail(arena);
    uchardet_handle_data(detector, sample.s, sample.n);
    uchardet_data_end(detector);
    snprintf(name, sizeof name, "%s", uchardet_get_charset(detector));
    uchardet_delete(detector);
    return str_copy(arena, str_of(name));
}

/* ISO 8859 has control characters where windows has letters and punctuation,
 * and uchardet does not look at those: the sibling which holds them. */
static struct str with_c1(struct str name, struct str sample)
{
    static const struct {
        struct str iso, windows;
    } siblings[] = {
        {STR_INIT("ISO-8859-15"), STR_INIT("windows-1252")},
        {STR_INIT("ISO-8859-2"), STR_INIT("windows-1250")},
        {STR_INIT("ISO-8859-16"), STR_INIT("windows-1250")},
        {STR_INIT("ISO-8859-5"), STR_INIT("windows-1251")},
        {STR_INIT("ISO-8859-7"), STR_INIT("windows-1253")},
        {STR_INIT("ISO-8859-13"), STR_INIT("windows-1257")},
    };
    bool any = false;
    for (size_t i = 0; i < sample.n; i++)
        any = any || (sample.s[i] & 0xE0) == 0x80;
    for (size_t i = 0; any && i < sizeof siblings / sizeof siblings[0]; i++) {
        if (str_eq(name, siblings[i].iso))
            return siblings[i].windows;
    }
    return name;
}

/* Code pages of DOS and the Mac, one byte for each letter. */
static bool is_old(struct str name)
{
    return str_starts(name, STR("IBM")) || str_starts(name, STR("MAC"));
}

/* From a few bytes uchardet is quick to see code pages of DOS and the Mac. */
static bool is_credible(struct str name, struct str sample)
{
    enum { A_FEW = 32 };
    size_t beyond_ascii = 0;
    for (size_t i = 0; i < sample.n; i++)
        beyond_ascii += (unsigned char)sample.s[i] >= 0x80;
    return beyond_ascii >= A_FEW || !is_old(name);
}

static struct str read_foreign(struct arena *arena, struct log *log,
                               struct str bytes, struct str sample)
{
    struct charset charset;
    struct str name = with_c1(uchardet_name(arena, sample), sample);
    bool found = charset_find_common(name, &charset) ||
                 (is_old(name) && charset_find(name, &charset));
    if (found && is_credible(name, sample) &&
        agrees(arena, bytes, sample, &charset)) {
        log_add(log, LOG_NOTICE, 0, "read as %s", charset.name);
    } else {
        charset = charset_of("windows-1252");
        warn(log, 0,
             "the encoding was not recognised; it was read as %s; if that is "
             "wrong, name the right one with --encoding",
             charset.name);
    }
    return convert(arena, log, bytes, &charset);
}

static struct str read_bytes(struct arena *arena, struct log *log,
                             struct str bytes, struct str sample,
                             struct str hint)
{
    struct charset charset;
    bool named = charset_find_common(hint, &charset);
    bool western = named && strcmp(charset.name, "windows-1252") == 0;
    if (named && !western && agrees(arena, bytes, sample, &charset)) {
        log_add(log, LOG_NOTICE, 0, "read as %s, as it says itself",
                charset.name);
        return convert_as(arena, log, bytes, &charset);
    }
    struct str text = read_vietnamese(arena, log, bytes, sample);
    if (text.s)
        return text;
    if (!western)
        return read_foreign(arena, log, bytes, sample);
    log_add(log, LOG_NOTICE, 0, "read as %s, as it says itself", charset.name);
    return convert(arena, log, bytes, &charset);
}

bool recognise(struct arena *arena, struct log *log, struct str bytes,
               struct str hint, struct str *text)
{
    enum { WIDE = 16, UTF8 = 2 }; /* at most one in so many is odd, or lost */
    *text = read_wide(arena, log, bytes);
    if (text->s)
        return characters_may_be_text(*text, WIDE, WIDE);
    struct look look = look_at(bytes);
    *text = bytes;
    if (is_utf8(&look) && look.faults >= TALLY_ENOUGH) {
        struct str lines = read_lines(arena, bytes);
        *text = lines.s ? lines : bytes;
    }
    if (is_utf8(&look))
        return characters_may_be_text(*text, UTF8, UTF8);
    if (!bytes_may_be_text(bytes))
        return false;
    *text = read_bytes(arena, log, bytes, sample_of(bytes, look.first), hint);
    return true;
}

/* UTF-16 and UTF-32 without an order: the mark, else the zeros tell it, else
 * it is that of today's machines. */
static struct charset with_order(struct str bytes, struct charset charset)
{
    size_t mark;
    const char *name = wide_by_mark(bytes, &mark);
    if (!name)
        name = wide_by_zeros(bytes);
    if (name && str_starts(str_of(name), str_of(charset.name)))
        return charset_of(name);
    return charset_of(str_eq(str_of(charset.name), STR("UTF-16")) ? "UTF-16LE"
                                                                  : "UTF-32LE");
}

struct str read_as_encoding(struct arena *arena, struct log *log,
                            struct str bytes, struct str name)
{
    struct charset charset;
    if (!charset_find(name, &charset) || charset.kind == CHARSET_UTF8)
        return bytes;
    if (charset.kind == CHARSET_WIDE)
        charset = with_order(bytes, charset);
    if (charset.kind == CHARSET_LEGACY && utf8_is_valid(bytes))
        return legacy_convert(arena, resolve_references(arena, bytes),
                              charset.legacy);
    if (charset.kind == CHARSET_VIQR && utf8_is_valid(bytes))
        return viqr_to_unicode(arena, bytes);
    return convert_as(arena, log, bytes, &charset);
}
