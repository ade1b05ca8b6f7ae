/* SPDX-License-Identifier: MIT */
/*
 * Terms and their definitions, as the readers find them one behind the other,
 * become lists, at any depth. Pages use their elements for much else: a term
 * that nothing explains is a paragraph, and what explains no term is set in.
 */
#include "doc/passes/passes.h"

static bool is_part(const struct node *node)
{
    return node && (node->kind == NODE_TERM || node->kind == NODE_DEFINITION);
}

/* The last definition of the terms from `first` on; NULL: there is none. */
static struct node *last_definition(struct node *first)
{
    struct node *last = NULL;
    for (struct node *n = first; is_part(n); n = n->next)
        last = n->kind == NODE_DEFINITION ? n : last;
    return last;
}

static struct node *wrap(struct doc *doc, struct node *first, struct node *last)
{
    struct node *list = doc_node(doc, NODE_DEFINITIONS, first->line);
    struct node *next, *end = last->next;
    doc_insert(first->parent, first->previous, list);
    for (struct node *n = first; n != end; n = next) {
        next = n->next;
        doc_remove(n);
        doc_insert(list, list->last, n);
    }
    return list;
}

/* The node that stands there now, from which to go on. */
static struct node *settle(struct doc *doc, struct node *node)
{
    if (node->parent->kind == NODE_DEFINITIONS)
        return node;
    struct node *last = node->kind == NODE_TERM ? last_definition(node) : NULL;
    if (last)
        return wrap(doc, node, last);
    node->kind = node->kind == NODE_TERM ? NODE_PARAGRAPH : NODE_QUOTE;
    return node;
}

void pass_definitions(struct doc *doc)
{
    for (struct node *n = doc->root; n; n = node_next(n, doc->root)) {
        if (is_part(n))
            n = settle(doc, n);
    }
}
