/* SPDX-License-Identifier: MIT */
/*
 * The rows of a table as boxes of the column: each holds the lines of its
 * cells and the rules around them, so that a page may end between two rows. A
 * row that no page can hold is cut between lines. What a cell over several
 * rows holds is dealt out to them by its height.
 */
#include "base/arena.h"
#include "layout/table.h"

/* One box: a row, or a part of one, under construction. */
struct band {
    struct flow_line line;
    size_t room; /* for items of the line */
    mpt height;
    bool kept; /* with the next on one page */
};

struct rows {
    struct flow *flow;
    struct table *table;
    mpt left;
    mpt depth; /* the most that a box may be high */
    struct band *bands;
    size_t n;
    size_t *first; /* for each row: its first band; one more at the end */
};

static void add_item(struct rows *r, struct band *band, struct item item)
{
    enum { LEAST = 4, SIZE = sizeof item };
    struct set_line *set = &band->line.set;
    if (set->n == band->room) {
        band->room = band->room ? 2 * band->room : LEAST;
        set->items = arena_grow(r->flow->setter.arena, set->items,
                                set->n * SIZE, band->room * SIZE);
    }
    set->items[set->n++] = item;
}

static void add_rule(struct rows *r, struct band *band, mpt x, mpt y, mpt width,
                     mpt height)
{
    struct item item = {
        .kind = ITEM_RULE, .tag = TAG_ARTIFACT, .x = r->left + x, .y = y};
    item.as.rule.width = width;
    item.as.rule.height = height;
    add_item(r, band, item);
}

static void add_mentions(struct rows *r, struct set_line *to,
                         const struct mention *mentions)
{
    struct mention **end = &to->mentions;
    while (*end)
        end = &(*end)->next;
    for (; mentions; mentions = mentions->next) {
        struct mention *m = ARENA_NEW(r->flow->setter.arena, struct mention);
        m->note = mentions->note;
        *end = m;
        end = &m->next;
    }
}

/* A line of a cell at `y` of a band. */
static void add_line(struct rows *r, struct band *band,
                     const struct flow_line *from, mpt x, mpt y)
{
    struct flow_line *to = &band->line;
    for (size_t i = 0; i < from->set.n; i++)
        add_item(r, band, flow_placed_item(from, i, r->left + x, y));
    flow_begin_line(&to->set, from);
    if (!to->mark)
        to->mark = from->mark;
    add_mentions(r, &to->set, from->set.mentions);
}

static struct band *add_band(struct rows *r, mpt height)
{
    r->bands =
        arena_more(r->flow->setter.arena, r->bands, r->n, sizeof *r->bands);
    r->bands[r->n] = (struct band){.height = height};
    return &r->bands[r->n++];
}

static mpt cell_height(const struct table *table, const struct table_cell *cell)
{
    return 2 * table->padding + stretch_height(&cell->content);
}

static mpt rows_height(const struct table *table, int first, int n)
{
    mpt height = 0;
    for (int i = 0; i < n; i++)
        height += table->heights[first + i];
    return height;
}

/* Each row as high as its highest cell; cells over several rows come last and
 * add what they lack to the last of theirs. */
static void find_heights(struct arena *arena, struct table *table)
{
    table->heights = ARENA_ARRAY(arena, (size_t)table->rows, mpt);
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < table->n; i++) {
            const struct table_cell *cell = &table->cells[i];
            if ((cell->rows > 1) != (pass == 1) || cell->rows < 1)
                continue;
            mpt lack = cell_height(table, cell) -
                       rows_height(table, cell->row, cell->rows);
            if (lack > 0)
                table->heights[cell->row + cell->rows - 1] += lack;
        }
    }
}

/* The bands which a cell's rows have. */
static size_t end_of(const struct rows *r, const struct table_cell *cell)
{
    return r->first[cell->row + cell->rows];
}

/* True when the cell's rows stay on one page, however they divide. */
static bool is_kept(const struct rows *r, const struct table_cell *cell)
{
    return cell->rows > 1 &&
           rows_height(r->table, cell->row, cell->rows) <= r->depth / 2;
}

