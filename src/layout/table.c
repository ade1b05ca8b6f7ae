/* SPDX-License-Identifier: MIT */
/*
 * Tables: the cells are measured, the columns get their widths from that, each
 * cell is set as a small column of its own, and the rows go to the large one.
 * A table whose words do not fit is set smaller before any word is cut.
 */
#include "layout/table.h"

#include "base/arena.h"
#include "base/error.h"

/* The size of a cell's text in percent of its own, and the smallest. */
enum { FULL = 100, SMALLEST = 44, STEP = 7 };

/* A smaller size is worth it where the table is then less high than this share
 * of what it was, in percent: a column too narrow for its words is higher. */
enum { WORTH = 75 };

/* A longer word, an address or a key, is cut rather than that the table be set
 * smaller for its sake. */
enum { WORD_EMS = 11 };

/* What a number in a table is made of, besides its comma. */
static bool is_of_number(char c)
{
    return (c >= '0' && c <= '9') || c == '.' || c == ' ' || c == '%' ||
           c == '-' || c == '+' || c == '(' || c == ')';
}

static bool is_number(struct str text)
{
    size_t digits = 0, commas = 0;
    for (size_t i = 0; i < text.n; i++) {
        digits += text.s[i] >= '0' && text.s[i] <= '9';
        commas += text.s[i] == ',';
        if (text.s[i] != ',' && !is_of_number(text.s[i]))
            return false;
    }
    return digits > 0 && commas <= 1;
}

static bool is_dash(struct str text)
{
    return text.n == 0 || str_eq(text, STR("-")) || str_eq(text, STR("–")) ||
           str_eq(text, STR("…"));
}

/* How the text of a cell is set: by its own word, else by what it holds. */
static enum setting setting_of(const struct table *table,
                               const struct table_cell *cell)
{
    switch (cell->node->as.cell.align) {
    case ALIGN_LEFT:
        return SET_LEFT;
    case ALIGN_CENTRE:
        return SET_CENTRED;
    case ALIGN_RIGHT:
        return SET_RIGHT;
    default:
        break;
    }
    if (cell->node->as.cell.header)
        return SET_CENTRED;
    bool number = cell->number && table->numbers[cell->column];
    return number ? SET_RIGHT : SET_LEFT;
}

static struct part_style *body_of(struct table *table,
                                  const struct table_cell *cell)
{
    struct part_style *body = &table->style.parts[PART_BODY];
    body->face = cell->node->as.cell.header ? FONT_BOLD : FONT_REGULAR;
    body->setting = setting_of(table, cell);
    return body;
}

/* A picture may be smaller than it is meant to be, but not so small that
 * nothing is seen of it. */
static void measure_pictures(const struct flow *flow, const struct node *block,
                             struct text_extent *e)
{
    struct picture_size size;
    enum { LEAST = 60 * MPT };
    const struct node *n = block;
    while ((n = node_next_inline(n, block))) {
        if (n->kind != NODE_IMAGE || !n->as.image->picture ||
            picture_in_line(n, &size))
            continue;
        mpt width = picture_width(flow, n, flow->measure);
        mpt least = width < LEAST ? width : LEAST;
        e->min = e->min > least ? e->min : least;
        e->max = e->max > width ? e->max : width;
    }
}

/* The narrowest and the widest that the blocks in `node` may be set. */
static bool measure_blocks(struct flow *flow, const struct node *node,
                           const struct part_style *style,
                           struct text_extent *e)
{
    struct para para = {.node = node, .style = style};
    if (!measure_text(&flow->setter, &para, e))
        return false;
    measure_pictures(flow, node, e);
    FOR_CHILDREN (child, node) {
        struct text_extent inner = {0, 0};
        if (node_is_inline(child->kind))
            continue;
        if (!measure_blocks(flow, child, style, &inner))
            return false;
        mpt indent =
            child->kind == NODE_ITEM ? flow->style->list_indent * 2 : 0;
        if (child->kind == NODE_ROW || child->kind == NODE_CELL)
            indent = style->size; /* a table in a table: about */
        mpt least = inner.min + indent, most = inner.max + indent;
        if (node->kind == NODE_ROW) { /* its cells stand beside each other */
            e->min += least;
            e->max += most;
            continue;
        }
        e->min = e->min > least ? e->min : least;
        e->max = e->max > most ? e->max : most;
    }
    return true;
}

