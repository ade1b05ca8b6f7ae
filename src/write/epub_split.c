/* SPDX-License-Identifier: MIT */
/*
 * Each file begins on a screen of its own, so that short chapters share one.
 * The text is walked in order, and the last place that is good to end a file
 * at is kept in mind; when the file is full, it ends there. What fits is taken
 * whole; only what is too long for any file is entered and divided: a list
 * between its items, a table between its rows, a paragraph between sentences,
 * and where it has none, between words. A heading, a caption, a note and a
 * word are never divided.
 */
#include "write/epub_split.h"

#include "base/arena.h"

enum {
    CHAPTER_BYTES = 256 * 1000, /* reading systems slow down beyond 260 KB;
                                   the rest is for what surrounds the text */
    MAX_AROUND = CHAPTER_BYTES / 4,
    LONG_CHAPTER = 20 * 1000, /* some ten screens: worth a file of its own */
    FEW_BYTES = 2 * 1000,     /* less than a screen: none to stand alone */
    MAX_CHAPTERS = 1000       /* more files than that help nobody */
};

/* A place where a file may end. */
struct cut {
    struct xhtml_point at;
    size_t size; /* of the file up to it */
    enum epub_rank rank;
};

struct splitter {
    struct epub *epub;
    struct epub_shares *shares;
    size_t size; /* of the file so far */
    struct cut last;
    struct epub_reading reading;
    int level;
    bool front; /* only front matter stands in the file so far */
};

int epub_chapter_level(const struct node *root)
{
    int highest = INT32_MAX;
    FOR_CHILDREN (block, root) {
        if (block->kind == NODE_HEADING && block->as.heading.level < highest)
            highest = block->as.heading.level;
    }
    return highest;
}

bool epub_is_front_matter(const struct node *block)
{
    return block->kind == NODE_LETTERHEAD || block->kind == NODE_TITLE ||
           block->kind == NODE_LEAD || block->kind == NODE_RULE ||
           block->kind == NODE_PAGE_BREAK;
}

static void start_chapter(struct splitter *s, struct xhtml_point first)
{
    struct epub *epub = s->epub;
    if (epub->chapter_count)
        epub->chapters[epub->chapter_count - 1].end = first;
    epub->chapters = arena_more(epub->arena, epub->chapters,
                                epub->chapter_count, sizeof *epub->chapters);
    epub->chapters[epub->chapter_count++].first = first;
    s->last = (struct cut){.rank = RANK_NONE};
}

/* The rows at the head of a table, which each part of it repeats. */
static size_t heads_size(const struct splitter *s, const struct node *table)
{
    size_t n = 0;
    const struct node *end = xhtml_head_end(table);
    for (const struct node *row = table->first; row != end; row = row->next)
        n += s->shares->at[row->id].bytes;
    return n;
}

/* What is opened once more where a part of a block goes on. An address may be
 * longer than any file; there must be room for text beside it. */
static size_t around(const struct splitter *s, const struct node *node)
{
    size_t n = 0;
    const struct node *root = s->epub->doc->root;
    for (node = node->parent; node && node != root; node = node->parent) {
        n += epub_own_bytes(s->epub, node);
        if (node->kind == NODE_TABLE)
            n += heads_size(s, node);
    }
    return n < MAX_AROUND ? n : MAX_AROUND;
}

/* Ends the file at the last good place. An element whose first word comes to
 * the new file does not begin in the old one. */
static void cut(struct splitter *s)
{
    struct xhtml_point at = s->last.at;
    const struct node *node = at.node;
    while (at.offset == 0 && node == node->parent->first &&
           node_is_inline(node->parent->kind))
        node = node->parent;
    s->size = s->size - s->last.size + around(s, node);
    start_chapter(s, (struct xhtml_point){node, at.offset});
}

/* ---- running text ---- */

static void keep(struct splitter *s, struct xhtml_point at, enum epub_rank rank)
{
    if (rank >= s->last.rank && rank > RANK_NONE)
        s->last = (struct cut){at, s->size, rank};
}

/* The marks of pages that begin at `from` or before, from the page *next of
 * the map on, 1 the first; 0: none are to come. */
static void count_marks(struct splitter *s, const struct node *node,
                        size_t from, uint32_t *next)
{
    const struct page_map *map = s->epub->xhtml.map;
    while (*next > 0 && *next <= map->n &&
           map->at[*next - 1].node == node->id &&
           map->at[*next - 1].offset <= from) {
        s->size += EPUB_MARK_BYTES;
        ++*next;
    }
}

static void read_text(struct splitter *s, const struct node *node)
{
    struct str text = node->as.text;
    uint32_t page = s->epub->places[node->id].page;
    for (size_t at = 0; at < text.n;) {
        size_t from = at;
        count_marks(s, node, from, &page);
        keep(s, (struct xhtml_point){node, from},
             epub_read(&s->reading, text, &at));
        s->size += epub_text_bytes(str_slice(text, from, at));
        if (s->size <= CHAPTER_BYTES || s->last.rank == RANK_NONE)
            continue;
        struct xhtml_point back = s->last.at;
        cut(s);
        if (back.node != node)
            continue;
        at = back.offset; /* once more what is in the new file */
        page = s->epub->places[node->id].page;
        count_marks(s, node, at, &page);
        s->size = around(s, node);
        s->reading = (struct epub_reading){.code = s->reading.code};
    }
}

