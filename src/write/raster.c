/* SPDX-License-Identifier: MIT */
/*
 * Items of a page to pixels. Outlines come from FreeType in font units, so that
 * no hinting moves them, and are filled by its anti-aliasing rasteriser, which
 * gives spans of equal coverage: they go straight to the rows wanted, or, of
 * large letters, are kept (raster_letters.h). Positions are in 1/64 of a pixel,
 * FreeType's own unit.
 */
#include "write/raster.h"

#include <ft2build.h>
#include <string.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include "base/arena.h"
#include "base/error.h"
#include "layout/font.h"
#include "write/raster_letters.h"

enum {
    UNIT = 64, /* to the pixel */
    FULL = 255,
    GREY = 0xD9D9D9, /* where a picture stands */
    WHITE = 0xFFFFFF,
    UNEXPANDED = 1000
};

struct open_face {
    const struct font *font;
    FT_Face face; /* NULL: FreeType does not take the file */
};

struct raster {
    const struct page *page;
    int width, height;
    FT_Library library;
    struct open_face faces[FONTS_MAX];
    size_t face_count;
    struct letters *letters; /* NULL: none was large so far */

    int from, count;             /* the rows that are drawn now */
    unsigned char *rows;         /* their pixels, or NULL: */
    unsigned char *coverage;     /* how much of each is covered */
    const struct placed *placed; /* where the page drawn lies, or NULL */
    uint32_t colour;
    uint32_t last;        /* colour that something was drawn in */
    struct columns drawn; /* upon the ground */
};

struct raster *raster_new(struct arena *arena, const struct page *page,
                          int width, struct anban_error *err)
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
    r->page = page;
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

/* ---- where things are ---- */

static int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

/* Lengths of the page to 1/64 pixel; both ways alike, by the width. */
static int64_t units(const struct raster *r, int64_t length)
{
    int64_t pixels = length * UNIT * r->width;
    return floor_div(pixels + r->page->width / 2, r->page->width);
}

static int64_t units_x(const struct raster *r, mpt x)
{
    return units(r, r->placed ? placed_x(r->placed, x) : x);
}

static int64_t units_y(const struct raster *r, mpt y)
{
    return units(r, r->placed ? placed_y(r->placed, y) : y);
}

static int clamp(int64_t value, int least, int most)
{
    return value < least ? least : value > most ? most : (int)value;
}

static size_t place_of(const struct raster *r, int x, int y)
{
    return (size_t)(y - r->from) * (size_t)r->width + (size_t)x;
}

static unsigned char *pixel_at(const struct raster *r, int x, int y)
{
    return r->rows + place_of(r, x, y) * RASTER_CHANNELS;
}

/* Something is drawn from `left` to before `right`. */
static void note_drawn(struct raster *r, int left, int right)
{
    struct columns *drawn = &r->drawn;
    bool first = drawn->left == drawn->right;
    drawn->left = first || left < drawn->left ? left : drawn->left;
    drawn->right = first || right > drawn->right ? right : drawn->right;
    r->last = r->colour;
}

/* ---- colour ---- */

static unsigned char mix(unsigned under, unsigned over, unsigned part)
{
    return (unsigned char)((under * (FULL - part) + over * part + FULL / 2) /
                           FULL);
}

/* `n` pixels, of which the colour covers `part` of 255. */
static void paint(unsigned char *at, int n, uint32_t colour, unsigned part)
{
    const unsigned rgb[RASTER_CHANNELS] = {colour >> 16 & 0xFF,
                                           colour >> 8 & 0xFF, colour & 0xFF};
    for (int i = 0; i < n; i++, at += RASTER_CHANNELS) {
        for (int c = 0; c < RASTER_CHANNELS; c++)
            at[c] = mix(at[c], rgb[c], part);
    }
}

/* The same, all covered: a few pixels, then copies of what is there, no more at
 * once than is quick to read. */
