/* SPDX-License-Identifier: MIT */
/*
 * A picture that does not fit into the rest of its page would leave a hole
 * there. Where running text follows it, that fills the hole, and the picture
 * goes down to the head of the next page, with its caption; where none does, it
 * goes up to the foot of its page, and text down. It stays in its section: it
 * passes no heading. Tags are not moved: read aloud it stands where its author
 * put it.
 */
#include "layout/flow.h"

#include "layout/pages.h"

/* A page that lacks more than this has a hole, percent of its depth; what it
 * lacks besides is spread between its blocks (fill.c). */
enum { HOLE = 7 };

/* Items `from` to `middle` of the column are to change places with those up to
 * `end`. One of both are pictures. */
struct passing {
    size_t from, middle, end;
    mpt lacking;  /* what the page lacks then */
    bool up;      /* the pictures go up */
    bool unknown; /* text that is still to come may be needed */
};

static const struct pb_item *item_at(const struct flow *flow, size_t i)
{
    return &flow->stretch.items[i];
}

static mpt height_at(const struct flow *flow, size_t i)
{
    const struct pb_item *item = item_at(flow, i);
    return item->kind == PB_PENALTY ? 0 : item->height;
}

static bool is_in(const struct flow *flow, size_t i, enum mobility mobility)
{
    return i < flow->stretch.n && flow->stretch.lines[i].mobility == mobility;
}

static bool is_forced(const struct pb_item *item)
{
    return item->kind == PB_PENALTY && item->penalty <= -PB_FORBIDDEN;
}

/* No page may end between the boxes around item `i`. */
static bool is_tied(const struct flow *flow, size_t i)
{
    while (i < flow->stretch.n && item_at(flow, i)->kind != PB_BOX) {
        const struct pb_item *item = item_at(flow, i++);
        if (item->kind == PB_PENALTY && item->penalty >= PB_FORBIDDEN)
            return true;
    }
    return false;
}

/* Text below the pictures fills the page. What its notes take is counted. */
static void fill_from_below(const struct flow *flow, struct passing *p,
                            mpt room)
{
    size_t i = p->middle;
    mpt leading = flow->style->parts[PART_NOTE].leading;
    p->end = i;
    p->lacking = room;
    for (; is_in(flow, i, RUNNING_TEXT) && room >= 0; i++) {
        const struct pb_item *item = item_at(flow, i);
        if (is_forced(item))
            return;
        room -= height_at(flow, i) + item->foot;
        room -= item->foot > 0 ? leading : 0;
        if (item->kind != PB_BOX || room < 0 || is_tied(flow, i + 1))
            continue;
        p->end = i + 1;
        p->lacking = room;
    }
    p->unknown = room >= 0 && i == flow->stretch.n;
}

/* The last of the page's text makes room for the pictures behind it, items
 * `picture` to `end`. False: there is not enough of it. */
static bool make_room_above(const struct flow *flow, const struct pb_page *page,
                            size_t picture, size_t end, struct passing *p)
{
    mpt room = page->room;
    for (size_t i = picture; i < end; i++)
        room -= height_at(flow, i);
    *p = (struct passing){.middle = picture, .end = end, .up = true};
    for (size_t i = page->to; i > page->from + 1; i--) {
        if (!is_in(flow, i - 1, RUNNING_TEXT))
            return false;
        room += height_at(flow, i - 1);
        p->from = i - 1;
        p->lacking = room;
        if (room >= 0 && item_at(flow, i - 2)->kind == PB_BOX &&
            !is_tied(flow, i - 1))
            return true;
    }
    return false;
}

static size_t skip(const struct flow *flow, size_t i, enum mobility mobility)
{
    while (is_in(flow, i, mobility))
        i++;
    return i;
}

/* Text that goes on behind pictures at the foot of a page, which have gone up
 * there. False: there are none. */
static bool find_foot(const struct flow *flow, const struct pb_page *page,
                      struct passing *p)
{
    size_t from = page->to;
    if (!is_in(flow, from, PICTURE) || item_at(flow, from)->kind != PB_PENALTY)
        return false;
    while (from > page->from && is_in(flow, from - 1, PICTURE))
        from--;
    *p = (struct passing){.from = from, .middle = page->to + 1};
    fill_from_below(flow, p, page->room);
    return from < page->to;
}

/* What would fill the hole on a page behind which item `next` begins. False:
 * there is no picture behind it. */
