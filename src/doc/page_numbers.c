/* SPDX-License-Identifier: MIT */
/*
 * "See page 7": numbers of pages within the text, which are known when the
 * pages are made, and which the pages must be made with. The source's own
 * numbers stand there until then; mostly they are as long as the right ones.
 */
#include "base/arena.h"
#include "doc/doc.h"
#include "doc/pagemap.h"
#include "stages.h"

/* For each node by its id: 1 + the page that begins with it or in it first, or
 * 0. */
static size_t *first_pages(const struct doc *doc, const struct page_map *map)
{
    size_t *first = ARENA_ARRAY(doc->arena, doc->last_id + 1, size_t);
    for (size_t i = 0; i < map->n; i++) {
        uint32_t id = map->at[i].node;
        if (id <= doc->last_id && first[id] == 0)
            first[id] = i + 1;
    }
    return first;
}

/* The pages on which the nodes are that begin in them, in the same way. */
static void spread(const struct doc *doc, const struct page_map *map,
                   size_t *pages)
{
    size_t page = 0;
    for (const struct node *n = doc->root; n; n = node_next(n, doc->root)) {
        size_t next = pages[n->id];
        if (next > 0 && map->at[next - 1].offset == 0)
            page = next++;
        pages[n->id] = page;
        for (; next > 0 && next <= map->n && map->at[next - 1].node == n->id;
             next++)
            page = next;
    }
}

/* What the page is called on another one: within a document of a volume, as it
 * would be in that document alone. */
static struct str name_of(const struct page_start *page,
                          const struct page_start *on)
{
    struct str part = str_slice(page->label, 0, page->part);
    bool same = str_eq(part, str_slice(on->label, 0, on->part));
    return str_slice(page->label, same ? part.n : 0, page->label.n);
}

static bool settle(const struct page_map *map, const size_t *pages,
                   struct node *n)
{
    const struct node *place = n->as.page.place;
    size_t page = place ? pages[place->id] : 0, on = pages[n->id];
    if (page == 0)
        return false;
    struct str name =
        name_of(&map->at[page - 1], &map->at[on > 0 ? on - 1 : page - 1]);
    if (str_eq(name, n->as.text))
        return false;
    n->as.text = name;
    return true;
}

bool settle_page_numbers(struct doc *doc, const struct page_map *map)
{
    bool changed = false;
    struct node *root = doc->root;
    if (!doc->has_page_numbers || map->n == 0)
        return false;
    size_t *pages = first_pages(doc, map);
    spread(doc, map, pages);
    for (struct node *n = root; n; n = (struct node *)node_next(n, root)) {
        if (n->kind == NODE_TEXT && n->as.page.name.n)
            changed |= settle(map, pages, n);
    }
    return changed;
}
