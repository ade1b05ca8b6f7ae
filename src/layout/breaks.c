/* SPDX-License-Identifier: MIT */
/*
 * The opportunities are those of UAX #14 (opportunities.c), but within
 * addresses. Over them, Vietnamese rules look at the gaps between words
 * (gaps.c) and, here, at the characters on both sides of an opportunity inside
 * a word. A syllable is the unit: nothing is ever hyphenated.
 */
#include "layout/breaks.h"

#include <string.h>

#include "base/arena.h"
#include "base/meta.h"
#include "base/utf8.h"
#include "layout/gaps.h"
#include "layout/lexicon.h"
#include "layout/opportunities.h"
#include "layout/ties.h"

static bool has_digit(struct str word)
{
    for (size_t i = 0; i < word.n; i++) {
        if (char_is_digit((unsigned char)word.s[i]))
            return true;
    }
    return false;
}

/* True when the part is a plain word: letters alone, small but for the first,
 * and so many of them at least. */
static bool is_plain_word(struct str part, size_t least)
{
    size_t letters = 0;
    for (size_t at = 0; at < part.n; letters++) {
        uint32_t c = utf8_next(part, &at);
        if (!(letters == 0 ? letter_is(c) : letter_is_lower(c)))
            return false;
    }
    return letters >= least;
}

/* What decides inside a word: looked up once, for a word may be very long. */
struct inside {
    struct str word, core; /* core: without brackets, quotes and stops */
    bool digits;
};

static struct inside look_inside(struct str word)
{
    return (struct inside){word, word_bare(word), has_digit(word)};
}

/* The part of a compound that ends, or begins, at byte `at` of it. */
static struct str part_before(struct str word, size_t at)
{
    size_t start = at;
    while (start > 0 && word.s[start - 1] != '/' && word.s[start - 1] != '-')
        start--;
    return str_slice(word, start, at);
}

static struct str part_behind(struct str word, size_t at)
{
    size_t end = at;
    while (end < word.n && word.s[end] != '/' && word.s[end] != '-')
        end++;
    return str_slice(word, at, end);
}

/* A compound, if both its parts are plain words; units are written whole. Its
 * hyphen, too, is lost at the end of a line to programs that copy the text. */
static int compound_penalty(const struct inside *in, size_t at)
{
    size_t skipped = (size_t)(in->core.s - in->word.s);
    if (at <= skipped || at - skipped >= in->core.n)
        return BREAK_NEVER;
    size_t mark = word_last_start(str_slice(in->core, 0, at - skipped));
    bool slash = in->core.s[mark] == '/';
    struct str first = part_before(in->core, mark);
    struct str second = part_behind(in->core, at - skipped);
    size_t least = slash ? 2 : 3;
    if (!is_plain_word(first, least) || !is_plain_word(second, least) ||
        word_is_unit(first) || word_is_unit(second))
        return BREAK_NEVER;
    return slash ? BREAK_MILD : BREAK_STRONG;
}

/*
 * Inside a word. A compound breaks behind its hyphen or slash when the parts on
 * both sides are plain words, so that QĐ-TTg, V/v, kg/ha, 250/280 and Covid-19
 * stay whole. Behind an ellipsis or an em dash the text begins anew.
 */
static int inner_penalty(const struct inside *in, size_t at)
{
    uint32_t before = word_last_char(str_slice(in->word, 0, at));
    if (before == 0x2026 || before == 0x2014)
        return BREAK_FREE;
    if (before > 0x2E7F)
        return BREAK_FREE; /* ideographs: every character is a word */
    if (in->digits || !(char_is_dash(before) || before == '/'))
        return BREAK_NEVER;
    return compound_penalty(in, at);
}

/*
 * What a line end costs between two characters of an address. A hyphen at the
 * end of a line is taken for the typesetter's, by readers and by programs that
 * copy or search the text, who leave it out: so it begins the next line (The
 * Chicago Manual of Style, 7.46).
 */
static int address_penalty(char before, char after, char before_that)
{
    if (before == '-' || strchr("/._", after))
        return BREAK_NEVER;
    if (before == '/' && after != '-')
        return before_that == '/' ? BREAK_MILD : BREAK_FREE;
    if (after == '-' || strchr("._", before))
        return BREAK_MILD;
    return strchr("?&=", before) ? BREAK_STRONG : BREAK_NEVER;
}

/*
 * Addresses break behind / . _, most gladly behind a single slash, and before a
 * hyphen; only in need elsewhere: behind the signs of a query. UAX #14 is not
 * asked: it would keep "/2020" and "_b" where they are.
 */
