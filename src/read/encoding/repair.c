/* SPDX-License-Identifier: MIT */
/*
 * Finds the blocks that were set in an old font (legacy.c) and pasted as they
 * were (blocks.c). A block is short, and Swedish or French has words that
 * decode to something, so the whole text must bear it out: what one reading is
 * to decode must be poor as it stands and good decoded, in a text that is
 * Vietnamese otherwise.
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
#include "read/encoding/blocks.h"
#include "read/encoding/capitals.h"
#include "read/encoding/face.h"
#include "read/encoding/legacy.h"

enum {
    GOOD = 95, /* hundredths of valid words in a text that is decoded */
    POOR = 80, /* fewer in one that needs it, at least so many in the whole */
    A_FEW = 8, /* valid words beside which one that is not does not count */
    ABC = 0    /* the first of the readings */
};

/* What one reading does to the whole text. */
struct outcome {
    struct tally before, after; /* of the blocks that it decodes */
    long lines, first, last;    /* on how many lines */
};

/* What is known of a text: the reading of each block that is not plain, and
 * what comes of them. */
struct plan {
    const struct chosen *chosen;
    struct outcome outcomes[READINGS];
    bool sure[READINGS];
};

static struct str decode_line(struct arena *arena, struct str line,
                              enum legacy legacy)
{
    struct str text = legacy_to_unicode(arena, line, legacy);
    return legacy == LEGACY_ABC ? raise_known_line(arena, text) : text;
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

static void count_block(struct plan *plan, const struct chosen *chosen,
                        struct str block, long line)
{
    size_t reading = chosen->reading;
    struct outcome *o = &plan->outcomes[reading];
    struct tally as_is = chosen->as_is;
    bool counts = reading != AS_IS || as_is.words > 0;
    if (counts && o->last != line) {
        o->lines++;
        o->first = o->first ? o->first : line;
        o->last = line;
    }
    tally_add(&o->before, as_is);
    tally_add(&o->after, reading == AS_IS ? as_is : read_block(block, reading));
}

static void count(struct plan *plan, struct str text)
{
    struct str block;
    long line = 1;
    size_t done = 0, n = 0;
    for (size_t at = 0; next_marked_block(text, &at, &block); done = at - 1) {
        size_t start = (size_t)(block.s - text.s);
        line += (long)str_count(str_slice(text, done, start), '\n');
        count_block(plan, &plan->chosen[n++], block, line);
    }
}

/* A slip or a foreign name must not outweigh a short text. */
static bool is_good(struct tally t)
{
    return tally_reaches(t, GOOD) ||
           (t.valid + 1 == t.words && t.valid >= A_FEW);
}

static struct tally count_all(const struct plan *plan)
{
    struct tally all = {0};
    for (size_t i = 0; i < READINGS; i++)
        tally_add(&all, plan->outcomes[i].after);
    return all;
}

/* Whether the blocks may be such text at all: enough of them, poor as they
 * stand, in a text that is Vietnamese otherwise. */
static bool is_likely(const struct plan *plan, const struct outcome *o)
{
    return o->after.valid > o->before.valid &&
           o->after.valid - o->before.valid + o->before.odd >= TALLY_ENOUGH &&
           tally_is_diverse(o->after) && tally_reaches(o->after, POOR) &&
           tally_reaches(count_all(plan), POOR) &&
           !tally_reaches(o->before, POOR);
}

/* Whether all that is not plain is read in one way. */
static bool is_whole(const struct plan *plan, const struct outcome *o)
{
    long lines = 0;
    for (size_t i = 0; i < READINGS; i++)
        lines += plan->outcomes[i].lines;
    return lines == o->lines;
}

static void tell(struct log *log, const struct outcome *o, const char *name,
                 bool whole)
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
    else if (whole)
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

/* The plan of a text; *any: there is something to decode. */
static struct plan make_plan(struct arena *arena, struct str text, bool *any)
{
    struct plan plan = {.chosen = choose_readings(arena, text)};
    count(&plan, text);
    *any = false;
    for (size_t i = 0; i < AS_IS; i++) {
        const struct outcome *o = &plan.outcomes[i];
        plan.sure[i] = is_likely(&plan, o) && is_good(o->after);
        *any = *any || plan.sure[i];
    }
    return plan;
}

static void tell_all(struct log *log, const struct plan *plan)
{
    for (size_t i = 0; i < AS_IS; i++) {
        const struct outcome *o = &plan->outcomes[i];
        if (is_likely(plan, o))
            tell(log, o, readings[i].name, is_whole(plan, o));
    }
}

/* Whether the block is a whole line of the text. */
static bool is_line(struct str text, struct str block)
{
    const char *end = block.s + block.n;
    return (block.s == text.s || block.s[-1] == '\n') &&
           (end == text.s + text.n || end[-1] == '\n');
}

/* A block in a reading that is sure; of ABC also what is plain, where the page
 * sets it in a font of capitals. */
static struct str decode_block(struct arena *arena, struct str text,
                               struct str block, enum legacy legacy,
                               bool capitals)
{
    if (legacy != LEGACY_ABC)
        return legacy_to_unicode(arena, block, legacy);
    if (capitals)
        return face_text(arena, block);
    return is_line(text, block)
               ? decode_line(arena, block, legacy)
               : raise_capitals(arena, legacy_to_unicode(arena, block, legacy));
}

static struct str repaired(struct arena *arena, const struct plan *plan,
                           struct str text)
{
    struct buf buf = {.arena = arena};
    struct arena *scratch = arena_child(arena);
    struct str rest = text, block;
    struct face face = {0};
    for (size_t at = 0; next_block(&rest, &block);) {
        bool plain = block_is_plain(block);
        size_t reading = plain ? AS_IS : plan->chosen[at++].reading;
        bool capitals = plan->sure[ABC] && face_follow(&face, block);
        if (plain && capitals)
            reading = ABC;
        buf_add(&buf, plan->sure[reading]
                          ? decode_block(scratch, text, block,
                                         readings[reading].legacy, capitals)
                          : block);
        arena_clear(scratch);
    }
    return buf_str(&buf);
}

struct str legacy_repair(struct arena *arena, struct log *log, struct str text)
{
    bool any;
    struct plan plan = make_plan(arena, text, &any);
    tell_all(log, &plan);
    return any ? repaired(arena, &plan, text) : text;
}

const signed char *legacy_lines(struct arena *arena, struct log *log,
                                struct str text)
{
    bool any;
    struct plan plan = make_plan(arena, text, &any);
    struct str rest = text, line;
    size_t n = 0, at = 0;
    tell_all(log, &plan);
    if (!any)
        return NULL;
    signed char *lines = arena_alloc(arena, text.n);
    while (str_next_line(&rest, &line)) {
        size_t reading =
            block_is_plain(line) ? AS_IS : plan.chosen[at++].reading;
        lines[n++] =
            plan.sure[reading] ? (signed char)readings[reading].legacy : -1;
    }
    return lines;
}

struct str legacy_decode(struct arena *arena, struct str line,
                         enum legacy legacy)
{
    struct str text = legacy_to_unicode(arena, line, legacy);
    return legacy == LEGACY_ABC ? raise_capitals(arena, text) : text;
}

bool legacy_is_found(struct arena *arena, struct str text, struct tally *tally)
{
    bool any;
    struct plan plan = make_plan(arena, text, &any);
    *tally = count_all(&plan);
    return any;
}

static long surplus(struct tally t)
{
    return 2 * (long)t.valid - (long)t.words;
}

long legacy_gain(struct str text, enum legacy legacy)
{
    return surplus(tally_legacy(text, legacy)) - surplus(tally_text(text));
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
