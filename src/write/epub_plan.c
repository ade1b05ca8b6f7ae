/* SPDX-License-Identifier: MIT */
/*
 * The plan of an edition, made before a word of it is written: which node goes
 * to which file, where printed pages begin, which headings the contents list.
 * Links across files need to know all this in advance.
 */
#include "base/arena.h"
#include "doc/identity.h"
#include "write/digest.h"
#include "write/epub_split.h"

static void plan_names(struct epub *epub)
{
    const struct meta *meta = &epub->doc->meta;
    struct arena *arena = epub->arena;
    epub->lang = xhtml_lang_is_valid(meta->lang) ? meta->lang : STR("vi");
    epub->words = epub_words_for(epub->lang);
    epub->title = doc_display_title(arena, epub->doc);
    if (epub->title.n == 0)
        epub->title = str_of(epub->words->untitled);
    epub->publisher = str_one_line(arena, meta_publisher(meta));
    epub->identifier = str_trim(meta->identifier);
    if (epub->identifier.n == 0)
        epub->identifier = digest_uuid(arena, doc_identity(arena, epub->doc));
    epub->address = epub_address(arena, epub->identifier);
    if (epub->address.n == 0)
        epub->address = digest_uuid(arena, epub->identifier);
}

static void plan_pages(struct epub *epub, const struct page_map *map)
{
    static const struct page_map none = {.n = 0};
    epub->xhtml.map = map ? map : &none;
    epub->xhtml.pictures = epub->pictures;
    epub->xhtml.page_chapters =
        ARENA_ARRAY(epub->arena, epub->xhtml.map->n, uint32_t);
    epub->xhtml.page_orders =
        ARENA_ARRAY(epub->arena, epub->xhtml.map->n, uint32_t);
    for (size_t i = 0; map && i < map->n; i++) {
        uint32_t id = map->at[i].node;
        if (id <= epub->doc->last_id && epub->places[id].page == 0)
            epub->places[id].page = (uint32_t)i + 1;
    }
}

static bool is_blank(const struct node *heading)
{
    for (const struct node *n = heading; n; n = node_next(n, heading)) {
        if (n->kind == NODE_TEXT && str_trim(n->as.text).n)
            return false;
    }
    return true;
}

/* A heading that says nothing can be no line of the contents. */
static void add_heading(struct epub *epub, const struct node *heading)
{
    if (is_blank(heading))
        return;
    epub->headings =
        arena_more(epub->arena, epub->headings, epub->heading_count,
                   sizeof(const struct node *));
    epub->headings[epub->heading_count++] = heading;
    int level = heading->as.heading.level;
    level = level < 0 ? 0 : level > 31 ? 31 : level;
    epub->xhtml.levels |= 1U << level;
}

static void plan_image(struct epub *epub, const struct node *image)
{
    if (!image->as.image->picture)
        return;
    epub->has_images = true;
    if (image_alternative(epub->arena, image).n == 0)
        epub->has_undescribed = true;
}

static bool has_header(const struct node *table)
{
    for (const struct node *n = table; n; n = node_next(n, table)) {
        if (n->kind == NODE_CELL && n->as.cell.header)
            return true;
    }
    return false;
}

static bool says_something(struct arena *arena, const struct node *link)
{
    for (const struct node *n = link; n; n = node_next(n, link)) {
        if ((n->kind == NODE_TEXT && str_trim(n->as.text).n) ||
            (n->kind == NODE_IMAGE && image_alternative(arena, n).n))
            return true;
    }
    return false;
}

static void plan_node(struct epub *epub, const struct node *node)
{
    switch (node->kind) {
    case NODE_TITLE:
        epub->xhtml.titled = true;
        break;
    case NODE_HEADING:
        add_heading(epub, node);
        break;
    case NODE_IMAGE:
        plan_image(epub, node);
        break;
    case NODE_TABLE:
        epub->has_headless = epub->has_headless || !has_header(node);
        break;
    case NODE_LINK:
        if (node->as.link.place)
            epub->places[node->as.link.place->id].linked = true;
        epub->has_nameless =
            epub->has_nameless || !says_something(epub->arena, node);
        break;
    default:
        break;
    }
}

/* A note is written behind the text of its file. What headings it may hold
 * are no chapters of the document. */
