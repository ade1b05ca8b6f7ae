/* SPDX-License-Identifier: MIT */
/*
 * The end of an administrative document: at the left who receives it, at the
 * right in whose name, as what and by whom it is signed, with room for the
 * hand (Decree 30/2020, Appendix I).
 */
#include "layout/beside.h"

#include "base/arena.h"
#include "doc/phrase.h"
#include "layout/fields.h"

static bool is_for_recipients(const struct node *block)
{
    return block->kind != NODE_PARAGRAPH ||
           block->as.line.role == LINE_RECIPIENTS;
}

/* How many sign for themselves, as in a contract or on a receipt: they stand
 * side by side, each up to a name. 0: one signs, beside those who receive it.
 */
static int count_parties(const struct node *signature)
{
    int names = 0;
    FOR_CHILDREN (block, signature) {
        if (is_for_recipients(block))
            return 0;
        names += block->as.line.role == LINE_NAME;
    }
    bool ends = signature->last && signature->last->as.line.role == LINE_NAME;
    return ends && names > 1 && names <= BESIDE_MAX ? names : 0;
}

static bool has_role(const struct node *block, enum line_role role)
{
    return block && block->kind == NODE_PARAGRAPH &&
           block->as.line.role == role;
}

/* Whether a seal belongs to the signature above `name`: one is asked for there,
 * "(Ký, đóng dấu)"; or it is the last, and a body issues the document. */
static bool is_sealed(const struct flow *flow, const struct node *name)
{
    struct arena *arena = flow->setter.arena;
    const struct node *block = name->previous;
    for (; has_role(block, LINE_POST); block = block->previous) {
        struct str text = lowered(arena, node_text(arena, block));
        if (str_find(text, STR("đóng dấu")) != SIZE_MAX)
            return true;
    }
    for (block = name->next; block; block = block->next) {
        if (has_role(block, LINE_NAME))
            return false;
    }
    return meta_publisher(&flow->book->meta).n > 0;
}

/* A line of who signs, or of the place and date. */
static bool flow_right(struct flow *flow, const struct node *line,
                       struct place place)
{
    return has_role(line, LINE_NAME)
               ? flow_signer(flow, line, is_sealed(flow, line), place)
               : flow_role_line(flow, line, place);
}

/* The recipients' own look: all in the size of the list, but its heading; names
 * follow their dash at once (Decree 30/2020, Appendix I, II.9). */
static const struct style *recipients_style(struct flow *flow)
{
    struct style *style = ARENA_NEW(flow->setter.arena, struct style);
    *style = style_within(flow->style, PART_RECIPIENT, 100);
    style->parts[PART_RECIPIENTS] = flow->style->parts[PART_RECIPIENTS];
    style->list_indent = style->parts[PART_ITEM].size * 6 / 10;
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

/* The recipients' share, less of it where a post would else be torn. */
static bool left_width(struct flow *flow, const struct node *node, mpt *left)
{
    enum { LEAST = 35, MOST = 45 }; /* percent of the measure */
    mpt widest = 0;
    FOR_CHILDREN (block, node) {
        const struct para para = {.node = block,
                                  .style = &flow->style->parts[PART_POST]};
        struct text_extent extent = {0, 0};
        if (has_role(block, LINE_POST) &&
            !measure_text(&flow->setter, &para, &extent))
            return false;
        widest = extent.max > widest ? extent.max : widest;
    }
    mpt least = flow->measure * LEAST / 100, most = flow->measure * MOST / 100;
    *left = flow->measure - widest;
    *left = *left > most ? most : *left < least ? least : *left;
    return true;
}

static bool flow_one_signature(struct flow *flow, const struct node *node,
                               struct place place)
{
    mpt left;
    if (!left_width(flow, node, &left))
        return false;
    const struct style *recipients = recipients_style(flow);
    struct beside b;
    bool set = true, first = true;
    beside_begin(&b, flow, left);
    for (const struct node *block = node->first; set && block;
         block = block->next) {
        bool recipient = is_for_recipients(block);
        int side = recipient ? BESIDE_LEFT : BESIDE_RIGHT;
        beside_enter(&b, side, recipient ? recipients : b.outer.style);
        set = recipient ? flow_left(flow, block, first, place)
                        : flow_right(flow, block, place);
        first = first && !recipient;
        beside_leave(&b, side);
    }
    beside_end(&b);
    return set;
}

/* Lines of one role at the right, above those who sign: the place and date.
 * Returns the block behind them, NULL on failure. */
static const struct node *
flow_place_date(struct flow *flow, const struct node *block, struct place place)
{
    struct beside b;
    bool set = true;
    beside_begin(&b, flow, flow->measure / 2);
    beside_enter(&b, BESIDE_RIGHT, b.outer.style);
    for (; set && block->as.line.role == LINE_PLACE_DATE; block = block->next)
        set = flow_role_line(flow, block, place);
    beside_leave(&b, BESIDE_RIGHT);
    beside_end(&b);
    return set ? block : NULL;
}

static bool flow_parties(struct flow *flow, const struct node *node,
                         int parties, struct place place)
{
    struct beside b;
    int party = 0;
    const struct node *block = flow_place_date(flow, node->first, place);
    bool set = block != NULL;
    beside_begin_equal(&b, flow, parties);
    for (; set && block; block = block->next) {
        beside_enter(&b, party, b.outer.style);
        set = flow_right(flow, block, place);
        beside_leave(&b, party);
        party += block->as.line.role == LINE_NAME;
    }
    beside_end(&b);
    return set;
}

bool flow_signature(struct flow *flow, const struct node *node,
                    struct place place)
{
    int parties = count_parties(node);
    place.tag = flow_tag(flow, node, node_role(node->kind), place.tag);
    if (flow->stretch.n > 0)
        flow_penalty(flow, FLOW_KEEP);
    flow_open(flow, &flow->style->parts[PART_ATTRIBUTION]);
    bool set = parties ? flow_parties(flow, node, parties, place)
                       : flow_one_signature(flow, node, place);
    flow->headed = false;
    return set;
}

/* "(Ký, ghi rõ họ tên)": the last that the cell says. */
static bool asks_for_hand(struct arena *arena, const struct node *cell)
{
    static const char *const signs[] = {"(ký", "(kí", "(đã ký"};
    const struct node *last = cell->last;
    if (last && node_is_inline(last->kind))
        last = cell;
    return last && starts_with(lowered(arena, str_trim(node_text(arena, last))),
                               WORDS(signs));
}

void flow_room_for_hands(struct flow *flow, const struct node *table)
{
    const struct node *row = table->last;
    mpt room = flow->style->parts[PART_NAME].before;
    bool any = false;
    if (!table->as.table.bare || !row || row->kind != NODE_ROW)
        return;
    FOR_CHILDREN (cell, row) {
        if (cell->first && !asks_for_hand(flow->setter.arena, cell))
            return;
        any = any || cell->first;
    }
    if (any && flow->pending < room)
        flow->pending = room;
}
