/* SPDX-License-Identifier: MIT */
/*
 * The letterhead (Decree 30/2020, Appendix I): a line for each body, and the
 * rule below the one that issues the document. Where the nation's name and
 * motto stand among them they are set at the right, the bodies at the left,
 * and below both the number and the place and date.
 */
#include "layout/beside.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

static const enum part line_parts[] = {
    [LINE_PLAIN] = PART_LETTERHEAD_LINE,
    [LINE_PARENT_BODY] = PART_PARENT_BODY,
    [LINE_ISSUING_BODY] = PART_ISSUING_BODY,
    [LINE_ACRONYM] = PART_ACRONYM,
    [LINE_NATION] = PART_NATION,
    [LINE_MOTTO] = PART_MOTTO,
    [LINE_NUMBER] = PART_NUMBER,
    [LINE_PLACE_DATE] = PART_PLACE_DATE,
    [LINE_RECIPIENTS] = PART_RECIPIENTS,
    [LINE_POST] = PART_POST,
    [LINE_NAME] = PART_NAME,
    [LINE_ABSTRACT] = PART_ABSTRACT,
    [LINE_SECRECY] = PART_STAMP,
    [LINE_URGENCY] = PART_STAMP,
    [LINE_AUTHORITY] = PART_AUTHORITY,
    [LINE_GROUNDS] = PART_GROUNDS,
    [LINE_ENACTMENT] = PART_AUTHORITY,
    [LINE_TITLE_NOTE] = PART_TITLE_NOTE,
    [LINE_VERSE] = PART_VERSE,
};

/* The room around a rule below a line. */
enum { RULE_ROOM = 4000 };

static bool is_stamp(const struct node *line)
{
    return line->as.line.role == LINE_SECRECY ||
           line->as.line.role == LINE_URGENCY;
}

static struct item frame_side(const struct flow *flow, mpt x, mpt y, mpt width,
                              mpt height)
{
    struct item side = {.kind = ITEM_RULE, .tag = TAG_ARTIFACT, .x = x, .y = y};
    side.as.rule.width = width > 0 ? width : flow->style->rule;
    side.as.rule.height = height > 0 ? height : flow->style->rule;
    return side;
}

/* A rule on all sides of a box of the column. It is no content. */
static void frame(struct flow *flow, size_t box)
{
    enum { SIDES = 4, ROOM_BESIDE = 6 * MPT, ROOM_OUTSIDE = 2 * MPT };
    struct flow_line *line = &flow->stretch.lines[box];
    struct set_line *set = &line->set;
    if (set->n == 0)
        return;
    struct item *items =
        ARENA_ARRAY(flow->setter.arena, set->n + SIDES, struct item);
    mpt x = set->items[0].x - ROOM_BESIDE;
    mpt y = ROOM_OUTSIDE - line->baseline;
    mpt width = set->width + 2 * ROOM_BESIDE;
    mpt height = flow->stretch.items[box].height - 2 * ROOM_OUTSIDE;
    memcpy(items, set->items, set->n * sizeof *items);
    items[set->n++] = frame_side(flow, x, y, width, 0);
    items[set->n++] = frame_side(flow, x, y + height, width, 0);
    items[set->n++] = frame_side(flow, x, y, 0, height);
    items[set->n++] = frame_side(flow, x + width, y, 0, height);
    set->items = items;
}

bool flow_role_line(struct flow *flow, const struct node *line,
                    struct place place)
{
    size_t from = flow->stretch.n;
    if (!flow_text(flow, line, line_parts[line->as.line.role], "P", place))
        return false;
    for (; is_stamp(line) && from < flow->stretch.n; from++)
        frame(flow, from);
    flow_pictures(flow, line, place);
    return true;
}

bool flow_date_line(struct flow *flow, const struct node *line,
                    struct place place)
{
    enum { LEFT = 45 }; /* percent of the measure */
    place.left += flow->measure * LEFT / 100;
    return flow_role_line(flow, line, place);
}

