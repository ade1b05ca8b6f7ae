/* SPDX-License-Identifier: MIT */
/*
 * Dynamic programming over the places where a page may end: best[j] is the
 * cheapest way to fill whole pages up to there, and every j looks back over
 * the starts from which one page still reaches it. A page costs the square of
 * its empty part in percent, so that one hole is worse than two small ones.
 */
#include "layout/pagebreak.h"

#include "base/arena.h"

enum { TORN_COST = 100000000 }; /* a break where one is forbidden */

/* A place where a page may end. */
struct stop {
    size_t to;    /* the page ends before this item */
    size_t next;  /* the first item of the page behind */
    int64_t cost; /* of ending here, besides the emptiness */
    bool forced;
    int64_t total; /* of the best way up to here */
    size_t before; /* the stop before, on that way */
};

struct column {
    const struct pb_item *items;
    size_t n;
    int64_t *heights; /* summed over all items before one */
    struct stop *stops;
    size_t stop_count;
    mpt depth;
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
    *stop = (struct stop){.to = to, .next = after_stop(c, behind)};
    stop->forced = penalty <= -PB_FORBIDDEN;
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
        add_stop(c, i + 1,
                 k < c->n && c->items[k].kind == PB_PENALTY ? k + 1 : k,
                 k >= c->n ? -PB_FORBIDDEN : penalty);
    }
}

static int64_t height_between(const struct column *c, const struct stop *from,
                              const struct stop *to)
{
    int64_t head = from->next < c->n ? c->items[from->next].head : 0;
    return c->heights[to->to] - c->heights[from->next] + head;
}

static int64_t page_cost(const struct column *c, const struct stop *from,
                         const struct stop *to)
{
    int64_t height = height_between(c, from, to);
    if (to->forced)
        return 0;
    int64_t empty = (c->depth - height) * 100 / c->depth;
    return empty > 0 ? empty * empty : 0;
}

/* The best way to end a page at stop j. */
static void reach(struct column *c, size_t j)
{
    struct stop *to = &c->stops[j];
    bool found = false;
    for (size_t i = j; i-- > 0;) {
        const struct stop *from = &c->stops[i];
        int64_t height = height_between(c, from, to);
        bool alone = i + 1 == j;
        if (height > c->depth && !alone)
            break;
        int64_t total = from->total + to->cost + page_cost(c, from, to);
        if (!found || total <= to->total) {
            found = true;
            to->total = total;
            to->before = i;
        }
        if (from->forced)
            break;
    }
}

static struct pb_pages collect(struct arena *arena, const struct column *c)
{
    struct pb_pages pages = {NULL, 0};
    for (size_t j = c->stop_count - 1; j > 0; j = c->stops[j].before)
        pages.n++;
    pages.at = ARENA_ARRAY(arena, pages.n, struct pb_page);
    size_t i = pages.n;
    for (size_t j = c->stop_count - 1; j > 0; j = c->stops[j].before) {
        const struct stop *from = &c->stops[c->stops[j].before];
        pages.at[--i] = (struct pb_page){from->next, c->stops[j].to};
    }
    return pages;
}

struct pb_pages pagebreak(struct arena *arena, const struct pb_item *items,
                          size_t n, mpt depth)
{
    struct column c = {.items = items, .n = n, .depth = depth};
    c.heights = ARENA_ARRAY(arena, n + 1, int64_t);
    c.stops = ARENA_ARRAY(arena, n + 1, struct stop);
    for (size_t i = 0; i < n; i++)
        c.heights[i + 1] =
            c.heights[i] + (items[i].kind == PB_PENALTY ? 0 : items[i].height);
    find_stops(&c);
    for (size_t j = 1; j < c.stop_count; j++)
        reach(&c, j);
    return collect(arena, &c);
}
