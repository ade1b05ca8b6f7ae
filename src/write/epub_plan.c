/* SPDX-License-Identifier: MIT */
/*
 * The plan of an edition, made before a word of it is written: which node goes
 * to which file, where printed pages begin, which headings the contents list.
 * Links across files need to know all this in advance.
 */
#include "base/arena.h"
#include "doc/identity.h"
#include "write/digest.h"
#include "write/epub.h"

enum {
    CHAPTER_BYTES = 260 * 1000, /* reading systems slow down beyond */
    MAX_CHAPTERS = 1000,        /* more files than that help nobody */
    ELEMENT_BYTES = 32          /* the tags of a node, about */
};

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
}

static void plan_pages(struct epub *epub, const struct page_map *map)
{
    static const struct page_map none = {.n = 0};
    epub->xhtml.map = map ? map : &none;
    epub->xhtml.page_chapters =
        ARENA_ARRAY(epub->arena, epub->xhtml.map->n, uint32_t);
    for (size_t i = 0; map && i < map->n; i++) {
        uint32_t id = map->at[i].node;
        if (id <= epub->doc->last_id && epub->places[id].page == 0)
            epub->places[id].page = (uint32_t)i + 1;
    }
}

/* Bytes that `text` takes in XML, where an ampersand takes five. */
static size_t text_size(struct str text)
{
    size_t n = text.n;
    for (size_t i = 0; i < text.n; i++) {
        if (text.s[i] == '&' || text.s[i] == '<' || text.s[i] == '>')
            n += 4;
    }
    return n;
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

static void plan_reference(struct epub *epub, const struct node *reference)
{
    const struct node *note = reference->as.reference.note;
    if (note && epub->places[note->id].reference == 0)
        epub->places[note->id].reference = reference->id;
}

static void plan_image(struct epub *epub, const struct node *image)
{
    if (!image->as.image.picture)
        return;
    epub->has_images = true;
    if (image_alternative(epub->arena, image).n == 0)
        epub->has_undescribed = true;
}

static void plan_node(struct epub *epub, const struct node *node)
{
    epub->places[node->id].chapter = (uint32_t)epub->chapter_count;
    switch (node->kind) {
    case NODE_TITLE:
        epub->xhtml.titled = true;
        break;
    case NODE_HEADING:
        add_heading(epub, node);
        break;
    case NODE_NOTE_REFERENCE:
        plan_reference(epub, node);
        break;
    case NODE_IMAGE:
        plan_image(epub, node);
        break;
    case NODE_LINK:
        epub->has_links = true;
        break;
    default:
        break;
    }
}

static size_t block_size(const struct node *block)
{
    size_t n = 0;
    for (const struct node *node = block; node; node = node_next(node, block))
        n += ELEMENT_BYTES +
             (node->kind == NODE_TEXT ? text_size(node->as.text) : 0);
    return n;
}

/* The highest level of heading that stands directly in the document. */
static int chapter_level(const struct node *root)
{
    int highest = INT32_MAX;
    FOR_CHILDREN (block, root) {
        if (block->kind == NODE_HEADING && block->as.heading.level < highest)
            highest = block->as.heading.level;
    }
    return highest;
}

/* What may stand before a chapter's heading in the chapter's own file. */
static bool is_front_matter(const struct node *block)
{
    return block->kind == NODE_LETTERHEAD || block->kind == NODE_TITLE ||
           block->kind == NODE_LEAD || block->kind == NODE_RULE ||
           block->kind == NODE_PAGE_BREAK;
}

static struct epub_chapter *start_chapter(struct epub *epub,
                                          const struct node *first)
{
    if (epub->chapter_count)
        epub->chapters[epub->chapter_count - 1].end = first;
    epub->chapters = arena_more(epub->arena, epub->chapters,
                                epub->chapter_count, sizeof *epub->chapters);
    struct epub_chapter *chapter = &epub->chapters[epub->chapter_count++];
    chapter->first = first;
    return chapter;
}

/* Headings keep with what follows them, so no file ends with one. */
static bool is_too_long(const struct node *before, size_t size, size_t more)
{
    return size + more > CHAPTER_BYTES && before &&
           before->kind != NODE_HEADING;
}

static void plan_chapters(struct epub *epub)
{
    const struct node *before = NULL;
    int level = chapter_level(epub->doc->root);
    size_t size = 0;
    bool front = true; /* only front matter stands in the file so far */
    struct epub_chapter *chapter = start_chapter(epub, epub->doc->root->first);
    FOR_CHILDREN (block, epub->doc->root) {
        size_t more = block_size(block);
        bool heads =
            block->kind == NODE_HEADING && block->as.heading.level == level;
        bool room = epub->chapter_count < MAX_CHAPTERS;
        if ((heads && !front && room) || is_too_long(before, size, more)) {
            chapter = start_chapter(epub, block);
            size = 0;
            front = true;
        }
        if (heads && front)
            chapter->heading = block;
        if (!heads && front && !is_front_matter(block) &&
            epub->heading_count == 0)
            epub->starts_untold = true;
        front = front && !heads && is_front_matter(block);
        size += more;
        before = block;
        for (const struct node *n = block; n; n = node_next(n, block))
            plan_node(epub, n);
    }
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
    epub->xhtml.characters =
        ARENA_ARRAY(epub->arena, XHTML_CHARACTERS / 8, uint8_t);
}
