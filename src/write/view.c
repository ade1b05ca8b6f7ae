/* SPDX-License-Identifier: MIT */
/*
 * One page is drawn as it is. Several become a sheet: a large page of its own
 * on which they lie in rows, each white on grey with its number below, as pages
 * lie on the sides of sheets of paper. All that is on it is then drawn like any
 * page, so a sheet differs from a page in nothing but its size.
 */
#include "write/view.h"

#include "base/arena.h"
#include "base/error.h"
#include "layout/font.h"
#include "write/raster.h"
#include "write/view_pages.h"

enum {
    DPI = 150, /* of a page: small type is read */
    SHEET_WIDTH = 2400,
    SHEET_HEIGHT = 1800, /* of a sheet, in pixels */
    INCH = 72 * MPT,
    AROUND = 16, /* space around a page, as a part of its width */
    TYPE = 20,   /* size of its number, likewise */
    PAPER = 0xFFFFFF,
    DESK = 0xC4C4C4,
    ITEMS_EACH = 2, /* of the sheet's own for a page: paper and number */
    BAND = 20 * VIEW_ROWS
};

/* The pages on their way to a sheet. */
struct desk {
    struct view *view;
    const struct book *book;
    const size_t *chosen;
    size_t n, columns, rows;
    mpt width, height; /* of the largest page */
    mpt around;        /* and the space around it */
    struct font *font; /* of the numbers; NULL: none has them */
};

/* ---- a page, open ---- */

/* A page opened for as long as the view lives. */
static const struct page *opened(const struct view *view,
                                 const struct page *page)
{
    struct page *open = ARENA_NEW(view->arena, struct page);
    *open = page_open(view->arena, page);
    return open;
}

static void note_images(const struct view *view, const struct page *page)
{
    for (size_t i = 0; i < page->n; i++) {
        if (page->items[i].kind == ITEM_IMAGE)
            view->images[page->items[i].as.image.picture->id] = true;
    }
}

/* The page, or the side with the pages that were placed on it. */
static void take_page(struct view *view, const struct page *page)
{
    struct placed *placed =
        ARENA_ARRAY(view->arena, page->placed_count, struct placed);
    view->page = *opened(view, page);
    note_images(view, &view->page);
    for (size_t i = 0; i < page->placed_count; i++) {
        placed[i] = page->placed[i];
        placed[i].page = opened(view, page->placed[i].page);
        note_images(view, placed[i].page);
    }
    view->page.placed = placed;
}

/* ---- the sheet ---- */

static int64_t cell_width(const struct desk *d)
{
    return (int64_t)d->width + d->around;
}

static int64_t cell_height(const struct desk *d)
{
    return (int64_t)d->height + 2 * (int64_t)d->around;
}

/* Pixels for a million mpt, when the sheet has so many columns. */
static int64_t scale_of(const struct desk *d, size_t columns, int width,
                        int height)
{
    enum { MILLION = 1000000 };
    int64_t rows = (int64_t)((d->n + columns - 1) / columns);
    int64_t across = (int64_t)columns * cell_width(d) + d->around;
    int64_t down = rows * cell_height(d) + d->around;
    int64_t by_width = (int64_t)width * MILLION / across;
    int64_t by_height = (int64_t)height * MILLION / down;
    return by_width < by_height ? by_width : by_height;
}

/* As many columns as let the pages be largest. */
static void choose_columns(struct desk *d, int width, int height)
{
    d->columns = 1;
    for (size_t columns = 2; columns <= d->n; columns++) {
        if (scale_of(d, columns, width, height) >
            scale_of(d, d->columns, width, height))
            d->columns = columns;
    }
    d->rows = (d->n + d->columns - 1) / d->columns;
}

static void measure(struct desk *d)
{
    for (size_t i = 0; i < d->n; i++) {
        const struct page *page = &d->book->pages[d->chosen[i]];
        d->width = page->width > d->width ? page->width : d->width;
        d->height = page->height > d->height ? page->height : d->height;
    }
    d->around = d->width / AROUND + 1;
}

static bool can_set(const struct font *font, struct str text)
{
    for (size_t at = 0; at < text.n; at++) {
        if (!font_has(font, (unsigned char)text.s[at]))
            return false;
    }
    return true;
}

