/* SPDX-License-Identifier: MIT */
/*
 * How long the text will be when it is written, node by node, and which notes
 * are written with which part of it: a note goes where it is first referred
 * to, and what it refers to itself goes with it.
 */
#include "base/arena.h"
#include "write/epub_split.h"

/* Tags and attributes of an element at their longest, about. */
enum {
    ELEMENT_BYTES = 64,
    REFERENCE_BYTES = 192,
    NOTE_BYTES = 256,
    IMAGE_BYTES = 160,
    HREF_FACTOR = 3 /* percent-encoding */
};

/* An ampersand takes five bytes and a quotation mark six. */
size_t epub_text_bytes(struct str text)
{
    size_t n = text.n;
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.s[i];
        if (c > '>') /* as all letters are */
            continue;
        n += c == '&' || c == '<' || c == '>' || c == '"' ? 5 : 0;
        n += c < 0x20 ? 2 : 0; /* U+FFFD instead */
    }
    return n;
}

static size_t marks_size(const struct epub *epub, const struct node *node)
{
    const struct page_map *map = epub->xhtml.map;
    uint32_t from = epub->places[node->id].page, i = from;
    while (i > 0 && i <= map->n && map->at[i - 1].node == node->id)
        i++;
    return (size_t)(i - from) * EPUB_MARK_BYTES;
}

size_t epub_own_bytes(const struct epub *epub, const struct node *node)
{
    size_t n = marks_size(epub, node);
    if (node->lang.n)
        n += ELEMENT_BYTES;
    switch (node->kind) {
    case NODE_TEXT:
        return n + epub_text_bytes(node->as.text);
    case NODE_NOTE_REFERENCE:
        return n + REFERENCE_BYTES;
    case NODE_NOTE:
        return n + NOTE_BYTES + epub_text_bytes(node->as.note.label);
    case NODE_ITEM:
        return n + ELEMENT_BYTES + epub_text_bytes(node->as.item.label);
    case NODE_IMAGE:
        return n + IMAGE_BYTES + epub_text_bytes(node->as.image->alt);
    case NODE_LINK:
        return n + ELEMENT_BYTES + node->as.link.href.n * HREF_FACTOR +
               epub_text_bytes(node->as.link.title);
    default:
        return n + ELEMENT_BYTES;
    }
}

struct measure {
    struct epub *epub;
    struct epub_shares shares;
    bool *stays; /* a note that stays where it is */
};

/* The note goes to where `reference` stands, unless it is placed already. */
static void claim(struct measure *m, const struct node *reference)
{
    const struct node *note = reference->as.reference.note;
    struct epub_shares *s = &m->shares;
    if (!note)
        return;
    struct xhtml_place *place = &m->epub->places[note->id];
    if (place->reference == 0)
        place->reference = reference->id;
    if (note->parent != m->epub->doc->root || s->at[note->id].moved ||
        m->stays[note->id])
        return;
    s->at[note->id].moved = true;
    s->moved = arena_more(m->epub->arena, s->moved, s->moved_count,
                          sizeof(const struct node *));
    s->moved[s->moved_count++] = note;
}

/* What comes with the reference: the note, the notes that it refers to ... */
static void claim_all(struct measure *m, const struct node *reference)
{
    size_t next = m->shares.moved_count;
    claim(m, reference);
    for (; next < m->shares.moved_count; next++) {
        const struct node *note = m->shares.moved[next];
        for (const struct node *n = note; n; n = node_next(n, note)) {
            m->shares.at[reference->id].bytes += epub_own_bytes(m->epub, n);
            if (n->kind == NODE_NOTE_REFERENCE)
                claim(m, n);
        }
    }
}

static void claim_below(struct measure *m, const struct node *block)
{
    for (const struct node *n = block; n; n = node_next(n, block)) {
        if (n->kind == NODE_NOTE_REFERENCE)
            claim_all(m, n);
    }
}

/* First what the text refers to; then what only the other notes do. */
static void place_notes(struct measure *m)
{
    const struct node *root = m->epub->doc->root;
    FOR_CHILDREN (block, root) {
        if (block->kind != NODE_NOTE)
            claim_below(m, block);
    }
    FOR_CHILDREN (note, root) {
        if (note->kind != NODE_NOTE || m->shares.at[note->id].moved)
            continue;
        m->stays[note->id] = true;
        claim_below(m, note);
    }
}

/* From the leaves up: the order backwards has each node before its parent. */
static void add_up(struct measure *m, size_t nodes)
{
    const struct node *root = m->epub->doc->root;
    const struct node **order =
        ARENA_ARRAY(m->epub->arena, nodes, const struct node *);
    struct epub_share *at = m->shares.at;
    size_t n = 0;
    for (const struct node *k = root; k; k = node_next(k, root))
        order[n++] = k;
    while (n-- > 1) {
        at[order[n]->id].bytes += epub_own_bytes(m->epub, order[n]);
        at[order[n]->parent->id].bytes += at[order[n]->id].bytes;
    }
}

struct epub_shares epub_measure(struct epub *epub)
{
    size_t nodes = (size_t)epub->doc->last_id + 1;
    struct measure m = {.epub = epub,
                        .shares.at =
                            ARENA_ARRAY(epub->arena, nodes, struct epub_share),
                        .stays = ARENA_ARRAY(epub->arena, nodes, bool)};
    place_notes(&m);
    add_up(&m, nodes);
    return m.shares;
}