static void break_address(int16_t *penalties, struct str word)
{
    struct str core = word_bare(word);
    size_t skipped = (size_t)(core.s - word.s);
    for (size_t k = 1; k < word.n; k++)
        penalties[k] = BREAK_NEVER;
    for (size_t k = 1; k < core.n; k++)
        penalties[skipped + k] = (int16_t)address_penalty(
            core.s[k - 1], core.s[k], k > 1 ? core.s[k - 2] : ' ');
}

/* The opportunities within a word; most have none. */
static void break_inside(int16_t *penalties, struct str word,
                         const struct sense *sense)
{
    struct inside in = {.word = STR("")};
    if (sense->address)
        break_address(penalties, word);
    if (sense->address || sense->plain)
        return;
    for (size_t k = 1; k < word.n; k++) {
        if (penalties[k] != BREAK_FREE)
            continue;
        if (in.word.n == 0)
            in = look_inside(word);
        penalties[k] = (int16_t)inner_penalty(&in, k);
    }
}

static int worse(int a, int b)
{
    return a > b ? a : b;
}

/* Most gaps are between plain words, of which no rule has anything to say: none
 * is a number, a dash or an abbreviation, and none of their neighbours. `at`
 * are the two words before the gap and the two behind it. */
static bool is_plain_gap(const struct sense at[4])
{
    return at[0].wordy && at[1].wordy && !at[1].ends && at[2].wordy &&
           at[3].wordy;
}

/* The penalty of the gap before word `i`; at[2] is its sense. */
static int16_t between(const struct words *w, size_t i,
                       const struct sense at[4], bool named, bool display)
{
    int tie = tie_penalty(w, i, at[1], at[2], display);
    int name = named ? BREAK_MILD : BREAK_FREE;
    int gap = is_plain_gap(at) ? BREAK_FREE : gap_penalty(w, i);
    return (int16_t)worse(gap, worse(tie, name));
}

static void keep_together(int16_t *penalties, struct str text,
                          const struct words *w, const struct sense *senses,
                          bool display)
{
    size_t syllables = 0; /* of a name, up to the word before */
    for (size_t i = 0; i < w->n; i++) {
        struct str word = w->at[i];
        size_t start = (size_t)(word.s - text.s);
        const struct sense *sense = &senses[i];
        bool named = i > 0 && sense->capital && gap_in_name(w, i, &syllables);
        if (!sense->capital)
            syllables = 0;
        if (i > 0 && penalties[start] == BREAK_FREE)
            penalties[start] = between(w, i, sense - 2, named, display);
        break_inside(penalties + start, word, sense);
    }
}

/* In other languages that is all that is not left to UAX #14. */
static void break_addresses(int16_t *penalties, struct str text,
                            const struct words *w, const struct sense *senses)
{
    for (size_t i = 0; i < w->n; i++) {
        if (senses[i].address)
            break_address(penalties + (w->at[i].s - text.s), w->at[i]);
    }
}

/* The senses of all words. Two before them and two behind stand for what is
 * beyond the ends, where nothing is that matters. */
static const struct sense *
senses_of(struct arena *arena, struct lexicon *lexicon, const struct words *w)
{
    const size_t beyond = 2;
    struct sense *all = ARENA_ROOM(arena, w->n + 2 * beyond, struct sense);
    struct sense *first = all + beyond;
    for (size_t i = 0; i < beyond; i++)
        all[i] = first[w->n + i] = (struct sense){.wordy = true};
    for (size_t i = 0; i < w->n; i++)
        first[i] = sense_of(lexicon, w->at[i]);
    return first;
}

/* A line ends behind each line separator. */
static void force_breaks(int16_t *penalties, struct str text)
{
    const char *at = text.s, *end = text.s + text.n;
    while (at < end && (at = memchr(at, '\n', (size_t)(end - at))) &&
           ++at < end)
        penalties[at - text.s] = BREAK_FORCED;
}

int16_t *find_breaks(struct arena *arena, struct lexicon *lexicon,
                     struct str text, struct str lang, bool display)
{
    int16_t *penalties = ARENA_ROOM(arena, text.n + 1, int16_t);
    struct words w = words_split(arena, text);
    const struct sense *senses = senses_of(arena, lexicon, &w);
    for (size_t i = 0; i <= text.n; i++)
        penalties[i] = BREAK_NEVER;
    find_opportunities(
        &(struct opportunities){arena, text, &w, senses, penalties});
    force_breaks(penalties, text);
    if (language_is(lang, "vi"))
        keep_together(penalties, text, &w, senses, display);
    else
        break_addresses(penalties, text, &w, senses);
    return penalties;
}
