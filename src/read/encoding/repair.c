/* SPDX-License-Identifier: MIT */
/*
 * Finds the lines that were set in an old font (legacy.c) and pasted as they
 * were. A line is taken for one when few of its words are Vietnamese as they
 * stand and nearly all are once decoded; but a line is short, and Swedish or
 * French has words that decode to something, so the whole text must bear it
 * out: read line by line in the better way it must be Vietnamese throughout.
 *
 * The bounds were measured: a Vietnamese text has 1.00 valid words, an ABC
 * text 0.5 as it stands and 1.00 decoded, French, German and Portuguese at
 * most 0.25 either way.
 */
#include "read/encoding/repair.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/language.h"
#include "base/log.h"
#include "base/utf8.h"
#include "read/encoding/capitals.h"
#include "read/encoding/legacy.h"
#include "read/encoding/tally.h"

enum {
    GOOD = 95, /* hundredths of valid words in a text that is decoded */
    POOR = 80, /* fewer in one that needs it, at least so many in the whole */
    A_FEW = 8, /* valid words beside which one that is not does not count */
    READINGS = 3
};

static const struct {
    enum legacy legacy;
    const char *name;
} readings[READINGS] = {
    {LEGACY_ABC, "TCVN3 (ABC)"},
    {LEGACY_VNI, "VNI"},
    {LEGACY_VPS, "VPS"},
};

/* What one reading would do to the whole text. */
struct outcome {
    struct tally before, after; /* of the lines that it would decode */
    struct tally others;        /* of those that it leaves */
    long lines, first;          /* how many it would decode, and the first */
    long kept;                  /* lines with words that it leaves */
    bool in_legacy;             /* whether it would decode the line before */
};

static struct str decode_line(struct arena *arena, struct str line,
                              enum legacy legacy)
{
    struct str text = legacy_to_unicode(arena, line, legacy);
    return legacy == LEGACY_ABC ? raise_capitals(arena, text) : text;
}

/* Valid words count for a reading, others against it. */
static long score(struct tally t)
{
    return 2 * (long)t.valid - (long)t.words;
}

/* Whether at least `hundredths` of the letters and signs beyond ASCII may be
 * codes of an old font; false when there are none. */
static bool has_codes(struct str line, size_t hundredths)
{
    size_t codes = 0, all = 0;
    for (size_t at = 0; at < line.n;) {
        uint32_t c = utf8_next(line, &at);
        if (c < 0x80 || c == 0xA0 || c >= 0x2000)
            continue;
        all++;
        codes += windows_1252_byte(c) != 0;
    }
    return codes > 0 && codes * 100 >= all * hundredths;
}

/* A letter that no font of before Unicode had where the text has it. */
static bool has_own_letters(struct str line)
{
    for (size_t at = 0; at < line.n;) {
        uint32_t c = utf8_next(line, &at);
        if (c >= 0x100 && c < 0x2000 && !windows_1252_byte(c))
            return true;
    }
    return false;
}

/* Whether the line is such text. One that tells nothing goes with the line
 * before it. */
static bool is_legacy_line(struct str line, struct tally as_is,
                           struct tally decoded, bool line_before)
{
    enum { CODES = 30 };
    long gain = score(decoded) - score(as_is);
    if (gain > 0)
        return decoded.valid > 0 && has_codes(line, CODES);
    return gain == 0 && line_before && has_codes(line, 100);
}

static void weigh_line(struct outcome *o, struct str line, struct tally as_is,
                       struct tally decoded, long number)
{
    bool before = o->in_legacy;
    o->in_legacy = is_legacy_line(line, as_is, decoded, before);
    if (o->in_legacy) {
        if (o->lines++ == 0)
            o->first = number;
        tally_add(&o->before, as_is);
        tally_add(&o->after, decoded);
    } else if (as_is.words) {
        o->kept++;
        tally_add(&o->others, as_is);
    } else {
        o->in_legacy = before;
    }
}

static void weigh(struct str text, struct outcome outcomes[READINGS])
{
    struct str line;
    for (long number = 1; str_next_line(&text, &line); number++) {
        struct tally as_is = tally_text(line);
        bool open = as_is.valid < as_is.words || has_codes(line, 100);
        for (size_t i = 0; i < READINGS; i++)
            weigh_line(&outcomes[i], line, as_is,
                       open ? tally_legacy(line, readings[i].legacy) : as_is,
                       number);
    }
}

