/* SPDX-License-Identifier: MIT */
/*
 * Walking the blocks: each kind of node says what part of a report it is, the
 * style says how that looks, and the lines go to the column with the glue and
 * penalties that keep headings with their text and leave no line alone.
 */
#include "layout/flow.h"

#include <string.h>

#include "base/arena.h"

/* A heading's page must hold at least this much of what follows: its first two
 * lines, which the orphan rule then ties together. */
enum { KEEP = PB_FORBIDDEN };

/* A caption belongs to what stands above it: worth a page a fifth empty. */
enum { STAY = 20 };

/* Where a block stands: its ancestors' indents and tag. */
struct place {
    mpt left, right;
    uint32_t tag;
    bool in_list;
};

static bool flow_children(struct flow *flow, const struct node *parent,
                          struct place place);

static uint32_t add_tag(struct flow *flow, const struct node *node,
                        const char *role, uint32_t parent)
{
    struct book *book = flow->book;
    book->tags = arena_more(book->arena, book->tags, book->tag_count,
                            sizeof *book->tags);
    book->tags[book->tag_count] =
        (struct tag){.role = role, .parent = parent, .lang = node->lang};
    return (uint32_t)book->tag_count++;
}

static void add_item(struct flow *flow, struct pb_item item,
                     struct flow_line line)
{
    struct arena *arena = flow->setter.arena;
    flow->items = arena_more(arena, flow->items, flow->n, sizeof item);
    flow->lines = arena_more(arena, flow->lines, flow->n, sizeof line);
    flow->items[flow->n] = item;
    flow->lines[flow->n++] = line;
}

static void add_penalty(struct flow *flow, int penalty)
{
    add_item(flow, (struct pb_item){.kind = PB_PENALTY, .penalty = penalty},
             (struct flow_line){0});
}

static void add_glue(struct flow *flow, mpt height)
{
    add_item(flow, (struct pb_item){.kind = PB_GLUE, .height = height},
             (struct flow_line){0});
}

/* Opens a block: of the room below the last and above this the larger. */
static void open_block(struct flow *flow, const struct part_style *style)
{
    mpt room = style->before > flow->pending ? style->before : flow->pending;
    if (flow->n > 0 && room > 0)
        add_glue(flow, room);
    flow->pending = style->after;
}

mpt baseline_in(struct setter *setter, const struct part_style *style)
{
    const struct font *font =
        fonts_find(setter->fonts, style->face, setter->err);
    if (!font)
        return style->leading;
    const struct font_metrics *m = font_metrics(font);
    int32_t per_em = font_units_per_em(font);
    mpt ascent = (mpt)((int64_t)m->ascent * style->size / per_em);
    mpt descent = (mpt)((int64_t)-m->descent * style->size / per_em);
    return (style->leading - ascent - descent) / 2 + ascent;
}

/*
 * Lines to the column. No page ends behind the first or before the last of
 * them; a heading also keeps what follows.
 */
static void add_lines(struct flow *flow, const struct set_lines *lines,
                      const struct part_style *style, size_t mark)
{
    mpt baseline = baseline_in(&flow->setter, style);
    for (size_t i = 0; i < lines->n; i++) {
        add_item(flow,
                 (struct pb_item){.kind = PB_BOX, .height = style->leading},
                 (struct flow_line){.set = lines->at[i],
                                    .baseline = baseline,
                                    .mark = i == 0 ? mark : 0});
        bool edge = i == 0 || i + 2 == lines->n;
        if (i + 1 < lines->n && edge)
            add_penalty(flow, KEEP);
    }
}

static struct para para_of(const struct flow *flow, const struct node *node,
                           const struct part_style *style, struct place place)
{
    mpt measure = style_measure(flow->style);
    return (struct para){
        .node = node,
        .style = style,
        .left = place.left + style->left,
        .measure =
            measure - place.left - place.right - style->left - style->right,
        .indent = style->indent,
        .tag = place.tag,
    };
}

/* One block of running text, tagged `role`. */
static bool flow_text(struct flow *flow, const struct node *node,
                      enum part part, const char *role, struct place place)
{
    const struct part_style *style = &flow->style->parts[part];
    struct set_lines lines;
    place.tag = add_tag(flow, node, role, place.tag);
    struct para para = para_of(flow, node, style, place);
    if (flow->headed && !flow->style->indent_all)
        para.indent = 0;
    if (!set_text(&flow->setter, &para, &lines))
        return false;
    if (lines.n == 0)
        return true;
    if (node->kind == NODE_CAPTION && flow->n > 0)
        add_penalty(flow, STAY);
    open_block(flow, style);
    add_lines(flow, &lines, style, 0);
    flow->headed = false;
    return true;
}

