/* SPDX-License-Identifier: MIT */
/*
 * Rows from a decoder to a picture of the wanted size, of which no more than
 * one row is kept at its full size. Each pixel of the result is the mean of
 * the area that it covers, weighted by alpha and taken in linear light: a
 * sample's square stands for its light (sRGB's curve is close to 2.2), so that
 * all is done in whole numbers and comes out the same everywhere.
 */
#include <string.h>

#include "base/arena.h"
#include "read/image/image.h"

struct intake {
    struct pixels *to;
    int width, height;   /* of what comes in */
    int came, done;      /* rows */
    uint64_t *line;      /* sums across one incoming row */
    uint64_t *sum;       /* and down the rows of one outgoing */
    unsigned char *root; /* of the squares of all samples, rounded */
};

enum { SQUARES = 255 * 255 + 1 };

static unsigned char *square_roots(struct arena *arena)
{
    unsigned char *root = arena_alloc(arena, SQUARES);
    int r = 0;
    for (int i = 0; i < SQUARES; i++) {
        while (i > r * r + r)
            r++;
        root[i] = (unsigned char)r;
    }
    return root;
}

struct intake *intake_new(struct arena *arena, int width, int height,
                          int channels, struct pixels *to)
{
    struct intake *in = ARENA_NEW(arena, struct intake);
    size_t row = (size_t)to->width * (size_t)channels;
    to->channels = channels;
    to->at = arena_array(arena, (size_t)to->height, row);
    *in = (struct intake){.to = to, .width = width, .height = height};
    if (to->width == width && to->height == height)
        return in;
    in->line = ARENA_ARRAY(arena, row, uint64_t);
    in->sum = ARENA_ARRAY(arena, row, uint64_t);
    in->root = square_roots(arena);
    return in;
}

static size_t row_size(const struct intake *in)
{
    return (size_t)in->to->width * (size_t)in->to->channels;
}

/* One pixel's light, `part` times: of alpha 255 when it has none. */
static void add_pixel(uint64_t *sum, const unsigned char *pixel, int channels,
                      uint64_t part)
{
    int colours = channels - (channels % 2 == 0);
    uint64_t alpha = channels % 2 == 0 ? pixel[colours] : 1;
    for (int c = 0; c < colours; c++)
        sum[c] += (uint64_t)pixel[c] * pixel[c] * alpha * part;
    if (colours < channels)
        sum[colours] += alpha * part;
}

/* A pixel going out covers in->width units, one coming in to->width. */
static void gather_line(struct intake *in, const unsigned char *row)
{
    int channels = in->to->channels, place = 0;
    uint64_t out = (uint64_t)in->to->width, left = (uint64_t)in->width;
    uint64_t *sum = in->line;
    memset(sum, 0, row_size(in) * sizeof *sum);
    for (int x = 0; x < in->width; x++, row += channels) {
        uint64_t units = out;
        if (units >= left) {
            add_pixel(sum, row, channels, left);
            units -= left;
            left = (uint64_t)in->width;
            if (++place == in->to->width)
                return;
            sum += channels;
        }
        if (units)
            add_pixel(sum, row, channels, units);
        left -= units;
    }
}

static void add_line(struct intake *in, uint64_t part)
{
    for (size_t i = 0, n = row_size(in); part && i < n; i++)
        in->sum[i] += in->line[i] * part;
}

static void put_pixel(const struct intake *in, const uint64_t *sum,
                      unsigned char *pixel)
{
    int channels = in->to->channels;
    int colours = channels - (channels % 2 == 0);
    uint64_t area = (uint64_t)in->width * (uint64_t)in->height;
    uint64_t weight = colours < channels ? sum[colours] : area;
    for (int c = 0; c < colours; c++)
        pixel[c] = weight ? in->root[(sum[c] + weight / 2) / weight]
                          : (unsigned char)0;
    if (colours < channels)
        pixel[colours] = (unsigned char)((weight + area / 2) / area);
}

static void put_line(struct intake *in)
{
    size_t channels = (size_t)in->to->channels, n = row_size(in);
    unsigned char *row = in->to->at + (size_t)in->done * n;
    for (size_t i = 0; i < n; i += channels)
        put_pixel(in, in->sum + i, row + i);
    memset(in->sum, 0, row_size(in) * sizeof *in->sum);
    in->done++;
}

/* Row `came` lies at came * to->height units; a row out is height units. */
static void shrink_row(struct intake *in, const unsigned char *row)
{
    uint64_t out = (uint64_t)in->to->height, full = (uint64_t)in->height;
    uint64_t start = (uint64_t)in->came * out, end = start + out;
    uint64_t edge = ((uint64_t)in->done + 1) * full;
    gather_line(in, row);
    if (end >= edge) {
        add_line(in, edge - start);
        put_line(in);
        start = edge;
    }
    add_line(in, end - start);
}

void intake_row(struct intake *in, const unsigned char *row)
{
    if (in->came == in->height)
        return;
    if (in->line)
        shrink_row(in, row);
    else
        memcpy(in->to->at + (size_t)in->came * row_size(in), row, row_size(in));
    in->came++;
}

void intake_end(struct intake *in)
{
    int channels = in->to->channels;
    int missing = channels % 2 == 0 ? 0 : 255;
    int done = in->line ? in->done : in->came;
    memset(in->to->at + (size_t)done * row_size(in), missing,
           (size_t)(in->to->height - done) * row_size(in));
}
