/* SPDX-License-Identifier: MIT */
/*
 * The rules that a source draws around paragraphs. Those of one look one behind
 * the other share them: one above the first, one below the last, or a frame
 * around all. What has become a title, a head or a signature by now has the
 * rules of the page, not these.
 */
#include "base/arena.h"
#include "doc/build.h"
#include "doc/passes/passes.h"

enum {
    LEVEL_SIDES = SIDE_TOP | SIDE_BOTTOM,
    UPRIGHT_SIDES = SIDE_LEFT | SIDE_RIGHT,
    FRAME_MAX = 1500,    /* bytes; more is text, whose pages have a border */
    FRAME_WIDTH = 600000 /* 1/1000 pt: all of the measure */
};

/* Of a list, those that all of its paragraphs have. */
static unsigned ruled_sides(const struct node *block)
{
    if (block->kind == NODE_PARAGRAPH)
        return block->as.line.role == LINE_PLAIN ? block->as.line.ruled : 0;
    if (block->kind != NODE_LIST && block->kind != NODE_ITEM)
        return 0;
    unsigned sides = block->first ? SIDES_ALL : 0;
    FOR_CHILDREN (child, block)
        sides &= ruled_sides(child);
    return sides;
}

static bool is_frame(unsigned sides)
{
    return (sides & UPRIGHT_SIDES) == UPRIGHT_SIDES && (sides & LEVEL_SIDES);
}

static bool is_short(struct doc *doc, const struct node *first,
                     const struct node *last)
{
    size_t n = 0;
    for (const struct node *b = first; n <= FRAME_MAX; b = b->next) {
        n += node_text(doc->arena, b).n;
        if (b == last)
            break;
    }
    return n <= FRAME_MAX;
}

/* A table of one cell, as many make a frame. */
static void frame(struct doc *doc, struct node *first, const struct node *end)
{
    struct table_build *t = table_begin(doc, first->line);
    struct node *cell = doc_node(doc, NODE_CELL, first->line);
    int32_t *grid = ARENA_ARRAY(doc->arena, 1, int32_t);
    struct node *above = first->previous, *next;
    *grid = FRAME_WIDTH;
    for (struct node *b = first; b != end; b = next) {
        next = b->next;
        doc_remove(b);
        doc_insert(cell, cell->last, b);
    }
    table_begin_row(t, first->line);
    table_add_cell(t, &(struct merged_cell){.node = cell, .span = 1});
    table_end_row(t, false, false);
    struct node *table = table_end(t);
    table->as.table.grid = grid;
    table->as.table.columns = 1;
    doc_insert(doc->root, above, table);
}

static bool is_text(const struct node *block)
{
    return block && block->kind != NODE_RULE &&
           block->kind != NODE_PAGE_BREAK && block->kind != NODE_TITLE &&
           block->kind != NODE_LETTERHEAD && block->kind != NODE_SIGNATURE;
}

/* Between two texts: a rule parts nothing at the end of a page. */
static void add_rule(struct doc *doc, struct node *above,
                     const struct node *below)
{
    if (is_text(above) && is_text(below))
        doc_insert(doc->root, above, doc_node(doc, NODE_RULE, below->line));
}

void pass_frames(struct doc *doc)
{
    struct node *next;
    for (struct node *first = doc->root->first; first; first = next) {
        struct node *last = first;
        unsigned sides = ruled_sides(first);
        while (sides && last->next && ruled_sides(last->next) == sides)
            last = last->next;
        next = last->next;
        if (is_frame(sides) && is_short(doc, first, last)) {
            frame(doc, first, next);
            continue;
        }
        if (sides & SIDE_TOP)
            add_rule(doc, first->previous, first);
        if (sides & SIDE_BOTTOM)
            add_rule(doc, last, next);
    }
}
