/* SPDX-License-Identifier: MIT */
/*
 * The stage as a whole: tree in, book and page map out. The column of lines is
 * made block by block and cut into pages as it grows; the contents, which stand
 * before them, are made of the finished pages.
 */
#include "base/arena.h"
#include "layout/early.h"
#include "layout/recto_verso.h"
#include "layout/fields.h"
#include "layout/fill.h"
#include "layout/front.h"
#include "layout/itemise.h"
#include "layout/lexicon.h"
#include "layout/margins.h"
#include "layout/pages.h"
#include "stages.h"

struct maker {
    struct flow flow;
    struct front front;
    struct page title;
    struct page_start title_start;
    size_t titles;  /* outline entries on the title page */
    size_t threads; /* that may work at it */
};

static void pack(const struct maker *m, struct page *page)
{
    const struct flow *flow = &m->flow;
    page->order = &flow->book->order;
    page_pack(flow->book->arena, flow->pages->scratch, page);
    arena_clear(flow->pages->scratch);
}

/* The title page is the first, and shows no number. */
static void make_title_page(struct maker *m)
{
    const struct flow *flow = &m->flow;
    const struct stretch *title = &m->front.title;
    const struct pb_page all = {.from = 0, .to = title->n};
    if (title->n == 0)
        return;
    m->titles = flow->book->outline_count;
    m->title = page_of(flow->style, front_label(flow->book->arena, 1));
    m->title_start.label = m->title.label;
    fill_page(flow->pages->scratch, flow, title, &all, &m->title, 0,
              &m->title_start);
    for (size_t i = 0; i < flow->book->note_count; i++)
        flow->book->notes[i].rank =
            flow->book->notes[i].level != PLACE_UNKNOWN; /* on this page */
    pack(m, &m->title);
}

static bool fill_contents_page(struct maker *m, const struct pb_page *cut,
                               size_t number)
{
    struct flow *flow = &m->flow;
    struct page_start ignored = {0};
    struct page *page = &flow->book->pages[number];
    if (!front_number(&m->front, flow, cut->to))
        return false;
    fill_page(flow->pages->scratch, flow, &m->front.contents, cut, page,
              (uint32_t)number, &ignored);
    if (!page_add_folio(flow, page, number))
        return false;
    pack(m, page);
    return true;
}

/* What comes to its lines lives as long as the page is open: in the arena of
 * lines that are on pages, all of which are. */
static bool make_contents_page(struct maker *m, const struct pb_page *cut,
                               size_t number)
{
    struct flow *flow = &m->flow;
    struct arena *lines = flow->setter.arena;
    flow->setter.arena = flow->pages->older;
    arena_clear(flow->setter.arena);
    bool made = fill_contents_page(m, cut, number);
    flow->setter.arena = lines;
    return made;
}

/* The front's pages, empty but for the title, and behind them the text's, whose
 * numbers are now those in the book. */
static void join_pages(struct maker *m)
{
    struct book *book = m->flow.book;
    const struct pages *text = m->flow.pages;
    size_t front = m->front.pages;
    book->front_count = front;
    book->page_count = front + text->n;
    book->pages = ARENA_ARRAY(book->arena, book->page_count, struct page);
    for (size_t i = 0; i < front; i++)
        book->pages[i] =
            page_of(m->flow.style, front_label(book->arena, i + 1));
    if (m->front.title.n > 0)
        book->pages[0] = m->title;
    for (size_t i = 0; i < text->n; i++)
        book->pages[front + i] = text->at[i];
    for (size_t i = m->titles; i < book->outline_count; i++)
        book->outline[i].page += (uint32_t)front;
    for (size_t i = 0; i < book->note_count; i++)
        book->notes[i].page += book->notes[i].rank ? 0 : (uint32_t)front;
}

static void make_map(struct maker *m, struct page_map *map)
{
    const struct pages *text = m->flow.pages;
    map->at = ARENA_ARRAY(m->flow.book->arena, text->n + 1, struct page_start);
    map->n = 0;
    if (m->front.title.n > 0)
        map->at[map->n++] = m->title_start;
    for (size_t i = 0; i < text->n; i++) {
        if (text->starts[i].node > 0) /* else the page is blank */
            map->at[map->n++] = text->starts[i];
    }
}

