/* SPDX-License-Identifier: MIT */
/*
 * Notes at the foot of the page that refers to them. A line which mentions a
 * note carries it, so that the page breaker counts both together. A note too
 * long for one foot is cut, and its line carries the first part; once pages
 * are known, the first line of the next page carries the next, and the pages
 * are made anew.
 */
#include "base/arena.h"
#include "doc/counting.h"
#include "layout/flow.h"

enum {
    PART_MAX = 40, /* percent of its page that a note may take */
    REST_MAX = 64  /* parts for which pages are made anew; more go to the end */
};

struct foot_notes {
    struct style style;
    uint32_t *numbers; /* by node id: 1 + the index of its note; 0: not set */
    size_t unsettled;  /* feet whose rest no page holds yet */
    int settled;
};

static struct foot_notes *notes_of(struct flow *flow)
{
    const struct style *style = flow->style;
    struct arena *keep = flow->setter.keep;
    if (flow->notes)
        return flow->notes;
    struct foot_notes *notes = ARENA_NEW(keep, struct foot_notes);
    size_t nodes = (size_t)flow->setter.doc->last_id + 1;
    notes->style = style_within(style, PART_NOTE, 100);
    notes->numbers = ARENA_ARRAY(keep, nodes, uint32_t);
    flow->notes = notes;
    return notes;
}

bool flow_is_foot(const struct flow *flow, const struct node *note)
{
    return flow_note_number(flow, note->id) > 0;
}

size_t flow_note_number(const struct flow *flow, size_t id)
{
    return flow->notes ? flow->notes->numbers[id] : 0;
}

/* A place in the book for the note, to be told when its page is filled. */
static uint32_t number_note(struct flow *flow)
{
    struct book *book = flow->book;
    book->notes = arena_more(book->arena, book->notes, book->note_count,
                             sizeof *book->notes);
    book->notes[book->note_count] = (struct outline_entry){.level = 0};
    return (uint32_t)++book->note_count;
}

void flow_link_places(struct flow *flow)
{
    const struct node *root = flow->setter.doc->root;
    for (const struct node *n = root; n; n = node_next(n, root)) {
        const struct node *place =
            n->kind == NODE_LINK ? n->as.link.place : NULL;
        if (!place || notes_of(flow)->numbers[place->id])
            continue;
        uint32_t number = number_note(flow);
        flow->notes->numbers[place->id] = number;
        flow->book->notes[number - 1].level = PLACE_UNKNOWN;
    }
}

/* The part of `all` from item *from on that is no higher than `most`, but one
 * box at least. */
static struct foot *cut_part(struct flow *flow, const struct stretch *all,
                             size_t *from, mpt most)
{
    struct foot *foot = ARENA_NEW(flow->setter.arena, struct foot);
    size_t first = *from, i = first;
    for (; i < all->n; i++) {
        mpt height = all->items[i].height;
        if (i > first && foot->height + height > most)
            break;
        foot->height += height;
    }
    foot->stretch = (struct stretch){.items = all->items + first,
                                     .lines = all->lines + first,
                                     .n = i - first};
    *from = i;
    return foot;
}

/* The parts of a note, one the rest of the other. */
static struct foot *cut_note(struct flow *flow, const struct stretch *all)
{
    struct foot *first = NULL, **end = &first;
    mpt most = (mpt)((int64_t)style_depth(flow->style) * PART_MAX / 100);
    for (size_t from = 0; from < all->n; end = &(*end)->rest)
        *end = cut_part(flow, all, &from, most);
    if (first && first->rest)
        flow->notes->unsettled++;
    return first;
}

/* Puts `foot` behind those that the line carries. */
static void carry(struct pb_item *box, struct flow_line *line,
                  struct foot *foot)
{
    struct foot **end = &line->feet;
    while (*end)
        end = &(*end)->next;
    *end = foot;
    box->foot += foot->height;
}

/* Sets a note; what it mentions itself comes behind all others of the line, as
 * its number does. */
static struct foot *set_note(struct flow *flow, const struct node *note,
                             struct mention **behind)
{
    struct flow outer = flow_apart(flow, &flow->notes->style, flow->measure);
    bool set = flow_labelled(flow, note, (struct place){0});
    struct stretch all = flow_rejoin(flow, &outer);
    flow->failed = flow->failed || !set;
    for (size_t i = 0; i < all.n; i++) {
        for (struct mention *m = all.lines[i].set.mentions; m; m = m->next) {
            struct mention *copy =
                ARENA_NEW(flow->setter.arena, struct mention);
            *copy = (struct mention){NULL, m->note};
            while (*behind)
                behind = &(*behind)->next;
            *behind = copy;
        }
    }
    return cut_note(flow, &all);
}

