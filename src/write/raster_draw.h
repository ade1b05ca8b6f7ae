/* SPDX-License-Identifier: MIT */
/*
 * What is drawn on, for the files that draw: raster.c goes through the items,
 * and draws rules and pictures, raster_text.c text. Positions are in 1/64 of a
 * pixel, FreeType's own unit.
 */
#ifndef ANBAN_WRITE_RASTER_DRAW_H
#define ANBAN_WRITE_RASTER_DRAW_H

#include "write/raster.h"

#include <ft2build.h>
#include <string.h>
#include FT_FREETYPE_H

#include "layout/font.h"

struct edges;
struct letters;

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
    struct arena *arena;
    const struct page *page;
    const struct rendition *pictures; /* by their numbers */
    int width, height;
    FT_Library library;
    struct open_face faces[FONTS_MAX];
    size_t face_count;
    struct letters *letters; /* NULL: none was large so far */

    int from, count;             /* the rows that are drawn now */
    unsigned char *rows;         /* their pixels */
    const struct placed *placed; /* where the page drawn lies, or NULL */
    uint32_t colour;
    struct columns drawn; /* upon the ground */
};

/* ---- where things are ---- */

static inline int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

/* Lengths of the page to 1/64 pixel; both ways alike, by the width. */
static inline int64_t units(const struct raster *r, int64_t length)
{
    int64_t pixels = length * UNIT * r->width;
    return floor_div(pixels + r->page->width / 2, r->page->width);
}

static inline int64_t units_x(const struct raster *r, mpt x)
{
    return units(r, r->placed ? placed_x(r->placed, x) : x);
}

static inline int64_t units_y(const struct raster *r, mpt y)
{
    return units(r, r->placed ? placed_y(r->placed, y) : y);
}

static inline int clamp(int64_t value, int least, int most)
{
    return value < least ? least : value > most ? most : (int)value;
}

static inline size_t place_of(const struct raster *r, int x, int y)
{
    return (size_t)(y - r->from) * (size_t)r->width + (size_t)x;
}

static inline unsigned char *pixel_at(const struct raster *r, int x, int y)
{
    return r->rows + place_of(r, x, y) * RASTER_CHANNELS;
}

/* Something is drawn from `left` to before `right`. */
static inline void note_drawn(struct raster *r, int left, int right)
{
    struct columns *drawn = &r->drawn;
    bool first = drawn->left == drawn->right;
    drawn->left = first || left < drawn->left ? left : drawn->left;
    drawn->right = first || right > drawn->right ? right : drawn->right;
}

/* ---- colour ---- */

static inline unsigned char mix(unsigned under, unsigned over, unsigned part)
{
    return (unsigned char)((under * (FULL - part) + over * part + FULL / 2) /
                           FULL);
}

/* `n` pixels, of which the colour covers `part` of 255. */
static inline void paint(unsigned char *at, int n, uint32_t colour,
                         unsigned part)
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
static inline void fill(unsigned char *at, size_t n, uint32_t colour)
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

/* A run of text; and what is asked of it, by raster_edges. (raster_text.c) */
void raster_text(struct raster *r, const struct item *item);
void raster_text_edges(struct raster *r, const struct item *item,
                       struct edges *edges, raster_take *take, void *user);

#endif
