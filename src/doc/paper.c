/* SPDX-License-Identifier: MIT */
/*
 * The document as paper needs it: what leads somewhere at a touch is printed in
 * words. Since the other editions want it as it is, and read it at the same
 * time, the tree is copied; its nodes keep their numbers, by which the editions
 * tell of the same place.
 */
#include <string.h>

#include "base/arena.h"
#include "base/href.h"
#include "doc/doc.h"
#include "stages.h"

struct copier {
    struct doc *doc;
    struct node **at; /* the copies, by number */
    bool behind;      /* the words, in brackets; else in notes */
    bool lettered;    /* notes of the text itself have numbers */
    int notes;
};

/* A valid address without what every reader takes for granted. */
static struct str shown_address(struct str href)
{
    static const char *const schemes[] = {"mailto:", "tel:"};
    for (size_t i = 0; i < sizeof schemes / sizeof schemes[0]; i++) {
        struct str scheme = str_of(schemes[i]);
        if (str_starts(href, scheme))
            return str_slice(href, scheme.n, href.n);
    }
    return href;
}

/* The address as people write it: without "https://www." and a last slash. */
static struct str core_of(struct str href)
{
    static const char *const heads[] = {"https://", "http://", "www."};
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++) {
        struct str head = str_of(heads[i]);
        if (str_starts(href, head))
            href = str_slice(href, head.n, href.n);
    }
    bool slash = href.n && href.s[href.n - 1] == '/';
    return str_slice(href, 0, href.n - slash);
}

/* The address that the link's own words do not tell; empty: there is none. */
static struct str untold_address(struct arena *arena, const struct node *link)
{
    if (link->kind != NODE_LINK || link->as.link.place)
        return STR("");
    struct str href = shown_address(href_clean(arena, link->as.link.href));
    struct str words = node_text(arena, link);
    bool told = str_find(words, core_of(href)) != SIZE_MAX ||
                str_find(words, core_of(link->as.link.href)) != SIZE_MAX;
    return told ? STR("") : href;
}

static bool has_untold(const struct doc *doc, struct arena *scratch)
{
    for (const struct node *n = doc->root; n; n = node_next(n, doc->root)) {
        if (untold_address(scratch, n).n)
            return true;
    }
    return false;
}

static void copy_node(struct copier *c, const struct node *from)
{
    struct node *to = ARENA_NEW(c->doc->arena, struct node);
    *to = *from;
    to->parent = to->first = to->last = to->next = to->previous = NULL;
    c->at[from->id] = to;
    struct node *parent = from->parent ? c->at[from->parent->id] : NULL;
    if (parent)
        doc_insert(parent, parent->last, to);
    else
        c->doc->root = to;
}

/* Notes are referred to within the copy. */
static void copy_tree(struct copier *c, const struct doc *doc)
{
    const struct node *root = doc->root;
    c->at = ARENA_ARRAY(doc->arena, (size_t)doc->last_id + 1, struct node *);
    for (const struct node *n = root; n; n = node_next(n, root)) {
        copy_node(c, n);
        c->lettered =
            c->lettered ||
            (n->kind == NODE_NOTE && n->as.note.label.n &&
             n->as.note.label.s[0] >= '0' && n->as.note.label.s[0] <= '9');
    }
    for (const struct node *n = root; n; n = node_next(n, root)) {
        if (n->kind == NODE_NOTE_REFERENCE && n->as.reference.note)
            c->at[n->id]->as.reference.note = c->at[n->as.reference.note->id];
    }
}

/* 1, 2, 3; beside notes with numbers, which both editions share, a, b ... z,
 * aa, ab. */
static struct str next_label(struct copier *c)
{
    struct arena *arena = c->doc->arena;
    int n = ++c->notes;
    if (!c->lettered)
        return str_printf(arena, "%d", n);
    struct str label = {"", 0};
    for (; n > 0; n = (n - 1) / 26)
        label = str_printf(arena, "%c%.*s", 'a' + (n - 1) % 26, STR_ARG(label));
    return label;
}

static void add_note(struct copier *c, struct node *link, struct str address)
{
    struct doc *doc = c->doc;
    struct node *note = doc_add(doc, doc->root, NODE_NOTE, link->line);
    struct node *words = doc_add(doc, note, NODE_PARAGRAPH, link->line);
    struct node *to = doc_add(doc, words, NODE_LINK, link->line);
    struct node *reference = doc_node(doc, NODE_NOTE_REFERENCE, link->line);
    note->as.note.label = next_label(c);
    to->as.link.href = link->as.link.href;
    doc_add_text(doc, to, address, link->line);
    reference->as.reference.note = note;
    doc_insert(link->parent, link, reference);
}

static void add_behind(struct copier *c, struct node *link, struct str address)
{
    struct node *text = doc_node(c->doc, NODE_TEXT, link->line);
    text->as.text = str_printf(c->doc->arena, " (%.*s)", STR_ARG(address));
    doc_insert(link->parent, link, text);
}

static bool is_within(const struct node *link, enum node_kind kind)
{
    const struct node *node = link->parent;
    while (node && node->kind != kind)
        node = node->parent;
    return node != NULL;
}

/* Titles and headings are repeated elsewhere, and stay as they are; a note has
 * no notes. */
static void add_address(struct copier *c, struct node *link, struct str address)
{
    if (is_within(link, NODE_TITLE) || is_within(link, NODE_HEADING))
        return;
    if (c->behind || is_within(link, NODE_NOTE))
        add_behind(c, link, address);
    else
        add_note(c, link, address);
}

/* By the first tree, which has nothing that was added. */
static void add_addresses(struct copier *c, const struct doc *doc)
{
    const struct node *root = doc->root;
    for (const struct node *n = root; n; n = node_next(n, root)) {
        struct str address = untold_address(doc->arena, n);
        if (address.n)
            add_address(c, c->at[n->id], address);
    }
}

const struct doc *with_addresses(const struct doc *doc, const char *where)
{
    bool behind = strcmp(where, "inline") == 0;
    if (!behind && strcmp(where, "note") != 0)
        return doc;
    if (!has_untold(doc, doc->arena))
        return doc;
    struct copier c = {.doc = ARENA_NEW(doc->arena, struct doc),
                       .behind = behind};
    *c.doc = *doc;
    copy_tree(&c, doc);
    add_addresses(&c, doc);
    return c.doc;
}
