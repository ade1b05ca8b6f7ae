/* SPDX-License-Identifier: MIT */
/*
 * Lists which the author of a web page or of a Word file wrote as plain
 * paragraphs: "- Kinh phí hạn hẹp;", "a) ...". They become what the same lines
 * are in a text (read/text/text.c).
 */
#include "base/utf8.h"
#include "doc/passes/passes.h"

enum { DEPTH_MAX = 8 /* lists within lists */ };

struct open_list {
    struct node *list;
    enum marker_kind kind;
};

struct marks {
    struct doc *doc;
    struct open_list open[DEPTH_MAX];
    int depth;
};

/* The text with which a paragraph begins, or NULL. */
static struct node *first_text(struct node *block)
{
    struct node *n = block->first;
    while (n && n->kind != NODE_TEXT && node_is_inline(n->kind))
        n = n->first;
    return n && n->kind == NODE_TEXT ? n : NULL;
}

bool block_marker(struct node *block, struct marker *marker)
{
    struct node *text = is_running(block) ? first_text(block) : NULL;
    return text && find_marker(text->as.text, marker);
}

static bool is_sign(enum marker_kind kind)
{
    return kind <= MARKER_DOT;
}

/* Items that count come at least in twos; a sign marks an item by itself. */
static bool is_item(const struct marks *m, struct node *block,
                    const struct marker *marker)
{
    struct marker next;
    if (is_sign(marker->kind))
        return true;
    if (marker->kind > MARKER_ROUND && marker->kind != MARKER_NUMBER)
        return false;
    for (int i = 0; i < m->depth; i++) {
        if (m->open[i].kind == marker->kind)
            return true;
    }
    return block->next && block_marker(block->next, &next) &&
           next.kind == marker->kind && !str_eq(next.label, marker->label);
}

/* Closes lists down to the one of this kind, or to what stands above it. */
static void close_lists(struct marks *m, enum marker_kind kind)
{
    for (int i = m->depth; i-- > 0;) {
        if (m->open[i].kind == kind) {
            m->depth = i + 1;
            return;
        }
    }
    while (m->depth > 0 && kind > m->open[m->depth - 1].kind && !is_sign(kind))
        m->depth--;
}

/* The list for an item of this kind, before `block` in the tree when it is a
 * new one among the root's blocks. */
static struct node *list_for(struct marks *m, struct node *block,
                             enum marker_kind kind)
{
    close_lists(m, kind);
    if (m->depth > 0 &&
        (m->open[m->depth - 1].kind == kind || m->depth == DEPTH_MAX))
        return m->open[m->depth - 1].list;
    struct node *list = doc_node(m->doc, NODE_LIST, block->line);
    list->as.list.ordered = !is_sign(kind);
    struct node *parent =
        m->depth > 0 ? m->open[m->depth - 1].list->last : block->parent;
    doc_insert(parent, m->depth > 0 ? parent->last : block, list);
    m->open[m->depth++] = (struct open_list){list, kind};
    return list;
}

/* Moves the paragraph into an item of its own, without its label. */
static void make_item(struct marks *m, struct node *block,
                      const struct marker *marker)
{
    struct node *list = list_for(m, block, marker->kind);
    struct node *item = doc_node(m->doc, NODE_ITEM, block->line);
    struct node *text = first_text(block);
    doc_insert(list, list->last, item);
    item->as.item.label = marker->label;
    text->as.text = str_slice(text->as.text, marker->length, text->as.text.n);
    doc_remove(block);
    doc_insert(item, NULL, block);
}

void pass_marks(struct doc *doc)
{
    struct marks m = {.doc = doc};
    struct node *title = find_title(doc), *next;
    if (doc->in_lines)
        return;
    for (struct node *block = title ? title->next : first_block(doc); block;
         block = next) {
        struct marker marker;
        next = block->next;
        if (block_marker(block, &marker) && is_item(&m, block, &marker))
            make_item(&m, block, &marker);
        else
            m.depth = 0;
    }
}