static bool find_passing(const struct flow *flow, const struct pb_page *page,
                         size_t next, mpt hole, struct passing *p)
{
    mpt room = page->room;
    size_t box = skip(flow, next, HEADING), picture = box;
    if (find_foot(flow, page, p))
        return true;
    for (size_t i = next; i < box; i++)
        room -= height_at(flow, i);
    *p = (struct passing){.unknown = box == flow->stretch.n};
    if (!is_in(flow, box, PICTURE) || is_tied(flow, page->to))
        return p->unknown;
    while (box == next && picture > page->to &&
           is_in(flow, picture - 1, PICTURE))
        picture--;
    p->from = picture;
    p->middle = skip(flow, box, PICTURE);
    fill_from_below(flow, p, room);
    struct passing above;
    if (p->lacking > hole && !p->unknown && box == next &&
        !flow->stretch.lines[picture].moved &&
        make_room_above(flow, page, picture, p->middle, &above))
        *p = above;
    return true;
}

static void reverse(struct stretch *s, size_t from, size_t end)
{
    for (; from + 1 < end; from++, end--) {
        struct pb_item item = s->items[from];
        struct flow_line line = s->lines[from];
        s->items[from] = s->items[end - 1];
        s->lines[from] = s->lines[end - 1];
        s->items[end - 1] = item;
        s->lines[end - 1] = line;
    }
}

/* Two neighbours change places when each is reversed, and then both as one. */
static void swap(struct stretch *s, size_t from, size_t middle, size_t end)
{
    reverse(s, from, middle);
    reverse(s, middle, end);
    reverse(s, from, end);
}

/* A new item before item `i`, which is one of the pictures or behind them. */
static void insert(struct flow *flow, size_t i, struct pb_item item)
{
    enum mobility mobility = flow->mobility;
    flow->mobility = PICTURE;
    flow_add(flow, item, (struct flow_line){.moved = true});
    flow->mobility = mobility;
    swap(&flow->stretch, i, flow->stretch.n - 1, flow->stretch.n);
}

static const struct pb_item page_end = {.kind = PB_PENALTY, .penalty = PB_FULL};

static void go_up(struct flow *flow, const struct passing *p)
{
    struct stretch *s = &flow->stretch;
    for (size_t i = p->middle; i < p->end; i++)
        s->lines[i].moved = true;
    insert(flow, p->end, page_end);
    swap(s, p->from, p->middle, p->end + 1);
}

/* Room behind the pictures, for the text may go on within a paragraph; where
 * one begins it has room of its own. */
static void set_room_below(struct flow *flow, struct passing *p)
{
    struct stretch *s = &flow->stretch;
    struct pb_item room = {.kind = PB_GLUE,
                           .height = flow->style->parts[PART_CAPTION].after};
    if (s->items[p->middle - 1].kind != PB_GLUE) {
        insert(flow, p->middle++, room);
        p->end++;
    }
    bool opens = p->end < s->n && s->items[p->end].kind == PB_GLUE;
    s->items[p->middle - 1].height = opens ? 0 : room.height;
}

static void go_down(struct flow *flow, struct passing *p)
{
    struct stretch *s = &flow->stretch;
    bool at_foot = s->items[p->middle - 1].kind == PB_PENALTY;
    if (!s->lines[p->from].moved) {
        insert(flow, p->from, page_end);
        p->middle++;
        p->end++;
    }
    if (!at_foot)
        set_room_below(flow, p);
    for (size_t i = p->from; i < p->middle; i++)
        s->lines[i].moved = true;
    swap(s, p->from, p->middle, p->end);
}

/* False: the picture must stay. */
static bool let_pass(struct flow *flow, struct passing *p)
{
    if (p->up)
        go_up(flow, p);
    else if (p->end > p->middle)
        go_down(flow, p);
    else
        return false;
    flow->pages->turned = flow->pages->dropped + flow->stretch.n;
    return true;
}

bool flow_move_picture(struct flow *flow, struct pb_pages *pages, bool open)
{
    mpt hole = style_depth(flow->style) / 100 * HOLE;
    for (size_t i = 0; i < pages->n; i++) {
        size_t next = i + 1 < pages->n ? pages->at[i + 1].from : pages->next;
        struct passing p;
        if (pages->at[i].room <= hole ||
            !find_passing(flow, &pages->at[i], next, hole, &p))
            continue;
        if (p.unknown && open) {
            pages->n = i;
            pages->next = pages->at[i].from;
            return false;
        }
        if (let_pass(flow, &p))
            return true;
    }
    return false;
}
