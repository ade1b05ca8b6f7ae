/* SPDX-License-Identifier: MIT */
/*
 * Lists, and notes, which look alike: the label hangs before the first line,
 * and what else the item holds stands below, in the same indent.
 */
#include "layout/flow.h"

#include <string.h>

#include "base/arena.h"

/* The label as a run, with the space behind it. */
static bool set_own_label(struct flow *flow, const struct node *node,
                          uint32_t tag, struct set_line *line)
{
    struct str text =
        str_printf(flow->setter.keep, "%.*s ", STR_ARG(node_label(node)));
    flow->setter.line = node->line;
    return set_label(&flow->setter, text, &flow->style->parts[PART_ITEM], tag,
                     line);
}

/* The label stands before the item's first line, in the indent. */
static void add_label(struct flow *flow, const struct set_line *label, mpt left,
                      struct set_line *first)
{
    struct item *items =
        ARENA_ARRAY(flow->setter.arena, first->n + label->n, struct item);
    for (size_t i = 0; i < label->n; i++) {
        items[i] = label->items[i];
        items[i].x += left;
    }
    for (size_t i = 0; i < first->n; i++)
        items[label->n + i] = first->items[i];
    first->items = items;
    first->n += label->n;
    if (label->ascent > first->ascent)
        first->ascent = label->ascent;
    if (label->descent > first->descent)
        first->descent = label->descent;
}

/* How an item is marked: '1', 'a', or by its sign; 0: as no item of an official
 * document. */
static char manner_of(const struct node *item)
{
    struct str label = node_label(item);
    char first = label.n ? label.s[0] : '\0';
    char last = label.n ? label.s[label.n - 1] : '\0';
    if (str_eq(label, STR("–")) || str_eq(label, STR("-")))
        return '-';
    if (str_eq(label, STR("+")))
        return '+';
    if (last != '.' && last != ')')
        return '\0';
    return first >= '0' && first <= '9' ? '1' : 'a';
}

/* What the decree sets as paragraphs, at every level. What stands in a list
 * that hangs hangs as well. */
static bool is_run_in(const struct flow *flow, const struct node *item,
                      struct place place)
{
    return flow->style->run_in_lists && item->kind == NODE_ITEM &&
           manner_of(item) && (!place.in_list || place.run_in);
}

/* A text's lines, with the label before the first of them. */
static bool flow_own_text(struct flow *flow, const struct para *para,
                          const struct set_line *label, mpt left)
{
    struct copy copy;
    struct set_lines lines;
    if (!set_first(&flow->setter, para, &copy, &lines))
        return false;
    if (lines.n == 0) {
        lines.at = ARENA_NEW(flow->setter.arena, struct set_line);
        lines.n = 1;
    }
    flow_open(flow, para->style);
    add_label(flow, label, left, &lines.at[0]);
    flow_lines(flow, &lines, para->style, 0);
    flow->headed = false;
    return flow_rest(flow, &copy, para->style);
}

/* What an item holds below its own text. */
static bool flow_below(struct flow *flow, const struct node *item,
                       const struct node *text, struct place place)
{
    flow_pictures(flow, text, place);
    FOR_CHILDREN (child, item) {
        if (child == text || node_is_inline(child->kind))
            continue;
        if (!flow_block(flow, child, place))
            return false;
    }
    return true;
}

static bool flow_item_text(struct flow *flow, const struct node *item,
                           const struct node *text, struct place place)
{
    const struct part_style *style = &flow->style->parts[PART_ITEM];
    mpt left = place.left;
    struct set_line label;
    uint32_t label_tag = flow_tag(flow, item, "Lbl", place.tag);
    bool listed = item->kind == NODE_ITEM; /* else a note: it has no LBody */
    uint32_t text_tag = flow_tag(flow, item, listed ? "LBody" : "P", place.tag);
    if (!set_own_label(flow, item, label_tag, &label))
        return false;
    bool run_in = is_run_in(flow, item, place);
    /* Below an item as a paragraph only what is marked like it is indented. */
    if (place.run_in && (!run_in || place.run_in == manner_of(item)))
        place.left = left += flow->style->list_indent;
    if (!run_in)
        place.left += flow->style->list_indent;
    struct para para = flow_para(flow, text, style, place);
    para.tag = text_tag;
    para.inner = flow_tag_inner(flow, text, text_tag);
    place.tag = listed ? text_tag : place.tag;
    /* The text begins at the list's indent, or behind a long label. */
    if (label.width > flow->style->list_indent)
        para.indent = label.width - flow->style->list_indent;
    if (run_in) {
        left += flow->style->parts[PART_BODY].indent;
        para.indent = flow->style->parts[PART_BODY].indent + label.width;
    }
    if (!flow_own_text(flow, &para, &label, left))
        return false;
    place.in_list = true;
    place.run_in = run_in ? manner_of(item) : '\0';
    return flow_below(flow, item, text, place);
}

/* An item's own text is its inline children, or its first paragraph. */
static bool flow_item(struct flow *flow, const struct node *item,
                      struct place place)
{
    place.tag = flow_tag(flow, item, node_role(item->kind), place.tag);
    const struct node *first = item->first;
    bool inner = first && first->kind == NODE_PARAGRAPH;
    return flow_item_text(flow, item, inner ? first : item, place);
}

static bool is_one_of(char c, const char *characters)
{
    return c != '\0' && strchr(characters, c) != NULL;
}

/* How a list is counted, by the label of its first item: what reading aloud
 * makes of the labels (ISO 14289-1, 7.6). */
static const char *numbering_of(const struct node *list)
{
    const struct node *item = list->first;
    struct str label = item ? item->as.item.label : STR("");
    char c = label.n ? label.s[0] : '\0';
    if (is_one_of(c, "0123456789"))
        return "Decimal";
    if (is_one_of(c, "IVX"))
        return "UpperRoman";
    if (is_one_of(c, "ivx"))
        return "LowerRoman";
    if (c >= 'A' && c <= 'Z')
        return "UpperAlpha";
    return c >= 'a' && c <= 'z' ? "LowerAlpha" : "Disc";
}

bool flow_list(struct flow *flow, const struct node *list, struct place place)
{
    place.tag = flow_tag(flow, list, node_role(list->kind), place.tag);
    flow_tell_more(flow, place.tag,
                   (struct tag_more){.numbering = numbering_of(list)});
    if (!place.in_list && flow->pending < flow->style->parts[PART_BODY].after)
        flow->pending = flow->style->parts[PART_BODY].after;
    FOR_CHILDREN (item, list) {
        if (!flow_item(flow, item, place) || !flow_make_pages(flow))
            return false;
    }
    if (!place.in_list)
        flow->pending = flow->style->parts[PART_BODY].after;
    return true;
}

bool flow_labelled(struct flow *flow, const struct node *node,
                   struct place place)
{
    return flow_item(flow, node, place);
}

bool flow_note(struct flow *flow, const struct node *note, struct place place)
{
    return flow_is_foot(flow, note) || flow_labelled(flow, note, place);
}
