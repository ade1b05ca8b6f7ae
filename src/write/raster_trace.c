/* SPDX-License-Identifier: MIT */
/*
 * The signed area between an outline and the lower end of each pixel, summed
 * up down each column, is what is covered. A line adds to the pixels that it
 * crosses, and to those below them: what lies between its edges has nothing to
 * add, and nothing is asked of it. All is in whole numbers, so the same on
 * every machine.
 */
#include "write/raster_trace.h"

#include <limits.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include FT_OUTLINE_H

#include "base/arena.h"
#include "write/cover_pen.h"

enum {
    ONE = 256,           /* to the pixel */
    ALL = 2 * ONE * ONE, /* of a pixel, covered */
    FLAT = ONE / 4,      /* a curve is a line when it leaves it by no more */
    BITS = 64,
    CELLS_LEAST = 1 << 14,
    BITS_ROOM = 1 << 19, /* bytes, which a letter does not fill */
    ROW_ROOM = 8,        /* of these, more than a pixel of a row may take */
    MARGIN = 1           /* a pixel around all, in which sums are rounded */
};

struct point {
    int x, y;
};

/* What a column comes to, down to a row. */
struct sum {
    int32_t covered;
    int32_t level;
};

/* By rows: what each pixel adds to the sum of its column, and which of them do,
 * in bits. A row has room for a multiple of those in a word. */
struct grid {
    int32_t *cells;
    uint64_t *marks;
    unsigned stride;
};

/* All are empty between two letters. */
struct tracer {
    struct arena *arena;
    struct grid grid;
    struct sum *sums;
    size_t cell_room, mark_room, sum_room;
    int columns, rows;
    const struct letter_form *form;
    int left, top; /* of the first column and row, from the origin */
    struct point at;
    struct edge_row *taken; /* what became of the last letter */
    size_t row_room;
    unsigned char bits[BITS_ROOM];
};

struct tracer *tracer_new(struct arena *arena)
{
    struct tracer *t = ARENA_ROOM(arena, 1, struct tracer);
    memset(t, 0, offsetof(struct tracer, bits)); /* the rest is a large one's */
    t->arena = arena;
    return t;
}

/* ---- lines ---- */

/* Which pixel a place is in, and how far; none is negative. */
static inline int pixel(int at)
{
    return (int)((unsigned)at / ONE);
}

static inline int within(int at)
{
    return (int)((unsigned)at % ONE);
}

/* A line within a pixel, which takes so much of its width; `heights` is the sum
 * of how far below the pixel's top it begins and ends. */
static inline void cover(struct grid grid, unsigned at, int across, int heights)
{
    int32_t *cell = grid.cells + at;
    uint64_t *marks = grid.marks + at / BITS;
    int below = across * heights;
    cell[0] += across * 2 * ONE - below;
    cell[grid.stride] += below;
    *marks |= (uint64_t)1 << at % BITS;
}

/* A line within a column, downwards from `y` to `end`, which is below the row.
 */
static void go_down(struct grid grid, unsigned at, int across, int y, int end)
{
    int slope = across * 65536 / (end - y), reach = 0, gone = 0;
    int begun = within(y);
    for (int rows = pixel(end) - pixel(y); rows > 0; rows--, begun = 0) {
        reach += slope * (ONE - begun);
        int share = reach / 65536 - gone;
        cover(grid, at, share, begun + ONE);
        gone += share;
        at += grid.stride;
    }
    cover(grid, at, across - gone, begun + within(end));
}

/* The same both ways. */
static inline void cross(struct grid grid, unsigned x, int across, int y,
                         int end)
{
    int row = pixel(y), last = pixel(end);
    if (row == last)
        cover(grid, (unsigned)row * grid.stride + x, across,
              within(y) + within(end));
    else if (row < last)
        go_down(grid, (unsigned)row * grid.stride + x, across, y, end);
    else
        go_down(grid, (unsigned)last * grid.stride + x, across, end, y);
}

