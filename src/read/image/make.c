/* SPDX-License-Identifier: MIT */
/*
 * A picture to what an edition takes. The file goes in as it is whenever it
 * can: nothing looks better than what the author saved, and nothing is faster.
 * Otherwise it is decoded, no larger than it is needed, brought to sRGB,
 * turned upright, and encoded in what suits it.
 */
#include <string.h>

#include "base/arena.h"
#include "base/language.h"
#include "read/image/image.h"

enum {
    QUALITY = 88,          /* of a JPEG made from a JPEG */
    QUALITY_FIRST = 90,    /* and from what was none */
    PHOTOGRAPH = 4096,     /* more colours than any drawing has */
    UNITS_PER_INCH = 72000 /* 1/1000 pt */
};

static uint64_t square_root(uint64_t n)
{
    uint64_t root = 0;
    for (uint64_t bit = UINT64_C(1) << 31; bit; bit >>= 1) {
        if ((root | bit) * (root | bit) <= n)
            root |= bit;
    }
    return root;
}

/* What is held while decoding; in the arena, for a trap to see. */
struct making {
    struct arena_trap trap;
    struct colour *colour;
    bool sound;
};

static void decode_as(struct arena *work, const struct picture *picture,
                      struct making *m, struct pixels *to)
{
    m->colour = colour_new(work, picture, picture->alpha);
    if (picture->kind == IMAGE_KIND_JPEG)
        m->sound = jpeg_decode(work, picture, m->colour, to);
    else
        m->sound = png_decode(work, picture, m->colour, to);
}

bool image_decode(struct arena *work, const struct picture *picture,
                  struct pixels *to)
{
    struct making *m = ARENA_NEW(work, struct making);
    bool full = ARENA_TRAP(work, m->trap);
    if (!full)
        decode_as(work, picture, m, to);
    arena_untrap(work, &m->trap);
    colour_free(m->colour);
    if (full)
        arena_fail(work);
    pixels_turn(work, to, picture->turn);
    pixels_drop_alpha(to);
    return m->sound;
}

static bool is_photograph(struct arena *work, const struct pixels *pixels)
{
    struct palette palette;
    if (pixels->channels != 3)
        return false;
    palette_new(work, pixels, PHOTOGRAPH, &palette);
    return palette.count > PHOTOGRAPH;
}

static struct rendition rendition_of(enum image_form form,
                                     const struct pixels *pixels,
                                     struct str bytes)
{
    int components = pixels->channels < 3 ? 1 : 3;
    return (struct rendition){.form = form,
                              .width = pixels->width,
                              .height = pixels->height,
                              .components = components,
                              .bytes = bytes};
}

static struct rendition jpeg_of(struct arena *arena, struct arena *work,
                                const struct pixels *pixels, int quality,
                                bool full_chroma)
{
    struct str file = jpeg_encode(work, pixels, quality, full_chroma);
    return rendition_of(IMAGE_JPEG, pixels, str_copy(arena, file));
}

static struct rendition png_of(struct arena *arena, struct arena *work,
                               const struct pixels *pixels)
{
    return rendition_of(IMAGE_PNG, pixels,
                        str_copy(arena, png_encode(work, pixels)));
}

/* A JPEG file is only now rid of what does not show: most photographs are made
 * smaller, and need no copy. */
static struct rendition file_itself(struct arena *arena,
                                    const struct picture *picture)
{
    bool jpeg = picture->kind == IMAGE_KIND_JPEG;
    struct str bytes =
        jpeg ? jpeg_sifted(arena, picture->bytes) : picture->bytes;
    return (struct rendition){.form = jpeg ? IMAGE_JPEG : IMAGE_PNG,
                              .width = picture->width,
                              .height = picture->height,
                              .components = picture->components,
                              .bytes = bytes};
}

/* With white behind what is translucent, as paper is: a page with a mask on it
 * is often turned into a bitmap on its way through a printer. */
static struct rendition raw_of(struct arena *arena, struct pixels *pixels)
{
    pixels_on_white(pixels);
    size_t n = (size_t)pixels->width * (size_t)pixels->height;
    size_t size = (size_t)pixels->channels;
    char *rows = arena_array(arena, n, size);
    memcpy(rows, pixels->at, n * size);
    return rendition_of(IMAGE_RAW, pixels, (struct str){rows, n * size});
}

static int at_least_one(uint64_t n)
{
    return n < 1 ? 1 : (int)n;
}

/* The largest size of the same shape with no more than `max` pixels. */
static void fit_pixels(struct pixels *size, uint64_t max)
{
    uint64_t width = (uint64_t)size->width, height = (uint64_t)size->height;
    if (width * height <= max)
        return;
    uint64_t fitting = square_root(max * width / height);
    size->width = at_least_one(fitting);
    size->height = at_least_one(fitting * height / width);
    if ((uint64_t)size->width * (uint64_t)size->height > max)
        *(width < height ? &size->height : &size->width) = (int)max;
}

/* White goes behind what is translucent: a reader's page may be black, as the
 * lines of the drawing are. */
