/* SPDX-License-Identifier: MIT */
/*
 * The stage as a whole: tree in, book and page map out. The column of lines is
 * made first and cut into pages afterwards; only then are lines placed.
 */
#include "base/arena.h"
#include "base/error.h"
#include "doc/pagemap.h"
#include "layout/fill.h"
#include "stages.h"

struct maker {
    struct flow flow;
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
    item->x = style->left + (style_measure(style) - line.width) / 2;
    mpt middle = style->folio_at_top ? style->top * 11 / 20
                                     : style->height - style->bottom / 2;
    item->y = middle - look->leading / 2 + baseline_in(&m->flow.setter, look);
    return true;
}

static bool make_page(struct maker *m, const struct pb_page *cut, size_t number)
{
    struct book *book = m->flow.book;
    struct page *page = &book->pages[book->page_count++];
    const struct style *style = m->flow.style;
    page->width = style->width;
    page->height = style->height;
    page->label = str_printf(book->arena, "%zu", number);
    struct page_start *start = &m->map->at[m->map->n++];
    *start = (struct page_start){.label = page->label};
    fill_page(&m->flow, cut, page, start);
    return number == 1 || add_folio(m, page);
}

/* An empty document still is one page, for a PDF must have one. */
static struct pb_pages cut_pages(struct maker *m)
{
    const struct style *style = m->flow.style;
    struct arena *arena = m->flow.setter.arena;
    const struct pb_form form = {style->height - style->top - style->bottom,
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

static bool make_pages(struct maker *m)
{
    struct book *book = m->flow.book;
    struct pb_pages pages = cut_pages(m);
    book->pages = ARENA_ARRAY(book->arena, pages.n, struct page);
    m->map->at = ARENA_ARRAY(book->arena, pages.n, struct page_start);
    m->map->n = 0;
    for (size_t i = 0; i < pages.n; i++) {
        if (!make_page(m, &pages.at[i], i + 1))
            return false;
    }
    return true;
}

static bool list_fonts(struct book *book, struct fonts *fonts,
                       struct anban_error *err)
{
    book->fonts = ARENA_ARRAY(book->arena, FONT_STYLES, struct font *);
    for (int i = 0; i < FONT_STYLES; i++) {
        if (!fonts_is_used(fonts, (enum font_style)i))
            continue;
        struct font *font = fonts_find(fonts, (enum font_style)i, err);
        if (!font)
            return false;
        book->fonts[book->font_count++] = font;
    }
    return true;
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
    if (!flow_document(&m->flow) || !make_pages(m) ||
        !list_fonts(book, fonts, err))
        return NULL;
    return book;
}