static void fill(unsigned char *at, size_t n, uint32_t colour)
{
    enum { FEW = 16, MANY = 512 * RASTER_CHANNELS };
    size_t few = n < FEW ? n : FEW, size = n * RASTER_CHANNELS;
    for (size_t i = 0; i < few * RASTER_CHANNELS; i += RASTER_CHANNELS) {
        at[i] = (unsigned char)(colour >> 16);
        at[i + 1] = (unsigned char)(colour >> 8);
        at[i + 2] = (unsigned char)colour;
    }
    for (size_t done = few * RASTER_CHANNELS, copy; done < size; done += copy) {
        copy = done < MANY ? done : MANY;
        copy = copy < size - done ? copy : size - done;
        memcpy(at + done, at, copy);
    }
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

/* ---- text ---- */

static FT_Face face_of(struct raster *r, const struct font *font)
{
    for (size_t i = 0; i < r->face_count; i++) {
        if (r->faces[i].font == font)
            return r->faces[i].face;
    }
    if (r->face_count == FONTS_MAX)
        return NULL;
    unsigned index;
    struct str bytes = font_bytes(font, &index);
    struct open_face *open = &r->faces[r->face_count++];
    open->font = font;
    if (FT_New_Memory_Face(r->library, (const FT_Byte *)bytes.s,
                           (FT_Long)bytes.n, (FT_Long)index, &open->face) != 0)
        open->face = NULL;
    return open->face;
}

/* Letters hardly ever meet in a pixel: then it is covered by one of them. */
static inline void cover(unsigned char *at, int n, unsigned char coverage)
{
    if (coverage == FULL)
        memset(at, FULL, (size_t)n);
    for (int i = 0; coverage != FULL && i < n; i++)
        at[i] = at[i] > coverage ? at[i] : coverage;
}

/* `y` goes upwards. */
static void paint_stretch(const struct raster *r, int x, int y, int n,
                          unsigned char coverage)
{
    int row = r->height - 1 - y;
    if (!r->rows) {
        cover(r->coverage + place_of(r, x, row), n, coverage);
        return;
    }
    unsigned char *at = pixel_at(r, x, row);
    if (coverage == FULL)
        fill(at, (size_t)n, r->colour);
    else
        paint(at, n, r->colour, coverage);
}

/* A row from FreeType's rasteriser. */
static void take_spans(int y, int n, const FT_Span *spans, void *user)
{
    struct raster *r = user;
    for (int i = 0; i < n; i++) {
        const FT_Span *span = &spans[i];
        paint_stretch(r, span->x, y, span->len, span->coverage);
        note_drawn(r, span->x, span->x + span->len);
    }
}

/* The first stretch that is not below a row. */
static size_t stretch_from(const struct letter *letter, int y)
{
    size_t low = 0, high = letter->n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (letter->stretches[middle].y < y)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Stretches that lie in the rows and within the page. */
static void cover_stretches(const struct raster *r, const struct stretch *at,
                            size_t n, int x, int y)
{
    for (size_t i = 0; i < n; i++) {
        int row = r->height - 1 - y - at[i].y;
        cover(r->coverage + place_of(r, x + at[i].x, row), at[i].n,
              at[i].coverage);
    }
}

/* A letter whose origin is there, y upwards. */
static void draw_letter(struct raster *r, const struct letter *letter, int x,
                        int y)
{
    int bottom = r->height - r->from - r->count - y;
    int top = r->height - r->from - y;
    int left = clamp(x + letter->left, 0, r->width);
    int right = clamp(x + letter->right, 0, r->width);
    size_t i = stretch_from(letter, bottom);
    if (left >= right || i == letter->n || letter->stretches[i].y >= top)
        return;
    note_drawn(r, left, right);
    if (!r->rows && right - left == letter->right - letter->left) {
        size_t end = stretch_from(letter, top);
        cover_stretches(r, letter->stretches + i, end - i, x, y);
        return;
    }
    for (; i < letter->n && letter->stretches[i].y < top; i++) {
        const struct stretch *s = &letter->stretches[i];
        int from = clamp(x + s->x, 0, r->width);
        int to = clamp(x + s->x + s->n, 0, r->width);
        if (from < to)
            paint_stretch(r, from, y + s->y, to - from, s->coverage);
    }
}

/* An outline whose place and size are final, its origin the page's lower left
 * corner. */
static void fill_outline(struct raster *r, FT_Outline *outline)
{
    FT_Raster_Params params = {.flags = FT_RASTER_FLAG_AA |
                                        FT_RASTER_FLAG_DIRECT |
                                        FT_RASTER_FLAG_CLIP,
                               .gray_spans = take_spans,
                               .user = r,
                               .clip_box = {0, r->height - r->from - r->count,
                                            r->width, r->height - r->from}};
    FT_BBox box;
    FT_Outline_Get_CBox(outline, &box);
    if (box.yMax > params.clip_box.yMin * UNIT &&
        box.yMin < params.clip_box.yMax * UNIT && box.xMax > 0 &&
        box.xMin < params.clip_box.xMax * UNIT)
        FT_Outline_Render(r->library, outline, &params);
}

/* Font units to 1/64 pixel, in 16.16. */
static FT_Matrix matrix_of(const struct raster *r, const struct run *run)
{
    int64_t scale = r->placed ? r->placed->scale : SCALE_WHOLE;
    int64_t size = units(r, (int64_t)run->size * 1024) * scale / SCALE_WHOLE;
    int64_t y = size * (0x10000 / 1024) / font_units_per_em(run->font);
    return (FT_Matrix){.xx = (FT_Fixed)(y * run->expansion / UNEXPANDED),
                       .yy = (FT_Fixed)y};
}

static bool is_large(FT_Face face, const FT_Matrix *matrix)
{
    return FT_MulFix(face->units_per_EM, matrix->yy) >=
           (FT_Long)LETTER_LARGE * UNIT;
}

/* False: it is to be drawn as others are. */
static bool draw_large(struct raster *r, FT_Face face, uint16_t glyph,
                       const FT_Matrix *matrix, const FT_Vector *place)
{
    if (!r->letters)
        r->letters = letters_new(r->library);
    const struct letter *letter =
        r->letters ? letters_get(r->letters, face, glyph, matrix) : NULL;
    if (letter)
        draw_letter(r, letter, (int)floor_div(place->x + UNIT / 2, UNIT),
                    (int)floor_div(place->y + UNIT / 2, UNIT));
    return letter != NULL;
}

static void draw_glyph(struct raster *r, FT_Face face, uint16_t glyph,
                       const FT_Matrix *matrix, const FT_Vector *place)
{
    if (is_large(face, matrix) && draw_large(r, face, glyph, matrix, place))
        return;
    if (FT_Load_Glyph(face, glyph, FT_LOAD_NO_SCALE) != 0 ||
        face->glyph->format != FT_GLYPH_FORMAT_OUTLINE)
        return;
    FT_Outline *outline = &face->glyph->outline;
    FT_Outline_Transform(outline, matrix);
    FT_Outline_Translate(outline, place->x, place->y);
    fill_outline(r, outline);
}

/* By the box of all glyphs, which a font tells of itself. */
static bool is_in_rows(const struct raster *r, FT_Face face,
                       const FT_Matrix *matrix, int64_t baseline)
{
    int64_t top = baseline - FT_MulFix(face->bbox.yMax, matrix->yy);
    int64_t bottom = baseline - FT_MulFix(face->bbox.yMin, matrix->yy);
    return bottom + UNIT > (int64_t)r->from * UNIT &&
           top - UNIT < (int64_t)(r->from + r->count) * UNIT;
}

static void draw_run(struct raster *r, const struct item *item)
{
    const struct run *run = &item->as.run;
    FT_Face face = face_of(r, run->font);
    FT_Matrix matrix = matrix_of(r, run);
    int64_t baseline = units_y(r, item->y);
    mpt x = item->x;
    if (!face || !is_in_rows(r, face, &matrix, baseline))
        return;
    for (size_t i = 0; i < run->n; i++) {
        int64_t left = units_x(r, x);
        FT_Vector place = {(FT_Pos)left,
                           (FT_Pos)((int64_t)r->height * UNIT - baseline)};
        if (left > -(int64_t)r->width * UNIT && left < (int64_t)r->width * UNIT)
            draw_glyph(r, face, run->glyphs[i].id, &matrix, &place);
        x += run->glyphs[i].advance;
    }
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
    unsigned part = from->alpha.n ? (unsigned char)from->alpha.s[i] : FULL;
    uint32_t colour = from->components == 1 ? at[0] * 0x010101U
                                            : (uint32_t)at[0] << 16 |
                                                  (uint32_t)at[1] << 8 | at[2];
    paint(to, 1, colour, part);
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
    const struct image *picture = item->as.image.picture;
    const struct rendition *form =
        picture->drawn.form == IMAGE_RAW ? &picture->drawn : &picture->print;
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
            draw_run(r, item);
        } else if (item->kind == ITEM_IMAGE) {
            draw_image(r, item);
        } else if (item->kind == ITEM_RULE) {
            struct box box =
                box_of(r, item, item->as.rule.width, item->as.rule.height);
            fill_box(r, &box);
        }
    }
}

struct columns raster_coverage(struct raster *r, int from, int count,
                               unsigned char *coverage, uint32_t *colour)
{
    r->from = from;
    r->count = count;
    r->rows = NULL;
    r->coverage = coverage;
    r->placed = NULL;
    r->drawn = (struct columns){0, 0};
    for (size_t i = 0; i < r->page->n; i++) {
        const struct item *item = &r->page->items[i];
        r->colour = item->colour;
        if (item->kind == ITEM_TEXT)
            draw_run(r, item);
    }
    *colour = r->last;
    return r->drawn;
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
