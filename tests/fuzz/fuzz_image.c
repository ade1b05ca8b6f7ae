/* SPDX-License-Identifier: MIT */
/*
 * The file of a picture: what it is taken for, and what the editions get, which
 * must be whole files or rows of just the size they say.
 */
#include <string.h>

#include <zlib.h>

#include "base/error.h"
#include "fuzz.h"
#include "read/image/image.h"
#include "../rows.h"

static void demand_file(struct arena *arena, const struct rendition *r,
                        bool made)
{
    bool rows = r->form == IMAGE_ROWS;
    struct picture picture = {.bytes = rows ? rows_file(arena, r) : r->bytes};
    struct pixels pixels = {r->width, r->height, r->components, NULL};
    bool jpeg = r->form == IMAGE_JPEG;
    const char *problem =
        jpeg ? jpeg_probe(arena, &picture) : png_probe(arena, arena, &picture);
    DEMAND(!problem);
    DEMAND(picture.width == r->width && picture.height == r->height);
    bool sound = jpeg ? jpeg_decode(arena, &picture, NULL, &pixels)
                      : png_decode(arena, &picture, NULL, &pixels);
    DEMAND(sound || !made);
}

/* What goes in as it is, is not decoded, and may be broken inside. */
static void demand_rendition(struct arena *arena, const struct rendition *r,
                             struct str input)
{
    size_t n = (size_t)r->width * (size_t)r->height;
    DEMAND(r->width > 0 && r->height > 0);
    DEMAND(r->components == 1 || r->components == 3);
    if (r->form == IMAGE_RAW) {
        DEMAND(r->bytes.n == n * (size_t)r->components);
    } else if (r->form == IMAGE_ROWS) {
        DEMAND(r->bytes.n > 0 && r->bits >= 1 && r->bits <= 8);
        DEMAND(r->palette.n % 3 == 0);
    } else {
        bool rows = r->form == IMAGE_ROWS;
        DEMAND(r->form == IMAGE_JPEG || r->form == IMAGE_PNG || rows);
        demand_file(arena, r, !str_eq(r->bytes, input) && !rows);
    }
}

static void demand_renditions(struct doc *doc, const struct image *image,
                              struct str input)
{
    /* What is larger only takes longer. */
    enum { PIXELS = 4000000 };
    struct anban_error err = {ANBAN_OK, 0, ""};
    const struct picture *picture = image->file;
    const bool all[] = {false, true}; /* by their numbers, of which 1 is all */
    if ((int64_t)image->width * image->height > PIXELS)
        return;
    /* What is left of the input, when what does not show is out of it. */
    bool made = image_kind(input) != picture->kind;
    struct str file = made ? input
                      : picture->kind == IMAGE_KIND_JPEG
                          ? jpeg_sifted(doc->arena, picture->bytes)
                          : picture->bytes;
    const struct print_size sizes[] = {
        {0, 0},
        {100000,
         (int32_t)(INT64_C(100000) * image->height / image->width + 1)}};
    const struct rendition *made_by[] = {
        screen_images(doc, doc->arena, &err),
        print_images(doc, doc->arena, sizes, 150, &err),
        draw_images(doc, doc->arena, sizes, all, 30, &err)};
    for (size_t i = 0; i < sizeof made_by / sizeof made_by[0]; i++) {
        DEMAND(made_by[i]);
        demand_rendition(doc->arena, &made_by[i][1], file);
    }
    DEMAND(made_by[2][1].form == IMAGE_RAW);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct fuzz fuzz;
    fuzz_begin(&fuzz, bytes, n);
    struct resource part = {NULL, STR("part"), fuzz.bytes};
    struct node *node = doc_add(fuzz.doc, fuzz.doc->root, NODE_IMAGE, 1);
    node->as.image->source = STR("part");
    fuzz.doc->resources = &part;
    load_images(fuzz.doc);
    demand_tree(fuzz.doc);
    if (node->as.image->picture)
        demand_renditions(fuzz.doc, node->as.image->picture, fuzz.bytes);
    fuzz_end(&fuzz);
    return 0;
}

#ifdef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION

size_t LLVMFuzzerMutate(uint8_t *bytes, size_t n, size_t room);
size_t LLVMFuzzerCustomMutator(uint8_t *bytes, size_t n, size_t room,
                               unsigned int seed);

static uint32_t number_at(const uint8_t *at)
{
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 |
           (uint32_t)at[2] << 8 | at[3];
}

/* Makes the checksums of a PNG file (ISO 15948, 5.3) those of its chunks, which
 * would else be refused before they are looked at. */
static void mend_png(uint8_t *bytes, size_t n)
{
    enum { SIGNATURE = 8, AROUND = 12 };
    if (n < SIGNATURE || memcmp(bytes, "\x89PNG", 4) != 0)
        return;
    for (size_t at = SIGNATURE; at + AROUND <= n;) {
        size_t length = number_at(bytes + at);
        if (length > n - at - AROUND)
            return;
        uLong sum = crc32(0, bytes + at + 4, (uInt)length + 4);
        for (int i = 0; i < 4; i++)
            bytes[at + 8 + length + (size_t)i] = (uint8_t)(sum >> (24 - 8 * i));
        at += AROUND + length;
    }
}

size_t LLVMFuzzerCustomMutator(uint8_t *bytes, size_t n, size_t room,
                               unsigned int seed)
{
    n = LLVMFuzzerMutate(bytes, n, room);
    if (seed % 8)
        mend_png(bytes, n);
    return n;
}

#endif
