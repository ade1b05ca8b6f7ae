/* SPDX-License-Identifier: MIT */
/*
 * Of a picture only what the document shows of it: a file that kept what was
 * cut away would give away what its author took out. To turn it needs no new
 * file: it is turned once more when it is decoded.
 */
#include <string.h>

#include "base/arena.h"
#include "read/image/image.h"

enum { WHOLE = 100000 };

/* EXIF's numbers as a mirror, left to right, and quarter turns clockwise. */
struct turn {
    bool mirrored;
    int quarters;
};

static const struct turn turns[] = {[1] = {false, 0}, {true, 0}, {false, 2},
                                    {true, 2},        {true, 3}, {false, 1},
                                    {true, 1},        {false, 3}};

static struct turn turn_of(int number)
{
    return number >= 1 && number <= 8 ? turns[number] : turns[1];
}

static int number_of(struct turn turn)
{
    int number = 1;
    while (number < 8 && (turns[number].mirrored != turn.mirrored ||
                          turns[number].quarters != turn.quarters))
        number++;
    return number;
}

/* The second behind the first: a mirror turns the first the other way. */
static int turned_twice(int first, int second)
{
    struct turn a = turn_of(first), b = turn_of(second);
    int quarters = b.quarters + (b.mirrored ? 4 - a.quarters : a.quarters);
    return number_of((struct turn){a.mirrored != b.mirrored, quarters % 4});
}

/* To the nearest pixel: a third of 300, which files write as 33,333, is 100. */
static int share(int side, int32_t part)
{
    int64_t n = part > 0 ? ((int64_t)side * part + WHOLE / 2) / WHOLE : 0;
    return n < side ? (int)n : side;
}

/* A strip that nobody could see is left. */
static bool cuts(const struct image_shape *shape)
{
    return (shape->left > 0 || shape->top > 0 || shape->right > 0 ||
            shape->bottom > 0) &&
           (int64_t)shape->left + shape->right < WHOLE &&
           (int64_t)shape->top + shape->bottom < WHOLE;
}

/* In place: rows only move up. */
static void crop(struct pixels *pixels, const struct image_shape *shape)
{
    size_t size = (size_t)pixels->channels;
    int left = share(pixels->width, shape->left);
    int top = share(pixels->height, shape->top);
    int width = pixels->width - left - share(pixels->width, shape->right);
    int height = pixels->height - top - share(pixels->height, shape->bottom);
    if (width < 1 || height < 1)
        return;
    size_t row = (size_t)width * size, from = (size_t)pixels->width * size;
    for (int y = 0; y < height; y++)
        memmove(pixels->at + (size_t)y * row,
                pixels->at + (size_t)(top + y) * from + (size_t)left * size,
                row);
    pixels->width = width;
    pixels->height = height;
}

bool image_reshape(struct arena *arena, struct arena *work,
                   struct picture *picture, const struct image_shape *shape)
{
    struct pixels pixels = {picture->width, picture->height, 0, NULL};
    if (!cuts(shape) && !shape->askew) {
        picture->turn = turned_twice(picture->turn, shape->turn);
        picture->plain = picture->plain && picture->turn == 1;
        return true;
    }
    bool jpeg = picture->kind == IMAGE_KIND_JPEG;
    bool sound = image_decode(work, picture, &pixels);
    if (cuts(shape))
        crop(&pixels, shape);
    if (shape->askew) {
        pixels_turn(work, &pixels, shape->turn);
        pixels_turn_askew(work, &pixels, shape->askew);
    }
    picture->profile = STR("");
    picture->components = pixels.channels < 3 ? 1 : 3;
    picture->turn = shape->askew ? 1 : shape->turn;
    image_convert(arena, work, picture, &pixels, jpeg);
    return sound;
}