static struct str text_of(const struct flow *flow,
                          const struct table_cell *cell)
{
    return str_trim(node_text(flow->setter.arena, cell->node));
}

/* The width of a number from its comma on. */
static bool measure_fraction(struct flow *flow, struct table_cell *cell,
                             struct str text, const struct part_style *style)
{
    struct set_line line;
    size_t comma = str_find(text, STR(","));
    cell->fraction = 0;
    if (comma >= text.n)
        return true;
    if (!set_label(&flow->setter, str_slice(text, comma, text.n), style,
                   TAG_ARTIFACT, &line))
        return false;
    cell->fraction = line.width;
    return true;
}

static bool measure_cell(struct flow *flow, struct table *table,
                         struct table_cell *cell)
{
    const struct part_style *style = body_of(table, cell);
    struct text_extent e = {0, 0};
    if (!measure_blocks(flow, cell->node, style, &e))
        return false;
    mpt most = style->size * WORD_EMS;
    cell->min = e.min < most || cell->number ? e.min : most;
    cell->max = e.max;
    return !cell->number ||
           measure_fraction(flow, cell, text_of(flow, cell), style);
}

/* A column is one of numbers when its body holds them and dashes only. */
static void find_numbers(struct flow *flow, struct table *table)
{
    size_t columns = (size_t)table->columns;
    bool *others = ARENA_ARRAY(flow->setter.arena, columns, bool);
    table->numbers = ARENA_ARRAY(flow->setter.arena, columns, bool);
    for (size_t i = 0; i < table->n; i++) {
        struct table_cell *cell = &table->cells[i];
        struct str text = text_of(flow, cell);
        cell->number = is_number(text);
        if (cell->row < table->head_rows || cell->columns > 1)
            continue;
        table->numbers[cell->column] |= cell->number;
        others[cell->column] |= !cell->number && !is_dash(text);
    }
    for (size_t i = 0; i < columns; i++)
        table->numbers[i] = table->numbers[i] && !others[i];
}

/* The widest fraction of each column. */
static void find_fractions(struct flow *flow, struct table *table)
{
    table->fractions =
        ARENA_ARRAY(flow->setter.arena, (size_t)table->columns, mpt);
    for (size_t i = 0; i < table->n; i++) {
        const struct table_cell *cell = &table->cells[i];
        mpt *widest = &table->fractions[cell->column];
        if (cell->number && cell->columns == 1 && cell->fraction > *widest)
            *widest = cell->fraction;
    }
}

/* The room behind a number, so that the commas of a column stand below each
 * other. */
static mpt room_behind(const struct table *table, const struct table_cell *cell)
{
    return table->fractions[cell->column] - cell->fraction;
}

/* Sets what a cell holds in a column of its own, as wide as the cell. */
static bool set_cell(struct flow *flow, struct table *table,
                     struct table_cell *cell, struct place place)
{
    struct part_style *body = body_of(table, cell);
    mpt width = table->lefts[cell->column + cell->columns] -
                table->lefts[cell->column] - 2 * table->padding;
    if (body->setting == SET_RIGHT && cell->number)
        place.right = room_behind(table, cell);
    place.left = 0;
    struct flow outer = flow_apart(flow, &table->style, width);
    bool set = flow_content(flow, cell->node, PART_BODY, place);
    cell->content = flow_rejoin(flow, &outer);
    return set;
}

static uint32_t tag_cell(struct flow *flow, const struct table *table,
                         const struct table_cell *cell, uint32_t row)
{
    bool header = cell->node->as.cell.header;
    uint32_t tag = flow_tag(flow, cell->node, header ? "TH" : "TD", row);
    struct tag_more more = {.columns = cell->columns, .rows = cell->rows};
    if (header)
        more.scope = cell->row < table->head_rows ? "Column" : "Row";
    if (header || cell->columns > 1 || cell->rows > 1)
        flow_tell_more(flow, tag, more);
    return tag;
}

static bool set_cells(struct flow *flow, struct table *table,
                      struct place place)
{
    uint32_t row_tag = 0;
    int row = -1;
    find_fractions(flow, table);
    for (size_t i = 0; i < table->n; i++) {
        struct table_cell *cell = &table->cells[i];
        if (cell->row != row)
            row_tag = flow_tag(flow, cell->node->parent, "TR", place.tag);
        row = cell->row;
        struct place within = {.tag = tag_cell(flow, table, cell, row_tag)};
        if (!set_cell(flow, table, cell, within))
            return false;
    }
    return true;
}

