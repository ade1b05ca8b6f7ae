/* SPDX-License-Identifier: MIT */
/*
 * The letterhead: a line for each body, and the rule below the one that issues
 * the document (Decree 30/2020, Appendix I).
 */
#include "layout/flow.h"

static const enum part line_parts[] = {
    [LINE_PLAIN] = PART_LETTERHEAD_LINE,
    [LINE_PARENT_BODY] = PART_PARENT_BODY,
    [LINE_ISSUING_BODY] = PART_ISSUING_BODY,
    [LINE_ACRONYM] = PART_ACRONYM,
};

/* The rule below the issuing body: between a third and a half of its width
 * (Decree 30/2020, Appendix I). */
static void add_rule_below(struct flow *flow, mpt left, mpt column, mpt width)
{
    enum { HEIGHT = 4000 };
    flow_penalty(flow, FLOW_KEEP);
    flow_rule_box(flow, left, column, width * 2 / 5, HEIGHT);
}

static mpt widest(const struct flow *flow, size_t from)
{
    mpt width = 0;
    for (size_t i = from; i < flow->stretch.n; i++) {
        if (flow->stretch.lines[i].set.width > width)
            width = flow->stretch.lines[i].set.width;
    }
    return width;
}

bool flow_letterhead(struct flow *flow, const struct node *node,
                     struct place place)
{
    mpt column = flow->measure, width = 0;
    place.tag = flow_tag(flow, node, node_role(node->kind), place.tag);
    if (flow->style->letterhead_left)
        column = column * 11 / 20;
    place.right = flow->measure - column;
    FOR_CHILDREN (line, node) {
        size_t from = flow->stretch.n;
        if (!flow_text(flow, line, line_parts[line->as.line.role], "P", place))
            return false;
        if (line->as.line.role != LINE_ACRONYM || width == 0)
            width = widest(flow, from);
        if (line->next)
            flow_penalty(flow, FLOW_KEEP);
    }
    if (width > 0)
        add_rule_below(flow, place.left, column, width);
    return true;
}
