/* SPDX-License-Identifier: MIT */
/*
 * Dynamic programming over the places where a page may end: best[j] is the
 * cheapest way to fill whole pages up to there, and every j looks back over
 * the starts from which one page still reaches it. A page costs the square of
 * its empty part in percent, so that one hole is worse than two small ones.
 */
#include "layout/pagebreak.h"

#include "base/arena.h"

enum {
    TORN_COST = 100000000, /* a break where one is forbidden */
    SHRINK_EASE = 8,       /* shrinking all the way is a hole of 35 percent */
    ENOUGH = 12 * 1024,    /* items to decide by, two hundred pages and more */
    MOST = 32 * 1024       /* items that wait for others */
};

/* A place where a page may end. */
struct stop {
    size_t to;         /* the page ends before this item */
    size_t next;       /* the first item of the page behind */
    int64_t cost;      /* of ending here, besides the emptiness */
    bool forced, full; /* the page ends here; it is meant to be full */
    int64_t total;     /* of the best way up to here */
    size_t before;     /* the stop before, on that way */
    int64_t above; /* how high all is before `next`, without what heads it */
    int64_t feet, shrinks; /* the sums before `next` */
};

struct column {
    const struct pb_item *items;
    size_t n;
    int64_t *heights;        /* summed over all items before one */
    int64_t *feet, *shrinks; /* the same */
    struct stop *stops;
    size_t stop_count;
    size_t lowest; /* the first stop from which a page reaches the last */
    bool open;     /* more items will follow */
    struct pb_form form;
};

static size_t after_stop(const struct column *c, size_t i)
{
    while (i < c->n && c->items[i].kind != PB_BOX &&
           !(c->items[i].kind == PB_PENALTY &&
             c->items[i].penalty <= -PB_FORBIDDEN))
        i++;
    return i;
}

static void add_stop(struct column *c, size_t to, size_t behind, int penalty)
{
    struct stop *stop = &c->stops[c->stop_count++];
    size_t next = after_stop(c, behind);
    *stop = (struct stop){.to = to,
                          .next = next,
                          .above = c->heights[next] -
                                   (next < c->n ? c->items[next].head : 0),
                          .feet = c->feet[next],
                          .shrinks = c->shrinks[next]};
    stop->forced = penalty <= -PB_FORBIDDEN;
    stop->full = !stop->forced || penalty == PB_FULL;
    if (penalty >= PB_FORBIDDEN)
        stop->cost = TORN_COST;
    else if (penalty > 0)
        stop->cost = (int64_t)penalty * penalty;
}

/*
 * Behind every box one stop: at what the items up to the next box allow. A
 * penalty says so; glue without one is free; two boxes that touch are free.
 */
static void find_stops(struct column *c)
{
    add_stop(c, 0, 0, 0);
    for (size_t i = 0; i < c->n; i++) {
        if (c->items[i].kind != PB_BOX)
            continue;
        int penalty = 0;
        size_t k = i + 1;
        for (; k < c->n && c->items[k].kind != PB_BOX; k++) {
            if (c->items[k].kind != PB_PENALTY)
                continue;
            bool forces = c->items[k].penalty <= -PB_FORBIDDEN;
            if (forces || c->items[k].penalty > penalty)
                penalty = c->items[k].penalty;
            if (forces)
                break;
        }
        if (k >= c->n && c->open)
            break;
        add_stop(c, i + 1,
                 k < c->n && c->items[k].kind == PB_PENALTY ? k + 1 : k,
                 k >= c->n ? -PB_FORBIDDEN : penalty);
    }
}

static inline int64_t height_between(const struct column *c,
                                     const struct stop *from,
                                     const struct stop *to)
{
    int64_t foot = c->feet[to->to] - from->feet;
    return c->heights[to->to] - from->above + foot +
           (foot > 0 ? c->form.above_foot : 0);
}

static inline int64_t shrink_between(const struct column *c,
                                     const struct stop *from,
                                     const struct stop *to)
{
    return c->shrinks[to->to] - from->shrinks;
}

/* Of a page so high, which may be so much less high. */
static int64_t page_cost(const struct column *c, const struct stop *to,
                         int64_t height, int64_t shrink)
{
    int64_t room = c->form.depth - height;
    if (room < 0 && shrink > 0) {
        int64_t share = -room * 100 / shrink;
        return share * share / SHRINK_EASE;
    }
    if (!to->full || room < 0)
        return 0;
    int64_t empty = room * 100 / c->form.depth;
    return empty * empty;
}

