/* SPDX-License-Identifier: MIT */
/*
 * A web page to a tree, in steps: parse, take what the page says of itself,
 * leave out what is no part of the article, find the article, write it.
 */
#include "base/arena.h"
#include "read/html_write.h"
#include "read/read.h"
#include "stages.h"

static struct writer writer_for(struct doc *doc, struct page *page,
                                struct node *parent)
{
    return (struct writer){
        .doc = doc,
        .page = page,
        .parent = parent,
        .manner = {.kind = NODE_PARAGRAPH},
        .text = {.arena = page->arena},
    };
}

void read_html_fragment(struct doc *doc, struct node *parent, struct str html,
                        long line)
{
    struct page *page = page_parse(doc->arena, doc->log, html, line);
    struct writer w = writer_for(doc, page, parent);
    page_count(page);
    walk_children(&w, page->body);
    write_block_end(&w);
    arena_clear(page->arena);
}

void read_html(struct doc *doc, struct str text)
{
    read_html_fragment(doc, doc->root, text, 1);
}
