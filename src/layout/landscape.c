/* SPDX-License-Identifier: MIT */
/*
 * A part of the text whose source has it in landscape: the pages so far are
 * finished, and what follows goes to a column as wide as the turned page, until
 * a block stands upright again.
 */
#include "layout/pages.h"

static void set_style(struct flow *flow, const struct style *style)
{
    flow->style = style;
    flow->measure = style_measure(style);
    flow->pending = 0;
}

/* Notes stand at the foot of the page that refers to them, or at the end. */
static bool has_place(const struct node *block)
{
    return block->line > 0 && block->kind != NODE_NOTE;
}

bool flow_turn_page(struct flow *flow, const struct node *block)
{
    const struct style *paper = flow->paper;
    bool turned = flow->style != paper;
    if (!paper->turns || paper->height <= paper->width || !has_place(block))
        return true;
    bool turns = doc_is_landscape(flow->setter.doc, block);
    if (!turns && !flow_leads_table(flow, block))
        return false;
    if ((turns || flow->wide) == turned)
        return true;
    if (!pages_finish(flow))
        return false;
    set_style(flow, turned ? paper : style_turned(flow->setter.keep, paper));
    return true;
}

void flow_stand_upright(struct flow *flow)
{
    set_style(flow, flow->paper);
}
