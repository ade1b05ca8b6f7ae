/* SPDX-License-Identifier: MIT */
/*
 * A document may hold text of several old fonts, and of Unicode beside it.
 * Each block is read in every way, and the way through the blocks on which most
 * words are Vietnamese is found by dynamic programming (Viterbi, 1967). Each
 * change of the reading costs something, so that a block which tells little
 * goes with those around it, and a single word changes nothing. A word with a
 * letter that only Unicode has speaks against every font.
 */
#include "read/encoding/blocks.h"

#include <limits.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "read/encoding/legacy.h"

/* A word that becomes Vietnamese is worth 8, another reading costs 7: two such
 * words are worth a detour, one is not, and there is never a draw. */
enum { WORTH = 4, CHANGE = 7 };

const struct reading readings[AS_IS] = {
    {LEGACY_ABC, "TCVN3 (ABC)"}, {LEGACY_VNI, "VNI"},
    {LEGACY_VPS, "VPS"},         {LEGACY_VISCII, "VISCII"},
    {LEGACY_CP1258, "CP1258"},   {LEGACY_TCVN, "TCVN5712-1"},
    {LEGACY_UTF8, "UTF-8"},
};

/* For each reading of a block, that of the block before on the best way. */
struct step {
    unsigned char before[READINGS];
    struct tally as_is;
};

struct path {
    struct step *steps;
    size_t n;
    long cost[READINGS]; /* of the best way to each, up to here */
};

/* Signs at which a block ends, '<' before it and the others behind. */
static const bool ends_block[256] = {['<'] = true, ['\n'] = true, ['>'] = true};

bool next_block(struct str *rest, struct str *block)
{
    size_t n = rest->n && rest->s[0] == '<';
    while (n < rest->n && !ends_block[(unsigned char)rest->s[n]])
        n++;
    n += n < rest->n && rest->s[n] != '<';
    *block = str_slice(*rest, 0, n);
    *rest = str_slice(*rest, n, rest->n);
    return n > 0;
}

bool next_marked_block(struct str text, size_t *at, struct str *block)
{
    size_t start = str_beyond_ascii(text, *at), from = start;
    if (start == text.n)
        return false;
    while (from > *at && !ends_block[(unsigned char)text.s[from - 1]])
        from--;
    from -= from > *at && text.s[from - 1] == '<';
    struct str rest = str_slice(text, from, text.n);
    next_block(&rest, block);
    *at = from + block->n;
    return true;
}

bool block_is_plain(struct str block)
{
    return str_beyond_ascii(block, 0) == block.n;
}

/* Whether all letters and signs beyond ASCII may be codes of an old font. */
static bool is_codes(struct str block)
{
    for (size_t at = 0; (at = str_beyond_ascii(block, at)) < block.n;) {
        uint32_t c = utf8_next(block, &at);
        if (c < 0x2000 && !windows_1252_byte(c))
            return false;
    }
    return true;
}

struct tally read_block(struct str block, size_t reading)
{
    return reading == AS_IS ? tally_text(block)
                            : tally_legacy(block, readings[reading].legacy);
}

/* In all ways; most blocks of most texts are Unicode, and need no other. */
static void read_in_all_ways(struct str block, struct tally tallies[READINGS])
{
    struct tally as_is = read_block(block, AS_IS);
    bool open = as_is.valid < as_is.words || is_codes(block);
    for (size_t i = 0; i < READINGS; i++)
        tallies[i] = open && i != AS_IS ? read_block(block, i) : as_is;
}

/* Valid words count for a reading, others against it; against a font's also
 * those which cannot be in it. */
static long score(struct tally t, bool as_is)
{
    long impossible = as_is ? 0 : (long)t.own;
    return WORTH * (2 * ((long)t.valid - impossible) - (long)t.words);
}

static long cost_from(const struct path *path, size_t before, size_t reading)
{
    return path->cost[before] + (before == reading ? 0 : CHANGE);
}

/* The cheapest reading of the block before. Of two that cost the same it is the
 * other one: what tells nothing goes with what stands before it. */
static size_t best_before(const struct path *path, size_t reading)
{
    size_t best = reading;
    long least = cost_from(path, reading, reading) + 1;
    for (size_t i = 0; i < READINGS; i++) {
        if (i != reading && cost_from(path, i, reading) < least) {
            best = i;
            least = cost_from(path, i, reading);
        }
    }
    return best;
}

static struct step weigh_block(struct path *path, struct str block)
{
    struct tally tallies[READINGS];
    long cost[READINGS];
    struct step step;
    read_in_all_ways(block, tallies);
    step.as_is = tallies[AS_IS];
    for (size_t i = 0; i < READINGS; i++) {
        size_t before = best_before(path, i);
        step.before[i] = (unsigned char)before;
        cost[i] = cost_from(path, before, i) - score(tallies[i], i == AS_IS);
    }
    memcpy(path->cost, cost, sizeof cost);
    return step;
}

/* The best way, from its end back to its beginning. */
static const struct chosen *walk_back(struct arena *arena,
                                      const struct path *path)
{
    struct chosen *chosen = ARENA_ROOM(arena, path->n + 1, struct chosen);
    size_t reading = AS_IS;
    for (size_t i = 0; i < READINGS; i++) {
        if (path->cost[i] < path->cost[reading])
            reading = i;
    }
    for (size_t i = path->n; i-- > 0;) {
        chosen[i] =
            (struct chosen){(unsigned char)reading, path->steps[i].as_is};
        reading = path->steps[i].before[reading];
    }
    return chosen;
}

const struct chosen *choose_readings(struct arena *arena, struct str text)
{
    struct path path = {0};
    struct str block;
    for (size_t i = 0; i < AS_IS; i++)
        path.cost[i] = CHANGE;
    for (size_t at = 0; next_marked_block(text, &at, &block);) {
        path.steps = arena_more(arena, path.steps, path.n, sizeof *path.steps);
        path.steps[path.n++] = weigh_block(&path, block);
    }
    return walk_back(arena, &path);
}
