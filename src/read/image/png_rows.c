/* SPDX-License-Identifier: MIT */
/*
 * PNG for PDF, which has taken over how it filters rows and compresses them
 * (ISO 32000-1, 7.4.4.4): the data of the IDAT chunks, one after the other,
 * are such a stream. Not where the file holds more than a PDF's image does, or
 * holds it in another order: alpha, 16 bits, interlacing. The file has been
 * looked at by libpng, but is strange enough still to be unpacked once more
 * before it goes into an edition unseen.
 */
#include <libdeflate.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "read/image/image.h"

/* ISO 15948, 11.2.2: the fields of the first chunk. */
enum { DEPTH = 8, COLOUR = 9, INTERLACE = 12, HEADER = 13, RGB = 3 };

enum { TYPE_GREY = 0, TYPE_COLOURS = 2, TYPE_PALETTE = 3 };

/* What the first chunk says, if it can be had in a PDF. */
static bool take_header(struct str header, struct rendition *to)
{
    if (header.n != HEADER)
        return false;
    unsigned char type = (unsigned char)header.s[COLOUR];
    to->form = IMAGE_ROWS;
    to->width = (int)png_number(header.s);
    to->height = (int)png_number(header.s + 4);
    to->bits = (unsigned char)header.s[DEPTH];
    to->components = type == TYPE_COLOURS ? 3 : 1;
    return to->bits <= 8 && header.s[INTERLACE] == 0 &&
           (type == TYPE_GREY || type == TYPE_COLOURS || type == TYPE_PALETTE);
}

/* As many colours as the samples can name; the ones beyond are black, as
 * libpng has them. */
static struct str whole_palette(struct arena *arena, struct str palette,
                                int bits)
{
    size_t n = (size_t)RGB << bits;
    char *colours = arena_alloc(arena, n);
    memset(colours, 0, n);
    memcpy(colours, palette.s, palette.n < n ? palette.n : n);
    return (struct str){colours, n};
}

static bool gather(struct arena *arena, struct str rest, struct rendition *to)
{
    struct buf buf = {.arena = arena};
    struct png_chunk chunk;
    if (!png_next_chunk(&rest, &chunk) || !take_header(chunk.data, to))
        return false;
    while (png_next_chunk(&rest, &chunk)) {
        if (str_eq(chunk.type, STR("PLTE")) && to->components == 1)
            to->palette = whole_palette(arena, chunk.data, to->bits);
        else if (str_eq(chunk.type, STR("IDAT")))
            buf_add(&buf, chunk.data);
    }
    to->bytes = buf_str(&buf);
    return true;
}

/* Each row has a byte before it which names its filter. */
static bool has_all_rows(struct arena *work, const struct rendition *r)
{
    size_t samples = (size_t)r->width * (size_t)r->components;
    size_t row = (samples * (size_t)r->bits + 7) / 8 + 1, used;
    size_t size = row * (size_t)r->height;
    char *rows = arena_alloc(work, size);
    struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
    bool sound = d && libdeflate_zlib_decompress_ex(d, r->bytes.s, r->bytes.n,
                                                    rows, size, &used,
                                                    NULL) == LIBDEFLATE_SUCCESS;
    libdeflate_free_decompressor(d);
    return sound && used == r->bytes.n;
}

bool png_rows(struct arena *arena, struct arena *work,
              const struct picture *picture, struct rendition *to)
{
    struct rendition r = {0};
    if (!picture->plain || picture->alpha ||
        !gather(arena, png_chunks(picture->bytes), &r) ||
        !has_all_rows(work, &r))
        return false;
    *to = r;
    return true;
}
