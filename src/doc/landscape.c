/* SPDX-License-Identifier: MIT */
/*
 * Which lines of the source stand on pages in landscape. They are kept by line,
 * not by block, so that a pass may join and divide blocks as it likes.
 */
#include "base/arena.h"
#include "doc/doc.h"

void doc_add_landscape(struct doc *doc, long from, long to)
{
    struct doc_landscape **end = &doc->landscapes;
    while (*end)
        end = &(*end)->next;
    *end = ARENA_NEW(doc->arena, struct doc_landscape);
    **end = (struct doc_landscape){.from = from, .to = to};
}

bool doc_is_landscape(const struct doc *doc, const struct node *block)
{
    const struct doc_landscape *l = doc->landscapes;
    while (l && l->to < block->line)
        l = l->next;
    return l && l->from <= block->line;
}
