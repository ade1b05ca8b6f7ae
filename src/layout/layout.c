/* SPDX-License-Identifier: MIT */
/*
 * The stage as a whole: tree in, book and page map out. The column of lines is
 * made first and cut into pages afterwards; only then are lines placed.
 */
#include "base/arena.h"
#include "base/error.h"
#include "doc/pagemap.h"
#include "layout/flow.h"
#include "stages.h"

struct maker {
    struct flow flow;
    struct page_map *map;
};

/* What the page repeats at its top, or NULL. */
static const struct flow_head *head_of(const struct flow *flow,
                                       const struct pb_page *cut)
{
    return cut->from < cut->to ? flow->stretch.lines[cut->from].head : NULL;
}

static size_t count_items(const struct flow *flow, const struct pb_page *cut)
{
    const struct flow_head *head = head_of(flow, cut);
    size_t n = head ? head->set.n : 0;
    for (size_t i = cut->from; i < cut->to; i++)
        n += flow->stretch.lines[i].set.n;
    return n;
}

/* Notes the page's first line of text. */
static void map_page(struct maker *m, const struct pb_page *cut,
                     struct str label)
{
    struct page_start *start = &m->map->at[m->map->n++];
    *start = (struct page_start){.label = label};
    for (size_t i = cut->from; i < cut->to && !start->node; i++) {
        start->node = m->flow.stretch.lines[i].set.node;
        start->offset = m->flow.stretch.lines[i].set.offset;
    }
}

static void place_line(struct page *page, const struct set_line *line, mpt x,
                       mpt baseline)
{
    for (size_t i = 0; i < line->n; i++) {
        struct item item = line->items[i];
        item.x += x;
        item.y += baseline;
        page->items[page->n++] = item;
    }
}

/* The page number, not shown on the first page (Decree 30/2020, Appendix I). */
static bool add_folio(struct maker *m, struct page *page)
{
    const struct style *style = m->flow.style;
    const struct part_style *look = &style->parts[PART_FOLIO];
    struct set_line line;
    if (!set_label(&m->flow.setter, page->label, look, TAG_ARTIFACT, &line))
        return false;
    struct item *item = &page->items[page->n++];
    *item = line.items[0];
    item->x = style->left + (style_measure(style) - line.width) / 2;
    mpt middle = style->folio_at_top ? style->top * 11 / 20
                                     : style->height - style->bottom / 2;
    item->y = middle - look->leading / 2 + baseline_in(&m->flow.setter, look);
    return true;
}

static bool fill_page(struct maker *m, const struct pb_page *cut, size_t number)
{
    struct flow *flow = &m->flow;
    struct book *book = flow->book;
    struct page *page = &book->pages[book->page_count++];
    const struct style *style = flow->style;
    page->width = style->width;
    page->height = style->height;
    page->label = str_printf(book->arena, "%zu", number);
    page->items =
        ARENA_ARRAY(book->arena, count_items(flow, cut) + 1, struct item);
    const struct flow_head *head = head_of(flow, cut);
    mpt y = style->top;
    if (head) {
        place_line(page, &head->set, style->left, y);
        y += head->height;
    }
    for (size_t i = cut->from; i < cut->to; i++) {
        const struct flow_line *line = &flow->stretch.lines[i];
        if (line->mark) {
            book->outline[line->mark - 1].page = (uint32_t)number - 1;
            book->outline[line->mark - 1].y = y;
        }
        place_line(page, &line->set, style->left, y + line->baseline);
        if (flow->stretch.items[i].kind != PB_PENALTY)
            y += flow->stretch.items[i].height;
    }
    map_page(m, cut, page->label);
    return number == 1 || add_folio(m, page);
}

/* An empty document still is one page, for a PDF must have one. */
static struct pb_pages cut_pages(struct maker *m)
{
    const struct style *style = m->flow.style;
    struct arena *arena = m->flow.setter.arena;
    struct pb_pages pages =
        pagebreak(arena, m->flow.stretch.items, m->flow.stretch.n,
                  style->height - style->top - style->bottom);
    if (pages.n == 0) {
        pages.at = ARENA_NEW(arena, struct pb_page);
        pages.n = 1;
    }
    return pages;
}

static bool make_pages(struct maker *m)
{
    struct book *book = m->flow.book;
    struct pb_pages pages = cut_pages(m);
    book->pages = ARENA_ARRAY(book->arena, pages.n, struct page);
    m->map->at = ARENA_ARRAY(book->arena, pages.n, struct page_start);
    m->map->n = 0;
    for (size_t i = 0; i < pages.n; i++) {
        if (!fill_page(m, &pages.at[i], i + 1))
            return false;
    }
    return true;
}

static void list_fonts(struct book *book, const struct fonts *fonts)
{
    struct font *font;
    size_t at = 0;
    book->fonts = ARENA_ARRAY(book->arena, FONTS_MAX, struct font *);
    while ((font = fonts_next_used(fonts, &at)))
        book->fonts[book->font_count++] = font;
}

size_t book_page_count(const struct book *book)
{
    return book->page_count;
}

struct book *layout(const struct doc *doc, struct fonts *fonts,
                    const struct style *style, const struct page_map **map,
                    struct anban_error *err)
{
    struct book *book = ARENA_NEW(doc->arena, struct book);
    book->arena = doc->arena;
    book->meta = doc->meta;
    book->images = doc->images;
    struct maker *m = ARENA_NEW(doc->arena, struct maker);
    *map = m->map = ARENA_NEW(doc->arena, struct page_map);
    m->flow = (struct flow){.measure = style_measure(style),
                            .setter = {.arena = doc->arena,
                                       .scratch = arena_child(doc->arena),
                                       .doc = doc,
                                       .fonts = fonts,
                                       .err = err},
                            .style = style,
                            .book = book};
    if (!flow_document(&m->flow) || !make_pages(m))
        return NULL;
    list_fonts(book, fonts);
    return book;
}
