/* SPDX-License-Identifier: MIT */
/*
 * A contest: the bytes are read in each Vietnamese encoding, and the one in
 * which most words are Vietnamese syllables wins, if nearly all are. Wrong
 * readings lose clearly: they put letters of other kinds into every word.
 */
#include "read/encoding/vietnamese.h"

#include <string.h>

#include "base/arena.h"
#include "read/clean.h"

/* How Vietnamese the bytes are in that encoding; none when they are not in
 * it. */
static struct tally tally_in(struct arena *arena, struct str sample,
                             const struct charset *charset)
{
    struct arena *scratch = arena_child(arena);
    size_t bad;
    long line;
    struct str text = charset_convert(scratch, sample, charset, &bad, &line);
    struct tally tally = {0};
    if (charset->kind == CHARSET_LEGACY)
        text = legacy_to_unicode(scratch, text, charset->legacy);
    if (bad <= 1) /* the sample's end may cut a character */
        tally = tally_text(normalise(scratch, text));
    arena_clear(scratch);
    return tally;
}

/* The Vietnamese encodings, the likelier first where two do as well. In ABC's
 * place TCVN5712-1 has capitals where others have punctuation. */
static const char *const vietnamese[] = {"CP1258", "VISCII", "TCVN3",
                                         "VNI",    "VPS",    "TCVN5712-1"};

static long score(struct tally t)
{
    return 2 * (long)t.valid - (long)t.words;
}

bool find_vietnamese(struct arena *arena, struct str sample,
                     struct charset *found, struct tally *best)
{
    enum { GOOD = 90, FAIR = 80 }; /* legacy_repair judges again */
    struct charset western = charset_of("windows-1252");
    struct tally as_western = tally_in(arena, sample, &western);
    *best = (struct tally){0};
    for (size_t i = 0; i < sizeof vietnamese / sizeof vietnamese[0]; i++) {
        struct charset charset = charset_of(vietnamese[i]);
        struct tally t = tally_in(arena, sample, &charset);
        size_t least = charset.kind == CHARSET_LEGACY ? FAIR : GOOD;
        if (t.valid + as_western.odd >= as_western.valid + TALLY_ENOUGH &&
            tally_reaches(t, least) && score(t) > score(*best)) {
            *best = t;
            *found = charset;
        }
    }
    return best->valid > 0;
}

static bool is_vietnamese_charset(const struct charset *charset)
{
    for (size_t i = 0; i < sizeof vietnamese / sizeof vietnamese[0]; i++) {
        struct charset one = charset_of(vietnamese[i]);
        if (strcmp(one.name, charset->name) == 0)
            return true;
    }
    return false;
}

bool may_be_in(struct arena *arena, struct str sample,
               const struct charset *charset)
{
    enum { FAIR = 50 };
    struct charset other;
    struct tally best, own;
    if (!is_vietnamese_charset(charset))
        return true;
    own = tally_in(arena, sample, charset);
    return tally_reaches(own, FAIR) &&
           (!find_vietnamese(arena, sample, &other, &best) ||
            score(best) <= score(own));
}
