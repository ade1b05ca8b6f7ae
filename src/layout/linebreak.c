/* SPDX-License-Identifier: MIT */
/*
 * Total fit by dynamic programming. Walking the items, we keep the break
 * points from which a line may still reach the present item (active nodes).
 * A legal break becomes a new node behind the best of them, and one more for
 * each class of tightness in which a line may end there at little more cost:
 * what is best in the end may depend on it. A node is dropped once even a fully
 * shrunk line from it would be too long, so the active list is about as long as
 * a line and the whole is linear in the paragraph.
 *
 * Four passes: the first refuses lines stretched beyond what looks good, which
 * keeps the list short; a paragraph that fails gets the second, which stretches
 * further rather than tear what belongs together; the third takes whatever is
 * least bad; the fourth even tears what must not be torn, where a line would
 * else leave the column.
 */
#include "layout/linebreak.h"

#include "base/arena.h"
#include "layout/badness.h"

enum {
    TOLERANCE = 3600,        /* badness allowed in the first pass: three times
                                the stretch there is, and a third */
    LOOSE_TOLERANCE = 97000, /* in the second: almost ten times */
    DEAR = 1000,             /* penalties that only the third pass pays */
    LINE_PENALTY = 1,        /* a paragraph in few lines is better */
    CLASS_DEMERITS = 2000,   /* a loose line beside a tight one */
    SHORT_LAST_DEMERITS = 2500000, /* a lone syllable on the last line */
    FULL_LAST_DEMERITS = 2000      /* a last line that is almost full */
};

/* More than many bad lines have. */
static const int64_t OVERFULL_DEMERITS = 1000000000000;

/* Of a break that is forbidden, in the last pass: less than an overfull line
 * has, more than any that is merely loose. */
static const int64_t FORBIDDEN_DEMERITS = 50000000000;

/* A line that would stretch more often than so is left as it is: words that far
 * from each other are no line. */
enum { FLUSH_RATIO = 7 };

/* Lines are compared up to this width, which no measure has; what gives in them
 * to half of it, so that such a line is always too long. */
enum { WIDTH_MAX = 1 << 30 };

/* A last line is short below the first of these shares of the measure, and
 * almost full when it lacks less than the second, an em of most. */
enum { SHORT_LAST = 10, FULL_LAST = 30 };

/* A ragged line may well lack this share of the measure, and more of it where
 * the sense counts; there a penalty counts so often beside it. */
enum { EVEN = 6, EVEN_BY_SENSE = 4, DEAR_BY_SENSE = 8 };

/* Width, stretch and shrink summed over all items before one. */
struct sums {
    int64_t width, stretch, shrink;
};

struct node {
    size_t at;    /* the item broken at */
    size_t first; /* the first item of the line after it */
    enum fitness fitness;
    int64_t demerits;
    struct node *from; /* the break before, on the best way; NULL: the start */
    struct node *next; /* in the active list, from the oldest on */
};

struct breaker {
    struct arena *arena;
    const struct lb_item *items;
    struct sums *sums;
    size_t n;
    mpt measure;
    bool ragged;
    int even; /* ragged: the share of the measure that a line may well lack */
    int64_t dear; /* how often a penalty counts beside an uneven line */
    int64_t tolerance;
    int64_t loosest; /* the ratio beyond which a line is worse than that; 0:
                        none is too loose */
    int dearest;     /* no break at a penalty above this */
    bool overfull;   /* every way has a line that is */
    bool growing;    /* no item has a width or a stretch below 0 */
    struct node *active, *newest;
};

/* Also tells whether no item has a width or a stretch below 0. */
static struct sums *sum_up(struct arena *arena, const struct lb_item *items,
                           size_t n, bool *growing)
{
    struct sums *sums = ARENA_ROOM(arena, n + 1, struct sums), sum = {0};
    mpt lowest = 0;
    for (size_t i = 0; i < n; i++) {
        sums[i] = sum;
        lowest = items[i].width < lowest ? items[i].width : lowest;
        lowest = items[i].stretch < lowest ? items[i].stretch : lowest;
        if (items[i].kind == LB_PENALTY)
            continue;
        sum.width += items[i].width;
        sum.stretch += items[i].stretch;
        sum.shrink += items[i].shrink;
    }
    sums[n] = sum;
    *growing = lowest == 0;
    return sums;
}

