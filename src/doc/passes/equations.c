/* SPDX-License-Identifier: MIT */
/*
 * Equations whose lines are no longer what they were: a pass took a label off
 * one, or parted it. They are text then, for an edition shall not show in one
 * way what it does not say in the other.
 */
#include "doc/math.h"
#include "doc/passes/passes.h"

/* Puts what is in the node in its place; gives the first of that, or what
 * comes behind. */
static struct node *dissolve(struct doc *doc, struct node *node)
{
    struct node *after = node, *next = node_next(node, doc->root);
    while (node->first) {
        struct node *child = node->first;
        doc_remove(child);
        doc_insert(node->parent, after, child);
        after = child;
    }
    doc_remove(node);
    return next;
}

void pass_equations(struct doc *doc)
{
    struct node *n = doc->root->first;
    while (n) {
        if (n->kind == NODE_MATH && n->as.math.tree && !math_is_of(n))
            n = dissolve(doc, n);
        else
            n = node_next(n, doc->root);
    }
}