static size_t add_outline(struct flow *flow, const struct node *node, int level)
{
    struct book *book = flow->book;
    book->outline = arena_more(book->arena, book->outline, book->outline_count,
                               sizeof *book->outline);
    book->outline[book->outline_count] = (struct outline_entry){
        .title = node_text(book->arena, node), .level = level};
    return ++book->outline_count;
}

static const char *const heading_roles[] = {"H1", "H2", "H3", "H4", "H5", "H6"};

/* Title and headings: `level` 1 is the highest of all in this document. */
static bool flow_heading(struct flow *flow, const struct node *node,
                         enum part part, int level, struct place place)
{
    const struct part_style *style = &flow->style->parts[part];
    struct set_lines lines;
    if (level > flow->level + 1)
        level = flow->level + 1;
    if (level > 6)
        level = 6;
    flow->level = level;
    place.tag = add_tag(flow, node, heading_roles[level - 1], place.tag);
    struct para para = para_of(flow, node, style, place);
    if (!set_text(&flow->setter, &para, &lines))
        return false;
    if (lines.n == 0)
        return true;
    open_block(flow, style);
    add_lines(flow, &lines, style, add_outline(flow, node, level));
    add_penalty(flow, KEEP);
    flow->headed = true;
    return true;
}

static const enum part line_parts[] = {
    [LINE_PLAIN] = PART_LETTERHEAD_LINE,
    [LINE_PARENT_BODY] = PART_PARENT_BODY,
    [LINE_ISSUING_BODY] = PART_ISSUING_BODY,
    [LINE_ACRONYM] = PART_ACRONYM,
};

/* A rule of `length` in the middle of a column. It is no content. */
static void add_rule(struct flow *flow, mpt left, mpt column, mpt length,
                     mpt height)
{
    struct item *item = ARENA_NEW(flow->setter.arena, struct item);
    item->kind = ITEM_RULE;
    item->tag = TAG_ARTIFACT;
    item->x = left + (column - length) / 2;
    item->as.rule.width = length;
    item->as.rule.height = flow->style->rule;
    struct flow_line line = {.set = {.items = item, .n = 1},
                             .baseline = height / 2};
    add_item(flow, (struct pb_item){.kind = PB_BOX, .height = height}, line);
}

/* The rule below the issuing body: between a third and a half of its width
 * (Decree 30/2020, Appendix I). */
static void add_rule_below(struct flow *flow, mpt left, mpt column, mpt width)
{
    enum { HEIGHT = 4000 };
    add_penalty(flow, KEEP);
    add_rule(flow, left, column, width * 2 / 5, HEIGHT);
}

/* A rule in the text parts what stands above it from what stands below; no
 * page begins with it. */
static void flow_rule(struct flow *flow, struct place place)
{
    const struct part_style *body = &flow->style->parts[PART_BODY];
    mpt column = style_measure(flow->style) - place.left - place.right;
    if (flow->n > 0)
        add_penalty(flow, KEEP);
    open_block(flow, body);
    add_rule(flow, place.left, column, column / 3, body->leading);
}

static mpt widest(const struct flow *flow, size_t from)
{
    mpt width = 0;
    for (size_t i = from; i < flow->n; i++) {
        if (flow->lines[i].set.width > width)
            width = flow->lines[i].set.width;
    }
    return width;
}

static bool flow_letterhead(struct flow *flow, const struct node *node,
                            struct place place)
{
    mpt column = style_measure(flow->style), width = 0;
    place.tag = add_tag(flow, node, node_role(node->kind), place.tag);
    if (flow->style->letterhead_left)
        column = column * 11 / 20;
    place.right = style_measure(flow->style) - column;
    FOR_CHILDREN (line, node) {
        size_t from = flow->n;
        if (!flow_text(flow, line, line_parts[line->as.line.role], "P", place))
            return false;
        if (line->as.line.role != LINE_ACRONYM || width == 0)
            width = widest(flow, from);
        if (line->next)
            add_penalty(flow, KEEP);
    }
    if (width > 0)
        add_rule_below(flow, place.left, column, width);
    return true;
}

/* The item's label as a run, with the space behind it. */
static bool label_of(struct flow *flow, const struct node *item, uint32_t tag,
                     struct set_line *label)
{
    struct str text =
        str_printf(flow->setter.arena, "%.*s ", STR_ARG(item->as.item.label));
    return set_label(&flow->setter, text, &flow->style->parts[PART_ITEM], tag,
                     label);
}

/* The label stands before the item's first line, in the indent. */
static void add_label(struct flow *flow, const struct set_line *label, mpt left,
                      struct set_line *first)
{
    struct item *items =
        ARENA_ARRAY(flow->setter.arena, first->n + 1, struct item);
    items[0] = label->items[0];
    items[0].x = left;
    for (size_t i = 0; i < first->n; i++)
        items[i + 1] = first->items[i];
    first->items = items;
    first->n++;
}

