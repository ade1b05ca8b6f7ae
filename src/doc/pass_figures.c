/* SPDX-License-Identifier: MIT */
/*
 * Pictures find their place: a paragraph that holds nothing but pictures is a
 * figure each, and the line below which says what is seen goes into it.
 */
#include "doc/passes.h"

/* A picture, alone or as what a link is shown by. */
static bool is_picture(const struct node *node)
{
    if (node->kind == NODE_LINK)
        return node->first && node->first == node->last &&
               node->first->kind == NODE_IMAGE;
    return node->kind == NODE_IMAGE;
}

static bool holds_pictures_only(const struct node *block)
{
    bool found = false;
    if (!is_running(block))
        return false;
    FOR_CHILDREN (child, block) {
        found = found || is_picture(child);
        if (!is_picture(child) && !is_blank(child))
            return false;
    }
    return found;
}

/* The first picture stays in the block, which becomes its figure; each other
 * gets a figure of its own behind. */
static void make_figures(struct doc *doc, struct node *block)
{
    struct node *figure = NULL, *next;
    for (struct node *child = block->first; child; child = next) {
        next = child->next;
        doc_remove(child);
        if (!is_picture(child))
            continue;
        struct node *after = figure;
        figure = after ? doc_node(doc, NODE_FIGURE, child->line) : block;
        if (after)
            doc_insert(after->parent, after, figure);
        doc_insert(figure, NULL, child);
    }
    block->kind = NODE_FIGURE;
}

void pass_figures(struct doc *doc)
{
    FOR_CHILDREN (block, doc->root) {
        if (holds_pictures_only(block))
            make_figures(doc, block);
    }
}

static bool has_caption(const struct node *figure)
{
    FOR_CHILDREN (child, figure) {
        if (child->kind == NODE_CAPTION)
            return true;
    }
    return false;
}

void pass_figure_captions(struct doc *doc)
{
    FOR_CHILDREN (block, doc->root) {
        struct node *caption = block->next;
        if (block->kind != NODE_FIGURE || !caption ||
            caption->kind != NODE_CAPTION || has_caption(block))
            continue;
        doc_remove(caption);
        doc_insert(block, block->last, caption);
    }
}
