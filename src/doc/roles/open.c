/* SPDX-License-Identifier: MIT */
/*
 * A block that only keeps lines in their place, a table's cells or a paragraph
 * of several lines, is opened where one of them is a part of the document's
 * form: each becomes a block of its own, in the order of the units.
 */
#include "doc/roles/open.h"

#include <stdint.h>

#include "doc/marker.h"
#include "doc/passes/passes.h"

/* A stretch of a holder's text that is being copied, and where the walk is.
 * What is not text, a picture, goes with the unit that it stands in or before,
 * or with the last. */
struct stretch {
    struct doc *doc;
    size_t from, to, at;
    size_t others_from, others_to;
};

static void copy_text(struct stretch *s, struct node *into,
                      const struct node *text)
{
    size_t start = s->at, end = start + text->as.text.n;
    size_t from = s->from > start ? s->from : start;
    size_t to = s->to < end ? s->to : end;
    s->at = end;
    if (from >= to)
        return;
    struct str part = str_slice(text->as.text, from - start, to - start);
    struct node *copy = doc_add_text(s->doc, into, part, text->line);
    copy->as = text->as;
    copy->as.text = part;
}

/* A copy of the node without its children; what is not text stands at one
 * place, in the first stretch that reaches it. */
static struct node *copy_alone(struct stretch *s, struct node *into,
                               const struct node *node)
{
    struct node *copy = doc_add(s->doc, into, node->kind, node->line);
    doc_copy_content(s->doc, copy, node);
    copy->lang = node->lang;
    return copy;
}

static void copy_stretch(struct stretch *s, struct node *into,
                         const struct node *from)
{
    FOR_CHILDREN (child, from) {
        if (!node_is_inline(child->kind))
            continue;
        if (child->kind == NODE_TEXT) {
            copy_text(s, into, child);
        } else if (child->kind == NODE_LINE_BREAK) {
            s->at++;
        } else if (child->first) {
            struct node *copy = copy_alone(s, into, child);
            copy_stretch(s, copy, child);
            if (!copy->first)
                doc_remove(copy);
        } else if (s->at >= s->others_from && s->at < s->others_to) {
            copy_alone(s, into, child);
        }
    }
}

/* Fills the block with what unit `i` holds behind so many bytes. */
static void fill(struct doc *doc, struct node *block, const struct units *units,
                 size_t i, size_t skipped)
{
    const struct unit *unit = &units->at[i], *above = i ? unit - 1 : NULL;
    bool first = !above || above->holder != unit->holder;
    bool last = i + 1 == units->n || unit[1].holder != unit->holder;
    struct stretch s = {.doc = doc,
                        .from = unit->from + skipped,
                        .to = unit->to,
                        .others_from = first ? 0 : above->to,
                        .others_to = last ? SIZE_MAX : unit->to};
    copy_stretch(&s, block, unit->holder);
}

/* Where the blocks of an opened one go. */
struct place {
    struct node *after;
    struct node *list; /* that the last unit went into, or NULL */
};

static void put(struct place *place, struct node *block)
{
    doc_insert(place->after->parent, place->after, block);
    place->after = block;
}

/* True when the unit goes on as an item: its label, and its bytes. */
static bool is_item(const struct unit *unit, struct str *label, size_t *skipped)
{
    struct marker marker;
    *label = unit->label;
    *skipped = 0;
    if (label->n)
        return !unit->is_taken || unit->role == ROLE_RECIPIENT;
    if (unit->role != ROLE_RECIPIENT || !find_marker(unit->text, &marker))
        return false;
    *label = marker.label;
    *skipped = marker.length;
    return true;
}

static struct node *add_item(struct doc *doc, struct place *place,
                             const struct unit *unit, struct str label)
{
    if (!place->list) {
        place->list = doc_node(doc, NODE_LIST, unit->line);
        put(place, place->list);
    }
    struct node *item = doc_add(doc, place->list, NODE_ITEM, unit->line);
    item->as.item.label = str_copy(doc->arena, label);
    return doc_add(doc, item, NODE_PARAGRAPH, unit->line);
}

static void place_unit(struct doc *doc, struct place *place,
                       struct units *units, size_t i)
{
    struct unit *unit = &units->at[i];
    struct str label;
    size_t skipped;
    if (is_item(unit, &label, &skipped)) {
        fill(doc, add_item(doc, place, unit, label), units, i, skipped);
        unit->node = place->list;
        return;
    }
    place->list = NULL;
    unit->node = doc_node(doc, NODE_PARAGRAPH, unit->line);
    if (unit->label.n)
        doc_add_text(doc, unit->node,
                     str_printf(doc->arena, "%.*s ", STR_ARG(unit->label)),
                     unit->line);
    fill(doc, unit->node, units, i, 0);
    put(place, unit->node);
}

/* The first of the fittings that have so many units before them, or more. */
static size_t first_fitting(const struct units *units, size_t behind)
{
    size_t low = 0, high = units->fitting_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (units->fittings[middle].behind < behind)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_within(const struct node *node, const struct node *block)
{
    while (node && node != block)
        node = node->parent;
    return node != NULL;
}

static void place_fittings(struct place *place, const struct units *units,
                           size_t behind, const struct node *block)
{
    for (size_t i = first_fitting(units, behind);
         i < units->fitting_count && units->fittings[i].behind == behind; i++) {
        struct node *node = units->fittings[i].node;
        if (!is_within(node, block))
            continue;
        doc_remove(node);
        put(place, node);
        place->list = NULL;
    }
}

/* The list right above the block which the unit before went into, or NULL. */
static struct node *list_above(const struct units *units, size_t from)
{
    const struct unit *above = from ? &units->at[from - 1] : NULL;
    return above && above->node && above->node->kind == NODE_LIST &&
                   above->node->next == units->at[from].block
               ? above->node
               : NULL;
}

/* Units from..to are those of one block. */
static void open_block(struct doc *doc, struct units *units, size_t from,
                       size_t to)
{
    struct node *block = units->at[from].block;
    struct place place = {.after = block, .list = list_above(units, from)};
    place_fittings(&place, units, from, block);
    for (size_t i = from; i < to; i++) {
        place_unit(doc, &place, units, i);
        place_fittings(&place, units, i + 1, block);
    }
    doc_remove(block);
}

/* A paragraph which is one unit may stay as it is, unless it is an item. */
static bool is_whole(const struct units *units, size_t from, size_t to)
{
    const struct unit *unit = &units->at[from];
    struct str label;
    size_t skipped;
    return !is_item(unit, &label, &skipped) && to == from + 1 &&
           unit->holder == unit->block &&
           (is_running(unit->block) || unit->block->kind == NODE_RULE);
}

static size_t end_of_block(const struct units *units, size_t from)
{
    size_t to = from;
    while (to < units->n && units->at[to].block == units->at[from].block)
        to++;
    return to;
}

/* A text's rows in two columns were kept apart for their fixed words only: what
 * is no part in the end is lines again. */
static bool is_row_of_text(const struct doc *doc, const struct node *block)
{
    return doc->in_lines && block->kind == NODE_TABLE && block->first &&
           block->first == block->last;
}

static bool takes_some(const struct units *units, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        if (units->at[i].is_taken)
            return true;
    }
    return false;
}

void open_blocks(struct doc *doc, struct units *units)
{
    for (size_t from = 0, to; from < units->n; from = to) {
        to = end_of_block(units, from);
        if (!takes_some(units, from, to) &&
            !is_row_of_text(doc, units->at[from].block))
            continue;
        if (is_whole(units, from, to))
            units->at[from].node = units->at[from].block;
        else
            open_block(doc, units, from, to);
    }
}
