/* SPDX-License-Identifier: MIT */
/*
 * Notes at the foot of the page that refers to them. A line which mentions a
 * note carries it, so that the page breaker counts both together. A note too
 * long for one foot is cut: each further part is carried by a line so far
 * below that it stands on the next page.
 */
#include "base/arena.h"
#include "layout/flow.h"

/* The most that a note may take of its page, in percent, and thereby what is
 * left of the page for text. */
enum { PART_MAX = 40, TEXT_LEFT = 100 - PART_MAX };

/* A part of a note which waits for the column to be so high. */
struct waiting {
    struct waiting *next;
    struct foot *foot;
    int64_t due;
};

struct foot_queue {
    struct style style;
    bool *known; /* by node id: it is set, or will be */
    struct waiting *first, *last;
    int64_t height; /* of the column so far */
    mpt depth;      /* of a page */
};

static struct foot_queue *queue_of(struct flow *flow)
{
    const struct style *style = flow->style;
    struct arena *arena = flow->setter.arena;
    if (flow->waiting)
        return flow->waiting;
    struct foot_queue *queue = ARENA_NEW(arena, struct foot_queue);
    size_t nodes = (size_t)flow->setter.doc->last_id + 1;
    queue->style = style_within(style, PART_NOTE, 100);
    queue->known = ARENA_ARRAY(arena, nodes, bool);
    queue->depth = style->height - style->top - style->bottom;
    flow->waiting = queue;
    return queue;
}

bool flow_is_foot(const struct flow *flow, const struct node *note)
{
    return flow->waiting && flow->waiting->known[note->id];
}

/* Puts a part at the end of the queue, `below` further down than the first. */
static void wait(struct flow *flow, struct foot *foot, int64_t below)
{
    struct foot_queue *queue = flow->waiting;
    struct waiting *w = ARENA_NEW(flow->setter.arena, struct waiting);
    w->foot = foot;
    w->due = queue->height + below;
    if (queue->last && queue->last->due > w->due)
        w->due = queue->last->due;
    if (queue->last)
        queue->last->next = w;
    else
        queue->first = w;
    queue->last = w;
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
    foot->stretch =
        (struct stretch){all->items + first, all->lines + first, i - first};
    *from = i;
    return foot;
}

static void wait_for_parts(struct flow *flow, const struct stretch *all)
{
    int64_t depth = flow->waiting->depth;
    size_t from = 0;
    for (int64_t i = 0; from < all->n; i++) {
        struct foot *foot =
            cut_part(flow, all, &from, (mpt)(depth * PART_MAX / 100));
        wait(flow, foot, i * depth * TEXT_LEFT / 100);
    }
}

/* Sets a note; what it mentions itself comes behind. */
static void set_note(struct flow *flow, const struct node *note,
                     struct mention **behind)
{
    struct flow outer = flow_apart(flow, &flow->waiting->style, flow->measure);
    bool set = flow_labelled(flow, note, (struct place){0});
    struct stretch all = flow_rejoin(flow, &outer);
    flow->failed = flow->failed || !set;
    wait_for_parts(flow, &all);
    for (size_t i = 0; i < all.n; i++) {
        for (struct mention *m = all.lines[i].set.mentions; m; m = m->next) {
            struct mention *copy =
                ARENA_NEW(flow->setter.arena, struct mention);
            *copy = (struct mention){*behind, m->note};
            *behind = copy;
        }
    }
}

static void set_mentioned(struct flow *flow, struct mention *mentions)
{
    while (mentions) {
        const struct mention *m = mentions;
        bool *known = &queue_of(flow)->known[m->note->id];
        mentions = m->next;
        if (*known)
            continue;
        *known = true;
        set_note(flow, m->note, &mentions);
    }
}

/* The parts whose time has come, in their order. */
static void take_due(struct foot_queue *queue, struct pb_item *box,
                     struct flow_line *line)
{
    struct foot **end = &line->feet;
    while (queue->first && queue->first->due <= queue->height) {
        struct foot *foot = queue->first->foot;
        queue->first = queue->first->next;
        if (!queue->first)
            queue->last = NULL;
        box->foot += foot->height;
        *end = foot;
        end = &foot->next;
    }
}

void flow_feet(struct flow *flow, struct pb_item *box, struct flow_line *line)
{
    if (flow->apart || (!flow->waiting && !line->set.mentions))
        return;
    set_mentioned(flow, line->set.mentions);
    take_due(flow->waiting, box, line);
    flow->waiting->height += box->height;
}

void flow_last_feet(struct flow *flow)
{
    while (flow->waiting && flow->waiting->first) {
        flow->waiting->height = flow->waiting->first->due;
        flow_add(flow, (struct pb_item){.kind = PB_BOX}, (struct flow_line){0});
    }
}
