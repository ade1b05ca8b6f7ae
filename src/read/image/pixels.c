/* SPDX-License-Identifier: MIT */
/*
 * What is done to decoded pixels: turned upright, freed of an alpha channel
 * that says nothing, and counted by their colours.
 */
#include <string.h>

#include "base/arena.h"
#include "read/image/image.h"

/* Where pixel (x, y) of the upright picture lies in the stored one: at
 * start + x * right + y * down (CIPA DC-008, tag 0x0112). */
struct walk {
    ptrdiff_t start, right, down;
};

static struct walk walk_of(int turn, ptrdiff_t width, ptrdiff_t height)
{
    ptrdiff_t end = width - 1, bottom = (height - 1) * width;
    switch (turn) {
    case 2:
        return (struct walk){end, -1, width};
    case 3:
        return (struct walk){bottom + end, -1, -width};
    case 4:
        return (struct walk){bottom, 1, -width};
    case 5:
        return (struct walk){0, width, 1};
    case 6:
        return (struct walk){bottom, -width, 1};
    case 7:
        return (struct walk){bottom + end, -width, -1};
    default:
        return (struct walk){end, width, -1};
    }
}

void pixels_turn(struct arena *arena, struct pixels *pixels, int turn)
{
    if (turn < 2 || turn > 8)
        return;
    struct walk walk = walk_of(turn, pixels->width, pixels->height);
    struct pixels out = *pixels;
    size_t size = (size_t)pixels->channels;
    if (turn >= 5) {
        out.width = pixels->height;
        out.height = pixels->width;
    }
    out.at = arena_array(arena, (size_t)out.height, (size_t)out.width * size);
    unsigned char *to = out.at;
    for (int y = 0; y < out.height; y++) {
        ptrdiff_t from = walk.start + y * walk.down;
        for (int x = 0; x < out.width; x++, from += walk.right, to += size)
            memcpy(to, pixels->at + from * (ptrdiff_t)size, size);
    }
    *pixels = out;
}

void pixels_drop_alpha(struct pixels *pixels)
{
    size_t n = (size_t)pixels->width * (size_t)pixels->height;
    size_t size = (size_t)pixels->channels;
    if (size % 2 != 0)
        return;
    for (size_t i = 0; i < n; i++) {
        if (pixels->at[i * size + size - 1] != 255)
            return;
    }
    for (size_t i = 0; i < n; i++)
        memmove(pixels->at + i * (size - 1), pixels->at + i * size, size - 1);
    pixels->channels--;
}

void pixels_on_white(struct pixels *pixels)
{
    size_t n = (size_t)pixels->width * (size_t)pixels->height;
    size_t size = (size_t)pixels->channels, colours = size - 1;
    if (size % 2 != 0)
        return;
    for (size_t i = 0; i < n; i++) {
        const unsigned char *from = pixels->at + i * size;
        unsigned alpha = from[colours];
        for (size_t c = 0; c < colours; c++)
            pixels->at[i * colours + c] =
                (unsigned char)(255 - ((255U - from[c]) * alpha + 127) / 255);
    }
    pixels->channels--;
}

uint32_t pixel_colour(const struct pixels *pixels, size_t i)
{
    const unsigned char *p = pixels->at + i * (size_t)pixels->channels;
    uint32_t grey = (uint32_t)p[0] * 0x010101U;
    switch (pixels->channels) {
    case 1:
        return 0xFF000000U | grey;
    case 2:
        return (uint32_t)p[1] << 24 | grey;
    default:
        return (pixels->channels == 4 ? (uint32_t)p[3] << 24 : 0xFF000000U) |
               (uint32_t)p[0] << 16 | (uint32_t)p[1] << 8 | p[2];
    }
}

/* The slot of `colour`, or the empty one where it belongs. Multiplying spreads
 * the bits (Knuth, The Art of Computer Programming, vol. 3, section 6.4). */
static size_t slot_of(const struct palette *palette, uint32_t colour)
{
    size_t mask = ((size_t)1 << palette->slot_bits) - 1;
    size_t slot = (colour * 2654435769U) >> (32 - palette->slot_bits);
    while (palette->slots[slot] >= 0 &&
           palette->colours[palette->slots[slot]] != colour)
        slot = (slot + 1) & mask;
    return slot;
}

int palette_index(const struct palette *palette, uint32_t colour)
{
    return palette->slots[slot_of(palette, colour)];
}

void palette_new(struct arena *arena, const struct pixels *pixels, int max,
                 struct palette *palette)
{
    size_t n = (size_t)pixels->width * (size_t)pixels->height, slots;
    *palette = (struct palette){.slot_bits = 2};
    while (1 << palette->slot_bits < max * 2)
        palette->slot_bits++;
    slots = (size_t)1 << palette->slot_bits;
    palette->colours = ARENA_ARRAY(arena, (size_t)max, uint32_t);
    palette->slots = ARENA_ARRAY(arena, slots, int);
    memset(palette->slots, -1, slots * sizeof *palette->slots);
    for (size_t i = 0; i < n && palette->count <= max; i++) {
        uint32_t colour = pixel_colour(pixels, i);
        if (i > 0 && colour == pixel_colour(pixels, i - 1))
            continue;
        size_t slot = slot_of(palette, colour);
        if (palette->slots[slot] >= 0)
            continue;
        if (palette->count < max) {
            palette->colours[palette->count] = colour;
            palette->slots[slot] = palette->count;
        }
        palette->count++;
    }
}
