/* SPDX-License-Identifier: MIT */
/* Items of a page to pixels, in the order in which they lie on each other. */
#include "write/raster_draw.h"

#include "base/arena.h"
#include "base/error.h"
#include "write/raster_edges.h"
#include "write/raster_letters.h"

struct raster *raster_new(struct arena *arena, const struct page *page,
                          const struct rendition *pictures, int width,
                          struct anban_error *err)
{
    struct raster *r = ARENA_NEW(arena, struct raster);
    int64_t height =
        ((int64_t)page->height * width + page->width / 2) / page->width;
    if (width < 1 || width > RASTER_SIDE_MAX || height < 1 ||
        height > RASTER_SIDE_MAX) {
        fail(err, ANBAN_USAGE,
             "a picture of the page would be %d by %lld pixels; a side may "
             "have 1 to %d",
             width, (long long)height, RASTER_SIDE_MAX);
        return NULL;
    }
    r->arena = arena;
    r->page = page;
    r->pictures = pictures;
    r->width = width;
    r->height = (int)height;
    if (FT_Init_FreeType(&r->library) == 0)
        return r;
    fail(err, ANBAN_NO_MEMORY, "out of memory");
    return NULL;
}

void raster_free(struct raster *r)
{
    if (!r)
        return;
    for (size_t i = 0; i < r->face_count; i++)
        FT_Done_Face(r->faces[i].face);
    letters_free(r->letters);
    FT_Done_FreeType(r->library);
}

int raster_height(const struct raster *r)
{
    return r->height;
}

/* ---- rules ---- */

/* How much of the pixel at `at` lies between two points, in units. */
static unsigned covered(int64_t start, int64_t end, int at)
{
    int64_t left = (int64_t)at * UNIT, right = left + UNIT;
    left = start > left ? start : left;
    right = end < right ? end : right;
    return right > left ? (unsigned)(right - left) : 0;
}

struct box {
    int64_t left, top, right, bottom; /* in units */
};

/* The pixels of a box that are within the rows drawn now. */
static struct box visible(const struct raster *r, const struct box *box)
{
    return (struct box){
        clamp(floor_div(box->left, UNIT), 0, r->width),
        clamp(floor_div(box->top, UNIT), r->from, r->from + r->count),
        clamp(floor_div(box->right + UNIT - 1, UNIT), 0, r->width),
        clamp(floor_div(box->bottom + UNIT - 1, UNIT), r->from,
              r->from + r->count)};
}

static void fill_row(const struct raster *r, const struct box *box,
                     const struct box *seen, int y)
{
    unsigned down = covered(box->top, box->bottom, y);
    int x = (int)seen->left, end = (int)seen->right;
    while (x < end) {
        unsigned part = down * covered(box->left, box->right, x) * FULL;
        int n = 1;
        if (part == UNIT * UNIT * FULL) { /* up to where it ends */
            n = (int)(box->right / UNIT) - x;
            n = n > end - x ? end - x : n;
            fill(pixel_at(r, x, y), (size_t)n, r->colour);
        } else {
            paint(pixel_at(r, x, y), 1, r->colour,
                  (part + UNIT * UNIT / 2) / (UNIT * UNIT));
        }
        x += n;
    }
}

static void fill_box(struct raster *r, const struct box *box)
{
    struct box seen = visible(r, box);
    if (seen.left < seen.right && seen.top < seen.bottom)
        note_drawn(r, (int)seen.left, (int)seen.right);
    for (int y = (int)seen.top; y < (int)seen.bottom; y++)
        fill_row(r, box, &seen, y);
}

static struct box box_of(const struct raster *r, const struct item *item,
                         mpt width, mpt height)
{
    return (struct box){units_x(r, item->x), units_y(r, item->y),
                        units_x(r, item->x + width),
                        units_y(r, item->y + height)};
}

/* ---- pictures ---- */

/* The sample on which the middle of a pixel falls. */
static int sample_of(int at, int64_t start, int64_t end, int count)
{
    int64_t middle = (int64_t)at * UNIT + UNIT / 2 - start;
    return clamp(middle * count / (end - start), 0, count - 1);
}

static void draw_sample(const struct rendition *from, size_t i,
                        unsigned char *to)
{
    const unsigned char *at =
        (const unsigned char *)from->bytes.s + i * (size_t)from->components;
    uint32_t colour = from->components == 1 ? at[0] * 0x010101U
                                            : (uint32_t)at[0] << 16 |
                                                  (uint32_t)at[1] << 8 | at[2];
    paint(to, 1, colour, FULL);
}

