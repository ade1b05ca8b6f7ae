/* SPDX-License-Identifier: MIT */
/*
 * What can be gone to: the headings, or the title; and the beginnings of
 * printed pages.
 */
#include <stdio.h>

#include "doc/pagemap.h"
#include "write/epub_nav.h"

/* The title as the text shows it, which the metadata may give otherwise. */
static struct str shown_title(struct epub *epub)
{
    FOR_CHILDREN (block, epub->doc->root) {
        if (block->kind != NODE_TITLE)
            continue;
        struct str text = epub_heading_text(epub, block);
        return text.n ? text : epub->title;
    }
    return epub->title;
}

struct str epub_line_href(const struct epub_line *line,
                          char room[EPUB_HREF_ROOM])
{
    unsigned long chapter = line->chapter;
    if (line->mark)
        snprintf(room, EPUB_HREF_ROOM, XHTML_FILE_NAME "#%s-%lu", chapter,
                 line->mark, line->number);
    else
        snprintf(room, EPUB_HREF_ROOM, XHTML_FILE_NAME, chapter);
    return str_of(room);
}

/* How deep a heading of this rank stands: below those above it that are open.
 */
static int depth_below(struct epub_walk *walk, int rank)
{
    int depth = 1;
    walk->open &= (1U << rank) - 1;
    for (unsigned above = walk->open; above; above &= above - 1)
        depth++;
    walk->open |= 1U << rank;
    return depth;
}

bool epub_next_line(struct epub *epub, struct epub_walk *walk,
                    struct epub_line *line)
{
    /* Line 0 is the title, where it is needed; the others are headings. */
    bool title = epub->heading_count == 0 || epub->starts_untold;
    if (walk->at == 0 && title) {
        walk->at = 1;
        walk->open = 1; /* what stands deeper is set below it */
        *line = (struct epub_line){
            .text = shown_title(epub), .chapter = 1, .depth = 1};
        return true;
    }
    if (walk->at == 0)
        walk->at = 1;
    while (walk->at <= epub->heading_count) {
        const struct node *heading = epub->headings[walk->at++ - 1];
        int rank = xhtml_heading_rank(&epub->xhtml, heading);
        if (walk->ranks && rank >= walk->ranks)
            continue;
        line->depth = depth_below(walk, rank);
        line->order = epub->xhtml.orders[heading->id];
        line->text = epub_heading_text(epub, heading);
        line->chapter = epub->places[heading->id].chapter;
        line->mark = "h";
        line->number = heading->id;
        return true;
    }
    return false;
}

bool epub_next_page(struct epub *epub, struct epub_walk *walk,
                    struct epub_line *line)
{
    const struct page_map *map = epub->xhtml.map;
    while (walk->at < map->n) {
        size_t i = walk->at++;
        if (epub->xhtml.page_chapters[i] == 0)
            continue;
        line->text = map->at[i].label;
        line->chapter = epub->xhtml.page_chapters[i];
        line->mark = "page";
        line->number = (unsigned long)i + 1;
        line->order = epub->xhtml.page_orders[i];
        line->depth = 1;
        return true;
    }
    return false;
}
