/* SPDX-License-Identifier: MIT */
/*
 * Making pages of a column that goes on. Each look at it cuts what is not yet
 * on a page, fills the pages that are final (pagebreak.h) and takes them off
 * the column. Lines are never moved: they live in two arenas in turn, of which
 * the older is cleared when its last line is on a page.
 */
#include "layout/pages.h"

#include <string.h>

#include "base/arena.h"
#include "layout/annex.h"
#include "layout/recto_verso.h"
#include "layout/fill.h"

/* Some thirty pages of items: a look takes time for what it leaves as well, so
 * that it should leave little of what it sees. */
enum { WINDOW = 2048 };

struct page page_of(const struct style *style, struct str label)
{
    return (struct page){.width = style->width,
                         .height = style->height,
                         .label = label,
                         .folio = label};
}

bool page_is_turned(const struct style *style, const struct page *page)
{
    return page->width != style->width;
}

/* Of a turned page the folio stands in the middle, at its head or foot. */
static void place_turned_folio(const struct style *style, mpt width,
                               struct item *item)
{
    mpt measure = style->height - style->top - style->bottom;
    item->x = style->bottom + (measure - width) / 2;
    item->y = style->folio_at_top ? style->left * 11 / 20
                                  : style->width - style->right / 2;
}

bool page_add_folio(struct flow *flow, struct page *page, size_t number)
{
    const struct style *style = flow->paper;
    const struct part_style *look = &style->parts[PART_FOLIO];
    struct set_line line;
    if (style->own_folio)
        return true;
    if (!set_label(&flow->setter, page->folio, look, TAG_ARTIFACT, &line))
        return false;
    struct item *item = &page->items[page->n++];
    *item = line.items[0];
    item->x = margin_x(style, look->setting, line.width, number);
    mpt middle = style->folio_at_top ? style->top * 11 / 20
                                     : style->height - style->bottom / 2;
    item->y = middle;
    if (page_is_turned(style, page))
        place_turned_folio(style, line.width, item);
    item->y += baseline_in(&flow->setter, look) - look->leading / 2;
    return true;
}

/* A volume may count its pages through, annexes and all. */
static bool counts_on(const struct flow *flow)
{
    return flow->setter.doc->is_volume && !flow->style->parts_apart;
}

/* The annex, or the document of a volume, that begins with the page and counts
 * its pages by itself; NULL: none does. */
static const struct annex *begins_with(const struct flow *flow,
                                       const struct pb_page *cut)
{
    const struct stretch *s = &flow->stretch;
    size_t i = cut->from;
    while (i < cut->to && s->items[i].kind != PB_BOX)
        i++;
    return i < cut->to && !counts_on(flow) ? s->lines[i].annex : NULL;
}

/* The page that comes next, called by its number in the annex, if it is in one.
 */
static struct page next_page(struct flow *flow)
{
    struct pages *pages = flow->pages;
    struct arena *arena = flow->book->arena;
    struct str folio = str_printf(arena, "%zu", ++pages->counted);
    struct page page = page_of(flow->style, folio);
    if (pages->annex)
        page.label = str_printf(arena, "%.*s.%.*s", STR_ARG(pages->annex->name),
                                STR_ARG(folio));
    return page;
}

static struct page *add_page(struct flow *flow)
{
    struct pages *pages = flow->pages;
    struct arena *arena = flow->book->arena;
    size_t n = pages->n++;
    pages->at = arena_more(arena, pages->at, n, sizeof *pages->at);
    pages->starts = arena_more(arena, pages->starts, n, sizeof *pages->starts);
    struct page *page = &pages->at[n];
    *page = next_page(flow);
    page->order = &flow->book->order;
    pages->starts[n] = (struct page_start){
        .label = page->label, .part = pages->annex ? pages->annex->part : 0};
    return page;
}

/* A page 1 is a right-hand one where pages face each other; the one before it
 * may be blank. */
static void begin_annex(struct flow *flow, const struct annex *annex)
{
    struct pages *pages = flow->pages;
    if (flow->style->facing && pages->n % 2 == 1)
        add_page(flow);
    pages->annex = annex;
    pages->counted = 0;
}

/* So many are not worth packing. */
enum { PAGES_KEPT = 24 };