static struct item *add_item(const struct desk *d, enum item_kind kind, mpt x,
                             mpt y)
{
    struct page *sheet = &d->view->page;
    struct item *item = &sheet->items[sheet->n++];
    item->kind = kind;
    item->tag = TAG_ARTIFACT;
    item->x = x;
    item->y = y;
    return item;
}

static void add_paper(const struct desk *d, mpt x, mpt y, mpt width, mpt height,
                      uint32_t colour)
{
    struct item *rule = add_item(d, ITEM_RULE, x, y);
    rule->as.rule.width = width;
    rule->as.rule.height = height;
    rule->colour = colour;
}

/* The page's number, its middle at `x`. */
static void add_number(const struct desk *d, mpt x, mpt y, struct str label)
{
    const struct shaped *shaped = d->font ? font_shape(d->font, label) : NULL;
    if (!shaped || shaped->missing)
        return;
    int32_t em = font_units_per_em(shaped->font);
    mpt size = d->width / TYPE + 1;
    struct glyph *glyphs = ARENA_ARRAY(d->view->arena, shaped->n, struct glyph);
    for (size_t i = 0; i < shaped->n; i++)
        glyphs[i] = (struct glyph){
            .id = shaped->glyphs[i].id,
            .advance = (mpt)((int64_t)shaped->glyphs[i].advance * size / em)};
    mpt width = (mpt)((int64_t)shaped->width * size / em);
    add_item(d, ITEM_TEXT, x - width / 2, y)->as.run =
        (struct run){.font = shaped->font,
                     .size = size,
                     .expansion = 1000,
                     .glyphs = glyphs,
                     .n = shaped->n,
                     .text = label};
}

/* Puts what is on `page` where its top left corner comes to lie. */
static void place_page(const struct desk *d, struct placed **end,
                       const struct page *page, mpt x, mpt y)
{
    const struct placed whole = {.page = page, .scale = SCALE_WHOLE};
    size_t n = page->placed_count ? page->placed_count : 1;
    for (size_t i = 0; i < n; i++) {
        struct placed *placed = (*end)++;
        *placed = page->placed_count ? page->placed[i] : whole;
        placed->page = opened(d->view, placed->page);
        placed->x += x;
        placed->y += y;
        note_images(d->view, placed->page);
    }
}

static void lay_page(const struct desk *d, size_t i, struct placed **end)
{
    const struct page *page = &d->book->pages[d->chosen[i]];
    mpt column = (mpt)(i % d->columns), row = (mpt)(i / d->columns);
    mpt x = d->around + column * (mpt)cell_width(d);
    mpt y = d->around + row * (mpt)cell_height(d);
    x += (d->width - page->width) / 2;
    add_paper(d, x, y, page->width, page->height, PAPER);
    add_number(d, x + page->width / 2, y + page->height + d->around,
               page->label);
    place_page(d, end, page, x, y);
}

static void lay_sheet(struct desk *d)
{
    struct view *view = d->view;
    struct page *sheet = &view->page;
    size_t count = 0;
    for (size_t i = 0; i < d->n; i++) {
        size_t n = d->book->pages[d->chosen[i]].placed_count;
        count += n ? n : 1;
    }
    struct placed *placed = ARENA_ARRAY(view->arena, count, struct placed);
    *sheet = (struct page){
        .width = (mpt)((int64_t)d->columns * cell_width(d) + d->around),
        .height = (mpt)((int64_t)d->rows * cell_height(d) + d->around),
        .items = ARENA_ARRAY(view->arena, 1 + ITEMS_EACH * d->n, struct item),
        .placed = placed,
        .placed_count = count};
    add_paper(d, 0, 0, sheet->width, sheet->height, DESK);
    for (size_t i = 0; i < d->n; i++)
        lay_page(d, i, &placed);
}

static void take_sheet(struct desk *d, int width, int height)
{
    for (size_t i = 0; i < d->book->font_count && !d->font; i++) {
        if (can_set(d->book->fonts[i], STR("0123456789ivx, ")))
            d->font = d->book->fonts[i];
    }
    measure(d);
    choose_columns(d, width, height);
    lay_sheet(d);
}

/* ---- the view ---- */

static int at_least_one(int64_t n)
{
    return n < 1 ? 1 : n > INT32_MAX ? INT32_MAX : (int)n;
}

/* As wide as the dots to the inch say, but within the limits, and wide enough
 * for a row of pixels. */