static bool flow_item_text(struct flow *flow, const struct node *item,
                           const struct node *text, struct place place)
{
    const struct part_style *style = &flow->style->parts[PART_ITEM];
    mpt left = place.left;
    struct set_line label;
    struct set_lines lines;
    uint32_t label_tag = add_tag(flow, item, "Lbl", place.tag);
    uint32_t body_tag = add_tag(flow, item, "LBody", place.tag);
    if (!label_of(flow, item, label_tag, &label))
        return false;
    place.left += flow->style->list_indent;
    place.tag = body_tag;
    struct para para = para_of(flow, text, style, place);
    /* The text begins at the list's indent, or behind a long label. */
    if (label.width > flow->style->list_indent)
        para.indent = label.width - flow->style->list_indent;
    if (!set_text(&flow->setter, &para, &lines))
        return false;
    if (lines.n == 0) {
        lines.at = ARENA_NEW(flow->setter.arena, struct set_line);
        lines.n = 1;
    }
    open_block(flow, style);
    add_label(flow, &label, left, &lines.at[0]);
    add_lines(flow, &lines, style, 0);
    flow->headed = false;
    place.in_list = true;
    FOR_CHILDREN (child, item) {
        if (child == text || node_is_inline(child->kind))
            continue;
        if (!flow_children(flow, child, place))
            return false;
    }
    return true;
}

/* An item's own text is its inline children, or its first paragraph. */
static bool flow_item(struct flow *flow, const struct node *item,
                      struct place place)
{
    place.tag = add_tag(flow, item, node_role(item->kind), place.tag);
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

static bool flow_list(struct flow *flow, const struct node *list,
                      struct place place)
{
    place.tag = add_tag(flow, list, node_role(list->kind), place.tag);
    flow->book->tags[place.tag].numbering = numbering_of(list);
    if (!place.in_list && flow->pending < flow->style->parts[PART_BODY].after)
        flow->pending = flow->style->parts[PART_BODY].after;
    FOR_CHILDREN (item, list) {
        if (!flow_item(flow, item, place))
            return false;
    }
    if (!place.in_list)
        flow->pending = flow->style->parts[PART_BODY].after;
    return true;
}

static enum part heading_part(int level)
{
    return level <= 1   ? PART_HEADING_1
           : level == 2 ? PART_HEADING_2
                        : PART_HEADING_3;
}

static bool has_inline_text(const struct node *node)
{
    return node->first && node_is_inline(node->first->kind);
}

static enum part text_part(enum node_kind kind)
{
    switch (kind) {
    case NODE_LEAD:
        return PART_LEAD;
    case NODE_CAPTION:
        return PART_CAPTION;
    case NODE_ATTRIBUTION:
        return PART_ATTRIBUTION;
    case NODE_QUOTE:
        return PART_QUOTE;
    case NODE_CODE_BLOCK:
        return PART_CODE;
    default:
        return PART_BODY;
    }
}

/* Any block: its text when it holds text, else the blocks within it. */
static bool flow_block(struct flow *flow, const struct node *node,
                       struct place place)
{
    bool titled = flow->book->meta.title.n > 0;
    switch (node->kind) {
    case NODE_LETTERHEAD:
        return flow_letterhead(flow, node, place);
    case NODE_TITLE:
        return flow_heading(flow, node, PART_TITLE, 1, place);
    case NODE_HEADING:
        return flow_heading(flow, node, heading_part(node->as.heading.level),
                            node->as.heading.level + titled, place);
    case NODE_LIST:
        return flow_list(flow, node, place);
    case NODE_RULE:
        flow_rule(flow, place);
        return true;
    case NODE_PAGE_BREAK:
        add_penalty(flow, -PB_FORBIDDEN);
        return true;
    default:
        if (has_inline_text(node))
            return flow_text(flow, node, text_part(node->kind),
                             node_role(node->kind), place);
        return flow_children(flow, node, place);
    }
}

/* The blocks below `parent`; `parent` itself when it is a list in an item. */
static bool flow_children(struct flow *flow, const struct node *parent,
                          struct place place)
{
    if (parent->kind == NODE_LIST)
        return flow_list(flow, parent, place);
    FOR_CHILDREN (child, parent) {
        if (!flow_block(flow, child, place))
            return false;
    }
    return true;
}

bool flow_document(struct flow *flow)
{
    const struct node *root = flow->setter.doc->root;
    add_tag(flow, root, node_role(root->kind), 0);
    return flow_children(flow, root, (struct place){0});
}
