/* SPDX-License-Identifier: MIT */
/*
 * The end of an administrative document: at the left who receives it, at the
 * right in whose name, as what and by whom it is signed, with room for the
 * hand (Decree 30/2020, Appendix I).
 */
#include "layout/beside.h"

#include "base/arena.h"

static bool is_for_recipients(const struct node *block)
{
    return block->kind != NODE_PARAGRAPH ||
           block->as.line.role == LINE_RECIPIENTS;
}

/* Two who sign for themselves, as in a contract, stand side by side: the next
 * one begins behind a name. */
static bool are_parties(const struct node *signature)
{
    int names = 0;
    FOR_CHILDREN (block, signature) {
        if (is_for_recipients(block))
            return false;
        names += block->as.line.role == LINE_NAME;
    }
    return names == 2;
}

static enum side side_of(const struct node *block, bool parties, int names)
{
    bool left = parties ? names == 0 : is_for_recipients(block);
    return left ? BESIDE_LEFT : BESIDE_RIGHT;
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
    enum { LEFT = 45, HALF = 50 }; /* percent of the measure */
    const struct style *style = flow->style;
    const struct style *recipients = recipients_style(flow);
    struct beside b;
    bool set = true, first = true, parties = are_parties(node);
    int names = 0;
    place.tag = flow_tag(flow, node, node_role(node->kind), place.tag);
    if (flow->stretch.n > 0)
        flow_penalty(flow, FLOW_KEEP);
    flow_open(flow, &style->parts[PART_ATTRIBUTION]);
    beside_begin(&b, flow, flow->measure * (parties ? HALF : LEFT) / 100);
    FOR_CHILDREN (block, node) {
        enum side side = side_of(block, parties, names);
        bool recipient = is_for_recipients(block);
        if (!set)
            break;
        beside_enter(&b, side, recipient ? recipients : style);
        names += !recipient && block->as.line.role == LINE_NAME;
        if (recipient) {
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
