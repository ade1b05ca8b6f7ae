/* SPDX-License-Identifier: MIT */
/*
 * Total fit by dynamic programming. Walking the items, we keep the break
 * points from which a line may still reach the present item (active nodes);
 * each legal break becomes a new node behind the best of them. A node is
 * dropped once even a fully shrunk line from it would be too long, so the
 * active list is about as long as a line and the whole is linear in the
 * paragraph.
 *
 * Three passes: the first refuses lines stretched beyond what looks good, which
 * keeps the list short; a paragraph that fails gets the second, which stretches
 * further rather than tear what belongs together; the third takes whatever is
 * least bad.
 */
#include "layout/linebreak.h"

#include "base/arena.h"

/* Ratios of stretch used to stretch there is, in 1/1024. */
enum { RATIO_ONE = 1024 };

enum {
    LOOSE_TOLERANCE = 6400, /* in the second: spaces four times as wide */
    DEAR = 1000,            /* penalties that only the third pass pays */
    LINE_PENALTY = 10,      /* a paragraph in few lines is better */
    BADNESS_MAX = 10000,
    TOLERANCE = 800,              /* badness allowed in the first pass */
    CLASS_DEMERITS = 6000,        /* a loose line beside a tight one */
    SHORT_LAST_DEMERITS = 250000, /* a lone syllable on the last line */
    OVERFULL_DEMERITS = 100000000 /* more than any good line has */
};

/* How tight a line is; neighbours should differ by one class at most. */
enum fitness { TIGHT, DECENT, LOOSE, VERY_LOOSE };

/* Width, stretch and shrink summed over all items before one. */
struct sums {
    int64_t width, stretch, shrink;
};

struct node {
    size_t at;    /* the item broken at; 0 for the start */
    size_t first; /* the first item of the line after it */
    enum fitness fitness;
    int64_t demerits;
    struct node *from; /* the break before, on the best way here */
    struct node *next; /* in the active list */
};

struct breaker {
    struct arena *arena;
    const struct lb_item *items;
    struct sums *sums;
    size_t n;
    mpt measure;
    bool ragged;
    int64_t tolerance;
    int dearest; /* no break at a penalty above this */
    struct node *active;
};

static struct sums *sum_up(struct arena *arena, const struct lb_item *items,
                           size_t n)
{
    struct sums *sums = ARENA_ARRAY(arena, n + 1, struct sums);
    for (size_t i = 0; i < n; i++) {
        sums[i + 1] = sums[i];
        if (items[i].kind == LB_PENALTY)
            continue;
        sums[i + 1].width += items[i].width;
        sums[i + 1].stretch += items[i].stretch;
        sums[i + 1].shrink += items[i].shrink;
    }
    return sums;
}

/* What is discarded behind a break: glue, and penalties that do not force. */
static size_t after_break(const struct breaker *b, size_t at)
{
    size_t i = at;
    if (i < b->n && b->items[i].kind == LB_PENALTY)
        i++;
    while (i < b->n && (b->items[i].kind == LB_GLUE ||
                        (b->items[i].kind == LB_PENALTY &&
                         b->items[i].penalty > -LB_FORBIDDEN)))
        i++;
    return i;
}

static bool is_legal(const struct breaker *b, size_t i)
{
    const struct lb_item *item = &b->items[i];
    if (item->kind == LB_PENALTY)
        return item->penalty <= b->dearest;
    return item->kind == LB_GLUE && i > 0 && b->items[i - 1].kind == LB_BOX;
}

static struct lb_line line_between(const struct breaker *b, size_t from,
                                   size_t to)
{
    const struct sums *s = &b->sums[from], *e = &b->sums[to];
    struct lb_line line = {from, to, 0, 0, 0};
    if (to > from) {
        line.natural = (mpt)(e->width - s->width);
        line.stretch = (mpt)(e->stretch - s->stretch);
        line.shrink = (mpt)(e->shrink - s->shrink);
    }
    if (to < b->n && b->items[to].kind == LB_PENALTY)
        line.natural += b->items[to].width;
    return line;
}

/* How much of its stretch (positive) or shrink (negative) a line uses. */
static int64_t ratio_of(const struct breaker *b, const struct lb_line *line)
{
    int64_t room = (int64_t)b->measure - line->natural;
    int64_t give = room >= 0 ? line->stretch : line->shrink;
    if (b->ragged && room >= 0)
        give = b->measure / 6;
    if (room == 0)
        return 0;
    if (give <= 0)
        return room > 0 ? 1000LL * RATIO_ONE : -1000LL * RATIO_ONE;
    return room * RATIO_ONE / give;
}

/* 100 times the cube of the ratio, as TeX has it. */
static int64_t badness_of(int64_t ratio)
{
    int64_t r = ratio < 0 ? -ratio : ratio;
    if (r > 5LL * RATIO_ONE)
        return BADNESS_MAX;
    int64_t badness = 100 * r * r / RATIO_ONE * r / RATIO_ONE / RATIO_ONE;
    return badness > BADNESS_MAX ? BADNESS_MAX : badness;
}