/* The best way to end a page at stop j. */
static void reach(struct column *c, size_t j)
{
    struct stop *to = &c->stops[j];
    bool found = false;
    for (size_t i = j; i-- > 0;) {
        const struct stop *from = &c->stops[i];
        int64_t height = height_between(c, from, to);
        int64_t shrink = shrink_between(c, from, to);
        bool alone = i + 1 == j;
        if (height - shrink > c->form.depth && !alone)
            break;
        c->lowest = i;
        int64_t total = from->total + to->cost;
        if (!found || total <= to->total)
            total += page_cost(c, to, height, shrink);
        if (!found || total <= to->total) {
            found = true;
            to->total = total;
            to->before = i;
        }
        if (from->forced)
            break;
    }
}

static struct pb_page page_between(const struct column *c,
                                   const struct stop *from,
                                   const struct stop *to)
{
    struct pb_page page = {.from = from->next, .to = to->to};
    mpt room = (mpt)(c->form.depth - height_between(c, from, to));
    page.shrink = (mpt)shrink_between(c, from, to);
    page.excess = room < 0 ? -room : 0;
    if (page.excess > page.shrink)
        page.excess = page.shrink;
    page.room = room > 0 && to->full ? room : 0;
    return page;
}

/* The pages on the best way to stop `end`. */
static struct pb_pages collect(struct arena *arena, const struct column *c,
                               size_t end)
{
    struct pb_pages pages = {.next = c->stops[end].next};
    for (size_t j = end; j > 0; j = c->stops[j].before)
        pages.n++;
    pages.at = ARENA_ARRAY(arena, pages.n, struct pb_page);
    size_t i = pages.n;
    for (size_t j = end; j > 0; j = c->stops[j].before) {
        const struct stop *from = &c->stops[c->stops[j].before];
        pages.at[--i] = page_between(c, from, &c->stops[j]);
    }
    return pages;
}

/* The last stop on the best ways to both. */
static size_t common_stop(const struct column *c, size_t a, size_t b)
{
    while (a != b) {
        if (a > b)
            a = c->stops[a].before;
        else
            b = c->stops[b].before;
    }
    return a;
}

/*
 * In a column of equal lines, as of one long paragraph, ways never meet: each
 * has the same pages a line further down; where the same comes again and again
 * they seldom do. Then the first half of the cheapest is taken, which it would
 * be in the end unless what follows is very odd.
 */
static size_t likely_stop(const struct column *c)
{
    size_t stop = c->stop_count - 1;
    for (size_t i = c->lowest; i < c->stop_count; i++)
        stop = c->stops[i].total < c->stops[stop].total ? i : stop;
    while (c->stops[stop].to > c->n / 2)
        stop = c->stops[stop].before;
    return stop;
}

/* The last stop on the best ways to all from which later pages may go on; page
 * heights only grow, so that none goes on from before the lowest. The page
 * behind must have begun, or what it begins with is not known. */
static size_t final_stop(const struct column *c)
{
    size_t stop = c->stop_count - 1;
    for (size_t i = c->lowest; i < c->stop_count; i++)
        stop = common_stop(c, stop, i);
    if (c->n - c->stops[stop].to > (stop == 0 ? ENOUGH : MOST))
        stop = likely_stop(c);
    while (stop > 0 && c->stops[stop].next >= c->n)
        stop = c->stops[stop].before;
    return stop;
}

static struct column read_column(struct arena *arena,
                                 const struct pb_item *items, size_t n,
                                 struct pb_form form, bool open)
{
    struct column c = {.items = items, .n = n, .form = form, .open = open};
    c.heights = ARENA_ROOM(arena, n + 1, int64_t);
    c.feet = ARENA_ROOM(arena, n + 1, int64_t);
    c.shrinks = ARENA_ROOM(arena, n + 1, int64_t);
    c.stops = ARENA_ROOM(arena, n + 1, struct stop);
    c.heights[0] = c.feet[0] = c.shrinks[0] = 0;
    for (size_t i = 0; i < n; i++) {
        c.heights[i + 1] =
            c.heights[i] + (items[i].kind == PB_PENALTY ? 0 : items[i].height);
        c.feet[i + 1] = c.feet[i] + items[i].foot;
        c.shrinks[i + 1] = c.shrinks[i] + items[i].shrink;
    }
    find_stops(&c);
    for (size_t j = 1; j < c.stop_count; j++)
        reach(&c, j);
    return c;
}

struct pb_pages pagebreak(struct arena *arena, const struct pb_item *items,
                          size_t n, struct pb_form form)
{
    struct column c = read_column(arena, items, n, form, false);
    return collect(arena, &c, c.stop_count - 1);
}

struct pb_pages pagebreak_final(struct arena *arena,
                                const struct pb_item *items, size_t n,
                                struct pb_form form)
{
    struct column c = read_column(arena, items, n, form, true);
    return collect(arena, &c, final_stop(&c));
}