/* To the right, through several columns; `sign` tells which way the line goes.
 */
static void go_right(struct grid grid, int sign, struct point from,
                     struct point to)
{
    int64_t slope = (int64_t)(to.y - from.y) * 65536 / (to.x - from.x);
    int64_t reach = from.y * INT64_C(65536) + slope * (ONE - within(from.x));
    unsigned column = (unsigned)pixel(from.x);
    int x = from.x, y = from.y;
    for (int edge = (pixel(x) + 1) * ONE; edge <= to.x; edge += ONE) {
        int end = (int)((uint64_t)reach >> 16);
        cross(grid, column++, sign * (edge - x), y, end);
        x = edge;
        y = end;
        reach += slope * ONE;
    }
    if (x < to.x)
        cross(grid, column, sign * (to.x - x), y, to.y);
}

/* What goes straight down covers nothing new. */
static void line(struct tracer *t, struct point to)
{
    struct point from = t->at;
    t->at = to;
    if (pixel(from.x) == pixel(to.x)) {
        if (from.x != to.x)
            cross(t->grid, (unsigned)pixel(to.x), to.x - from.x, from.y, to.y);
    } else if (from.x < to.x) {
        go_right(t->grid, 1, from, to);
    } else {
        go_right(t->grid, -1, to, from);
    }
}

/* ---- the outline ---- */

/* What lies halfway between two points is to be exact. */
enum { FINER_BITS = 2, FINER = 1 << FINER_BITS };

/* Quarters of a font unit to parts of a pixel, which are as many times finer
 * than what these have the scale for; from the origin. */
static int64_t part_of(FT_Pos at, FT_Fixed scale, FT_Pos shift)
{
    int64_t parts = at * (int64_t)scale + shift * (int64_t)FINER * 0x10000;
    return (parts + (parts < 0 ? -0x8000 : 0x8000)) / 0x10000;
}

static struct point point_of(const struct tracer *t, const FT_Vector *at)
{
    const struct letter_form *form = t->form;
    int64_t x = part_of(at->x, form->matrix.xx, form->shift.x);
    int64_t y = part_of(-at->y, form->matrix.yy, form->shift.y);
    return (struct point){(int)x - t->left * ONE, (int)y - t->top * ONE};
}

static int move_to(const FT_Vector *to, void *user)
{
    struct tracer *t = user;
    t->at = point_of(t, to);
    return 0;
}

static int line_to(const FT_Vector *to, void *user)
{
    struct tracer *t = user;
    line(t, point_of(t, to));
    return 0;
}

/* In how many lines a curve goes, as a power of two. */
static int halvings(int x, int y)
{
    enum { MOST = 8 };
    int off = abs(x) > abs(y) ? abs(x) : abs(y), n = 0;
    for (; off > FLAT && n < MOST; off /= 4)
        n++;
    return n;
}

static int conic_to(const FT_Vector *control, const FT_Vector *to, void *user)
{
    struct tracer *t = user;
    struct point a = t->at, b = point_of(t, control), c = point_of(t, to);
    struct point bend = {a.x - 2 * b.x + c.x, a.y - 2 * b.y + c.y};
    struct point way = {2 * (b.x - a.x), 2 * (b.y - a.y)};
    int64_t n = (int64_t)1 << halvings(bend.x, bend.y);
    for (int64_t i = 1; i < n; i++)
        line(t, (struct point){
                    a.x + (int)((way.x * n + bend.x * i) * i / (n * n)),
                    a.y + (int)((way.y * n + bend.y * i) * i / (n * n))});
    line(t, c);
    return 0;
}

static int cubic_at(int a, int b, int c, int d, int64_t i, int64_t n)
{
    int64_t rest = n - i;
    int64_t sum = a * rest * rest * rest + INT64_C(3) * b * rest * rest * i +
                  INT64_C(3) * c * rest * i * i + d * i * i * i;
    return (int)(sum / (n * n * n));
}

