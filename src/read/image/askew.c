/* SPDX-License-Identifier: MIT */
/* Turning by what is no quarter: on white, for paper is, and each pixel of what
 * the four have that it comes to lie between. */
#include "base/angle.h"
#include "base/arena.h"
#include "read/image/image.h"

enum { PART = 256, WHITE = 255 };

static int sample(const struct pixels *p, int64_t x, int64_t y, int channel)
{
    if (x < 0 || y < 0 || x >= p->width || y >= p->height)
        return WHITE;
    int64_t at = (y * p->width + x) * p->channels + channel;
    return p->at[at];
}

/* At (x, y), in parts of a pixel. */
static unsigned char between(const struct pixels *p, int64_t x, int64_t y,
                             int channel)
{
    int64_t left = x >> 8, top = y >> 8, right_part = x & (PART - 1);
    int64_t low_part = y & (PART - 1);
    int64_t above = sample(p, left, top, channel) * (PART - right_part) +
                    sample(p, left + 1, top, channel) * right_part;
    int64_t below = sample(p, left, top + 1, channel) * (PART - right_part) +
                    sample(p, left + 1, top + 1, channel) * right_part;
    const int64_t all = (int64_t)PART * PART;
    int64_t sum = above * (PART - low_part) + below * low_part;
    return (unsigned char)((sum + all / 2) / all);
}

/* Twice the way from the middle, for that lies between two pixels in a picture
 * of an even size. */
static void fill_row(const struct pixels *p, struct pixels *out, int y,
                     struct angle a)
{
    const int64_t unit = (int64_t)2 * ANGLE_ONE / PART;
    int64_t down = 2 * (int64_t)y - (out->height - 1);
    unsigned char *to =
        out->at + (size_t)y * (size_t)out->width * (size_t)out->channels;
    for (int x = 0; x < out->width; x++) {
        int64_t across = 2 * (int64_t)x - (out->width - 1);
        int64_t left = (across * a.cosine + down * a.sine) / unit +
                       (int64_t)(p->width - 1) * PART / 2;
        int64_t top = (down * a.cosine - across * a.sine) / unit +
                      (int64_t)(p->height - 1) * PART / 2;
        for (int c = 0; c < out->channels; c++)
            *to++ = between(p, left, top, c);
    }
}

void pixels_turn_askew(struct arena *arena, struct pixels *pixels, int angle)
{
    struct pixels out = *pixels;
    int32_t width = pixels->width, height = pixels->height;
    angle_frame(angle, &width, &height);
    if (width < 1 || height < 1 || width > IMAGE_SIDE_MAX ||
        height > IMAGE_SIDE_MAX || (int64_t)width * height > IMAGE_PIXELS_MAX)
        return;
    pixels_on_white(pixels);
    out.width = width;
    out.height = height;
    out.channels = pixels->channels;
    out.at = arena_array(arena, (size_t)height,
                         (size_t)width * (size_t)out.channels);
    for (int y = 0; y < height; y++)
        fill_row(pixels, &out, y, angle_of(angle));
    *pixels = out;
}