static void read_inline(struct splitter *s, const struct node *node)
{
    if (node == node->parent->first && !node_is_inline(node->parent->kind))
        s->reading = (struct epub_reading){.code = node->parent->kind ==
                                                   NODE_CODE_BLOCK};
    if (node->kind == NODE_TEXT) {
        read_text(s, node);
        return;
    }
    if (node->kind == NODE_LINE_BREAK)
        s->reading.line = s->reading.space = true;
    bool whole = node->kind == NODE_NOTE_REFERENCE || !node->first;
    s->size +=
        whole ? s->shares->at[node->id].bytes : epub_own_bytes(s->epub, node);
    if (s->size > CHAPTER_BYTES && s->last.rank > RANK_NONE)
        cut(s);
}

/* ---- blocks ---- */

/* No file begins within a table's head, behind it, or where a cell of a row
 * above reaches down. */
static void bar_rows(struct splitter *s, const struct node *table)
{
    int open = 0;
    const struct node *end = xhtml_head_end(table);
    bool heads = end != table->first;
    FOR_CHILDREN (row, table) {
        s->shares->at[row->id].barred = heads || open > 0;
        heads = heads && row != end;
        open -= open > 0;
        FOR_CHILDREN (cell, row) {
            if (cell->kind == NODE_CELL && cell->as.cell.rows - 1 > open)
                open = cell->as.cell.rows - 1;
        }
    }
}

/* Headings keep with what follows them, captions with what they are of. */
static bool may_begin(const struct splitter *s, const struct node *node,
                      const struct node *previous)
{
    return previous && previous->kind != NODE_HEADING &&
           previous->kind != NODE_TITLE && node->kind != NODE_CAPTION &&
           node->kind != NODE_CELL && !s->shares->at[node->id].barred;
}

static bool is_divisible(const struct node *node)
{
    return node->first && node->kind != NODE_HEADING &&
           node->kind != NODE_TITLE && node->kind != NODE_CAPTION &&
           node->kind != NODE_NOTE;
}

static bool heads_chapter(const struct splitter *s, const struct node *block)
{
    return block->kind == NODE_HEADING && block->as.heading.level == s->level;
}

/* Whether the chapter that `heading` opens is a long one. */
static bool is_long(const struct splitter *s, const struct node *heading)
{
    size_t bytes = s->shares->at[heading->id].bytes;
    const struct node *block = heading->next;
    for (; block && !heads_chapter(s, block) && bytes < LONG_CHAPTER;
         block = block->next)
        bytes +=
            s->shares->at[block->id].moved ? 0 : s->shares->at[block->id].bytes;
    return bytes >= LONG_CHAPTER;
}

/* What stands before a chapter's heading and belongs to it. */
static bool is_above_heading(const struct node *block)
{
    return block &&
           (block->kind == NODE_PAGE_BREAK || block->kind == NODE_LETTERHEAD);
}

/* The heading of the chapter that begins with `block`, or NULL. */
static const struct node *heading_from(const struct splitter *s,
                                       const struct node *block)
{
    if (is_above_heading(block->previous))
        return NULL; /* it began there */
    while (is_above_heading(block))
        block = block->next;
    return block && heads_chapter(s, block) ? block : NULL;
}

/* A heading of the highest level begins a new file when its chapter is long,
 * or when the file is: short ones stay together. A document of a volume has its
 * own. */
static bool begins_file(const struct splitter *s, const struct node *heading)
{
    return s->epub->chapter_count < MAX_CHAPTERS &&
           (doc_heads_part(s->epub->doc, heading) || s->size >= LONG_CHAPTER ||
            (s->size >= FEW_BYTES && is_long(s, heading)));
}

static void head_chapter(struct splitter *s, const struct node *block)
{
    const struct node *heading = s->front ? NULL : heading_from(s, block);
    if (heading && begins_file(s, heading)) {
        start_chapter(s, (struct xhtml_point){block, 0});
        s->size = 0;
        s->front = true;
    }
    s->front =
        s->front && !heads_chapter(s, block) && epub_is_front_matter(block);
}

/* Takes the node, or returns true when it is to be entered. */
static bool take(struct splitter *s, const struct node *node,
                 const struct node *previous)
{
    size_t bytes = s->shares->at[node->id].bytes;
    if (node->parent == s->epub->doc->root)
        head_chapter(s, node);
    if (node_is_inline(node->kind)) {
        read_inline(s, node);
        return node->kind != NODE_NOTE_REFERENCE && node->first;
    }
    if (may_begin(s, node, previous) &&
        s->epub->chapters[s->epub->chapter_count - 1].first.node != node)
        keep(s, (struct xhtml_point){node, 0}, RANK_SENTENCE);
    bool too_long = bytes > CHAPTER_BYTES && is_divisible(node);
    if (s->size + bytes > CHAPTER_BYTES && s->last.rank > RANK_NONE &&
        (!too_long || s->size > CHAPTER_BYTES / 2))
        cut(s);
    if (s->size + bytes <= CHAPTER_BYTES || !too_long) {
        s->size += bytes;
        return false;
    }
    s->size += epub_own_bytes(s->epub, node);
    if (node->kind == NODE_TABLE)
        bar_rows(s, node);
    return true;
}

void epub_split(struct epub *epub, struct epub_shares *shares)
{
    const struct node *root = epub->doc->root, *previous = NULL;
    struct splitter s = {.epub = epub,
                         .shares = shares,
                         .level = epub_chapter_level(root),
                         .front = true};
    start_chapter(&s, (struct xhtml_point){root->first, 0});
    for (const struct node *node = root->first; node;) {
        bool moved = shares->at[node->id].moved;
        if (!moved && take(&s, node, previous)) {
            node = node->first;
            previous = NULL;
            continue;
        }
        while (!node->next && node->parent != root)
            node = node->parent;
        previous = node;
        node = node->next;
    }
}