static int cubic_to(const FT_Vector *one, const FT_Vector *other,
                    const FT_Vector *to, void *user)
{
    struct tracer *t = user;
    struct point a = t->at, b = point_of(t, one), c = point_of(t, other);
    struct point d = point_of(t, to);
    int first = halvings(3 * (a.x - 2 * b.x + c.x), 3 * (a.y - 2 * b.y + c.y));
    int second = halvings(3 * (b.x - 2 * c.x + d.x), 3 * (b.y - 2 * c.y + d.y));
    int64_t n = (int64_t)1 << (first > second ? first : second);
    for (int64_t i = 1; i < n; i++)
        line(t, (struct point){cubic_at(a.x, b.x, c.x, d.x, i, n),
                               cubic_at(a.y, b.y, c.y, d.y, i, n)});
    line(t, d);
    return 0;
}

/* ---- room ---- */

/* Of a damaged font it may be anywhere. */
static int floor_pixel(int64_t parts)
{
    const int64_t far = 1 << 20;
    int64_t whole = parts / ONE - (parts % ONE < 0);
    return (int)(whole < -far ? -far : whole > far ? far : whole);
}

/* What the outline lies in, and a margin. */
static void find_box(struct tracer *t, const FT_Outline *outline,
                     const struct letter_form *form)
{
    const FT_Matrix *matrix = &form->matrix;
    FT_Vector by = form->shift;
    FT_BBox box;
    FT_Outline_Get_CBox(outline, &box);
    t->form = form;
    t->left = floor_pixel(part_of(box.xMin * FINER, matrix->xx, by.x)) - MARGIN;
    t->top = floor_pixel(part_of(-box.yMax * FINER, matrix->yy, by.y)) - MARGIN;
    int right = floor_pixel(part_of(box.xMax * FINER, matrix->xx, by.x)) + 1;
    int end = floor_pixel(part_of(-box.yMin * FINER, matrix->yy, by.y)) + 2;
    t->columns = right + MARGIN - t->left;
    t->rows = end + MARGIN - t->top;
    t->grid.stride = ((unsigned)t->columns + BITS - 1) / BITS * BITS;
}

/* Zeroed, and as large as is asked or twice as large as it was. */
static void *roomy(struct arena *arena, void *old, size_t *room, size_t wanted,
                   size_t size)
{
    if (wanted <= *room)
        return old;
    *room = wanted > 2 * *room ? wanted : 2 * *room;
    return arena_array(arena, *room, size);
}

static void make_room(struct tracer *t)
{
    struct grid *grid = &t->grid;
    size_t rows = (size_t)t->rows, cells = rows * grid->stride;
    cells = cells > CELLS_LEAST ? cells : CELLS_LEAST;
    grid->cells =
        roomy(t->arena, grid->cells, &t->cell_room, cells, sizeof(int32_t));
    grid->marks = roomy(t->arena, grid->marks, &t->mark_room, cells / BITS,
                        sizeof(uint64_t));
    t->sums =
        roomy(t->arena, t->sums, &t->sum_room, grid->stride, sizeof *t->sums);
    t->taken =
        roomy(t->arena, t->taken, &t->row_room, rows + 1, sizeof *t->taken);
}

static void clear(const struct tracer *t)
{
    const struct grid *grid = &t->grid;
    size_t cells = (size_t)t->rows * grid->stride;
    memset(grid->cells, 0, cells * sizeof *grid->cells);
    memset(grid->marks, 0, cells / BITS * sizeof *grid->marks);
    memset(t->sums, 0, grid->stride * sizeof *t->sums);
}

/* ---- edges ---- */

static inline int level_of(int32_t covered, unsigned levels)
{
    unsigned part = (unsigned)abs(covered);
    part = part < ALL ? part : ALL;
    return (int)((part * levels + ALL / 2) / ALL);
}

/* What has come of the rows so far. */
struct taking {
    struct pen pen;
    uint64_t sum, across, down;
};

