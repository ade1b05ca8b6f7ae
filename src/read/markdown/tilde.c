/* SPDX-License-Identifier: MIT */
/*
 * Tildes. What is struck out stands between two equal runs of one or two of
 * them, the first of which may open and the second close as the runs of "*" may
 * (CommonMark 0.31, section 6.2). md4c's versions ask no more than that there
 * be no space, and would strike out "5 km and " in "~5 km and ~7 km". So all
 * tildes that have no partner by this rule are shielded; neither has one
 * between digits, "5~7 km".
 */
#include <ctype.h>
#include <string.h>

#include "base/utf8.h"
#include "read/markdown/markdown.h"

enum { RUN_MAX = 2 };

struct run {
    size_t at, n; /* n: 0, there is none */
};

static uint32_t character_before(struct str text, size_t at)
{
    size_t start = at;
    while (start > 0 && utf8_goes_on(text.s[start - 1]))
        start--;
    start -= start > 0;
    return start < at ? utf8_next(text, &start) : '\n';
}

static uint32_t character_at(struct str text, size_t at)
{
    return at < text.n ? utf8_next(text, &at) : '\n';
}

static bool is_space(uint32_t c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == 0xA0 || c == 0x3000;
}

/* ASCII; Latin-1's signs; General Punctuation up to the arrows and shapes; the
 * marks of ideographs. Letters and digits of other scripts lie elsewhere. */
static bool is_punctuation(uint32_t c)
{
    if (c < 0x80)
        return ispunct((int)c);
    return (c > 0xA0 && c < 0xC0 && !letter_is(c)) ||
           (c >= 0x2010 && c < 0x2C00) || (c > 0x3000 && c < 0x3030);
}

static bool is_figure(uint32_t c)
{
    return c >= '0' && c <= '9';
}

static bool is_flanking(uint32_t inside, uint32_t outside)
{
    return !is_space(inside) && (!is_punctuation(inside) || is_space(outside) ||
                                 is_punctuation(outside));
}

static struct run next_run(struct str text, size_t at)
{
    const char *tilde =
        at < text.n ? memchr(text.s + at, '~', text.n - at) : NULL;
    struct run run = {tilde ? (size_t)(tilde - text.s) : text.n, 0};
    while (run.at + run.n < text.n && text.s[run.at + run.n] == '~')
        run.n++;
    return run;
}

static void shield(char *s, struct run *run)
{
    for (size_t i = 0; i < run->n; i++)
        shield_byte(s + run->at + i);
    run->n = 0;
}

/* Open runs by their length, of one and of two. */
struct open {
    struct run runs[RUN_MAX];
};

static void shield_open(char *s, struct open *open)
{
    for (size_t i = 0; i < RUN_MAX; i++)
        shield(s, &open->runs[i]);
}

/* A partner is found: both stay, but nothing may be open between them. */
static void pair(char *s, struct open *open, size_t length)
{
    struct run *mine = &open->runs[length - 1];
    struct run *other = &open->runs[RUN_MAX - length];
    if (other->n && other->at > mine->at)
        shield(s, other);
    mine->n = 0;
}

static void settle(char *s, struct str text, struct open *open, struct run run)
{
    uint32_t before = character_before(text, run.at);
    uint32_t after = character_at(text, run.at + run.n);
    struct run *mine = &open->runs[run.n - 1];
    if (before == '\\')
        return; /* the first of them is none */
    bool range = run.n == 1 && is_figure(before) && is_figure(after);
    if (!range && mine->n && is_flanking(before, after)) {
        pair(s, open, run.n);
    } else if (!range && is_flanking(after, before)) {
        shield(s, mine);
        *mine = run;
    } else {
        shield(s, &run);
    }
}

/* True when an empty line lies between the two places. */
static bool are_apart(struct str text, size_t from, size_t to)
{
    bool empty = false;
    for (size_t i = from; i < to; i++) {
        if (text.s[i] == '\n' && empty)
            return true;
        empty = text.s[i] == '\n' ||
                (empty && (text.s[i] == ' ' || text.s[i] == '>'));
    }
    return false;
}

bool has_tildes(struct str text)
{
    return memchr(text.s, '~', text.n);
}

void shield_tildes(char *s, size_t n)
{
    struct str text = {s, n};
    struct open open = {0};
    size_t reached = 0;
    for (struct run run = next_run(text, 0); run.n;
         run = next_run(text, reached)) {
        if (are_apart(text, reached, run.at))
            shield_open(s, &open);
        if (run.n <= RUN_MAX)
            settle(s, text, &open, run);
        reached = run.at + run.n;
    }
    shield_open(s, &open);
}
