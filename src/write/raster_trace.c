/* SPDX-License-Identifier: MIT */
/*
 * The signed area between an outline and the lower end of each pixel, summed
 * up down each column, is what is covered. A line adds to the pixels that it
 * crosses, and to those below them: what lies between its edges has nothing to
 * add, and nothing is asked of it. All is in whole numbers, so the same on
 * every machine.
 */
#include "write/raster_trace.h"

#include <stdlib.h>
#include <string.h>
#include FT_OUTLINE_H

enum {
    ONE = 256,           /* to the pixel */
    ALL = 2 * ONE * ONE, /* of a pixel, covered */
    FLAT = ONE / 4,      /* a curve is a line when it leaves it by no more */
    BITS = 64,
    CELLS_LEAST = 1 << 16, /* which the system has zeroed */
    MARGIN = 1             /* a pixel around all, in which sums are rounded */
};

struct point {
    int x, y;
};

/* By columns: what each pixel adds to the sum, and which of them do. Both are
 * empty between two letters. */
struct tracer {
    int32_t *cells;
    uint64_t *marks;
    size_t cell_room, mark_room;
    int columns, rows, words;
    const struct letter_form *form;
    int left, top; /* of the first column and row, from the origin */
    struct point at;
};

struct tracer *tracer_new(void)
{
    return calloc(1, sizeof(struct tracer));
}

void tracer_free(struct tracer *t)
{
    if (!t)
        return;
    free(t->cells);
    free(t->marks);
    free(t);
}

/* ---- lines ---- */

struct column {
    int32_t *cells;
    uint64_t *marks;
};

/* Which pixel a place is in, and how far; none is negative. */
static inline unsigned pixel(int at)
{
    return (unsigned)at / ONE;
}

static inline int within(int at)
{
    return (int)((unsigned)at % ONE);
}

static inline struct column column_at(const struct tracer *t, unsigned x)
{
    return (struct column){t->cells + x * (size_t)t->rows,
                           t->marks + x * (size_t)t->words};
}

/* A line within a pixel, which takes so much of its width; `heights` is the sum
 * of how far below the pixel's top it begins and ends. */
static inline void cover(const struct column *column, unsigned row, int across,
                         int heights)
{
    int below = across * heights;
    column->cells[row] += across * 2 * ONE - below;
    column->cells[row + 1] += below;
    column->marks[row / BITS] |= (uint64_t)1 << row % BITS;
}

/* A line within a column, downwards. */
static void go_down(const struct column *column, int across, int from, int to)
{
    unsigned row = pixel(from), last = pixel(to);
    int slope = across * 65536 / (to - from), reach = 0, gone = 0;
    int begun = within(from), rest = ONE - begun;
    for (; row < last; row++, begun = 0, rest = ONE) {
        reach += slope * rest;
        int share = reach / 65536 - gone;
        cover(column, row, share, begun + ONE);
        gone += share;
    }
    cover(column, last, across - gone, begun + within(to));
}

static inline void cross(const struct column *column, int across, int from,
                         int to)
{
    if (pixel(from) == pixel(to))
        cover(column, pixel(from), across, within(from) + within(to));
    else if (from < to)
        go_down(column, across, from, to);
    else
        go_down(column, across, to, from);
}

/* To the right, through several columns; `sign` tells which way the line goes.
 */
static void go_right(const struct tracer *t, int sign, struct point from,
                     struct point to)
{
    struct column column = column_at(t, pixel(from.x));
    int64_t slope = (int64_t)(to.y - from.y) * 65536 / (to.x - from.x);
    int across = ONE - within(from.x), y = from.y;
    int64_t reach = slope * across;
    for (int x = from.x + across; x <= to.x; x += ONE, across = ONE) {
        int next = from.y + (int)(reach / 65536);
        cross(&column, sign * across, y, next);
        y = next;
        reach += slope * ONE;
        column.cells += t->rows;
        column.marks += t->words;
    }
    if (within(to.x) > 0)
        cross(&column, sign * within(to.x), y, to.y);
}

