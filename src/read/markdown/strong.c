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

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static bool is_stop(char c)
{
    return ispunct((unsigned char)c);
}

static struct run run_at(struct str s, size_t at)
{
    char before = at ? s.s[at - 1] : '\n';
    char after = at + 2 < s.n ? s.s[at + 2] : '\n';
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

void dialect_find_strong(struct scan *c)
{
    struct run runs[RUNS_MAX];
    struct pairs *p = &c->strong;
    size_t n = str_find(c->s, STR("**")) < c->s.n ? find_runs(c->s, runs) : 0;
    pair(runs, n);
    for (size_t i = 0; i + 1 < n && p->n < 32; i++) {
        struct str inside = str_slice(c->s, runs[i].at + 2, runs[i + 1].at);
        if (runs[i].paired || runs[i + 1].paired || !is_lenient(inside))
            continue;
        p->open[p->n] = runs[i].at;
        p->close[p->n++] = runs[i + 1].at;
        i++;
    }
}

/* Spaces within go outside. */
static size_t open_strong(struct scan *c)
{
    size_t n = 2;
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

size_t dialect_strong(struct scan *c)
{
    for (size_t i = 0; i < c->strong.n; i++) {
        if (c->strong.open[i] == c->at)
            return open_strong(c);
        if (c->strong.close[i] == c->at)
            return close_strong(c);
    }
    size_t n = 0; /* a run is taken whole */
    for (; c->at + n < c->s.n && c->s.s[c->at + n] == '*'; n++)
        buf_add_char(c->out, '*');
    return n;
}