static void draw_samples(struct raster *r, const struct box *box,
                         const struct rendition *from)
{
    struct box seen = visible(r, box);
    if (seen.left < seen.right && seen.top < seen.bottom)
        note_drawn(r, (int)seen.left, (int)seen.right);
    for (int y = (int)seen.top; y < (int)seen.bottom; y++) {
        int row = sample_of(y, box->top, box->bottom, from->height);
        for (int x = (int)seen.left; x < (int)seen.right; x++) {
            int column = sample_of(x, box->left, box->right, from->width);
            draw_sample(from,
                        (size_t)row * (size_t)from->width + (size_t)column,
                        pixel_at(r, x, y));
        }
    }
}

static void draw_image(struct raster *r, const struct item *item)
{
    const struct rendition *form = &r->pictures[item->as.image.picture->id];
    struct box box =
        box_of(r, item, item->as.image.width, item->as.image.height);
    r->colour = GREY;
    if (box.right <= box.left || box.bottom <= box.top)
        return;
    if (form->form == IMAGE_RAW)
        draw_samples(r, &box, form);
    else
        fill_box(r, &box);
}

/* ---- all of it ---- */

/* What lies below all that can be seen in the rows. */
struct ground {
    uint32_t colour;
    size_t next; /* the first item upon it */
};

/* The uppermost rule that covers all of them, or the page's white. */
static struct ground ground_of(const struct raster *r)
{
    const struct box all = {0, (int64_t)r->from * UNIT,
                            (int64_t)r->width * UNIT,
                            (int64_t)(r->from + r->count) * UNIT};
    for (size_t i = r->page->n; i-- > 0;) {
        const struct item *item = &r->page->items[i];
        if (item->kind != ITEM_RULE)
            continue;
        struct box box =
            box_of(r, item, item->as.rule.width, item->as.rule.height);
        if (box.left <= all.left && box.top <= all.top &&
            box.right >= all.right && box.bottom >= all.bottom)
            return (struct ground){item->colour, i + 1};
    }
    return (struct ground){WHITE, 0};
}

/* Those from number `i` on. */
static void draw_items(struct raster *r, const struct page *page, size_t i)
{
    for (; i < page->n; i++) {
        const struct item *item = &page->items[i];
        r->colour = item->tag == TAG_WATERMARK ? WATERMARK_GREY : item->colour;
        if (item->kind == ITEM_TEXT) {
            raster_text(r, item);
        } else if (item->kind == ITEM_IMAGE) {
            draw_image(r, item);
        } else if (item->kind == ITEM_RULE) {
            struct box box =
                box_of(r, item, item->as.rule.width, item->as.rule.height);
            fill_box(r, &box);
        }
    }
}

void raster_edges(struct raster *r, const struct codes *codes, int levels,
                  raster_take *take, void *user)
{
    const struct edging edging = {codes, levels, r->width, r->height};
    struct edges *edges = edges_new(r->arena, edging);
    for (size_t i = 0; i < r->page->n; i++) {
        const struct item *item = &r->page->items[i];
        if (item->kind == ITEM_TEXT)
            raster_text_edges(r, item, edges, take, user);
    }
}

void raster_grounds(const struct raster *r, uint32_t *colours)
{
    for (int y = 0; y < r->height; y++)
        colours[y] = WHITE;
    for (size_t i = 0; i < r->page->n; i++) {
        const struct item *item = &r->page->items[i];
        if (item->kind != ITEM_RULE)
            continue;
        struct box box =
            box_of(r, item, item->as.rule.width, item->as.rule.height);
        int from = clamp(floor_div(box.top + UNIT - 1, UNIT), 0, r->height);
        int end = clamp(floor_div(box.bottom, UNIT), 0, r->height);
        bool across = box.left <= 0 && box.right >= (int64_t)r->width * UNIT;
        for (int y = from; across && y < end; y++)
            colours[y] = item->colour;
    }
}

struct columns raster_rows(struct raster *r, int from, int count,
                           unsigned char *rows)
{
    r->from = from;
    r->count = count;
    r->rows = rows;
    r->placed = NULL;
    r->drawn = (struct columns){0, 0};
    struct ground ground = ground_of(r);
    fill(rows, (size_t)count * (size_t)r->width, ground.colour);
    draw_items(r, r->page, ground.next);
    for (size_t i = 0; i < r->page->placed_count; i++) {
        r->placed = &r->page->placed[i];
        draw_items(r, r->placed->page, 0);
    }
    return r->drawn;
}