/* What goes straight down covers nothing new. */
static void line(struct tracer *t, struct point to)
{
    struct point from = t->at;
    t->at = to;
    if (from.x == to.x)
        return;
    if (pixel(from.x) == pixel(to.x)) {
        struct column column = column_at(t, pixel(from.x));
        cross(&column, to.x - from.x, from.y, to.y);
    } else if (from.x < to.x) {
        go_right(t, 1, from, to);
    } else {
        go_right(t, -1, to, from);
    }
}

/* ---- the outline ---- */

/* What lies halfway between two points is to be exact. */
enum { FINER_BITS = 2, FINER = 1 << FINER_BITS };

/* Quarters of a font unit to parts of a pixel, which are as many times finer
 * than what these have the scale for; from the origin. */
static int64_t part_of(FT_Pos at, FT_Fixed scale, FT_Pos shift)
{
    int64_t parts = at * (int64_t)scale;
    return (parts + (parts < 0 ? -0x8000 : 0x8000)) / 0x10000 +
           shift * (int64_t)FINER;
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
    t->words = t->rows / BITS + 1;
}

static bool has_room(struct tracer *t)
{
    size_t cells = (size_t)t->columns * (size_t)t->rows;
    size_t marks = (size_t)t->columns * (size_t)t->words;
    if (cells > t->cell_room) {
        cells = cells > CELLS_LEAST ? cells : CELLS_LEAST;
        free(t->cells);
        t->cells = calloc(cells, sizeof *t->cells);
        t->cell_room = t->cells ? cells : 0;
    }
    if (marks > t->mark_room) {
        free(t->marks);
        t->marks = calloc(marks, sizeof *t->marks);
        t->mark_room = t->marks ? marks : 0;
    }
    return cells <= t->cell_room && marks <= t->mark_room;
}

static void clear(const struct tracer *t)
{
    size_t columns = (size_t)t->columns;
    memset(t->cells, 0, columns * (size_t)t->rows * sizeof *t->cells);
    memset(t->marks, 0, columns * (size_t)t->words * sizeof *t->marks);
}

/* ---- edges ---- */

static inline int level_of(int32_t covered, unsigned levels)
{
    unsigned part = (unsigned)abs(covered);
    part = part < ALL ? part : ALL;
    return (int)((part * levels + ALL / 2) / ALL);
}

/* Puts those of a column behind the others, of which there are as many as it
 * has rows at most, and empties it. */
static struct edge *take_column(const struct tracer *t, int x,
                                const struct edging *edging, struct edge *next)
{
    struct column column = column_at(t, (unsigned)x);
    const int width = edging->width, at = t->top * width + t->left + x;
    const unsigned levels = (unsigned)edging->levels;
    int32_t covered = 0;
    int before = 0;
    uint64_t below = 0; /* the last mark above adds to the first row */
    for (int i = 0; i < t->words; i++, column.cells += BITS) {
        uint64_t marks = column.marks[i], bits = marks | marks << 1 | below;
        below = marks >> (BITS - 1);
        column.marks[i] = 0;
        for (; bits; bits &= bits - 1) {
            int row = __builtin_ctzll(bits);
            covered += column.cells[row];
            column.cells[row] = 0;
            int level = level_of(covered, levels);
            if (level == before)
                continue;
            *next++ =
                (struct edge){at + (i * BITS + row) * width, level - before};
            before = level;
        }
    }
    return next;
}

enum traced trace(struct tracer *t, FT_Outline *outline,
                  const struct letter_form *form, const struct edging *edging,
                  struct edge *edges, size_t room, struct edged *letter)
{
    const FT_Outline_Funcs funcs = {move_to,  line_to,    conic_to,
                                    cubic_to, FINER_BITS, 0};
    struct edge *next = edges, *end = edges + room;
    find_box(t, outline, form);
    if (t->columns > edging->width || t->rows > edging->height)
        return TRACE_TOO_LARGE;
    if (!has_room(t))
        return TRACE_STARVED;
    FT_Outline_Decompose(outline, &funcs, t);
    for (int x = 0; x < t->columns; x++) {
        if (end - next < t->rows) {
            clear(t);
            return TRACE_TOO_LARGE;
        }
        next = take_column(t, x, edging, next);
    }
    *letter = (struct edged){edges,
                             (size_t)(next - edges),
                             t->left + MARGIN,
                             t->left + t->columns - MARGIN,
                             t->top + MARGIN,
                             t->top + t->rows - MARGIN - 1};
    return TRACED;
}