static struct breaker breaker_of(struct arena *arena,
                                 const struct lb_item *items, size_t n,
                                 mpt measure)
{
    struct breaker b = {
        .arena = arena, .items = items, .n = n, .measure = measure};
    b.sums = sum_up(arena, items, n, &b.growing);
    return b;
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

static inline mpt at_most(int64_t width, mpt most)
{
    return width < most ? (mpt)width : most;
}

/* Called for every pair of breaks that may make a line: the hottest place. */
static inline struct lb_line line_between(const struct breaker *b, size_t from,
                                          size_t to)
{
    const struct sums *s = &b->sums[from], *e = &b->sums[to];
    struct lb_line line = {.from = from, .to = to};
    if (to > from) {
        line.natural = at_most(e->width - s->width, WIDTH_MAX);
        line.stretch = at_most(e->stretch - s->stretch, WIDTH_MAX / 2);
        line.shrink = at_most(e->shrink - s->shrink, WIDTH_MAX / 2);
    }
    if (to < b->n && b->items[to].kind == LB_PENALTY)
        line.natural += b->items[to].width;
    if (to > from && b->items[to - 1].kind == LB_BOX)
        line.natural -= b->items[to - 1].hang;
    return line;
}

/* A line that must give more than it can; its ratio is below -RATIO_ONE. */
static inline bool is_too_long(const struct breaker *b,
                               const struct lb_line *line)
{
    int64_t over = (int64_t)line->natural - b->measure;
    return over > 0 && over > line->shrink;
}

/* How much of its stretch (positive) or shrink (negative) a line uses. */
static inline int64_t ratio_of(const struct breaker *b,
                               const struct lb_line *line)
{
    int64_t room = (int64_t)b->measure - line->natural;
    int64_t give = room >= 0 ? line->stretch : line->shrink;
    if (b->ragged && room >= 0)
        give = b->measure / b->even;
    if (room == 0)
        return 0;
    if (give <= 0)
        return room > 0 ? 1000LL * RATIO_ONE : -1000LL * RATIO_ONE;
    if (room < 0) /* a line that must give more than it can is too long */
        return -((-room * RATIO_ONE + give - 1) / give);
    return room * RATIO_ONE / give;
}

static bool is_forced(const struct breaker *b, size_t at)
{
    return b->items[at].kind == LB_PENALTY &&
           b->items[at].penalty <= -LB_FORBIDDEN;
}

/* Does the line end something that began on a line above? */
static bool is_last(const struct breaker *b, const struct node *from, size_t to)
{
    return is_forced(b, to) && from->from && !is_forced(b, from->at);
}

static bool is_one_word(const struct breaker *b, const struct lb_line *line)
{
    for (size_t i = line->from; i < line->to; i++) {
        if (b->items[i].kind == LB_GLUE)
            return false;
    }
    return true;
}

/* A last line that lacks less than a reader takes for an end. */
static bool is_almost_full(const struct breaker *b, const struct lb_line *line)
{
    return !b->ragged && b->measure - line->natural < b->measure / FULL_LAST;
}

static int64_t last_demerits(const struct breaker *b,
                             const struct lb_line *line)
{
    if (line->natural < b->measure / SHORT_LAST || is_one_word(b, line))
        return SHORT_LAST_DEMERITS;
    return is_almost_full(b, line) ? FULL_LAST_DEMERITS : 0;
}

/* Between words rather than within a number. */
static int64_t forbidden_demerits(const struct breaker *b, size_t at)
{
    bool gap = at + 1 < b->n && b->items[at + 1].kind == LB_GLUE;
    return gap ? FORBIDDEN_DEMERITS / 2 : FORBIDDEN_DEMERITS;
}

static inline int64_t demerits_of(const struct breaker *b,
                                  const struct node *from,
                                  const struct lb_line *line, int64_t ratio,
                                  int64_t badness)
{
    int64_t sum = LINE_PENALTY + badness;
    int penalty =
        b->items[line->to].kind == LB_PENALTY ? b->items[line->to].penalty : 0;
    int64_t demerits = sum * sum + looser_demerits(ratio);
    if (penalty > 0)
        demerits += penalty < LB_FORBIDDEN
                        ? (int64_t)penalty * penalty * b->dear
                        : forbidden_demerits(b, line->to);
    int step = (int)fitness_of(ratio) - (int)from->fitness;
    if (step > 1 || step < -1)
        demerits += CLASS_DEMERITS;
    if (is_last(b, from, line->to))
        demerits += last_demerits(b, line);
    return demerits;
}

/* The end of a paragraph has stretch without bound: it cannot be loose. */
static int64_t ratio_to(const struct breaker *b, const struct lb_line *line)
{
    int64_t ratio = ratio_of(b, line);
    return is_forced(b, line->to) && ratio > 0 ? 0 : ratio;
}

/* The best way to a break for each class of its line; `from` is NULL where
 * there is none. */
struct ways {
    struct node *from[FITNESSES];
    int64_t demerits[FITNESSES];
    int64_t least;
};

static inline void try_way(const struct breaker *b, struct ways *ways,
                           struct node *from, const struct lb_line *line)
{
    int64_t ratio = ratio_to(b, line), badness = badness_of(ratio);
    if (badness > b->tolerance)
        return;
    enum fitness class = fitness_of(ratio);
    int64_t d = from->demerits + demerits_of(b, from, line, ratio, badness);
    if (ways->from[class] && d > ways->demerits[class])
        return;
    ways->from[class] = from;
    ways->demerits[class] = d;
    if (d < ways->least)
        ways->least = d;
}

/* Most lines that are tried are far too short, which is seen without dividing:
 * room for more than `loosest` times what they can stretch. The end at item
 * `at` makes them at least `edge` wider. */
static inline bool is_short(const struct breaker *b, const struct node *from,
                            size_t at, mpt edge)
{
    const struct sums *s = &b->sums[from->first], *e = &b->sums[at];
    int64_t room = b->measure - edge - (e->width - s->width);
    int64_t give = b->ragged ? b->measure / b->even : e->stretch - s->stretch;
    return room > 0 && room * RATIO_ONE > (b->loosest + 1) * give;
}

static mpt edge_at(const struct breaker *b, size_t at)
{
    if (b->items[at].kind == LB_PENALTY)
        return b->items[at].width - (at > 0 ? b->items[at - 1].hang : 0);
    return at > 0 ? -b->items[at - 1].hang : 0;
}

/* Takes the node at `link` out, whose place is behind `before`. */
static void drop(struct breaker *b, struct node **link, struct node *before)
{
    if (*link == b->newest)
        b->newest = before;
    *link = (*link)->next;
}

/*
 * Tries every active node for a line that ends at item `at`, from the longest
 * line on, and drops those from which no later line can be short enough; of
 * equally good ones the newest is taken. When all were dropped and none fitted,
 * the newest, whose line is the shortest, is taken with an overfull line; the
 * result tells.
 */
static bool find_ways(struct breaker *b, size_t at, struct ways *ways)
{
    struct node *newest = b->newest, *before = NULL, **link = &b->active;
    bool forced = is_forced(b, at), may_skip = b->loosest > 0 && !forced;
    mpt edge = edge_at(b, at);
    *ways = (struct ways){.least = INT64_MAX};
    while (*link && (*link)->first <= at) { /* others vanish behind it */
        struct node *from = *link;
        bool too_short = may_skip && is_short(b, from, at, edge);
        if (too_short && b->growing)
            break; /* and so are all that are newer */
        struct lb_line line = line_between(b, from->first, at);
        bool too_long = is_too_long(b, &line);
        if (!too_long)
            try_way(b, ways, from, &line);
        if (too_long || forced) {
            drop(b, link, before);
        } else {
            before = from;
            link = &from->next;
        }
    }
    bool overfull = newest && !b->active && ways->least == INT64_MAX;
    if (overfull) {
        ways->from[DECENT] = newest;
        ways->least = newest->demerits + OVERFULL_DEMERITS;
        ways->demerits[DECENT] = ways->least;
    }
    return overfull;
}

static struct node *new_node(struct breaker *b, size_t at, size_t first,
                             struct node *from, int64_t demerits)
{
    struct node *node = ARENA_ROOM(b->arena, 1, struct node);
    *node = (struct node){.at = at,
                          .first = first,
                          .fitness = DECENT,
                          .demerits = demerits,
                          .from = from};
    if (b->newest)
        b->newest->next = node;
    else
        b->active = node;
    return b->newest = node;
}

/* A node for each way that may yet turn out the best: one which costs more than
 * the least by all that its class can save never will. Returns the best. */
static struct node *add_nodes(struct breaker *b, size_t at,
                              const struct ways *ways)
{
    size_t first = after_break(b, at);
    struct node *best = NULL;
    for (int class = 0; class < FITNESSES; class ++) {
        int64_t d = ways->demerits[class];
        if (!ways->from[class] || d > ways->least + CLASS_DEMERITS)
            continue;
        struct node *node = new_node(b, at, first, ways->from[class], d);
        node->fitness = (enum fitness) class;
        if (d == ways->least)
            best = node;
    }
    return best;
}

/*
 * One pass over the items; the node of the last break, or NULL when a line
 * would have to be overfull and `tolerance` is not yet the last resort.
 */
static struct node *run(struct breaker *b, int64_t tolerance, int dearest)
{
    struct node *last = NULL;
    b->tolerance = tolerance;
    b->loosest = loosest_of(tolerance);
    b->dearest = dearest;
    b->active = b->newest = NULL;
    new_node(b, 0, 0, NULL, 0);
    for (size_t i = 0; i < b->n; i++) {
        if (!is_legal(b, i))
            continue;
        struct ways ways;
        bool overfull = find_ways(b, i, &ways);
        if (overfull && tolerance < BADNESS_MAX)
            return NULL;
        b->overfull = b->overfull || overfull;
        struct node *best = add_nodes(b, i, &ways);
        last = best ? best : last;
    }
    return last;
}

static struct lb_line line_to(const struct breaker *b, const struct node *node)
{
    struct lb_line line = line_between(b, node->from->first, node->at);
    line.flush = !b->ragged && !is_forced(b, node->at) &&
                 ratio_of(b, &line) <= (int64_t)FLUSH_RATIO * RATIO_ONE;
    if (line.natural > b->measure ||
        (is_last(b, node->from, node->at) && is_almost_full(b, &line)))
        line.flush = true;
    return line;
}

static bool is_torn(const struct breaker *b, size_t at)
{
    return b->items[at].kind == LB_PENALTY &&
           b->items[at].penalty >= LB_FORBIDDEN;
}

static struct lb_lines collect(const struct breaker *b, const struct node *last)
{
    struct lb_lines lines = {NULL, 0, false};
    for (const struct node *node = last; node->from; node = node->from) {
        lines.torn = lines.torn || is_torn(b, node->at);
        lines.n++;
    }
    lines.at = ARENA_ARRAY(b->arena, lines.n, struct lb_line);
    size_t i = lines.n;
    for (const struct node *node = last; node->from; node = node->from)
        lines.at[--i] = line_to(b, node);
    return lines;
}

struct lb_lines linebreak(struct arena *arena, const struct lb_item *items,
                          size_t n, mpt measure, bool ragged)
{
    struct breaker b = breaker_of(arena, items, n, measure);
    b.ragged = ragged;
    b.even = EVEN;
    b.dear = 1;
    const struct node *last = run(&b, TOLERANCE, DEAR - 1);
    if (!last)
        last = run(&b, LOOSE_TOLERANCE, DEAR - 1);
    if (!last)
        last = run(&b, BADNESS_MAX, LB_FORBIDDEN - 1);
    if (b.overfull)
        last = run(&b, BADNESS_MAX, LB_FORBIDDEN);
    return last ? collect(&b, last) : (struct lb_lines){NULL, 0, false};
}

struct lb_lines linebreak_by_sense(struct arena *arena,
                                   const struct lb_item *items, size_t n,
                                   mpt measure, int dearest)
{
    struct breaker b = breaker_of(arena, items, n, measure);
    b.ragged = true;
    b.even = EVEN_BY_SENSE;
    b.dear = DEAR_BY_SENSE;
    const struct node *last = run(&b, BADNESS_MAX, dearest);
    return last && !b.overfull ? collect(&b, last)
                               : (struct lb_lines){NULL, 0, false};
}
