/* SPDX-License-Identifier: MIT */
/*
 * The end of an administrative document: at the left who receives it, at the
 * right in whose name, as what and by whom it is signed, with room for the
 * hand (Decree 30/2020, Appendix I).
 */
#include "layout/beside.h"

#include "base/arena.h"

static enum side side_of(const struct node *block)
{
    bool line = block->kind == NODE_PARAGRAPH;
    return !line || block->as.line.role == LINE_RECIPIENTS ? BESIDE_LEFT
                                                           : BESIDE_RIGHT;
}

/* The recipients' own look: all in the size of the list, but its heading. */
static const struct style *recipients_style(struct flow *flow)
{
    struct style *style = ARENA_NEW(flow->setter.arena, struct style);
    *style = style_within(flow->style, PART_RECIPIENT, 100);
    style->parts[PART_RECIPIENTS] = flow->style->parts[PART_RECIPIENTS];
    return style;
}

/* The heading, and lines below it which are no list. */
static bool flow_left(struct flow *flow, const struct node *block, bool first,
                      struct place place)
{
    if (block->kind != NODE_PARAGRAPH)
        return flow_block(flow, block, place);
    if (!flow_text(flow, block, first ? PART_RECIPIENTS : PART_RECIPIENT, "P",
                   place))
        return false;
    flow_pictures(flow, block, place);
    return true;
}

bool flow_signature(struct flow *flow, const struct node *node,
                    struct place place)
{
    enum { LEFT = 45 }; /* percent of the measure */
    const struct style *style = flow->style;
    const struct style *recipients = recipients_style(flow);
    struct beside b;
    bool set = true, first = true;
    place.tag = flow_tag(flow, node, node_role(node->kind), place.tag);
    if (flow->stretch.n > 0)
        flow_penalty(flow, FLOW_KEEP);
    flow_open(flow, &style->parts[PART_ATTRIBUTION]);
    beside_begin(&b, flow, flow->measure * LEFT / 100);
    FOR_CHILDREN (block, node) {
        enum side side = side_of(block);
        if (!set)
            break;
        beside_enter(&b, side, side == BESIDE_LEFT ? recipients : style);
        if (side == BESIDE_LEFT) {
            set = flow_left(flow, block, first, place);
            first = false;
        } else {
            set = flow_role_line(flow, block, place);
        }
        beside_leave(&b, side);
    }
    beside_end(&b);
    flow->headed = false;
    return set;
}
