/* SPDX-License-Identifier: MIT */
/*
 * A picture named for the cover, as shops and readers take it: a JPEG in sRGB,
 * no larger than 1600 by 2560 pixels and light. One that is so already goes in
 * as it is; any other is made anew, never larger than it was.
 */
#include "base/arena.h"
#include "base/error.h"
#include "base/language.h"
#include "base/log.h"
#include "read/image/image.h"
#include "stages.h"

enum {
    COVER_WIDTH = 1600,
    COVER_HEIGHT = 2560,
    COVER_BYTES = 127 * 1000 /* what Kindle likes at most */
};

/* Tried in turn until the file is light enough, the last is taken: to be a
 * little coarser is seen less than to be a little smaller, and a cover of 1000
 * by 1600 still fills the screens that books are read on. */
static const struct {
    int quality, eighths; /* of the full size */
} tries[] = {{88, 8}, {78, 8}, {68, 8}, {75, 6}, {65, 6}, {75, 5}, {65, 5}};

static int at_least_one(int64_t n)
{
    return n < 1 ? 1 : (int)n;
}

/* As stored, before turning: within the eighths of the full size. */
static struct pixels size_within(const struct picture *picture, int eighths)
{
    bool turned = picture->turn >= 5;
    int64_t width = picture->width, height = picture->height;
    int64_t most = (turned ? COVER_HEIGHT : COVER_WIDTH) * eighths / 8;
    int64_t tall = (turned ? COVER_WIDTH : COVER_HEIGHT) * eighths / 8;
    if (width > most) {
        height = height * most / width;
        width = most;
    }
    if (height > tall) {
        width = width * tall / height;
        height = tall;
    }
    return (struct pixels){at_least_one(width), at_least_one(height), 0, NULL};
}

static bool fits(const struct picture *picture)
{
    return picture->kind == IMAGE_KIND_JPEG && picture->plain &&
           picture->width <= COVER_WIDTH && picture->height <= COVER_HEIGHT &&
           picture->bytes.n <= COVER_BYTES;
}

/* Three samples a pixel, with white behind what is translucent. */
static void flatten(struct arena *work, struct pixels *pixels)
{
    size_t n = (size_t)pixels->width * (size_t)pixels->height;
    size_t size = (size_t)pixels->channels, colours = size - (size % 2 == 0);
    unsigned char *to = arena_array(work, n, 3), *rgb = to;
    const unsigned char *at = pixels->at;
    for (size_t i = 0; i < n; i++, at += size) {
        unsigned alpha = size % 2 == 0 ? at[colours] : 255;
        for (size_t c = 0; c < 3; c++)
            *to++ = (unsigned char)((at[colours == 3 ? c : 0] * alpha +
                                     255 * (255 - alpha) + 127) /
                                    255);
    }
    pixels->at = rgb;
    pixels->channels = 3;
}

/* Decodes anew only for another size. */
static struct rendition fit(struct arena *arena, const struct picture *picture)
{
    struct arena *work = arena_child(arena);
    struct pixels pixels = {0, 0, 0, NULL};
    struct str file = {"", 0};
    int eighths = 0;
    for (size_t i = 0; i < sizeof tries / sizeof tries[0]; i++) {
        if (tries[i].eighths != eighths) {
            eighths = tries[i].eighths;
            arena_clear(work);
            pixels = size_within(picture, eighths);
            image_decode(work, picture, &pixels);
            if (pixels.channels != 3)
                flatten(work, &pixels);
        }
        file = jpeg_encode(work, &pixels, tries[i].quality, false);
        if (file.n <= COVER_BYTES)
            break;
    }
    struct rendition made = {.form = IMAGE_JPEG,
                             .width = pixels.width,
                             .height = pixels.height,
                             .components = 3,
                             .bytes = str_copy(arena, file)};
    arena_clear(work);
    return made;
}

bool load_cover(struct arena *arena, const char *path,
                struct cover_picture *cover, struct log *log,
                struct anban_error *err)
{
    struct picture *picture = ARENA_NEW(arena, struct picture);
    const char *problem = image_read_named(arena, path, &picture->bytes);
    if (!problem)
        problem = image_probe(arena, arena_child(arena), picture);
    if (problem)
        return fail(err, ANBAN_USAGE, "--cover %s: the file %s", path,
                    _(problem));
    if (picture->damage)
        warn(log, 0, "--cover %s: the file %s", path, _(picture->damage));
    cover->drawn = false;
    cover->file =
        fits(picture)
            ? (struct rendition){.form = IMAGE_JPEG,
                                 .width = picture->width,
                                 .height = picture->height,
                                 .components = picture->components,
                                 .bytes = jpeg_sifted(arena, picture->bytes)}
            : fit(arena, picture);
    return true;
}