static struct rendition on_white(struct arena *arena, struct arena *work,
                                 const struct picture *picture,
                                 struct pixels *pixels)
{
    bool jpeg = picture->kind == IMAGE_KIND_JPEG;
    pixels_on_white(pixels);
    if (jpeg || is_photograph(work, pixels))
        return jpeg_of(arena, work, pixels, QUALITY,
                       !jpeg || picture->full_chroma);
    return png_of(arena, work, pixels);
}

struct rendition image_make_screen(struct arena *arena, struct arena *work,
                                   const struct image *image)
{
    const struct picture *picture = image->file;
    struct pixels pixels = {picture->width, picture->height, 0, NULL};
    fit_pixels(&pixels, IMAGE_SCREEN_MAX);
    bool fits = picture->plain && pixels.width == picture->width;
    bool look = !fits || picture->alpha;
    bool sound = !look || image_decode(work, picture, &pixels);
    bool whole = fits && !(look && pixels.channels % 2 == 0);
    struct rendition made = whole ? file_itself(arena, picture)
                                  : on_white(arena, work, picture, &pixels);
    made.partial = !sound;
    return made;
}

/* To `dpi` at the printed size, where it has a quarter more than that or
 * above: less is not worth the loss. Both sides shrink alike. */
static bool fit_print(const struct image *image, const struct print_size *size,
                      int dpi, struct pixels *to)
{
    uint64_t width = (uint64_t)image->width, height = (uint64_t)image->height;
    uint64_t wide =
        ((uint64_t)size->width * (uint64_t)dpi + UNITS_PER_INCH - 1) /
        UNITS_PER_INCH;
    uint64_t tall =
        ((uint64_t)size->height * (uint64_t)dpi + UNITS_PER_INCH - 1) /
        UNITS_PER_INCH;
    bool turned = image->file->turn >= 5;
    if (dpi <= 0 || width * 4 <= wide * 5 || height * 4 <= tall * 5)
        return false;
    if (wide * height < tall * width)
        wide = tall * width / height;
    else
        tall = wide * height / width;
    to->width = at_least_one(turned ? tall : wide);
    to->height = at_least_one(turned ? wide : tall);
    return true;
}

struct rendition image_make_print(struct arena *arena, struct arena *work,
                                  const struct image *image,
                                  const struct print_size *size, int dpi)
{
    const struct picture *picture = image->file;
    struct rendition made;
    struct pixels pixels = {picture->width, picture->height, 0, NULL};
    bool shrunk = fit_print(image, size, dpi, &pixels);
    bool jpeg = picture->kind == IMAGE_KIND_JPEG;
    if (jpeg && picture->plain && !shrunk)
        return file_itself(arena, picture);
    if (!jpeg && !shrunk && png_rows(arena, work, picture, &made))
        return made;
    bool sound = image_decode(work, picture, &pixels);
    pixels_on_white(&pixels);
    if (jpeg || (shrunk && is_photograph(work, &pixels)))
        made = jpeg_of(arena, work, &pixels, QUALITY,
                       !jpeg || picture->full_chroma);
    else
        made = raw_of(arena, &pixels);
    made.partial = !sound;
    return made;
}

struct rendition image_make_drawn(struct arena *arena, struct arena *work,
                                  const struct image *image,
                                  const struct print_size *size, int dpi)
{
    const struct picture *picture = image->file;
    struct pixels pixels = {picture->width, picture->height, 0, NULL};
    fit_print(image, size, dpi, &pixels);
    bool sound = image_decode(work, picture, &pixels);
    struct rendition made = raw_of(arena, &pixels);
    made.partial = !sound;
    return made;
}

/* In place; nothing can jump between making the way and freeing it. */
static void to_srgb(struct arena *work, const struct picture *picture,
                    struct pixels *pixels)
{
    size_t row = (size_t)pixels->width * (size_t)pixels->channels;
    struct colour *colour = colour_new(work, picture, pixels->channels == 4);
    for (int y = 0; colour && y < pixels->height; y++) {
        unsigned char *at = pixels->at + (size_t)y * row;
        colour_row(colour, at, at, pixels->width);
    }
    colour_free(colour);
}

void image_convert(struct arena *arena, struct arena *work,
                   struct picture *picture, struct pixels *pixels, bool lossy)
{
    to_srgb(work, picture, pixels);
    pixels_turn(work, pixels, picture->turn);
    pixels_drop_alpha(pixels);
    bool jpeg = lossy && pixels->channels == 3;
    struct rendition made =
        jpeg ? jpeg_of(arena, work, pixels, QUALITY_FIRST, false)
             : png_of(arena, work, pixels);
    *picture = (struct picture){
        .kind = jpeg ? IMAGE_KIND_JPEG : IMAGE_KIND_PNG,
        .bytes = made.bytes,
        .width = made.width,
        .height = made.height,
        .components = made.components,
        .turn = 1,
        .alpha = pixels->channels % 2 == 0,
        .plain = true,
        .damage = picture->damage,
        .work_before = picture->work_before,
        .work = picture->work,
    };
}
