/* SPDX-License-Identifier: MIT */
/*
 * Lists which the author of a web page or of a Word file wrote as plain
 * paragraphs: "- Kinh phí hạn hẹp;", "a) ...". They become what the same lines
 * are in a text (read/text/text.c).
 */
#include "base/utf8.h"
#include "doc/build.h"
#include "doc/passes/passes.h"

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

/* Items that count come at least in twos; a sign marks an item by itself, but
 * in a quote it may stand before the name of who said it. */
static bool is_item(const struct lists *lists, struct node *block,
                    const struct marker *marker)
{
    struct marker next;
    bool sign = is_sign(marker->kind);
    if (sign && block->parent->kind != NODE_QUOTE)
        return true;
    if (marker->kind > MARKER_ROUND && marker->kind != MARKER_NUMBER)
        return false;
    if (lists_have_marks(lists, marker->kind))
        return true;
    return block->next && block_marker(block->next, &next) &&
           next.kind == marker->kind &&
           (sign || !str_eq(next.label, marker->label));
}

/* Moves the paragraph into an item of its own, without its label. */
static void make_item(struct lists *lists, struct node *block,
                      const struct marker *marker)
{
    struct list_item found = {.label = marker->label,
                              .ordered = !is_sign(marker->kind),
                              .line = block->line,
                              .level = marker->kind};
    struct node *text = first_text(block);
    lists->behind = block;
    struct node *item = lists_add(lists, &found);
    text->as.text = str_slice(text->as.text, marker->length, text->as.text.n);
    doc_remove(block);
    doc_insert(item, NULL, block);
}

static void mark_blocks(struct doc *doc, struct node *parent,
                        struct node *block);

/* Those in quotes and in items of lists that the source has marked. */
static void mark_within(struct doc *doc, struct node *block)
{
    if (block->kind == NODE_QUOTE)
        mark_blocks(doc, block, block->first);
    if (block->kind != NODE_LIST)
        return;
    FOR_CHILDREN (item, block)
        mark_blocks(doc, item, item->first);
}

/* From `block` on; readers bound how deep they nest. */
static void mark_blocks(struct doc *doc, struct node *parent,
                        struct node *block)
{
    struct lists lists = {.doc = doc, .parent = parent};
    for (struct node *next; block; block = next) {
        struct marker marker;
        next = block->next;
        if (block_marker(block, &marker) && is_item(&lists, block, &marker)) {
            make_item(&lists, block, &marker);
        } else {
            lists_close(&lists);
            mark_within(doc, block);
        }
    }
}

void pass_marks(struct doc *doc)
{
    struct node *title = find_title(doc);
    if (!doc->in_lines)
        mark_blocks(doc, doc->root, title ? title->next : first_block(doc));
}
