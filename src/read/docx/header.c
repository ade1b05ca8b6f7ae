/* SPDX-License-Identifier: MIT */
/*
 * The letterhead of a document stands in the header of its first page, where
 * people copy it from a template: that is text, as no other header is. It is
 * known by the nation's name, and goes before the text, unless that has the
 * name itself.
 */
#include "base/arena.h"
#include "doc/bodies.h"
#include "read/docx/docx.h"

/* Whether one of the first blocks, or what is in them, names the nation. */
static bool names_it(struct docx *d, const struct node *parent, int depth)
{
    enum { BLOCKS = 12, DEPTH = 6 };
    int n = 0;
    for (const struct node *block = parent->first; block && n < BLOCKS;
         block = block->next, n++) {
        bool line = block->kind == NODE_PARAGRAPH ||
                    block->kind == NODE_HEADING || block->kind == NODE_TITLE ||
                    (block->kind == NODE_CELL && block->first &&
                     block->first->kind == NODE_TEXT);
        if (line ? names_nation(str_trim(node_text(d->arena, block)))
                 : depth < DEPTH && names_it(d, block, depth + 1))
            return true;
    }
    return false;
}

static void put_first(struct docx *d, struct node *head)
{
    struct node *root = d->doc->root, *after = NULL;
    while (head->first) {
        struct node *block = head->first;
        doc_remove(block);
        doc_insert(root, after, block);
        after = block;
    }
}

static struct node *read_part(struct docx *d, struct str part)
{
    struct docx_xml *xml = docx_part_open(d->package, part);
    struct docx_relations outer = d->relations;
    struct node *head = doc_node(d->doc, NODE_DOCUMENT, 1);
    struct docx_place place = {.parent = head, .top = false};
    if (!xml)
        return head;
    d->relations = docx_relations_of(d->package, part);
    docx_read_blocks(d, xml, 0, &place);
    docx_part_close(d->package, xml, part);
    d->relations = outer;
    return head;
}

/* What was counted in a header that is left out is not told. */
static void forget(struct docx *d, const struct docx *before)
{
    d->comments = before->comments;
    d->contents = before->contents;
    d->charts = before->charts;
    d->worded = before->worded;
    d->prompted = before->prompted;
    d->equations = before->equations;
    d->codes = before->codes;
}

void docx_take_letterhead(struct docx *d, struct str id)
{
    const struct docx_relation *r = docx_relation(&d->relations, id);
    const struct docx before = *d;
    if (id.n == 0 || !r || r->external || d->depth || d->in_notes)
        return;
    d->paragraphs = 0;
    struct node *head = read_part(d, r->target);
    d->paragraphs = before.paragraphs;
    if (names_it(d, head, 0) && !names_it(d, d->doc->root, 0))
        put_first(d, head);
    else
        forget(d, &before);
}
