/* SPDX-License-Identifier: MIT */
/*
 * What a document says, for programs that list and search many: a few facts,
 * and the text alone.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "doc/doc.h"
#include "stages.h"

struct doc_facts doc_facts(struct arena *arena, const struct doc *doc)
{
    struct doc_facts facts = {.title = doc->meta.title,
                              .date = doc->meta.date,
                              .language = doc->meta.lang};
    if (doc->meta.organisations.n > 0)
        facts.body = doc->meta.organisations.at[0];
    for (const struct node *n = doc->root; n; n = node_next(n, doc->root)) {
        if (n->kind != NODE_PARAGRAPH)
            continue;
        if (n->as.line.role == LINE_ISSUING_BODY)
            facts.body = node_text(arena, n);
        if (n->as.line.role == LINE_NUMBER && facts.number.n == 0)
            facts.number = node_text(arena, n);
    }
    return facts;
}

/* Of the block itself: those within it come by themselves. */
static void add_own_text(struct buf *buf, const struct node *block)
{
    const struct node *n = block;
    while ((n = node_next_inline(n, block))) {
        if (n->kind == NODE_TEXT)
            buf_add_visible(buf, n->as.text);
        else if (n->kind == NODE_LINE_BREAK)
            buf_add_char(buf, ' ');
    }
}

void doc_text(const struct doc *doc, struct arena *scratch,
              void (*take)(void *context, struct str text), void *context)
{
    for (const struct node *n = doc->root; n; n = node_next(n, doc->root)) {
        struct buf buf = {.arena = scratch};
        if (!node_is_inline(n->kind))
            add_own_text(&buf, n);
        if (buf.n > 0)
            take(context, buf_str(&buf));
        arena_clear(scratch);
    }
}
