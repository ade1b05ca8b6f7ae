/* SPDX-License-Identifier: MIT */
/*
 * Bold letters as converters and people write them: "**Kính gửi: **Uỷ ban" and
 * "**Điều 1.**Phạm vi". CommonMark (0.31, section 6.2) pairs no marks with
 * white space within, or with a stop within and a letter outside, and shows
 * them as they are; but in Vietnamese two stars mean nothing else. So marks
 * that it leaves are paired, two by two, where Vietnamese stands
 * between them or a colon at the end.
 */
#include <ctype.h>
#include <string.h>

#include "base/utf8.h"
#include "read/markdown/dialect.h"

enum {
    RUNS_MAX = 64,    /* in a paragraph; the others are left */
    WRAPPED_MAX = 300 /* bytes of what goes over several lines */
};

struct run {
    size_t at;
    bool opens, closes, paired;
};

static bool is_space(uint32_t c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* Punctuation, quotation marks and the like beyond ASCII among it. */
static bool is_stop(uint32_t c)
{
    enum { DASHES = 0x2010, LAST = 0x205E, LAQUO = 0xAB, RAQUO = 0xBB };
    return c < 0x80 ? ispunct((int)c)
                    : c == LAQUO || c == RAQUO || (c >= DASHES && c <= LAST);
}

/* What stands before byte `at`, and what at it; a line's end beyond the text.
 */
static uint32_t sign_before(struct str s, size_t at)
{
    size_t start = at;
    while (start > 0 && utf8_goes_on(s.s[--start])) {
    }
    return start < at ? utf8_next(s, &start) : '\n';
}

static uint32_t sign_at(struct str s, size_t at)
{
    return at < s.n ? utf8_next(s, &at) : '\n';
}

static struct run run_at(struct str s, size_t at)
{
    uint32_t before = sign_before(s, at), after = sign_at(s, at + 2);
    bool open = !is_space(after) &&
                (!is_stop(after) || is_space(before) || is_stop(before));
    bool close = !is_space(before) &&
                 (!is_stop(before) || is_space(after) || is_stop(after));
    return (struct run){at, open, close, false};
}

/* The runs of two stars; code and escapes are passed over. */
static size_t find_runs(struct str s, struct run runs[RUNS_MAX])
{
    size_t n = 0;
    bool code = false;
    for (size_t at = 0; at < s.n && n < RUNS_MAX; at++) {
        size_t stars = 0;
        code ^= s.s[at] == '`';
        if (s.s[at] == '\\' && !code) {
            at++;
            continue;
        }
        while (!code && at + stars < s.n && s.s[at + stars] == '*')
            stars++;
        if (stars == 2)
            runs[n++] = run_at(s, at);
        at += stars > 1 ? stars - 1 : 0;
    }
    return n;
}

/* As CommonMark pairs them: each that closes, with the nearest before it. */
static void pair(struct run *runs, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        for (size_t k = i; runs[i].closes && k-- > 0;) {
            if (runs[k].paired || !runs[k].opens)
                continue;
            runs[k].paired = runs[i].paired = true;
            break;
        }
    }
}

static bool is_lenient(struct str inside)
{
    struct str words = str_trim(inside);
    bool foreign = false;
    bool wraps = inside.n && memchr(inside.s, '\n', inside.n);
    if (words.n == 0 || (wraps && words.n > WRAPPED_MAX))
        return false;
    for (size_t i = 0; i < words.n; i++)
        foreign = foreign || (unsigned char)words.s[i] >= 0x80;
    return foreign || str_ends(words, STR(":"));
}

static bool is_blank(struct str s, const struct run *open)
{
    return str_trim(str_slice(s, open[0].at + 2, open[1].at)).n == 0;
}

/* Whether marks that stand in turns, one that opens, one that closes, are what
 * was meant: CommonMark pairs not all of them, and all may be paired so. */
static bool are_in_turns(struct str s, const struct run *runs, size_t n)
{
    size_t unpaired = 0, lenient = 0;
    for (size_t i = 0; i + 1 < n; i += 2) {
        struct str inside = str_slice(s, runs[i].at + 2, runs[i + 1].at);
        unpaired += !runs[i].paired || !runs[i + 1].paired;
        lenient += is_lenient(inside);
    }
    return n % 2 == 0 && unpaired > 0 && lenient == n / 2;
}

/* What stands between two marks that nothing pairs; nothing at all between
 * them is what converters leave of bold white space. */
static bool belong_together(struct str s, const struct run *open)
{
    struct str inside = str_slice(s, open[0].at + 2, open[1].at);
    return !open[0].paired && !open[1].paired &&
           (is_lenient(inside) || (is_blank(s, open) && inside.n > 0));
}

void dialect_find_strong(struct scan *c)
{
    struct run runs[RUNS_MAX];
    struct pairs *p = &c->strong;
    size_t n = str_find(c->s, STR("**")) < c->s.n ? find_runs(c->s, runs) : 0;
    pair(runs, n);
    bool turns = are_in_turns(c->s, runs, n);
    for (size_t i = 0; i + 1 < n && p->n < 32; i++) {
        if (!turns && !belong_together(c->s, &runs[i]))
            continue;
        p->open[p->n] = runs[i].at;
        p->close[p->n++] = runs[i + 1].at;
        i++;
    }
}

/* Spaces within go outside; where there is nothing else, the marks go. */
static size_t open_strong(struct scan *c, size_t close)
{
    size_t n = 2;
    struct str inside = str_slice(c->s, c->at + n, close);
    if (str_trim(inside).n == 0) {
        buf_add(c->out, inside);
        return close + n - c->at;
    }
    for (; c->at + n < c->s.n && c->s.s[c->at + n] == ' '; n++)
        buf_add_char(c->out, ' ');
    buf_add(c->out, STR("<strong>"));
    return n;
}

static size_t close_strong(struct scan *c)
{
    size_t spaces = 0;
    while (c->out->n && c->out->data[c->out->n - 1] == ' ') {
        c->out->n--;
        spaces++;
    }
    buf_add(c->out, STR("</strong>"));
    for (; spaces; spaces--)
        buf_add_char(c->out, ' ');
    return 2;
}

/* "**Một****Hai**": one bold text behind another, with nothing between. */
static bool is_seam(const struct scan *c, size_t n)
{
    enum { SEAM = 4 };
    struct str before = str_slice(c->s, 0, c->at);
    struct str behind = str_slice(c->s, c->at + SEAM, c->s.n);
    return n == SEAM && !is_space(sign_before(c->s, c->at)) &&
           !is_space(sign_at(c->s, c->at + SEAM)) &&
           str_find(before, STR("**")) < before.n &&
           str_find(behind, STR("**")) < behind.n;
}

size_t dialect_strong(struct scan *c)
{
    for (size_t i = 0; i < c->strong.n; i++) {
        if (c->strong.open[i] == c->at)
            return open_strong(c, c->strong.close[i]);
        if (c->strong.close[i] == c->at)
            return close_strong(c);
    }
    size_t n = 0; /* a run is taken whole */
    while (c->at + n < c->s.n && c->s.s[c->at + n] == '*')
        n++;
    if (!is_seam(c, n))
        buf_add(c->out, str_slice(c->s, c->at, c->at + n));
    return n;
}