static enum fitness fitness_of(int64_t ratio)
{
    if (ratio < -RATIO_ONE / 2)
        return TIGHT;
    if (ratio <= RATIO_ONE / 2)
        return DECENT;
    return ratio <= RATIO_ONE ? LOOSE : VERY_LOOSE;
}

static bool is_forced(const struct breaker *b, size_t at)
{
    return b->items[at].kind == LB_PENALTY &&
           b->items[at].penalty <= -LB_FORBIDDEN;
}

static int64_t demerits_of(const struct breaker *b, const struct node *from,
                           const struct lb_line *line, int64_t ratio)
{
    int64_t sum = LINE_PENALTY + badness_of(ratio);
    int penalty =
        b->items[line->to].kind == LB_PENALTY ? b->items[line->to].penalty : 0;
    int64_t demerits = sum * sum;
    if (penalty > 0)
        demerits += (int64_t)penalty * penalty;
    int step = (int)fitness_of(ratio) - (int)from->fitness;
    if (step > 1 || step < -1)
        demerits += CLASS_DEMERITS;
    bool last = line->to + 1 == b->n;
    if (last && line->natural < b->measure / 5 && from->at > 0)
        demerits += SHORT_LAST_DEMERITS;
    return demerits;
}

static struct node *new_node(struct breaker *b, size_t at, struct node *from,
                             enum fitness fitness, int64_t demerits)
{
    struct node *node = ARENA_NEW(b->arena, struct node);
    *node =
        (struct node){at, after_break(b, at), fitness, demerits, from, NULL};
    return node;
}

/* The end of a paragraph has stretch without bound: it cannot be loose. */
static int64_t ratio_to(const struct breaker *b, const struct lb_line *line)
{
    int64_t ratio = ratio_of(b, line);
    return is_forced(b, line->to) && ratio > 0 ? 0 : ratio;
}

/*
 * Tries every active node for a line that ends at item `at`, drops those from
 * which no later line can be short enough, and returns the new node behind the
 * best, or NULL when none fits. When all were dropped and none fitted, the
 * newest, whose line is the shortest, is taken with an overfull line; *overfull
 * tells.
 */
static struct node *best_to(struct breaker *b, size_t at, bool *overfull)
{
    struct node *best = NULL, *newest = b->active, **link = &b->active;
    int64_t least = 0;
    enum fitness fitness = DECENT;
    while (*link) {
        struct node *from = *link;
        struct lb_line line = line_between(b, from->first, at);
        int64_t ratio = ratio_to(b, &line);
        bool too_long = ratio < -RATIO_ONE;
        if (!too_long && badness_of(ratio) <= b->tolerance) {
            int64_t d = from->demerits + demerits_of(b, from, &line, ratio);
            if (!best || d < least) {
                best = from;
                least = d;
                fitness = fitness_of(ratio);
            }
        }
        if (too_long || is_forced(b, at))
            *link = from->next;
        else
            link = &from->next;
    }
    *overfull = !best && !b->active;
    if (*overfull) {
        best = newest;
        least = newest->demerits + OVERFULL_DEMERITS;
    }
    return best ? new_node(b, at, best, fitness, least) : NULL;
}

/*
 * One pass over the items; the node of the last break, or NULL when a line
 * would have to be overfull and `tolerance` is not yet the last resort.
 */
static struct node *run(struct breaker *b, int64_t tolerance, int dearest)
{
    struct node *last = NULL;
    b->tolerance = tolerance;
    b->dearest = dearest;
    b->active = new_node(b, 0, NULL, DECENT, 0);
    b->active->first = 0;
    for (size_t i = 0; i < b->n; i++) {
        bool overfull = false;
        struct node *node = is_legal(b, i) ? best_to(b, i, &overfull) : NULL;
        if (overfull && tolerance < BADNESS_MAX)
            return NULL;
        if (!node)
            continue;
        node->next = b->active;
        b->active = last = node;
    }
    return last;
}

static struct lb_lines collect(const struct breaker *b, const struct node *last)
{
    struct lb_lines lines = {NULL, 0};
    for (const struct node *node = last; node->from; node = node->from)
        lines.n++;
    lines.at = ARENA_ARRAY(b->arena, lines.n, struct lb_line);
    size_t i = lines.n;
    for (const struct node *node = last; node->from; node = node->from)
        lines.at[--i] = line_between(b, node->from->first, node->at);
    return lines;
}

struct lb_lines linebreak(struct arena *arena, const struct lb_item *items,
                          size_t n, mpt measure, bool ragged)
{
    struct breaker b = {.arena = arena,
                        .items = items,
                        .sums = sum_up(arena, items, n),
                        .n = n,
                        .measure = measure,
                        .ragged = ragged};
    const struct node *last = run(&b, TOLERANCE, DEAR - 1);
    if (!last)
        last = run(&b, LOOSE_TOLERANCE, DEAR - 1);
    if (!last)
        last = run(&b, BADNESS_MAX, LB_FORBIDDEN - 1);
    return last ? collect(&b, last) : (struct lb_lines){NULL, 0};
}
