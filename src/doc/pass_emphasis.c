/* SPDX-License-Identifier: MIT */
/*
 * Emphasis that covers a whole title, heading, caption ... is how the source
 * shows what that line is. The editions have a look of their own for it, so
 * the emphasis goes; within a part of the line it stays.
 */
#include "doc/passes.h"

static bool is_emphasis(const struct node *node)
{
    return node->kind == NODE_STRONG || node->kind == NODE_EMPHASIS ||
           node->kind == NODE_UNDERLINE;
}

static bool is_blank(const struct node *node)
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

bool is_in_italics(const struct node *block)
{
    if (!is_emphasised(block))
        return false;
    for (const struct node *n = block; n; n = node_next_inline(n, block)) {
        if (n->kind == NODE_EMPHASIS)
            return true;
    }
    return false;
}

/* Puts the children of `node` in its place. */
static void dissolve(struct node *node)
{
    struct node *parent = node->parent, *after = node_previous(node);
    doc_remove(node);
    while (node->first) {
        struct node *child = node->first;
        doc_remove(child);
        doc_insert(parent, after, child);
        after = child;
    }
}

void lay_lines_open(struct node *block)
{
    struct node *next;
    for (struct node *child = block->first; child; child = next) {
        next = child->next;
        bool holds = false;
        for (struct node *n = child; n && is_emphasis(child) && !holds;
             n = node_next(n, child))
            holds = n->kind == NODE_LINE_BREAK;
        if (!holds)
            continue;
        next = child->first ? child->first : next;
        dissolve(child);
    }
}

/* Texts that have become neighbours are one again, as they were read. */
static void join_texts(struct doc *doc, struct node *block)
{
    for (struct node *child = block->first; child && child->next;) {
        struct node *next = child->next;
        if (child->kind != NODE_TEXT || next->kind != NODE_TEXT) {
            child = next;
            continue;
        }
        child->as.text =
            str_printf(doc->arena, "%.*s%.*s", STR_ARG(child->as.text),
                       STR_ARG(next->as.text));
        doc_remove(next);
    }
}

void plain_line(struct doc *doc, struct node *block)
{
    bool changed = false;
    while (is_emphasised(block)) {
        struct node *next;
        for (struct node *child = block->first; child; child = next) {
            next = child->next;
            if (is_emphasis(child))
                dissolve(child);
        }
        changed = true;
    }
    if (changed)
        join_texts(doc, block);
}

static bool has_own_look(const struct node *block)
{
    switch (block->kind) {
    case NODE_TITLE:
    case NODE_LEAD:
    case NODE_HEADING:
    case NODE_CAPTION:
    case NODE_ATTRIBUTION:
        return true;
    default:
        return line_role_name(block) != NULL;
    }
}

void pass_emphasis(struct doc *doc)
{
    for (struct node *n = doc->root->first; n; n = node_next(n, doc->root)) {
        if (!node_is_inline(n->kind) && has_own_look(n))
            plain_line(doc, n);
    }
}