/*
 * Deals a cell's lines out to the bands of its rows. A line that would cross
 * the end of a band goes on in the next, unless no page can end there. The
 * last band takes the rest and grows with it.
 */
static void deal_out(struct rows *r, const struct table_cell *cell)
{
    const struct table *table = r->table;
    size_t band = r->first[cell->row], end = end_of(r, cell);
    bool kept = is_kept(r, cell);
    mpt x = table->lefts[cell->column] + table->padding, y = table->padding;
    for (size_t i = 0; i < cell->content.n; i++) {
        const struct pb_item *item = &cell->content.items[i];
        mpt height = item->kind == PB_BOX && !kept ? item->height : 0;
        while (band + 1 < end && y + height > r->bands[band].height) {
            y = cell->rows == 1 ? table->padding : y - r->bands[band].height;
            y = y < 0 ? 0 : y;
            band++;
        }
        if (item->kind == PB_BOX)
            add_line(r, &r->bands[band], &cell->content.lines[i], x, y);
        y += item->height;
    }
    if (band + 1 == end && r->bands[band].height < y + table->padding)
        r->bands[band].height = y + table->padding;
}

/* How many bands a cell fills when no line may cross their ends. */
static size_t bands_of(const struct rows *r, const struct table_cell *cell)
{
    size_t bands = 1;
    mpt y = r->table->padding;
    for (size_t i = 0; i < cell->content.n; i++) {
        const struct pb_item *item = &cell->content.items[i];
        if (item->kind == PB_BOX && y + item->height > r->depth) {
            bands++;
            y = r->table->padding;
        }
        y += item->height;
    }
    return bands;
}

/* A row that is too high becomes several bands, as many as its fullest cell
 * fills; the last is as high as what will be in it. */
static void cut_row(struct rows *r, int row, size_t from)
{
    size_t most = 1;
    const struct table *table = r->table;
    for (size_t i = from; i < table->n && table->cells[i].row == row; i++) {
        const struct table_cell *cell = &table->cells[i];
        size_t bands = cell->rows == 1 ? bands_of(r, cell) : 1;
        most = bands > most ? bands : most;
    }
    for (size_t i = 0; i + 1 < most; i++)
        add_band(r, r->depth);
    add_band(r, 2 * r->table->padding);
}

static void make_bands(struct rows *r)
{
    const struct table *table = r->table;
    r->first =
        ARENA_ARRAY(r->flow->setter.arena, (size_t)table->rows + 1, size_t);
    size_t cell = 0; /* the row's first: they are in the order of the rows */
    for (int row = 0; row < table->rows; row++) {
        while (cell < table->n && table->cells[cell].row < row)
            cell++;
        r->first[row] = r->n;
        if (table->heights[row] > r->depth)
            cut_row(r, row, cell);
        else
            add_band(r, table->heights[row]);
    }
    r->first[table->rows] = r->n;
}

/* Room for what is mostly in the band of a row, all at once: the lines of its
 * cells, each with its rules. A long table has little else. */
static void reserve(struct rows *r)
{
    enum { RULES = 4 };
    for (size_t i = 0; i < r->table->n; i++) {
        const struct table_cell *cell = &r->table->cells[i];
        struct band *band = &r->bands[r->first[cell->row]];
        band->room += RULES;
        for (size_t k = 0; k < cell->content.n; k++)
            band->room += cell->content.lines[k].set.n;
    }
    for (size_t i = 0; i < r->n; i++)
        r->bands[i].line.set.items =
            ARENA_ARRAY(r->flow->setter.arena, r->bands[i].room, struct item);
}

