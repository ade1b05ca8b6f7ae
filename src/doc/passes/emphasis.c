/* SPDX-License-Identifier: MIT */
/*
 * Emphasis that covers a whole title, heading, caption ... is how the source
 * shows what that line is. The editions have a look of their own for it, so
 * the emphasis goes; within a part of the line it stays.
 */
#include "base/buf.h"
#include "doc/passes/passes.h"

static bool is_emphasis(const struct node *node)
{
    return node->kind == NODE_STRONG || node->kind == NODE_EMPHASIS ||
           node->kind == NODE_UNDERLINE;
}

bool is_blank(const struct node *node)
{
    return node->kind == NODE_LINE_BREAK ||
           (node->kind == NODE_TEXT && str_trim(node->as.text).n == 0);
}

bool is_emphasised(const struct node *block)
{
    bool found = false;
    FOR_CHILDREN (child, block) {
        found = found || is_emphasis(child);
        if (!is_emphasis(child) && !is_blank(child))
            return false;
    }
    return found;
}

/* True when all of the text is emphasised, and in this way at least partly. */
static bool is_all_in(const struct node *block, enum node_kind kind)
{
    if (!is_emphasised(block))
        return false;
    for (const struct node *n = block; n; n = node_next_inline(n, block)) {
        if (n->kind == kind)
            return true;
    }
    return false;
}

bool is_in_italics(const struct node *block)
{
    return is_all_in(block, NODE_EMPHASIS);
}

bool is_in_bold(const struct node *block)
{
    return is_all_in(block, NODE_STRONG);
}

/* Puts the children of those for which `goes` is true in their place. */
static bool dissolve(struct node *block, bool (*goes)(const struct node *))
{
    struct node *child = block->first, *next;
    bool changed = false;
    block->first = block->last = NULL;
    for (; child; child = next) {
        next = child->next;
        if (goes(child)) {
            doc_move_children(child, block);
            changed = true;
        } else {
            doc_insert(block, block->last, child);
        }
    }
    return changed;
}

/* Emphasis that goes over a line's end. */
static bool spans_lines(const struct node *node)
{
    for (const struct node *n = node; n && is_emphasis(node);
         n = node_next(n, node)) {
        if (n->kind == NODE_LINE_BREAK)
            return true;
    }
    return false;
}

void lay_lines_open(struct node *block)
{
    bool more = true;
    while (more)
        more = dissolve(block, spans_lines);
}

/* Texts that have become neighbours are one again, as they were read. */
static void join_texts(struct doc *doc, struct node *block)
{
    struct node *child = block->first, *next, *open = NULL;
    struct buf text = {.arena = doc->arena};
    block->first = block->last = NULL;
    for (; child; child = next) {
        next = child->next;
        if (child->kind != NODE_TEXT) {
            open = NULL;
        } else if (open) {
            buf_add(&text, child->as.text);
            open->as.text = buf_str(&text);
            continue;
        } else {
            open = child;
            text = (struct buf){.arena = doc->arena};
            buf_add(&text, child->as.text);
        }
        doc_insert(block, block->last, child);
    }
}

void plain_line(struct doc *doc, struct node *block)
{
    bool changed = false;
    while (is_emphasised(block))
        changed = dissolve(block, is_emphasis);
    if (changed)
        join_texts(doc, block);
}

static bool has_own_look(const struct node *block)
{
    return (block->kind != NODE_PARAGRAPH && block->kind != NODE_TERM &&
            is_line_of_text(block)) ||
           line_role_name(block) != NULL;
}

void pass_emphasis(struct doc *doc)
{
    for (struct node *n = doc->root->first; n; n = node_next(n, doc->root)) {
        if (!node_is_inline(n->kind) && has_own_look(n))
            plain_line(doc, n);
    }
}