static void plan_note(struct epub *epub, const struct node *note,
                      uint32_t chapter)
{
    for (const struct node *n = note; n; n = node_next(n, note)) {
        epub->places[n->id].chapter = chapter;
        if (n->kind != NODE_HEADING)
            plan_node(epub, n);
    }
}

/* The walk along the text, and the file which it has reached. */
struct plan {
    struct epub *epub;
    const struct epub_shares *shares;
    size_t chapter; /* 0 the first */
    int level;
    bool front;                 /* only front matter stands in it so far */
    const struct node *heading; /* of the chapter, also where it has more than
                                   one file */
};

static const struct xhtml_point *end_of_file(const struct plan *p)
{
    return &p->epub->chapters[p->chapter].end;
}

static void next_file(struct plan *p, bool front)
{
    p->front = front;
    p->epub->chapters[++p->chapter].part_of = p->heading;
}

/* What opens the file, and whether text stands before all headings. */
static void plan_block(struct plan *p, const struct node *block)
{
    bool heads =
        block->kind == NODE_HEADING && block->as.heading.level == p->level;
    bool begins = !heads && !epub_is_front_matter(block);
    struct epub_chapter *file = &p->epub->chapters[p->chapter];
    if (heads)
        p->heading = block;
    if (heads && p->front)
        file->heading = block;
    file->shared = file->shared || (heads && !p->front);
    if (begins && p->front && p->epub->heading_count == 0)
        p->epub->starts_untold = true;
    p->front = p->front && !heads && !begins;
}

/* A file that begins within a block has no heading of its own. */
static void plan_text(struct plan *p)
{
    const struct node *root = p->epub->doc->root, *node = root->first;
    while (node) {
        if (p->shares->at[node->id].moved) {
            node = node->next;
            continue;
        }
        if (end_of_file(p)->node == node && end_of_file(p)->offset == 0)
            next_file(p, node->parent == root);
        if (node->parent == root)
            plan_block(p, node);
        if (node->parent == root && node->kind == NODE_NOTE) {
            plan_note(p->epub, node, (uint32_t)p->chapter + 1);
            node = node->next;
            continue;
        }
        p->epub->places[node->id].chapter = (uint32_t)p->chapter + 1;
        plan_node(p->epub, node);
        while (end_of_file(p)->node == node)
            next_file(p, false);
        node = node_next(node, root);
    }
}

/* Each file has the notes which it refers to first, in the document's order;
 * a note to which nothing refers stays in the file where it stands. */
static void plan_notes(struct epub *epub, const struct epub_shares *shares)
{
    for (size_t i = 0; i < shares->moved_count; i++) {
        const struct node *note = shares->moved[i];
        uint32_t reference = epub->places[note->id].reference;
        plan_note(epub, note, epub->places[reference].chapter);
    }
    FOR_CHILDREN (note, epub->doc->root) {
        if (note->kind != NODE_NOTE)
            continue;
        struct epub_chapter *chapter =
            &epub->chapters[epub->places[note->id].chapter - 1];
        chapter->notes =
            arena_more(epub->arena, chapter->notes, chapter->note_count,
                       sizeof(const struct node *));
        chapter->notes[chapter->note_count++] = note;
    }
}

static void plan_chapters(struct epub *epub)
{
    struct epub_shares shares = epub_measure(epub);
    epub_split(epub, &shares);
    plan_text(&(struct plan){.epub = epub,
                             .shares = &shares,
                             .level = epub_chapter_level(epub->doc->root),
                             .front = true});
    plan_notes(epub, &shares);
}

void epub_plan(struct epub *epub, const struct page_map *map)
{
    size_t nodes = (size_t)epub->doc->last_id + 1;
    epub->places = ARENA_ARRAY(epub->arena, nodes, struct xhtml_place);
    plan_names(epub);
    plan_pages(epub, map);
    plan_chapters(epub);
    epub->xhtml.doc = epub->doc;
    epub->xhtml.arena = epub->arena;
    epub->xhtml.places = epub->places;
    epub->xhtml.back = STR("^");
    epub->xhtml.orders = ARENA_ARRAY(epub->arena, nodes, uint32_t);
    epub->xhtml.characters =
        ARENA_ARRAY(epub->arena, XHTML_CHARACTERS / 8, uint8_t);
}
