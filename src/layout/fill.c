/* SPDX-License-Identifier: MIT */
/*
 * From the column's boxes to items at their place on the page: from its top
 * down the text, from its bottom up the notes. What a page lacks or has too
 * much is made good here: pictures shrink, the room between blocks grows.
 */
#include "layout/fill.h"

#include "base/arena.h"

/* How much of an empty rest is spread between the blocks, in percent of the
 * page's depth, and how far each of the gaps may grow. */
enum { SPREAD_MAX = 7, GAP_GROWTH = 6 * MPT };

/* The rule above the notes, in 1/1000 of the measure (Bringhurst, "The
 * Elements of Typographic Style", 4.3: a short one). */
enum { NOTE_RULE = 250 };

struct filler {
    struct arena *arena; /* lives as long as the page is open */
    const struct flow *flow;
    const struct style *style; /* of the page: the flow's, or turned */
    const struct stretch *stretch;
    const struct pb_page *cut;
    struct page *page;
    uint32_t number; /* of the page */
    mpt y;           /* where the next box goes */
    mpt gap;         /* what each glue is given more */
};

static const struct flow_line *line_at(const struct filler *f, size_t i)
{
    return &f->stretch->lines[i];
}

static const struct pb_item *item_at(const struct filler *f, size_t i)
{
    return &f->stretch->items[i];
}

/* What the page repeats at its top, or NULL. */
static const struct flow_head *head_of(const struct filler *f)
{
    return f->cut->from < f->cut->to ? line_at(f, f->cut->from)->head : NULL;
}

static size_t count_foot(const struct foot *foot)
{
    size_t n = 1; /* the rule, at most one a foot */
    for (size_t i = 0; i < foot->stretch.n; i++)
        n += foot->stretch.lines[i].set.n;
    return n;
}

static size_t count_items(const struct filler *f)
{
    const struct flow_head *head = head_of(f);
    size_t n = head ? head->set.n : 0;
    for (size_t i = f->cut->from; i < f->cut->to; i++) {
        n += line_at(f, i)->set.n;
        for (const struct foot *k = line_at(f, i)->feet; k; k = k->next)
            n += count_foot(k);
    }
    return n;
}

/* A link may lead to the text with which the line begins. */
static void mark_place(struct filler *f, const struct set_line *line)
{
    size_t number = flow_note_number(f->flow, line->node);
    struct outline_entry *place =
        number ? &f->flow->book->notes[number - 1] : NULL;
    if (!place || place->level != PLACE_UNKNOWN)
        return;
    *place = (struct outline_entry){.page = f->number,
                                    .tag = line->n ? line->items[0].tag : 0,
                                    .x = f->flow->style->left,
                                    .y = f->y};
}

static void place_line(struct filler *f, const struct set_line *line,
                       mpt baseline)
{
    mark_place(f, line);
    for (size_t i = 0; i < line->n; i++) {
        struct item item = line->items[i];
        item.x += f->style->left;
        item.y += baseline;
        if (item.kind == ITEM_LINK && item.as.link.note)
            item.as.link.note = flow_note_number(f->flow, item.as.link.note);
        f->page->items[f->page->n++] = item;
    }
}

/* By how much box `i` is less high here. */
static mpt shrinkage(const struct filler *f, size_t i)
{
    mpt shrink = item_at(f, i)->shrink;
    return f->cut->excess > 0 && shrink > 0
               ? (mpt)((int64_t)f->cut->excess * shrink / f->cut->shrink)
               : 0;
}

/* A picture that must be smaller stays in the middle of where it was. */
static void place_shrunk(struct filler *f, const struct flow_line *line,
                         mpt less)
{
    struct item *item = &f->page->items[f->page->n];
    place_line(f, &line->set, f->y);
    mpt height = item->as.image.height - less;
    mpt width =
        (mpt)((int64_t)item->as.image.width * height / item->as.image.height);
    item->x += (item->as.image.width - width) / 2;
    item->as.image.width = width;
    item->as.image.height = height;
}

static void place_box(struct filler *f, size_t i)
{
    const struct flow_line *line = line_at(f, i);
    if (line->mark) {
        struct outline_entry *entry = &f->flow->book->outline[line->mark - 1];
        entry->page = f->number;
        entry->y = f->y;
    }
    mpt less = shrinkage(f, i);
    if (less > 0)
        place_shrunk(f, line, less);
    else
        place_line(f, &line->set, f->y + line->baseline);
}

/* The page's boxes from `y` down: pictures that have gone down to it, or all
 * others. True: it has of the former. */
static bool place_boxes(struct filler *f, bool moved, mpt y)
{
    bool any = false;
    f->y = y;
    for (size_t i = f->cut->from; i < f->cut->to; i++) {
        if (item_at(f, i)->kind == PB_GLUE)
            f->y += item_at(f, i)->height + f->gap;
        if (item_at(f, i)->kind != PB_BOX)
            continue;
        if (line_at(f, i)->moved == moved)
            place_box(f, i);
        any = any || line_at(f, i)->moved;
        f->y += item_at(f, i)->height - shrinkage(f, i);
    }
    return any;
}