/* The rules around a cell, in each band that it covers. */
static void add_rules(struct rows *r, const struct table_cell *cell)
{
    const struct table *table = r->table;
    mpt thick = r->flow->style->rule;
    unsigned bare = cell->node->as.cell.bare;
    mpt left = table->lefts[cell->column];
    mpt right = table->lefts[cell->column + cell->columns];
    for (size_t i = r->first[cell->row]; i < end_of(r, cell); i++) {
        struct band *band = &r->bands[i];
        if (!(bare & SIDE_LEFT))
            add_rule(r, band, left - thick / 2, 0, thick, band->height);
        if (!(bare & SIDE_RIGHT))
            add_rule(r, band, right - thick / 2, 0, thick, band->height);
        if (i == r->first[cell->row] && !(bare & SIDE_TOP))
            add_rule(r, band, left, -thick / 2, right - left, thick);
        if (i + 1 == end_of(r, cell) && !(bare & SIDE_BOTTOM))
            add_rule(r, band, left, band->height - thick / 2, right - left,
                     thick);
    }
}

/* The head rows once more, for pages that begin within the table. There they
 * are no content: they have been read. */
static const struct flow_head *head_of(struct rows *r)
{
    struct flow_head *head = ARENA_NEW(r->flow->setter.arena, struct flow_head);
    struct band all = {.height = 0};
    for (size_t i = 0; i < r->first[r->table->head_rows]; i++) {
        for (size_t k = 0; k < r->bands[i].line.set.n; k++) {
            struct item item = r->bands[i].line.set.items[k];
            if (item.kind == ITEM_LINK)
                continue;
            item.tag = TAG_ARTIFACT;
            item.y += all.height;
            add_item(r, &all, item);
        }
        all.height += r->bands[i].height;
    }
    *head = (struct flow_head){all.line.set, all.height};
    return head;
}

/* A table is long enough to be parted when two rows stay on either side. */
static void keep_ends(struct rows *r)
{
    size_t first = r->first[r->table->head_rows];
    mpt most = r->depth / 4;
    if (first + 1 < r->n && r->bands[first].height < most)
        r->bands[first].kept = true;
    if (first + 1 < r->n && r->bands[r->n - 1].height < most)
        r->bands[r->n - 2].kept = true;
}

/* No page ends within the head, nor between rows that are kept together. */
static void find_kept(struct rows *r)
{
    for (size_t i = 0; i < r->first[r->table->head_rows]; i++)
        r->bands[i].kept = true;
    keep_ends(r);
    for (size_t i = 0; i < r->table->n; i++) {
        const struct table_cell *cell = &r->table->cells[i];
        for (size_t k = r->first[cell->row];
             is_kept(r, cell) && k + 1 < end_of(r, cell); k++)
            r->bands[k].kept = true;
    }
}

static void emit(struct rows *r)
{
    size_t heads = r->first[r->table->head_rows];
    const struct flow_head *head = heads ? head_of(r) : NULL;
    for (size_t i = 0; i < r->n; i++) {
        struct pb_item box = {.kind = PB_BOX, .height = r->bands[i].height};
        if (head && i >= heads) {
            box.head = head->height;
            r->bands[i].line.head = head;
        }
        flow_add(r->flow, box, r->bands[i].line);
        if (i + 1 < r->n)
            flow_penalty(r->flow, r->bands[i].kept ? FLOW_KEEP : 0);
    }
}

void table_rows(struct flow *flow, struct table *table, mpt left)
{
    enum { HEAD_MAX = 3 }; /* of a page, a third */
    const struct style *style = flow->style;
    mpt depth = style_depth(style);
    struct rows r = {
        .flow = flow, .table = table, .left = left, .depth = depth};
    find_heights(flow->setter.arena, table);
    if (rows_height(table, 0, table->head_rows) > depth / HEAD_MAX)
        table->head_rows = 0;
    r.depth = depth - rows_height(table, 0, table->head_rows);
    make_bands(&r);
    if (!r.bands)
        return; /* a table without rows */
    reserve(&r);
    for (size_t i = 0; i < table->n; i++)
        deal_out(&r, &table->cells[i]);
    for (size_t i = 0; i < table->n; i++)
        add_rules(&r, &table->cells[i]);
    find_kept(&r);
    emit(&r);
}