static void choose_width(struct view *view, int dpi, int width, int height)
{
    const struct page *page = &view->page;
    int64_t wide = ((int64_t)page->width * dpi + INCH / 2) / INCH;
    int64_t most = width ? width : RASTER_SIDE_MAX;
    int64_t down = height ? height : RASTER_SIDE_MAX;
    wide = wide < most ? wide : most;
    most = down * page->width / page->height;
    wide = wide < most ? wide : most;
    int64_t least = (page->width + 2 * (int64_t)page->height - 1) /
                    (2 * (int64_t)page->height);
    view->width = at_least_one(wide > least ? wide : least);
    view->dpi = at_least_one((int64_t)view->width * INCH / page->width);
}

const bool *view_images(const struct view *view, int *dpi)
{
    *dpi = view->dpi;
    return view->images;
}

struct view *choose_pages(const struct book *book, struct arena *arena,
                          const struct picture_wish *wish,
                          struct anban_error *err)
{
    struct view *view = ARENA_NEW(arena, struct view);
    size_t *chosen = ARENA_ARRAY(arena, book->page_count, size_t);
    struct desk desk = {.view = view, .book = book, .chosen = chosen};
    view->arena = arena;
    view->format = wish->format;
    view->origin = book->meta.origin;
    size_t wished = view_choose(book, wish->input, wish->pages, chosen, err);
    if (wished == 0)
        return NULL;
    desk.n = wished < VIEW_PAGES_MAX ? wished : VIEW_PAGES_MAX;
    view->facts = (struct picture_facts){desk.n, wished,
                                         book->pages[chosen[desk.n - 1]].label};
    view->images = ARENA_ARRAY(arena, book->image_count + 1, bool);
    int dpi = wish->dpi ? wish->dpi : DPI;
    int width = wish->width, height = wish->height;
    if (desk.n == 1) {
        take_page(view, &book->pages[chosen[0]]);
    } else {
        width = width ? width : SHEET_WIDTH;
        height = height ? height : SHEET_HEIGHT;
        take_sheet(&desk, width, height);
    }
    choose_width(view, dpi, width, height);
    return view;
}

static bool is_grey(uint32_t colour)
{
    return (colour >> 16 & 0xFF) == (colour & 0xFF) &&
           (colour >> 8 & 0xFF) == (colour & 0xFF);
}

static bool items_are_grey(const struct view *view, const struct page *page)
{
    for (size_t i = 0; i < page->n; i++) {
        const struct item *item = &page->items[i];
        if (item->kind == ITEM_IMAGE) {
            const struct image *image = item->as.image.picture;
            if (view->pictures[image->id].components != 1)
                return false;
        } else if (item->kind != ITEM_LINK && item->kind != ITEM_FIELD &&
                   !is_grey(item->colour)) {
            return false;
        }
    }
    return true;
}

bool view_is_grey(const struct view *view)
{
    bool grey = items_are_grey(view, &view->page);
    for (size_t i = 0; i < view->page.placed_count; i++)
        grey = grey && items_are_grey(view, view->page.placed[i].page);
    return grey;
}

int view_height(const struct view *view)
{
    const struct page *page = &view->page;
    return (int)(((int64_t)page->height * view->width + page->width / 2) /
                 page->width);
}

/* What the drawing holds, for a trap to see. */
struct drawing {
    struct arena_trap trap;
    struct raster *raster;
};

static void draw_bands(struct drawing *d, const struct view *view,
                       void (*take)(void *, const unsigned char *, int),
                       void *user)
{
    size_t row = (size_t)view->width * RASTER_CHANNELS;
    unsigned char *rows = arena_array(view->arena, BAND, row);
    int height = raster_height(d->raster);
    for (int y = 0; y < height; y += BAND) {
        int count = height - y < BAND ? height - y : BAND;
        raster_rows(d->raster, y, count, rows);
        take(user, rows, count);
    }
}

bool view_draw(const struct view *view,
               void (*take)(void *user, const unsigned char *rows, int count),
               void *user, struct anban_error *err)
{
    struct drawing *d = ARENA_NEW(view->arena, struct drawing);
    d->raster =
        raster_new(view->arena, &view->page, view->pictures, view->width, err);
    if (!d->raster)
        return false;
    bool full = ARENA_TRAP(view->arena, d->trap);
    if (!full)
        draw_bands(d, view, take, user);
    arena_untrap(view->arena, &d->trap);
    raster_free(d->raster);
    return !full || fail(err, ANBAN_NO_MEMORY, "out of memory for the picture");
}
