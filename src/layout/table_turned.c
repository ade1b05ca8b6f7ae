/* SPDX-License-Identifier: MIT */
/*
 * Tables too wide to be read on an upright page: they stand on pages of their
 * own, which are turned, and where even that is too narrow they are divided by
 * columns, each part with the first column once more. To the column of the text
 * such a page is one box that fills it.
 */
#include "base/arena.h"
#include "base/log.h"
#include "layout/table.h"

static bool mentions_note(const struct node *table)
{
    for (const struct node *n = table; n; n = node_next(n, table)) {
        if (n->kind == NODE_NOTE_REFERENCE)
            return true;
    }
    return false;
}

bool table_can_turn(const struct flow *flow, const struct node *table)
{
    return flow->style->turns && !flow->apart &&
           style_depth(flow->style) > style_measure(flow->style) &&
           !mentions_note(table);
}

/* ---- dividing it by columns ---- */

static bool has_wide_cells(const struct table *table)
{
    for (size_t i = 0; i < table->n; i++) {
        if (table->cells[i].columns > 1)
            return true;
    }
    return false;
}

/* What each column takes at the least. */
static mpt *least_widths(struct arena *arena, const struct table *table)
{
    mpt *least = ARENA_ARRAY(arena, (size_t)table->columns, mpt);
    for (size_t i = 0; i < table->n; i++) {
        const struct table_cell *cell = &table->cells[i];
        mpt width = cell->min + 2 * table->padding;
        if (width > least[cell->column])
            least[cell->column] = width;
    }
    return least;
}

/* The first column and those from `from` up to `to`. */
static struct table *part_of(struct arena *arena, const struct table *table,
                             int from, int to)
{
    struct table *part = ARENA_NEW(arena, struct table);
    *part = *table;
    part->columns = 1 + to - from;
    part->cells = ARENA_ARRAY(arena, table->n, struct table_cell);
    part->n = 0;
    for (size_t i = 0; i < table->n; i++) {
        struct table_cell cell = table->cells[i];
        if (cell.column > 0 && (cell.column < from || cell.column >= to))
            continue;
        cell.column = cell.column > 0 ? 1 + cell.column - from : 0;
        part->cells[part->n++] = cell;
    }
    return part;
}

/* Where the part that begins with column `from` ends: it has at least one
 * column besides the first. */
static int part_end(const struct table *table, const mpt *least, int from,
                    mpt measure)
{
    int64_t width = least[0];
    int to = from;
    while (to < table->columns && (to == from || width + least[to] <= measure))
        width += least[to++];
    return to;
}

static int count_parts(const struct table *table, const mpt *least, mpt measure)
{
    int n = 0;
    for (int from = 1; from < table->columns; n++)
        from = part_end(table, least, from, measure);
    return n;
}

/* The narrowest measure that makes no more parts of it: they are about as wide
 * as each other, and no two columns stand alone below a full one. */
static mpt even_measure(const struct table *table, const mpt *least,
                        mpt measure)
{
    int n = count_parts(table, least, measure);
    mpt step = measure / 64, even = measure;
    while (even > step && count_parts(table, least, even - step) == n)
        even -= step;
    return even;
}

static bool flow_parts(struct flow *flow, const struct table *table,
                       struct place place)
{
    struct arena *arena = flow->setter.arena;
    const mpt *least = least_widths(arena, table);
    mpt measure = even_measure(table, least, flow->measure);
    for (int from = 1, to; from < table->columns; from = to) {
        to = part_end(table, least, from, measure);
        struct place within = place;
        if (from > 1) /* to what reads it aloud, a table of its own */
            within.tag = flow_tag(flow, table->node, node_role(NODE_TABLE),
                                  place.parent);
        if (!table_flow(flow, part_of(arena, table, from, to), within))
            return false;
    }
    return true;
}

/* ---- its pages ---- */

static void place_head(struct flow *flow, struct flow_line *page,
                       const struct flow_head *head, mpt *y)
{
    const struct flow_line line = {.set = head->set};
    flow_place_line(flow, &page->set, &line, 0, *y);
    *y += head->height;
}

/* One box, as high as a page, with all that stands on it. */
static void add_page(struct flow *flow, const struct stretch *stretch,
                     const struct pb_page *cut, const struct style *style)
{
    struct flow_line page = {.turned = style};
    mpt y = 0;
    for (size_t i = cut->from; i < cut->to; i++) {
        const struct flow_line *line = &stretch->lines[i];
        if (i == cut->from && line->head)
            place_head(flow, &page, line->head, &y);
        if (stretch->items[i].kind == PB_BOX)
            flow_place_line(flow, &page.set, line, 0, y);
        page.mark = page.mark ? page.mark : line->mark;
        y += stretch->items[i].height;
    }
    flow_add(
        flow,
        (struct pb_item){.kind = PB_BOX, .height = style_depth(flow->style)},
        page);
    flow_penalty(flow, 0);
}

static void add_pages(struct flow *flow, const struct stretch *stretch,
                      const struct style *style)
{
    const struct pb_form form = {style_depth(style), 0};
    struct pb_pages cuts =
        pagebreak(flow->setter.arena, stretch->items, stretch->n, form);
    if (flow->stretch.n > 0)
        flow_penalty(flow, 0);
    for (size_t i = 0; i < cuts.n; i++)
        add_page(flow, stretch, &cuts.at[i], style);
}

/* The author may want to make it narrower. */
static void tell(const struct flow *flow, const struct table *table,
                 bool divided)
{
    struct log *log = flow->setter.doc->log;
    if (divided)
        log_add(log, LOG_NOTICE, table->node->line,
                "this table is too wide even for a turned page; it is divided "
                "by its columns");
    else
        log_add(log, LOG_NOTICE, table->node->line,
                "this table is too wide for an upright page; it stands on a "
                "turned one");
}

bool flow_wide_table(struct flow *flow, struct table *table, struct place place)
{
    bool fits;
    place.left = place.right = 0;
    if (!table_captions(flow, table->node, place) ||
        !table_measure(flow, table, &fits))
        return false;
    bool divided = !fits && !has_wide_cells(table) && table->columns > 2;
    if (divided || flow->apart || flow->wide == table->node)
        tell(flow, table, divided);
    if (flow->wide == table->node)
        flow->wide = NULL;
    if (divided)
        return flow_parts(flow, table, place);
    return (fits || table_fit_size(flow, table, flow->measure, 0, &fits)) &&
           table_flow(flow, table, place);
}

bool flow_turned_table(struct flow *flow, struct table *table,
                       struct place place)
{
    const struct style *style = style_turned(flow->setter.keep, flow->style);
    struct flow outer = flow_apart(flow, style, style_measure(style));
    bool set = flow_wide_table(flow, table, place);
    struct stretch stretch = flow_rejoin(flow, &outer);
    if (set)
        add_pages(flow, &stretch, style);
    flow->pending = 0;
    return set;
}