/* Puts the edges of a row behind the others and empties it. The marks of the
 * row above tell what was added below them; those of the first are of the last
 * row, which has none. */
static void take_row(const struct tracer *t, size_t y,
                     const struct edging *edging, struct taking *taking,
                     struct edge_row *row)
{
    const unsigned levels = (unsigned)edging->levels, none = UINT_MAX;
    const struct codes *codes = edging->codes;
    size_t words = t->grid.stride / BITS;
    size_t above_it = (y > 0 ? y : (size_t)t->rows) - 1;
    uint64_t *above = t->grid.marks + above_it * words;
    const uint64_t *marks = t->grid.marks + y * words;
    int32_t *cells = t->grid.cells + y * t->grid.stride;
    struct sum *sums = t->sums;
    struct pen pen = taking->pen;
    unsigned end = none, all = 0, across = 0;
    for (size_t i = 0; i < words; i++) {
        uint64_t bits = above[i] | marks[i];
        for (above[i] = 0; bits; bits &= bits - 1) {
            unsigned x = (unsigned)(i * BITS) + (unsigned)__builtin_ctzll(bits);
            struct sum *sum = &sums[x];
            int32_t covered = sum->covered += cells[x];
            cells[x] = 0;
            int level = level_of(covered, levels), by = level - sum->level;
            if (by == 0)
                continue;
            sum->level = level;
            if (x != end && end != none)
                pen = put_zeros(pen, codes, x - end);
            else if (x != end)
                row->from = (uint16_t)x;
            pen = put_code(pen, &codes->literals[(unsigned char)by]);
            all += (unsigned char)by;
            across += (unsigned char)by * x;
            end = x + 1;
        }
    }
    row->end = (uint16_t)end;
    taking->pen = pen;
    taking->sum += all;
    taking->across += across;
    taking->down += all * (uint64_t)(row - t->taken);
}

static uint32_t bits_in(const struct tracer *t, const struct pen *pen)
{
    return (uint32_t)(pen->to - t->bits) * BYTE + pen->count;
}

/* All of them, of which the first row is that with the first edges; false:
 * there are too many. */
static bool take_rows(struct tracer *t, const struct edging *edging,
                      struct edged *letter)
{
    struct taking taking = {.pen = {.to = t->bits}};
    size_t height = 0, n = 0;
    for (size_t y = 0; y < (size_t)t->rows; y++) {
        if (t->bits + BITS_ROOM - taking.pen.to <
            ROW_ROOM * (ptrdiff_t)t->columns)
            return false;
        struct edge_row *row = &t->taken[n];
        row->bits = bits_in(t, &taking.pen);
        take_row(t, y, edging, &taking, row);
        uint32_t end = bits_in(t, &taking.pen);
        n += end > 0;
        height = end > row->bits ? n : height;
    }
    t->taken[height].bits = bits_in(t, &taking.pen);
    taking.pen = put_bits(taking.pen, 0, WORD); /* what waits */
    memset(taking.pen.to, 0, EDGED_BEHIND);
    *letter = (struct edged){.rows = t->taken,
                             .bits = t->bits,
                             .left = t->left,
                             .top = t->top + t->rows - (int)n,
                             .width = t->columns,
                             .height = (int)height,
                             .sum = taking.sum,
                             .across = taking.across,
                             .down = taking.down};
    return true;
}

bool trace(struct tracer *t, FT_Outline *outline,
           const struct letter_form *form, const struct edging *edging,
           struct edged *letter)
{
    const FT_Outline_Funcs funcs = {move_to,  line_to,    conic_to,
                                    cubic_to, FINER_BITS, 0};
    find_box(t, outline, form);
    if (t->columns > edging->width || t->rows > edging->height)
        return false;
    make_room(t);
    FT_Outline_Decompose(outline, &funcs, t);
    bool taken = take_rows(t, edging, letter);
    if (!taken)
        clear(t);
    return taken;
}
