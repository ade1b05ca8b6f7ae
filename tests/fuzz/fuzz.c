/* SPDX-License-Identifier: MIT */
/* The beginning and the end of a run, and what is demanded of any tree. */
#include "fuzz.h"

#include <stdio.h>

#include "base/buf.h"
#include "base/utf8.h"

/* More than any reader lets blocks and inlines lie in each other. */
enum { DEPTH_MAX = 1000 };

void fuzz_broken(const char *what, const char *file, int line)
{
    fprintf(stderr, "%s:%d: this does not hold: %s\n", file, line, what);
    abort();
}

void fuzz_begin(struct fuzz *fuzz, const uint8_t *bytes, size_t n)
{
    fuzz->arena = arena_new();
    DEMAND(fuzz->arena);
    fuzz->log = (struct log){.arena = fuzz->arena};
    fuzz->doc = doc_new(fuzz->arena, &fuzz->log);
    fuzz->bytes = (struct str){(const char *)bytes, n};
}

void fuzz_end(struct fuzz *fuzz)
{
    arena_free(fuzz->arena);
}

void demand_text(struct str text)
{
    DEMAND(text.n == 0 || text.s);
    DEMAND(utf8_is_valid(text));
    for (size_t at = 0; at < text.n;) {
        uint32_t c = utf8_next(text, &at);
        DEMAND(c >= 0x20 || c == '\t' || c == '\n');
        DEMAND(c != 0xFFFE && c != 0xFFFF);
    }
}

static void demand_links(const struct node *node)
{
    const struct node *last = NULL;
    for (const struct node *n = node->first; n; n = n->next) {
        DEMAND(n->parent == node && n->previous == last);
        last = n;
    }
    DEMAND(node->last == last);
}

static bool is_in(const struct node *node, enum node_kind kind)
{
    return node->parent && node->parent->kind == kind;
}

static bool is_below(const struct node *node, const struct node *root)
{
    while (node && node != root)
        node = node->parent;
    return node == root;
}

/* What a node of its kind must have, and where it may stand. */
static void demand_node(const struct doc *doc, const struct node *node)
{
    DEMAND((node->kind == NODE_DOCUMENT) == (node == doc->root));
    DEMAND(node->line >= 0 && node->id > 0 && node->id <= doc->last_id);
    DEMAND(node_is_inline(node->kind) || node == doc->root ||
           !node_is_inline(node->parent->kind));
    demand_text(node->lang);
    switch (node->kind) {
    case NODE_TEXT:
        demand_text(node->as.text);
        DEMAND(!node->first);
        break;
    case NODE_LINE_BREAK:
    case NODE_IMAGE:
    case NODE_RULE:
    case NODE_PAGE_BREAK:
        DEMAND(!node->first);
        break;
    case NODE_HEADING:
        DEMAND(node->as.heading.level >= 1);
        break;
    case NODE_ROW:
        DEMAND(is_in(node, NODE_TABLE));
        break;
    case NODE_CELL:
        DEMAND(is_in(node, NODE_ROW));
        DEMAND(node->as.cell.columns >= 1 && node->as.cell.rows >= 1);
        break;
    case NODE_ITEM:
        DEMAND(is_in(node, NODE_LIST));
        demand_text(node->as.item.label);
        break;
    case NODE_LINK:
        demand_text(node->as.link.href);
        demand_text(node->as.link.title);
        break;
    case NODE_NOTE:
        demand_text(node->as.note.label);
        break;
    case NODE_NOTE_REFERENCE:
        DEMAND(node->as.reference.note);
        DEMAND(node->as.reference.note->kind == NODE_NOTE);
        DEMAND(is_below(node->as.reference.note, doc->root));
        break;
    default:
        break;
    }
    if (node->kind == NODE_IMAGE) {
        demand_text(node->as.image->source);
        demand_text(node->as.image->alt);
        demand_text(node->as.image->title);
    }
    if (node->kind == NODE_LIST) {
        FOR_CHILDREN (n, node)
            DEMAND(n->kind == NODE_ITEM);
    }
}

static void demand_texts(const struct strs *list)
{
    for (size_t i = 0; i < list->n; i++)
        demand_text(list->at[i]);
}

static void demand_meta(const struct meta *meta)
{
    demand_text(meta->title);
    demand_text(meta->date);
    demand_text(meta->lang);
    demand_text(meta->source);
    demand_text(meta->identifier);
    demand_text(meta->description);
    demand_text(meta->rights);
    demand_texts(&meta->organisations);
    demand_texts(&meta->authors);
    demand_texts(&meta->subjects);
}

static void demand_log(const struct log *log)
{
    for (const struct log_entry *e = log->first; e; e = e->next) {
        demand_text(e->text);
        DEMAND(e->text.n > 0 && e->line >= 0);
        DEMAND(str_find(e->text, STR("\n")) == SIZE_MAX);
        DEMAND(e->next || e == log->last);
    }
}

void demand_tree(const struct doc *doc)
{
    uint32_t seen = 0;
    int depth = 0;
    for (const struct node *n = doc->root; n;) {
        DEMAND(++seen <= doc->last_id);
        DEMAND(depth <= DEPTH_MAX);
        demand_links(n);
        demand_node(doc, n);
        if (n->first) {
            n = n->first;
            depth++;
            continue;
        }
        for (; n && n != doc->root && !n->next; depth--)
            n = n->parent;
        n = n == doc->root ? NULL : n->next;
    }
    demand_meta(&doc->meta);
    demand_log(doc->log);
    struct buf dump = {.arena = doc->arena};
    dump_tree(doc, &dump);
    DEMAND(utf8_is_valid(buf_str(&dump)));
}

enum { LETTERS = 0x3000 };

/* Capitals count as small letters: a style may have changed them. */
static void count_letters(uint32_t *counts, struct str text)
{
    for (size_t at = 0; at < text.n;) {
        uint32_t c = letter_to_lower(utf8_next(text, &at));
        if (c < LETTERS && letter_is(c))
            counts[c]++;
    }
}

void demand_letters(const struct doc *doc, struct str text)
{
    uint32_t *wanted = ARENA_ARRAY(doc->arena, LETTERS, uint32_t);
    uint32_t *seen = ARENA_ARRAY(doc->arena, LETTERS, uint32_t);
    count_letters(wanted, text);
    for (const struct node *n = doc->root; n; n = node_next(n, doc->root)) {
        if (n->kind == NODE_TEXT)
            count_letters(seen, n->as.text);
        if (n->kind == NODE_ITEM || n->kind == NODE_NOTE)
            count_letters(seen, node_label(n));
    }
    for (uint32_t c = 0; c < LETTERS; c++)
        DEMAND(seen[c] == wanted[c]);
}

void demand_structure(struct doc *doc, bool keep_all)
{
    demand_tree(doc);
    structure(doc, keep_all);
    demand_tree(doc);
    FOR_CHILDREN (n, doc->root)
        DEMAND(n->kind != NODE_HEADING || n->as.heading.level <= 5);
    place_title(doc);
    complete_meta(doc, STR("fuzz"), 1608595200);
    demand_tree(doc);
}
