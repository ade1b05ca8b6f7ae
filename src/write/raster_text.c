/* SPDX-License-Identifier: MIT */
/*
 * Text to pixels. Outlines come from FreeType in font units, so that no hinting
 * moves them, and are filled by its anti-aliasing rasteriser, which gives spans
 * of equal coverage: they go straight to the rows wanted, or, of large letters,
 * are kept (raster_letters.h).
 */
#include "write/raster_draw.h"

#include FT_OUTLINE_H

#include "write/raster_edges.h"
#include "write/raster_letters.h"

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

/* `y` goes upwards. */
static void paint_stretch(const struct raster *r, int x, int y, int n,
                          unsigned char coverage)
{
    unsigned char *at = pixel_at(r, x, r->height - 1 - y);
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

static bool has_letters(struct raster *r)
{
    if (!r->letters)
        r->letters = letters_new(r->library);
    return r->letters != NULL;
}

/* False: it is to be drawn as others are. */
static bool draw_large(struct raster *r, FT_Face face, uint16_t glyph,
                       const FT_Matrix *matrix, const FT_Vector *place)
{
    const struct letter_form form = {*matrix, {0, 0}};
    const struct letter *letter =
        has_letters(r) ? letters_get(r->letters, face, glyph, &form) : NULL;
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

void raster_text(struct raster *r, const struct item *item)
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
        if (run->raised)
            baseline = units_y(r, item->y - run->glyphs[i].rise);
        FT_Vector place = {(FT_Pos)left,
                           (FT_Pos)((int64_t)r->height * UNIT - baseline)};
        if (left > -(int64_t)r->width * UNIT && left < (int64_t)r->width * UNIT)
            draw_glyph(r, face, run->glyphs[i].id, &matrix, &place);
        x += run->glyphs[i].advance;
    }
}

/* ---- edges ---- */

/* Nearest to `at`: a whole pixel, or for small letters a quarter of one, and
 * what is left of it for them. */
static int column_of(int64_t at, bool large, FT_Vector *shift)
{
    enum { QUARTER = UNIT / 4 };
    int64_t step = large ? UNIT : QUARTER;
    int64_t near = floor_div(at + step / 2, step) * step;
    shift->x = (FT_Pos)(near - floor_div(near, UNIT) * UNIT);
    return (int)floor_div(near, UNIT);
}

/* The row of a baseline so far below the top, all of whose letters stand as
 * high: large ones on a whole pixel, rounded as they are in raster_text. */
static int row_of(const struct raster *r, int64_t baseline, bool large,
                  FT_Vector *shift)
{
    int64_t height = (int64_t)r->height * UNIT;
    if (large)
        return r->height - (int)floor_div(height - baseline + UNIT / 2, UNIT);
    shift->y = (FT_Pos)(baseline - floor_div(baseline, UNIT) * UNIT);
    return (int)floor_div(baseline, UNIT);
}

void raster_text_edges(struct raster *r, const struct item *item,
                       struct edges *edges, raster_take *take, void *user)
{
    const struct run *run = &item->as.run;
    FT_Face face = face_of(r, run->font);
    FT_Matrix matrix = matrix_of(r, run);
    struct letter_form form = {.matrix = matrix};
    bool large = face && is_large(face, &matrix);
    int row = row_of(r, units_y(r, item->y), large, &form.shift);
    mpt x = item->x;
    for (size_t i = 0; face && i < run->n; i++) {
        if (run->raised)
            row = row_of(r, units_y(r, item->y - run->glyphs[i].rise), large,
                         &form.shift);
        int column = column_of(units_x(r, x), large, &form.shift);
        const struct edged *const *parts =
            edges_get(edges, face, run->glyphs[i].id, &form);
        for (; *parts; parts++)
            take(user, *parts, column, row, item->colour);
        x += run->glyphs[i].advance;
    }
}
