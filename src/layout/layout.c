/* SPDX-License-Identifier: MIT */
/*
 * The stage as a whole: tree in, book and page map out. The column of lines is
 * made first and cut into pages afterwards; only then are lines placed.
 */
#include "base/arena.h"
#include "base/error.h"
#include "doc/pagemap.h"
#include "layout/facing.h"
#include "layout/fill.h"
#include "layout/front.h"
#include "stages.h"

struct maker {
    struct flow flow;
    struct front front;
    struct page_map *map;
};

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
    item->x = margin_x(style, look->setting, line.width,
                       (size_t)(page - m->flow.book->pages));
    mpt middle = style->folio_at_top ? style->top * 11 / 20
                                     : style->height - style->bottom / 2;
    item->y = middle - look->leading / 2 + baseline_in(&m->flow.setter, look);
    return true;
}

/* The next page, empty. */
static struct page *new_page(struct maker *m, struct str label)
{
    struct page *page = &m->flow.book->pages[m->flow.book->page_count++];
    page->width = m->flow.style->width;
    page->height = m->flow.style->height;
    page->label = label;
    page->items = ARENA_ARRAY(m->flow.book->arena, 1, struct item);
    return page;
}

/* A page of the text: it has a place in the page map. */
static bool make_page(struct maker *m, const struct pb_page *cut, size_t number)
{
    struct page *page =
        new_page(m, str_printf(m->flow.book->arena, "%zu", number));
    struct page_start *start = &m->map->at[m->map->n++];
    *start = (struct page_start){.label = page->label};
    fill_page(&m->flow, &m->flow.stretch, cut, page, start);
    return number == 1 || add_folio(m, page);
}

/* The title page is the first, and shows no number. */
static void make_title_page(struct maker *m)
{
    const struct stretch *title = &m->front.title;
    const struct pb_page all = {.from = 0, .to = title->n};
    if (title->n == 0)
        return;
    struct page *page = new_page(m, front_label(m->flow.book->arena, 1));
    struct page_start *start = &m->map->at[m->map->n++];
    *start = (struct page_start){.label = page->label};
    fill_page(&m->flow, title, &all, page, start);
}

static bool make_contents_page(struct maker *m, const struct pb_page *cut)
{
    size_t number = m->flow.book->page_count + 1;
    struct page_start ignored = {0};
    struct page *page = new_page(m, front_label(m->flow.book->arena, number));
    fill_page(&m->flow, &m->front.contents, cut, page, &ignored);
    return add_folio(m, page);
}

/* Empty pages up to `count`. */
static void leave_blank(struct maker *m, size_t count)
{
    struct book *book = m->flow.book;
    while (book->page_count < count)
        new_page(m, front_label(book->arena, book->page_count + 1));
}

/* An empty document still is one page, for a PDF must have one. */
static struct pb_pages cut_pages(struct maker *m)
{
    const struct style *style = m->flow.style;
    struct arena *arena = m->flow.setter.arena;
    const struct pb_form form = {style_depth(style),
                                 style->parts[PART_NOTE].leading};
    struct pb_pages pages;
    do {
        pages =
            pagebreak(arena, m->flow.stretch.items, m->flow.stretch.n, form);
    } while (flow_settle(&m->flow, &pages));
    if (pages.n == 0) {
        pages.at = ARENA_NEW(arena, struct pb_page);
        pages.n = 1;
    }
    return pages;
}

/* The contents need the numbers of the text's pages, so they are filled
 * last, into the pages left for them. */
static bool make_front(struct maker *m)
{
    struct book *book = m->flow.book;
    size_t count = book->page_count;
    const struct pb_pages *cuts = &m->front.cuts;
    if (!front_number(&m->front, &m->flow))
        return false;
    book->page_count = m->front.title.n ? (m->flow.style->facing ? 2 : 1) : 0;
    for (size_t i = 0; i < cuts->n; i++) {
        if (!make_contents_page(m, &cuts->at[i]))
            return false;
    }
    book->page_count = count;
    front_order_tags(&m->front, book);
    return true;
}

static bool make_pages(struct maker *m)
{
    struct book *book = m->flow.book;
    struct pb_pages pages = cut_pages(m);
    size_t n = m->front.pages + pages.n;
    book->front_count = m->front.pages;
    book->pages = ARENA_ARRAY(book->arena, n, struct page);
    m->map->at = ARENA_ARRAY(book->arena, n, struct page_start);
    m->map->n = 0;
    make_title_page(m);
    leave_blank(m, m->front.pages);
    for (size_t i = 0; i < pages.n; i++) {
        if (!make_page(m, &pages.at[i], i + 1))
            return false;
    }
    return make_front(m);
}

static bool set_document(struct maker *m)
{
    struct flow *flow = &m->flow;
    const struct node *root = flow->setter.doc->root, *first;
    flow_tag(flow, root, node_role(root->kind), 0);
    return front_title(&m->front, flow, &first) && flow_document(flow, first) &&
           front_contents(&m->front, flow);
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
    book->facing = style->facing;
    if (!set_document(m) || !make_pages(m) || !face_pages(&m->flow))
        return NULL;
    list_fonts(book, fonts);
    return book;
}