/* The number is not shown on the first page (Decree 30/2020, Appendix I). */
static bool make_page(struct flow *flow, const struct pb_page *cut)
{
    struct pages *pages = flow->pages;
    struct arena *arena = flow->book->arena;
    const struct annex *annex = begins_with(flow, cut);
    if (annex)
        begin_annex(flow, annex);
    size_t n = pages->n;
    struct page *page = add_page(flow);
    fill_page(pages->scratch, flow, &flow->stretch, cut, page, (uint32_t)n,
              &pages->starts[n]);
    if (pages->counted > 1 && !page_add_folio(flow, page, n))
        return false;
    if (n < PAGES_KEPT)
        page_keep(arena, page);
    else
        page_pack(arena, pages->scratch, page);
    arena_clear(pages->scratch);
    return true;
}

static bool make_all(struct flow *flow, const struct pb_pages *cuts)
{
    for (size_t i = 0; i < cuts->n; i++) {
        if (!make_page(flow, &cuts->at[i]))
            return false;
    }
    return true;
}

/* Takes the first `count` items off the column. */
static void drop(struct flow *flow, size_t count)
{
    struct stretch *s = &flow->stretch;
    if (count == 0)
        return; /* of a text without lines there are no items to move */
    s->n -= count;
    memmove(s->items, s->items + count, s->n * sizeof *s->items);
    memmove(s->lines, s->lines + count, s->n * sizeof *s->lines);
    flow->pages->dropped += count;
}

/* New lines go to the older arena if none of its lines is left. */
static void turn(struct flow *flow)
{
    struct pages *pages = flow->pages;
    if (pages->dropped < pages->turned)
        return;
    struct arena *older = pages->older;
    arena_clear(older);
    pages->older = flow->setter.arena;
    flow->setter.arena = older;
    pages->turned = pages->dropped + flow->stretch.n;
}

static struct pb_form form_of(const struct flow *flow)
{
    const struct style *style = flow->style;
    return (struct pb_form){style_depth(style),
                            style->parts[PART_NOTE].leading};
}

/* The cuts of the column, whose notes and pictures all have their place. What
 * moves to a later line takes what it holds with it. */
static struct pb_pages cut_column(struct flow *flow, bool open)
{
    struct arena *arena = flow->pages->cuts;
    const struct stretch *s = &flow->stretch;
    const struct pb_form form = form_of(flow);
    for (;;) {
        struct pb_pages cuts =
            open ? pagebreak_final(arena, s->items, s->n, form)
                 : pagebreak(arena, s->items, s->n, form);
        if (!flow_move_picture(flow, &cuts, open) &&
            ((open && flow_waits(flow)) || !flow_settle(flow, &cuts, open)))
            return cuts;
        flow->pages->turned = flow->pages->dropped + s->n;
    }
}

/* The pages which nothing changes that follows, nor what is left of notes. */
static struct pb_pages cut_final(struct flow *flow)
{
    struct pb_pages cuts = cut_column(flow, true);
    size_t settled = flow_settled(flow);
    if (flow_waits(flow))
        return (struct pb_pages){.n = 0};
    if (settled == flow->stretch.n)
        return cuts;
    cuts = pagebreak_final(flow->pages->cuts, flow->stretch.items, settled,
                           form_of(flow));
    return flow_move_picture(flow, &cuts, true) ? cut_final(flow) : cuts;
}

bool flow_make_pages(struct flow *flow)
{
    struct pages *pages = flow->pages;
    if (flow->apart || flow->stretch.n < pages->due || flow_waits(flow))
        return true;
    struct pb_pages cuts = cut_final(flow);
    if (!make_all(flow, &cuts))
        return false;
    if (cuts.n > 0)
        drop(flow, cuts.next);
    turn(flow);
    arena_clear(pages->cuts);
    pages->due = 2 * flow->stretch.n + WINDOW;
    return true;
}

void pages_begin(struct flow *flow)
{
    struct pages *pages = ARENA_NEW(flow->setter.keep, struct pages);
    pages->scratch = arena_child(flow->setter.keep);
    pages->cuts = arena_child(flow->setter.keep);
    pages->older = arena_child(flow->setter.keep);
    pages->due = WINDOW;
    flow->pages = pages;
}

bool pages_finish(struct flow *flow)
{
    struct pages *pages = flow->pages;
    struct pb_pages cuts = cut_column(flow, false);
    bool made = make_all(flow, &cuts);
    drop(flow, flow->stretch.n);
    turn(flow);
    arena_clear(pages->cuts);
    pages->due = WINDOW;
    return made;
}

bool pages_end(struct flow *flow)
{
    const struct pb_page blank = {0};
    if (!pages_finish(flow))
        return false;
    return flow->pages->n > 0 || make_page(flow, &blank);
}