/* A slip or a foreign name must not outweigh a short text. */
static bool is_good(struct tally t)
{
    return tally_reaches(t, GOOD) ||
           (t.valid + 1 == t.words && t.valid >= A_FEW);
}

/* Whether the lines may be such text at all: enough of them, poor as they
 * stand, in a text that is Vietnamese otherwise. */
static bool is_likely(const struct outcome *o)
{
    struct tally all = o->others;
    tally_add(&all, o->after);
    size_t gained = o->after.valid - o->before.valid;
    return o->after.valid > o->before.valid &&
           gained + o->before.odd >= TALLY_ENOUGH &&
           tally_reaches(o->after, POOR) && tally_reaches(all, POOR) &&
           !tally_reaches(o->before, POOR);
}

/* The reading under which most words are Vietnamese, or READINGS. */
static size_t find_best(const struct outcome outcomes[READINGS])
{
    size_t best = READINGS;
    for (size_t i = 0; i < READINGS; i++) {
        if (is_likely(&outcomes[i]) &&
            (best == READINGS ||
             score(outcomes[i].after) > score(outcomes[best].after)))
            best = i;
    }
    return best;
}

static struct str repaired(struct arena *arena, struct str text,
                           enum legacy legacy)
{
    struct buf buf = {.arena = arena};
    struct arena *scratch = arena_child(arena);
    struct str rest = text, line;
    bool in_legacy = false;
    while (str_next_line(&rest, &line)) {
        struct tally as_is = tally_text(line);
        struct outcome o = {.in_legacy = in_legacy};
        weigh_line(&o, line, as_is, tally_legacy(line, legacy), 0);
        in_legacy = o.in_legacy;
        buf_add(&buf, o.lines ? decode_line(scratch, line, legacy) : line);
        if (rest.n || text.s[text.n - 1] == '\n')
            buf_add_char(&buf, '\n');
        arena_clear(scratch);
    }
    return buf_str(&buf);
}

static void tell(struct log *log, const struct outcome *o, const char *name)
{
    size_t share = o->after.valid * 100 / o->after.words;
    if (!is_good(o->after))
        warn(log, o->first,
             PLURAL("%ld line, this one, looks like %s, but only 0.%02zu of "
                    "its words with marks would be Vietnamese; it was kept as "
                    "it is; --encoding reads it so",
                    "%ld lines, the first is this, look like %s, but only "
                    "0.%02zu of their words with marks would be Vietnamese; "
                    "they were kept as they are; --encoding reads them so",
                    o->lines),
             o->lines, name, share);
    else if (o->kept == 0)
        log_add(log, LOG_NOTICE, 0,
                "read as %s: %zu.%02zu of the words with marks are Vietnamese",
                name, share / 100, share % 100);
    else
        log_add(log, LOG_NOTICE, o->first,
                PLURAL("%ld line, this one, was read as %s: %zu.%02zu of its "
                       "words with marks are Vietnamese",
                       "%ld lines, the first is this, were read as %s: "
                       "%zu.%02zu of their words with marks are Vietnamese",
                       o->lines),
                o->lines, name, share / 100, share % 100);
}

struct str legacy_repair(struct arena *arena, struct log *log, struct str text)
{
    struct outcome outcomes[READINGS] = {0};
    weigh(text, outcomes);
    size_t best = find_best(outcomes);
    if (best == READINGS)
        return text;
    tell(log, &outcomes[best], readings[best].name);
    return is_good(outcomes[best].after)
               ? repaired(arena, text, readings[best].legacy)
               : text;
}

struct str legacy_convert(struct arena *arena, struct str text,
                          enum legacy legacy)
{
    struct buf buf = {.arena = arena};
    struct arena *scratch = arena_child(arena);
    struct str rest = text, line;
    while (str_next_line(&rest, &line)) {
        buf_add(&buf, !has_own_letters(line)
                          ? decode_line(scratch, line, legacy)
                          : line);
        if (rest.n || text.s[text.n - 1] == '\n')
            buf_add_char(&buf, '\n');
        arena_clear(scratch);
    }
    return buf_str(&buf);
}
