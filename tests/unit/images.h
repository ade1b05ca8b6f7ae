/* SPDX-License-Identifier: MIT */
/* For the tests of images: a document of one image, and what became of it. The
 * files are those of tests/images, which tests/images/make.py describes. */
#ifndef ANBAN_TESTS_UNIT_IMAGES_H
#define ANBAN_TESTS_UNIT_IMAGES_H

#include <stdio.h>

#include "base/error.h" /* before cmocka's macro of the same name */

#include "reading.h"

#include "read/image/image.h"
#include "../rows.h"

static inline struct doc *doc_in(const char *folder)
{
    messages = (struct log){.arena = arena};
    struct doc *doc = doc_new(arena, &messages);
    doc_set_folder(doc, str_of(folder));
    return doc;
}

static inline struct node *add_image(struct doc *doc, struct str source)
{
    struct node *node = doc_add(doc, doc->root, NODE_IMAGE, 7);
    node->as.image->source = source;
    return node;
}

/* What became of an image: its own size, and its forms in both editions. */
struct forms {
    int width, height;
    struct rendition screen, print;
};

/* Of the image numbered 1, printed so large; NULL where there is none. */
static inline struct forms *forms_of(const struct doc *doc,
                                     const struct image *image,
                                     struct print_size size)
{
    struct anban_error err = {ANBAN_OK, 0, ""};
    const struct print_size sizes[] = {{0, 0}, size};
    if (!image)
        return NULL;
    const struct rendition *screens = screen_images(doc, doc->arena, &err);
    const struct rendition *prints =
        print_images(doc, doc->arena, sizes, 300, &err);
    assert_true(screens && prints);
    struct forms *forms = ARENA_NEW(doc->arena, struct forms);
    *forms = (struct forms){image->width, image->height, screens[1], prints[1]};
    return forms;
}

/* The image that the source names in tests/images; NULL: it was refused. */
static inline const struct image *image_of(struct doc *doc, struct str source)
{
    struct node *node = add_image(doc, source);
    load_images(doc);
    return node->as.image->picture;
}

/* A "resource" of the document with these bytes, loaded and made for both
 * editions, on paper as large as `points` wide; NULL: it was refused. */
static inline struct forms *made_at(struct str bytes, int points)
{
    struct doc *doc = doc_in("");
    struct resource part = {NULL, STR("part"), bytes};
    doc->resources = &part;
    const struct image *image = image_of(doc, STR("part"));
    struct print_size size = {points * 1000, 0};
    if (image)
        size.height =
            (int32_t)((int64_t)size.width * image->height / image->width);
    return forms_of(doc, image, size);
}

static inline struct forms *made(struct str bytes)
{
    return made_at(bytes, 500);
}

static inline struct str file_bytes(const char *name)
{
    char path[256];
    snprintf(path, sizeof path, "tests/images/%s", name);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    struct buf buf = {.arena = arena};
    char block[4096];
    size_t n;
    while ((n = fread(block, 1, sizeof block, file)) > 0)
        buf_add(&buf, (struct str){block, n});
    fclose(file);
    return buf_str(&buf);
}

/* The pixels of a rendition, decoded again if need be. */
static inline struct pixels pixels_of(const struct rendition *r)
{
    struct picture picture = {.bytes = r->bytes};
    struct pixels pixels = {r->width, r->height, r->components, NULL};
    if (r->form == IMAGE_RAW) {
        pixels.at = (unsigned char *)arena_copy(arena, r->bytes.s, r->bytes.n);
        assert_int_equal(r->bytes.n, (size_t)r->width * (size_t)r->height *
                                         (size_t)r->components);
        return pixels;
    }
    if (r->form == IMAGE_JPEG) {
        assert_null(jpeg_probe(arena, &picture));
        assert_true(jpeg_decode(arena, &picture, NULL, &pixels));
    } else {
        assert_true(r->form == IMAGE_PNG || r->form == IMAGE_ROWS);
        if (r->form == IMAGE_ROWS)
            picture.bytes = rows_file(arena, r);
        assert_null(png_probe(arena, arena, &picture));
        assert_true(png_decode(arena, &picture, NULL, &pixels));
    }
    assert_int_equal(picture.width, r->width);
    assert_int_equal(picture.height, r->height);
    return pixels;
}

/* The colour 0xAARRGGBB amid a quarter: 0, 1 above; 2, 3 below. */
static inline uint32_t quarter(const struct pixels *p, int i)
{
    int x = (1 + i % 2 * 2) * p->width / 4, y = (1 + i / 2 * 2) * p->height / 4;
    return pixel_colour(p, (size_t)y * (size_t)p->width + (size_t)x);
}

static inline bool is_near(uint32_t a, uint32_t b, int off)
{
    for (int shift = 0; shift < 32; shift += 8) {
        int difference = (int)(a >> shift & 255) - (int)(b >> shift & 255);
        if (difference > off || difference < -off)
            return false;
    }
    return true;
}

#define assert_quarters(pixels, off, ...)                                      \
    do {                                                                       \
        const uint32_t wanted_[] = {__VA_ARGS__};                              \
        for (int i_ = 0; i_ < 4; i_++)                                         \
            if (!is_near(quarter(pixels, i_), wanted_[i_], off))               \
                fail_msg("quarter %d is %08x, not %08x", i_,                   \
                         (unsigned)quarter(pixels, i_),                        \
                         (unsigned)wanted_[i_]);                               \
    } while (0)

#define RED   0xFFFF0000U
#define GREEN 0xFF00FF00U
#define BLUE  0xFF0000FFU
#define WHITE 0xFFFFFFFFU

/* One warning at the image's line, which holds `part`. */
static inline void assert_told(const char *part)
{
    assert_non_null(messages.first);
    assert_null(messages.first->next);
    assert_int_equal(messages.first->kind, LOG_WARNING);
    assert_int_equal(messages.first->line, 7);
    if (!holds(messages.first->text, part))
        fail_msg("said: %.*s", STR_ARG(messages.first->text));
}

#endif