/* Full pages end at the same depth where a little more room between their
 * blocks is enough for that. */
static mpt gap_of(const struct filler *f)
{
    const struct style *style = f->style;
    mpt depth = style_depth(style), gaps = 0;
    for (size_t i = f->cut->from; i < f->cut->to; i++)
        gaps += item_at(f, i)->kind == PB_GLUE && i > f->cut->from;
    if (gaps == 0 || f->cut->room > depth * SPREAD_MAX / 100)
        return 0;
    mpt gap = f->cut->room / gaps;
    return gap <= GAP_GROWTH ? gap : 0;
}

static mpt feet_height(const struct filler *f)
{
    mpt height = 0;
    for (size_t i = f->cut->from; i < f->cut->to; i++)
        height += item_at(f, i)->foot;
    return height;
}

static void place_note_rule(struct filler *f)
{
    const struct style *style = f->style;
    struct item *item = &f->page->items[f->page->n++];
    *item = (struct item){.kind = ITEM_RULE,
                          .tag = TAG_ARTIFACT,
                          .x = style->left,
                          .y = f->y - style->parts[PART_NOTE].leading / 2};
    item->as.rule.width = (mpt)((int64_t)f->flow->measure * NOTE_RULE / 1000);
    item->as.rule.height = style->rule;
}

static void place_foot(struct filler *f, const struct foot *foot)
{
    struct book *book = f->flow->book;
    if (foot->number) {
        struct outline_entry *place = &book->notes[foot->number - 1];
        place->page = f->number;
        place->x = f->style->left;
        place->y = f->y;
    }
    for (size_t i = 0; i < foot->stretch.n; i++) {
        const struct flow_line *line = &foot->stretch.lines[i];
        if (foot->stretch.items[i].kind == PB_BOX)
            place_line(f, &line->set, f->y + line->baseline);
        f->y += foot->stretch.items[i].height;
    }
}

/* Puts `foot` among the `n` before it: a note that another note mentions stands
 * behind those of later lines if its number does. */
static void sort_in(const struct foot **feet, size_t n, const struct foot *foot)
{
    for (; n > 0 && foot->order && feet[n - 1]->order > foot->order; n--)
        feet[n] = feet[n - 1];
    feet[n] = foot;
}

static void place_feet(struct filler *f)
{
    const struct style *style = f->style;
    mpt height = feet_height(f);
    if (height == 0)
        return;
    mpt top = style->height - style->bottom - height;
    f->y = f->y > top ? f->y : top;
    place_note_rule(f);
    const struct foot **feet = NULL;
    size_t n = 0;
    for (size_t i = f->cut->from; i < f->cut->to; i++) {
        for (const struct foot *k = line_at(f, i)->feet; k; k = k->next) {
            feet = arena_more(f->arena, feet, n, sizeof(const struct foot *));
            sort_in(feet, n++, k);
        }
    }
    for (size_t i = 0; i < n; i++)
        place_foot(f, feet[i]);
}

/* The page's first line of text: one of what has moved, a caption of a picture
 * that should stand before it, only where there is no other. */
static void note_start(const struct filler *f, bool moved,
                       struct page_start *start)
{
    for (size_t i = f->cut->from; i < f->cut->to && !start->node; i++) {
        if (line_at(f, i)->moved != moved)
            continue;
        start->node = line_at(f, i)->set.node;
        start->offset = line_at(f, i)->set.offset;
    }
}

/* A page with a wide table is turned. */
static void turn(struct filler *f)
{
    for (size_t i = f->cut->from; i < f->cut->to; i++) {
        const struct style *turned = line_at(f, i)->turned;
        if (!turned)
            continue;
        f->style = turned;
        f->page->width = turned->width;
        f->page->height = turned->height;
    }
}

/* Behind all else, in the middle of the page. */
static void place_watermark(struct filler *f)
{
    const struct set_line *line = f->flow->watermark;
    for (size_t i = 0; line && i < line->n; i++) {
        struct item *item = &f->page->items[f->page->n++];
        *item = line->items[i];
        item->x += (f->page->width - line->width) / 2;
        item->y = (f->page->height + item->as.run.size / 2) / 2;
    }
}

void fill_page(struct arena *arena, const struct flow *flow,
               const struct stretch *stretch, const struct pb_page *cut,
               struct page *page, uint32_t number, struct page_start *start)
{
    struct filler f = {.arena = arena,
                       .flow = flow,
                       .style = flow->style,
                       .stretch = stretch,
                       .cut = cut,
                       .page = page,
                       .number = number};
    page->items = ARENA_ARRAY(arena,
                              count_items(&f) + MARGIN_ITEMS +
                                  (flow->watermark ? flow->watermark->n : 0),
                              struct item);
    turn(&f);
    place_watermark(&f);
    f.y = f.style->top;
    f.gap = gap_of(&f);
    const struct flow_head *head = head_of(&f);
    if (head) {
        place_line(&f, &head->set, f.y);
        f.y += head->height;
    }
    mpt y = f.y;
    if (place_boxes(&f, false, y))
        place_boxes(&f, true, y);
    place_feet(&f);
    note_start(&f, false, start);
    note_start(&f, true, start);
}
