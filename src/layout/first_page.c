/* SPDX-License-Identifier: MIT */
/*
 * A cover that the text has by itself, of a thesis as a rule: its head stands
 * in the middle, its title about a third down the page, and the place and year
 * at the foot.
 */
#include "layout/flow.h"

enum { TITLE_DEPTH = 28 /* percent of the page's depth */ };

bool flow_has_cover(const struct flow *flow)
{
    return flow->setter.doc->cover != NULL;
}

/* It fills a page of its own. */
static bool is_whole(const struct node *cover)
{
    return cover && cover->next && cover->next->kind == NODE_PAGE_BREAK;
}

static void add_room(struct flow *flow, mpt room)
{
    if (room <= 0)
        return;
    flow_add(flow, (struct pb_item){.kind = PB_BOX, .height = room},
             (struct flow_line){0});
    flow->pending = 0;
}

/* "Bến Nghé, 2024" in the middle. */
static bool tells_year(const struct flow *flow, const struct node *block)
{
    struct str text = str_trim(node_text(flow->setter.arena, block));
    return block->kind == NODE_PARAGRAPH &&
           block->as.line.align == ALIGN_CENTRE && text.n > 0 &&
           text.s[text.n - 1] >= '0' && text.s[text.n - 1] <= '9';
}

void flow_cover_room(struct flow *flow, const struct node *block)
{
    enum { LINES = 2 }; /* the last line may be longer than the measure */
    const struct node *cover = flow->setter.doc->cover;
    const struct part_style *body = &flow->style->parts[PART_BODY];
    if (!is_whole(cover) || flow->apart)
        return;
    mpt depth = style_depth(flow->style);
    mpt used = stretch_height(&flow->stretch);
    if (block->kind == NODE_TITLE)
        add_room(flow, depth * TITLE_DEPTH / 100 - used);
    else if (block == cover && tells_year(flow, block))
        add_room(flow, depth - used - LINES * (body->leading + body->before));
}