static bool measure_cells(struct flow *flow, struct table *table)
{
    for (size_t i = 0; i < table->n; i++) {
        if (!measure_cell(flow, table, &table->cells[i]))
            return false;
    }
    return true;
}

mpt table_readable(const struct flow *flow)
{
    enum { LEAST = 8 * MPT, LARGE = 16 * MPT };
    mpt size = flow->paper->parts[PART_CELL].size;
    return size >= LARGE ? size * 2 / 3 : LEAST;
}

static mpt size_at(const struct flow *flow, int percent)
{
    return (mpt)((int64_t)flow->style->parts[PART_CELL].size * percent / 100);
}

static bool fit_at(struct flow *flow, struct table *table, mpt measure,
                   int percent, bool *fits)
{
    table->style = style_within(flow->style, PART_CELL, percent);
    table->padding = table->style.parts[PART_BODY].size / 3;
    if (!measure_cells(flow, table))
        return false;
    *fits = table_fit(flow->setter.arena, table, measure);
    return true;
}

bool table_fit_size(struct flow *flow, struct table *table, mpt measure,
                    mpt least, bool *fits)
{
    int64_t before = 0;
    *fits = false;
    for (int percent = FULL; percent >= SMALLEST; percent -= STEP) {
        if (percent < FULL && size_at(flow, percent) < least)
            break;
        if (!fit_at(flow, table, measure, percent, fits))
            return false;
        int64_t height = table->lines * size_at(flow, percent);
        if (*fits && before && height * 100 > before * WORTH)
            return fit_at(flow, table, measure, percent + STEP, fits);
        before = *fits ? height : 0;
        if (*fits && size_at(flow, percent - STEP) < table_readable(flow))
            break;
    }
    return true;
}

bool table_captions(struct flow *flow, const struct node *node,
                    struct place place)
{
    FOR_CHILDREN (child, node) {
        if (child->kind == NODE_ROW)
            continue;
        if (!node_is_inline(child->kind) && !flow_block(flow, child, place))
            return false;
        flow_penalty(flow, FLOW_KEEP);
    }
    return true;
}

bool table_flow(struct flow *flow, struct table *table, struct place place)
{
    mpt room = flow->measure - place.left - place.right;
    mpt measure = room > MPT ? room : MPT;
    find_numbers(flow, table);
    table_fit(flow->setter.arena, table, measure);
    if (!set_cells(flow, table, place))
        return false;
    flow_open(flow, &flow->style->parts[PART_CAPTION]);
    mpt width = table->lefts[table->columns];
    mpt left = place.left + (width < measure ? (measure - width) / 2 : 0);
    table_rows(flow, table, left);
    return true;
}

bool table_measure(struct flow *flow, struct table *table, bool *fits)
{
    find_numbers(flow, table);
    return table_fit_size(flow, table, flow->measure, table_readable(flow),
                          fits);
}

/* Smaller, where it is still read with ease; else turned; else smaller yet. */
static bool flow_rows(struct flow *flow, struct table *table,
                      struct place place)
{
    if (flow->style != flow->paper && !flow->apart)
        return flow_wide_table(flow, table, place);
    mpt room = flow->measure - place.left - place.right;
    bool turns = table_can_turn(flow, table->node), fits;
    if (!table_fit_size(flow, table, room > MPT ? room : MPT,
                        turns ? table_readable(flow) : 0, &fits))
        return false;
    if (!fits && turns)
        return flow_turned_table(flow, table, place);
    return table_captions(flow, table->node, place) &&
           table_flow(flow, table, place);
}

bool flow_table(struct flow *flow, const struct node *node, struct place place)
{
    struct table *table = ARENA_NEW(flow->setter.arena, struct table);
    table->node = node;
    place.parent = place.tag;
    place.tag = flow_tag(flow, node, node_role(node->kind), place.tag);
    table_place(flow->setter.arena, table);
    if (table->n == 0)
        return table_captions(flow, node, place);
    find_numbers(flow, table);
    bool set = flow_rows(flow, table, place);
    flow_room_for_hands(flow, node);
    flow->headed = false;
    return set;
}
