/* SPDX-License-Identifier: MIT */
/*
 * What leads to a table that is too wide for an upright page: a heading, with a
 * sentence or two at most, goes along to the turned page, and so does whatever
 * would else be all that its page holds. The page so far ends anyway.
 */
#include "layout/table.h"

/* A page holds more than its lead in at least this share of its depth, in
 * percent; a table of fewer columns fits an upright page. */
enum { SHORT = 25, COLUMNS_MIN = 4 };

static bool may_lead(const struct node *block)
{
    switch (block->kind) {
    case NODE_TABLE:
    case NODE_FIGURE:
    case NODE_PAGE_BREAK:
        return false;
    default:
        return true;
    }
}

/* The table to which `block` leads, through little text; or NULL. */
static const struct node *table_below(const struct flow *flow,
                                      const struct node *block)
{
    mpt room = style_depth(flow->paper) * SHORT / 100;
    const struct node *n = block;
    for (; n && may_lead(n) && room >= 0; n = n->next)
        room -= flow_depth_about(flow, n);
    return n && n != block && room >= 0 && n->kind == NODE_TABLE ? n : NULL;
}

/* Nothing that stands above `block` will be on its page. */
static bool begins_page(const struct flow *flow)
{
    const struct stretch *s = &flow->stretch;
    if (s->n == 0 || flow->style != flow->paper)
        return true;
    const struct pb_item *last = &s->items[s->n - 1];
    return (last->kind == PB_PENALTY && last->penalty <= -PB_FORBIDDEN) ||
           (s->n > 1 && s->lines[s->n - 2].turned);
}

/* On an upright page the table's text would be too small to be read. */
static bool will_turn(struct flow *flow, const struct node *node, bool *turns)
{
    struct table table = {.node = node};
    struct flow upright = *flow;
    upright.style = flow->paper;
    upright.measure = style_measure(flow->paper);
    bool fits = true, measured = true;
    if (table_can_turn(&upright, node)) {
        table_place(flow->setter.arena, &table);
        if (table.n > 0 && table.columns >= COLUMNS_MIN)
            measured = table_measure(&upright, &table, &fits);
    }
    *turns = !fits;
    return measured;
}

bool flow_leads_table(struct flow *flow, const struct node *block)
{
    if (flow->wide || !(block->kind == NODE_HEADING || begins_page(flow)))
        return true;
    const struct node *table = table_below(flow, block);
    bool turns = false;
    if (table && !will_turn(flow, table, &turns))
        return false;
    if (turns)
        flow->wide = table;
    return true;
}