void flow_feet(struct flow *flow, struct pb_item *box, struct flow_line *line)
{
    struct mention *mentions = flow->apart ? NULL : line->set.mentions;
    while (mentions) {
        const struct node *note = mentions->note;
        uint32_t *number = &notes_of(flow)->numbers[note->id];
        mentions = mentions->next;
        if (*number)
            continue;
        *number = number_note(flow);
        flow->book->notes[*number - 1].tag = (uint32_t)flow->book->tag_count;
        struct foot *foot = set_note(flow, note, &mentions);
        if (!foot)
            continue;
        foot->number = *number;
        foot->order = foot->rest ? 0 : counting_of_digits(node_label(note));
        carry(box, line, foot);
    }
}

/* A box without height behind the last, to carry what is left. */
static size_t add_carrier(struct flow *flow)
{
    flow_add(flow, (struct pb_item){.kind = PB_BOX}, (struct flow_line){0});
    return flow->stretch.n - 1;
}

/* The box that carries the rest of what `page` holds: the next page's first. */
static size_t carrier_behind(struct flow *flow, const struct pb_page *page,
                             bool last)
{
    size_t i = page->to;
    while (!last && i < flow->stretch.n &&
           flow->stretch.items[i].kind != PB_BOX)
        i++;
    return last || i == flow->stretch.n ? add_carrier(flow) : i;
}

/* Gives the rest of a foot to the box behind its page, before what that box
 * carries already. */
static void settle(struct flow *flow, struct foot *foot, size_t carrier)
{
    struct foot *rest = foot->rest;
    struct flow_line *line = &flow->stretch.lines[carrier];
    foot->rest = NULL;
    rest->next = line->feet;
    line->feet = rest;
    flow->stretch.items[carrier].foot += rest->height;
    if (!rest->rest)
        flow->notes->unsettled--;
    flow->notes->settled++;
}

/* What is on the page, with its notes. */
static int64_t height_of(const struct flow *flow, const struct pb_page *page)
{
    int64_t height = flow->style->parts[PART_NOTE].leading;
    for (size_t i = page->from; i < page->to; i++)
        height += flow->stretch.items[i].height + flow->stretch.items[i].foot;
    return height;
}

/* Puts the rest of a foot behind it, where the page has room for it: then the
 * note is whole, and none stands between its parts. False: there is no room. */
static bool join_rest(struct flow *flow, const struct pb_page *page, size_t i,
                      struct foot *foot)
{
    struct foot *rest = foot->rest;
    if (height_of(flow, page) + rest->height > style_depth(flow->style))
        return false;
    rest->next = foot->next;
    foot->next = rest;
    foot->rest = NULL;
    flow->stretch.items[i].foot += rest->height;
    if (!rest->rest)
        flow->notes->unsettled--;
    flow->notes->settled++;
    return true;
}

/* Whether what is left of notes stands at the end: they are too many. */
static bool is_enough(const struct flow *flow)
{
    return flow->notes && flow->notes->settled >= REST_MAX;
}

bool flow_waits(const struct flow *flow)
{
    return is_enough(flow) && flow->notes->unsettled > 0;
}

/* The note of a line of which a rest is left, or NULL. */
static struct foot *unsettled_foot(const struct flow_line *line)
{
    struct foot *foot = line->feet;
    while (foot && !foot->rest)
        foot = foot->next;
    return foot;
}

size_t flow_settled(const struct flow *flow)
{
    const struct stretch *s = &flow->stretch;
    size_t i = 0;
    if (!flow->notes || flow->notes->unsettled == 0)
        return s->n;
    while (i < s->n && !unsettled_foot(&s->lines[i]))
        i++;
    return i < s->n ? i + 1 : s->n;
}

bool flow_settle(struct flow *flow, const struct pb_pages *pages, bool open)
{
    if (!flow->notes || flow->notes->unsettled == 0)
        return false;
    bool all = is_enough(flow);
    for (size_t p = 0; p < pages->n; p++) {
        const struct pb_page *page = &pages->at[p];
        for (size_t i = page->from; i < page->to; i++) {
            struct foot *foot = unsettled_foot(&flow->stretch.lines[i]);
            if (!foot)
                continue;
            if (join_rest(flow, page, i, foot))
                return true;
            bool last = all || (p + 1 == pages->n && !open);
            settle(flow, foot, carrier_behind(flow, page, last));
            return true;
        }
    }
    return false;
}
