/* SPDX-License-Identifier: MIT */
/*
 * What a heading or a title holds besides its words. It is said again in the
 * outline, in the contents and at the head of a page, where there is no room
 * for a picture: so a picture in it stands below, as a figure. Empty lines and
 * spaces at its ends show only how the source made room around it.
 */
#include "doc/passes/passes.h"

#include "base/utf8.h"

static bool is_heading(const struct node *node)
{
    return node->kind == NODE_HEADING || node->kind == NODE_TITLE;
}

/* White space, and what takes no room: it separates nothing at an end. */
static bool is_space(uint32_t c)
{
    return c <= ' ' || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) ||
           c == 0x202F || c == 0x3000 || c == 0xFEFF;
}

static struct str without_spaces(struct str text, bool at_end)
{
    size_t from = 0, end = 0;
    for (size_t at = 0, next = 0; at < text.n; at = next) {
        bool space = is_space(utf8_next(text, &next));
        if (!space)
            end = next;
        else if (end == 0)
            from = next;
    }
    return at_end ? str_slice(text, 0, end) : str_slice(text, from, text.n);
}

/* Nothing is left of the leaf, at whose free side spaces are cut off. */
static bool is_used_up(struct node *leaf, bool at_end)
{
    switch (leaf->kind) {
    case NODE_TEXT:
        leaf->as.text = without_spaces(leaf->as.text, at_end);
        return leaf->as.text.n == 0;
    case NODE_IMAGE:
    case NODE_NOTE_REFERENCE:
        return false;
    default:
        return node_is_inline(leaf->kind);
    }
}

static struct node *leaf_of(struct node *node, bool at_end)
{
    while (node->first)
        node = at_end ? node->last : node->first;
    return node;
}

static void trim(struct node *heading, bool at_end)
{
    struct node *leaf = leaf_of(heading, at_end), *parent;
    for (; leaf != heading && is_used_up(leaf, at_end);
         leaf = leaf_of(parent, at_end)) {
        parent = leaf->parent;
        doc_remove(leaf);
    }
}

/* A picture which is all that a link shows takes it along. */
static struct node *with_link(struct node *picture)
{
    return node_is_picture(picture->parent) ? picture->parent : picture;
}

static void lay_pictures_below(struct doc *doc, struct node *heading)
{
    struct node *below = heading, *next;
    for (struct node *n = node_next(heading, heading); n; n = next) {
        next = node_next(n, heading);
        if (n->kind != NODE_IMAGE)
            continue;
        struct node *picture = with_link(n);
        struct node *figure = doc_node(doc, NODE_FIGURE, n->line);
        doc_remove(picture);
        doc_insert(figure, NULL, picture);
        doc_insert(heading->parent, below, figure);
        below = figure;
    }
}

void pass_heading_content(struct doc *doc)
{
    struct node *root = doc->root, *next;
    for (struct node *n = root->first; n; n = next) {
        next = node_next(n, root);
        if (!is_heading(n))
            continue;
        lay_pictures_below(doc, n);
        trim(n, true);
        trim(n, false);
        next = node_next(n, root);
        if (!n->first)
            doc_remove(n);
    }
}
