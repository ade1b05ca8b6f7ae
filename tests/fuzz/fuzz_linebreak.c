/* SPDX-License-Identifier: MIT */
/*
 * Paragraphs of any boxes, glue and penalties: lines follow each other and hold
 * every box once, forced breaks are kept, and a line is overfull only where it
 * has no other place to end, be it a forbidden one.
 *
 * Input: the measure in two bytes, how it is set in one, then four an item.
 */
#include "fuzz.h"

#include "layout/linebreak.h"

enum { HEAD = 3, ITEM = 4, ITEMS_MAX = 20000, UNIT = 37 };

static struct lb_item item_of(const uint8_t *at)
{
    static const int penalties[] = {
        0,
        50,
        500,
        999,
        1000,
        5000,
        LB_FORBIDDEN - 1,
        LB_FORBIDDEN,
        LB_FORBIDDEN + 1,
        -50,
        -LB_FORBIDDEN + 1,
        -LB_FORBIDDEN,
    };
    struct lb_item item = {.kind = (enum lb_kind)(at[0] % 3)};
    item.width = at[1] * UNIT * (at[0] & 0x80 ? 100 : 1);
    if (item.kind == LB_PENALTY) {
        item.width = 0; /* as all have that are made */
        item.penalty = penalties[at[3] % 12];
        return item;
    }
    item.stretch = at[2] * UNIT;
    item.shrink = at[3] * UNIT < item.width ? at[3] * UNIT : item.width;
    if (item.kind == LB_BOX)
        item.hang = at[0] & 0x40 ? item.width / 2 : 0;
    return item;
}

static bool is_forced(const struct lb_item *item)
{
    return item->kind == LB_PENALTY && item->penalty <= -LB_FORBIDDEN;
}

/* A line may end here, at least when there is no better place; one that is
 * forbidden is taken only in need, one beyond that never. */
static bool may_end(const struct lb_item *items, size_t i)
{
    if (items[i].kind == LB_PENALTY)
        return items[i].penalty <= LB_FORBIDDEN;
    return items[i].kind == LB_GLUE && i > 0 && items[i - 1].kind == LB_BOX;
}

static void demand_line(const struct lb_item *items, const struct lb_line *line,
                        mpt measure)
{
    bool can_end = false;
    DEMAND(line->from <= line->to);
    DEMAND(may_end(items, line->to));
    for (size_t i = line->from; i < line->to; i++) {
        DEMAND(!is_forced(&items[i]));
        can_end = can_end || (i > line->from && may_end(items, i));
    }
    /* Ratios are reckoned in 1/1024. */
    DEMAND(!can_end ||
           line->natural - line->shrink <= measure + line->shrink / 1024 + 1);
}

static void demand_lines(const struct lb_item *items, size_t n,
                         const struct lb_lines *lines, mpt measure)
{
    size_t next = 0;
    bool torn = false;
    DEMAND(lines->n > 0);
    for (size_t k = 0; k < lines->n; k++) {
        const struct lb_line *line = &lines->at[k];
        DEMAND(line->from >= next || line->to == line->from);
        for (; next < line->from; next++)
            DEMAND(items[next].kind != LB_BOX);
        demand_line(items, line, measure);
        next = line->to;
        torn = torn || items[next].penalty == LB_FORBIDDEN;
    }
    DEMAND(next == n - 1);
    DEMAND(torn == lines->torn);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct fuzz fuzz;
    size_t count = n < HEAD ? 0 : (n - HEAD) / ITEM;
    if (n < HEAD || count > ITEMS_MAX)
        return 0;
    fuzz_begin(&fuzz, bytes, n);
    struct lb_item *items = ARENA_ARRAY(fuzz.arena, count + 1, struct lb_item);
    for (size_t i = 0; i < count; i++)
        items[i] = item_of(bytes + HEAD + i * ITEM);
    items[count] =
        (struct lb_item){.kind = LB_PENALTY, .penalty = -LB_FORBIDDEN};
    mpt measure = (bytes[0] << 8 | bytes[1]) * UNIT + 1000;
    struct lb_lines lines =
        linebreak(fuzz.arena, items, count + 1, measure, bytes[2] & 1);
    demand_lines(items, count + 1, &lines, measure);
    fuzz_end(&fuzz);
    return 0;
}
