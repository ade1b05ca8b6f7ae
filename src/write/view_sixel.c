/* SPDX-License-Identifier: MIT */
/*
 * A view as sixels (DEC STD 070, section 9): bands of six rows, each drawn
 * colour by colour, a character saying which of six pixels in a column have it.
 *
 * The colours are always the same 242, of the 256 that terminals have: steps of
 * grey, fine enough for the edges of letters, and a cube for photographs, whose
 * colours are mixed of neighbours in it by an ordered dither (Bayer, 1973),
 * which needs no memory of other pixels.
 */
#include "write/view_sixel.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "write/raster.h"

enum {
    GREYS = 26,
    SIDE = 6, /* of the cube */
    COLOURS = GREYS + SIDE * SIDE * SIDE,
    FULL = 255,
    PERCENT = 100, /* what terminals count colours in */
    MATRIX = 8,
    STEPS = MATRIX * MATRIX,
    NOTHING = '?' /* the character for none of the six */
};

struct band {
    struct buf buf;
    size_t width;
    unsigned char *sixels; /* COLOURS rows of a band, one bit a pixel */
    bool used[COLOURS];
};

/* 0 to 63, each once, those that differ least farthest apart. */
static int threshold(size_t x, size_t y)
{
    size_t cross = x ^ y;
    int value = 0;
    for (int bit = 0; bit < 3; bit++)
        value = value << 2 | (int)((cross >> bit & 1) << 1 | (y >> bit & 1));
    return value;
}

/* One of the cube's steps, below or above the sample. */
static int step_of(unsigned char sample, int above)
{
    int scaled = sample * (SIDE - 1) * STEPS / FULL;
    return (scaled + above) / STEPS;
}

static int colour_of(const unsigned char *rgb, size_t x, size_t y)
{
    if (rgb[0] == rgb[1] && rgb[1] == rgb[2])
        return (rgb[0] * (GREYS - 1) + FULL / 2) / FULL;
    int above = threshold(x, y);
    int colour = 0;
    for (int c = 0; c < RASTER_CHANNELS; c++)
        colour = colour * SIDE + step_of(rgb[c], above);
    return GREYS + colour;
}

static int percent(int step, int steps)
{
    return (step * PERCENT + (steps - 1) / 2) / (steps - 1);
}

static void define_colours(struct buf *buf)
{
    for (int i = 0; i < COLOURS; i++) {
        int rgb[RASTER_CHANNELS];
        int cube = i - GREYS;
        for (int c = RASTER_CHANNELS; c-- > 0; cube /= SIDE)
            rgb[c] = i < GREYS ? percent(i, GREYS) : percent(cube % SIDE, SIDE);
        buf_printf(buf, "#%d;2;%d;%d;%d", i, rgb[0], rgb[1], rgb[2]);
    }
}

/* `n` times the character; a repeat is worth it from four on. */
static void add_run(struct buf *buf, char c, size_t n)
{
    if (n > 3) {
        buf_add_char(buf, '!');
        buf_add_int(buf, (long)n);
        n = 1;
    }
    while (n-- > 0)
        buf_add_char(buf, c);
}

/* What is empty at the end need not be said. */
static void add_colour(struct band *b, int colour)
{
    unsigned char *at = b->sixels + (size_t)colour * b->width;
    size_t end = b->width;
    while (end > 0 && at[end - 1] == 0)
        end--;
    buf_printf(&b->buf, "#%d", colour);
    for (size_t x = 0, n; x < end; x += n) {
        for (n = 1; x + n < end && at[x + n] == at[x];)
            n++;
        add_run(&b->buf, (char)(NOTHING + at[x]), n);
    }
    memset(at, 0, b->width);
}

static void add_band(struct band *b, const unsigned char *rows, int count)
{
    memset(b->used, 0, sizeof b->used);
    for (size_t y = 0; y < (size_t)count; y++) {
        for (size_t x = 0; x < b->width; x++, rows += RASTER_CHANNELS) {
            int colour = colour_of(rows, x, y);
            b->used[colour] = true;
            b->sixels[(size_t)colour * b->width + x] |= (unsigned char)(1 << y);
        }
    }
    const char *before = "";
    for (int i = 0; i < COLOURS; i++) {
        if (!b->used[i])
            continue;
        buf_printf(&b->buf, "%s", before);
        add_colour(b, i);
        before = "$";
    }
    buf_add_char(&b->buf, '-');
}

static void take_rows(void *user, const unsigned char *rows, int count)
{
    struct band *b = user;
    for (int y = 0; y < count; y += VIEW_ROWS) {
        int n = count - y < VIEW_ROWS ? count - y : VIEW_ROWS;
        add_band(b, rows, n);
        rows += (size_t)n * b->width * RASTER_CHANNELS;
    }
}

struct str view_sixel(const struct view *view, struct anban_error *err)
{
    struct band *b = ARENA_NEW(view->arena, struct band);
    b->buf.arena = view->arena;
    b->width = (size_t)view->width;
    b->sixels = arena_array(view->arena, COLOURS, b->width);
    /* Pixels are square, and none is left as it was. */
    buf_printf(&b->buf, "\033P0;0;0q\"1;1;%d;%d", view->width,
               view_height(view));
    define_colours(&b->buf);
    if (!view_draw(view, take_rows, b, err))
        return STR("");
    buf_add(&b->buf, STR("\033\\\n"));
    return buf_str(&b->buf);
}