/* The contents need the numbers of the text's pages, so they are filled
 * last, into the pages left for them. */
static bool make_front(struct maker *m)
{
    struct book *book = m->flow.book;
    const struct pb_pages *cuts = &m->front.cuts;
    size_t first = m->front.title.n ? (m->flow.style->facing ? 2 : 1) : 0;
    for (size_t i = 0; i < cuts->n; i++) {
        if (!make_contents_page(m, &cuts->at[i], first + i))
            return false;
    }
    front_order_tags(&m->front, book);
    return true;
}

static void end_early(struct flow *flow)
{
    early_free(flow->setter.early);
    flow->setter.early = NULL;
}

/* The text's pages. The threads end with it, however it ends. */
static bool set_pages(struct maker *m, const struct node *first)
{
    struct flow *flow = &m->flow;
    struct arena *arena = flow->setter.keep;
    struct arena_trap trap;
    flow->setter.early = early_new(flow, first, m->threads);
    if (ARENA_TRAP(arena, trap)) {
        end_early(flow);
        arena_untrap(arena, &trap);
        arena_fail(arena);
    }
    bool set = flow_document(flow, first) && pages_end(flow);
    arena_untrap(arena, &trap);
    end_early(flow);
    return set;
}

static bool set_document(struct maker *m)
{
    struct flow *flow = &m->flow;
    const struct node *root = flow->setter.doc->root, *first;
    pages_begin(flow);
    flow_tag(flow, root, node_role(root->kind), 0);
    fields_add_copy(flow);
    flow_link_places(flow);
    if (!front_title(&m->front, flow, &first))
        return false;
    make_title_page(m);
    if (!set_pages(m, first))
        return false;
    flow_stand_upright(flow);
    return front_contents(&m->front, flow);
}

static void list_fonts(struct book *book, const struct fonts *fonts)
{
    struct font *font;
    size_t at = 0;
    book->fonts = ARENA_ARRAY(book->arena, FONTS_MAX, struct font *);
    while ((font = fonts_next_used(fonts, &at)))
        book->fonts[book->font_count++] = font;
}

static void count_images(struct book *book, const struct doc *doc)
{
    book->image_count = doc_image_count(doc);
    book->printed =
        ARENA_ARRAY(book->arena, book->image_count + 1, struct print_size);
}

const struct print_size *book_image_sizes(const struct book *book)
{
    return book->printed;
}

size_t book_page_count(const struct book *book)
{
    return book->page_count;
}

/* What only the making took. */
static void release(struct flow *flow)
{
    arena_clear(flow->setter.arena);
    arena_clear(flow->pages->older);
    arena_clear(flow->pages->scratch);
    arena_clear(flow->setter.scratch);
}

struct book *layout(const struct doc *doc, struct fonts *fonts,
                    const struct style *style, size_t threads,
                    const struct page_map **map, struct anban_error *err)
{
    struct book *book = ARENA_NEW(doc->arena, struct book);
    book->arena = doc->arena;
    book->meta = doc->meta;
    count_images(book, doc);
    struct maker *m = ARENA_NEW(doc->arena, struct maker);
    struct page_map *starts = ARENA_NEW(doc->arena, struct page_map);
    m->flow = (struct flow){
        .measure = style_measure(style),
        .setter = {.arena = arena_child(doc->arena),
                   .keep = doc->arena,
                   .scratch = arena_child(doc->arena),
                   .doc = doc,
                   .fonts = fonts,
                   .lexicon = ARENA_NEW(doc->arena, struct lexicon),
                   .printed = book->printed,
                   .err = err},
        .style = style,
        .paper = style,
        .book = book};
    m->threads = threads;
    book->facing = style->facing;
    if (!set_watermark(&m->flow) || !set_document(m))
        return NULL;
    join_pages(m);
    if (!make_front(m) || !set_recto_verso(&m->flow) ||
        !add_margin_texts(&m->flow))
        return NULL;
    fields_place_copy(&m->flow);
    make_map(m, starts);
    *map = starts;
    list_fonts(book, fonts);
    tell_missing(&m->flow.setter);
    release(&m->flow);
    return book;
}