/* The rule below the issuing body: between a third and a half of its width. */
static void add_rule_below(struct flow *flow, mpt left, mpt column, mpt width)
{
    flow_penalty(flow, FLOW_KEEP);
    flow_rule_box(flow, left, column, width * 2 / 5, RULE_ROOM);
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

/* Half of an upright A4's measure and a little more; on small paper as much. */
static mpt bodies_column(const struct flow *flow)
{
    const mpt least = MPT_MM(80);
    mpt column = flow->measure * 11 / 20;
    if (column >= least)
        return column;
    return least < flow->measure ? least : flow->measure;
}

/* What stands below the bodies and the nation. */
static bool is_lower(const struct node *line)
{
    return line->as.line.role == LINE_NUMBER ||
           line->as.line.role == LINE_ABSTRACT || is_stamp(line) ||
           line->as.line.role == LINE_PLACE_DATE;
}

/* One line below the other. */
static bool flow_bodies(struct flow *flow, const struct node *head,
                        struct place place)
{
    mpt column = flow->measure, width = 0;
    if (flow->style->letterhead_left && !flow_has_cover(flow))
        column = bodies_column(flow);
    place.right = flow->measure - column;
    FOR_CHILDREN (line, head) {
        size_t from = flow->stretch.n;
        if (is_lower(line) && width > 0)
            add_rule_below(flow, place.left, column, width);
        if (!flow_role_line(flow, line, place))
            return false;
        if (is_lower(line))
            width = 0; /* the rule stands above it */
        else if (line->as.line.role != LINE_ACRONYM || width == 0)
            width = widest(flow, from);
        if (line->next)
            flow_penalty(flow, FLOW_KEEP);
    }
    if (width > 0)
        add_rule_below(flow, place.left, column, width);
    return true;
}

static bool is_nations(enum line_role role)
{
    return role == LINE_NATION || role == LINE_MOTTO || role == LINE_PLACE_DATE;
}

/* The rules below the last of the bodies and below the motto, which is as long
 * as the motto. */
static void add_rule_if_due(struct flow *flow, const struct node *line,
                            const struct node *last_body, mpt width)
{
    if (line == last_body)
        add_rule_below(flow, 0, flow->measure, width);
    else if (line->as.line.role == LINE_MOTTO)
        flow_rule_box(flow, 0, flow->measure, width, RULE_ROOM);
}

/* A document of the Party (Hướng dẫn 36-HD/VPTW): its name has a rule below it,
 * and the bodies have an asterisk. */
static bool is_of_party(const struct node *head)
{
    const struct node *nation = node_line(head, LINE_NATION);
    const struct node *text = nation ? nation->first : NULL;
    return text && text->kind == NODE_TEXT && !node_line(head, LINE_MOTTO) &&
           str_eq_nocase(text->as.text, STR("ĐẢNG CỘNG SẢN VIỆT NAM"));
}

/* An asterisk in the middle of the column. It is no content. */
static bool flow_asterisk(struct flow *flow)
{
    const struct part_style *style = &flow->style->parts[PART_NUMBER];
    struct set_lines lines = {.n = 1};
    lines.at = ARENA_NEW(flow->setter.arena, struct set_line);
    if (!set_label(&flow->setter, STR("*"), style, TAG_ARTIFACT, lines.at))
        return false;
    lines.at->items[0].x = (flow->measure - lines.at->width) / 2;
    flow_lines(flow, &lines, style, 0);
    return true;
}

/* The same two in such a document. */
static bool add_party_mark(struct flow *flow, const struct node *line,
                           const struct node *last_body, mpt width)
{
    if (line->as.line.role == LINE_NATION)
        flow_rule_box(flow, 0, flow->measure, width, RULE_ROOM);
    return line != last_body || flow_asterisk(flow);
}

static const struct node *last_body_of(const struct node *head)
{
    const struct node *last = NULL;
    FOR_CHILDREN (line, head) {
        if (!is_nations(line->as.line.role) && !is_lower(line))
            last = line;
    }
    return last;
}

/* The upper or the lower half: the bodies beside the nation, or the number
 * beside the place and date. */
static bool flow_half(struct flow *flow, const struct node *head, bool lower,
                      mpt left, struct place place)
{
    const struct node *last_body = last_body_of(head);
    struct beside b;
    bool set = true, party = is_of_party(head);
    beside_begin(&b, flow, left);
    FOR_CHILDREN (line, head) {
        int side = is_nations(line->as.line.role) ? BESIDE_RIGHT : BESIDE_LEFT;
        if (is_lower(line) != lower || !set)
            continue;
        beside_enter(&b, side, b.outer.style);
        size_t from = flow->stretch.n;
        set = flow_role_line(flow, line, place);
        mpt width = widest(flow, from);
        if (party)
            set = set && add_party_mark(flow, line, last_body, width);
        else
            add_rule_if_due(flow, line, last_body, width);
        beside_leave(&b, side);
    }
    beside_end(&b);
    return set;
}

/* On small paper the head is set smaller, by three tenths at most,
 * that the nation's name, `width` wide, still stands on one line. */
static mpt shrink_head(struct flow *flow, mpt width)
{
    enum { SHARE = 65, LEAST = 70 }; /* percent of the measure; of the size */
    int64_t percent = (int64_t)flow->measure * SHARE / (width > 0 ? width : 1);
    if (percent >= 100)
        return width;
    percent = percent < LEAST ? LEAST : percent;
    struct style *small = ARENA_NEW(flow->setter.arena, struct style);
    *small = *flow->style;
    for (int i = PART_PARENT_BODY; i <= PART_ABSTRACT; i++) {
        struct part_style *part = &small->parts[i];
        part->size = (mpt)(part->size * percent / 100);
        part->leading = (mpt)(part->leading * percent / 100);
    }
    flow->style = small;
    return (mpt)(width * percent / 100);
}

/* How wide a line of the head is in that part's style; one that is not there
 * has no width. */
static bool measure_line(struct flow *flow, const struct node *line,
                         enum part part, struct text_extent *extent)
{
    const struct para para = {.node = line, .style = &flow->style->parts[part]};
    *extent = (struct text_extent){0, 0};
    return !line || measure_text(&flow->setter, &para, extent);
}

/* The nation's name stays on one line where the measure allows it, with room
 * at both sides, that a long body's name does not run into it. */
static bool left_width(struct flow *flow, const struct node *head, mpt *left)
{
    enum { LEAST = 35, MOST = 50 }; /* percent of the measure */
    const mpt room = MPT_MM(6);
    struct text_extent extent;
    if (!measure_line(flow, node_line(head, LINE_NATION), PART_NATION, &extent))
        return false;
    *left = flow->measure - shrink_head(flow, extent.max) - room;
    if (*left > flow->measure * MOST / 100)
        *left = flow->measure * MOST / 100;
    if (*left < flow->measure * LEAST / 100)
        *left = flow->measure * LEAST / 100;
    return true;
}

/* A number is not parted from "Số" as long as the date has room to wrap. */
static bool widen_for_number(struct flow *flow, const struct node *head,
                             mpt *left)
{
    enum { MOST = 60 }; /* percent of the measure */
    const mpt room = MPT_MM(6);
    struct text_extent extent;
    if (!measure_line(flow, node_line(head, LINE_NUMBER), PART_NUMBER, &extent))
        return false;
    mpt most = flow->measure * MOST / 100, width = extent.max + room;
    width = width < most ? width : most;
    *left = width > *left ? width : *left;
    return true;
}

/* No nation's name at the right, but the place and date, as in the notices of
 * clubs and firms. */
static bool has_date_beside(const struct flow *flow, const struct node *head)
{
    return flow->style->letterhead_left && last_body_of(head) &&
           node_line(head, LINE_PLACE_DATE);
}

/* Applications, contracts and records have no issuing body. */
static bool is_private(const struct node *head)
{
    FOR_CHILDREN (line, head) {
        if (!is_nations(line->as.line.role))
            return false;
    }
    return node_line(head, LINE_NATION) && node_line(head, LINE_MOTTO);
}

/* Then the nation's name and its motto stand in the middle. */
static bool flow_nation(struct flow *flow, const struct node *head,
                        struct place place)
{
    bool set = true;
    for (const struct node *line = head->first; set && line;
         line = line->next) {
        size_t from = flow->stretch.n;
        set = line->as.line.role == LINE_PLACE_DATE
                  ? flow_date_line(flow, line, place)
                  : flow_role_line(flow, line, place);
        add_rule_if_due(flow, line, NULL, widest(flow, from));
        if (line->next)
            flow_penalty(flow, FLOW_KEEP);
    }
    return set;
}

bool flow_letterhead(struct flow *flow, const struct node *node,
                     struct place place)
{
    mpt left;
    place.tag = flow_tag(flow, node, node_role(node->kind), place.tag);
    if (!node_line(node, LINE_NATION) && !node_line(node, LINE_MOTTO) &&
        !has_date_beside(flow, node))
        return flow_bodies(flow, node, place);
    if (is_private(node))
        return flow_nation(flow, node, place);
    const struct style *style = flow->style;
    flow_open(flow, &style->parts[PART_AUTHORITY]); /* what it stands below */
    bool set = left_width(flow, node, &left) &&
               flow_half(flow, node, false, left, place);
    if (set) {
        flow_penalty(flow, FLOW_KEEP);
        flow_open(flow, &style->parts[PART_NUMBER]);
        set = widen_for_number(flow, node, &left) &&
              flow_half(flow, node, true, left, place);
    }
    flow->style = style;
    flow->pending = style->parts[PART_AUTHORITY].before;
    return set;
}
