/* SPDX-License-Identifier: MIT */
/*
 * A view as a PNG file, by libpng: eight bits of grey, or of red, green and
 * blue. Of a page of text deflate finds more when rows are not filtered, and
 * its higher levels take twice the time for a twentieth of the size.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/origin.h"
#include "base/png_out.h"
#include "write/raster.h"
#include "write/view.h"

enum { LEVEL = 3, MILLIMETRES = 254 /* ten inches */ };

struct encoding {
    struct png_out out;
    struct buf buf;
    const struct view *view;
    bool begun;
    unsigned char *grey; /* a row of it; NULL: the picture has colours */
    size_t width;
};

/* pHYs is in pixels to the metre, so that a page is printed in its size. */
static void write_header(struct encoding *e)
{
    const struct view *view = e->view;
    enum { METRE = 10000 };
    png_uint_32 dots =
        (png_uint_32)(((int64_t)view->dpi * METRE + MILLIMETRES / 2) /
                      MILLIMETRES);
    png_set_IHDR(e->out.png, e->out.info, (png_uint_32)view->width,
                 (png_uint_32)view_height(view), 8,
                 e->grey ? PNG_COLOR_TYPE_GRAY : PNG_COLOR_TYPE_RGB,
                 PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    png_set_sRGB(e->out.png, e->out.info, PNG_sRGB_INTENT_PERCEPTUAL);
    png_set_pHYs(e->out.png, e->out.info, dots, dots, PNG_RESOLUTION_METER);
    png_write_info(e->out.png, e->out.info);
    e->begun = true;
}

static void open_encoding(struct encoding *e, const struct view *view)
{
    e->view = view;
    e->buf.arena = view->arena;
    e->width = (size_t)view->width;
    e->grey = view_is_grey(view) ? arena_alloc(view->arena, e->width) : NULL;
    png_out_open(&e->out, &e->buf, LEVEL);
    png_set_filter(e->out.png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
}

static void take_rows(void *user, const unsigned char *rows, int count)
{
    struct encoding *e = user;
    if (!e->begun)
        write_header(e);
    for (int y = 0; y < count; y++, rows += e->width * RASTER_CHANNELS) {
        for (size_t x = 0; e->grey && x < e->width; x++)
            e->grey[x] = rows[x * RASTER_CHANNELS];
        png_write_row(e->out.png, e->grey ? e->grey : rows);
    }
}

/* A comment (ISO 15948, 11.3.4.3) behind the rows, so that it ends the file but
 * for the last chunk. */
static void write_origin(const struct encoding *e)
{
    enum { FRAME = 12 }; /* length, type and check sum of a chunk */
    static const char key[] = "Comment";
    unsigned char text[sizeof key + ORIGIN_LENGTH + 1] = "Comment";
    size_t n = sizeof key + ORIGIN_LENGTH;
    if (!e->view->origin)
        return;
    origin_print((char *)text + sizeof key, e->view->origin,
                 e->buf.n + FRAME + n + FRAME);
    png_write_chunk(e->out.png, (png_const_bytep) "tEXt", text, n);
}

struct str view_png(const struct view *view, struct anban_error *err)
{
    struct encoding *e = ARENA_NEW(view->arena, struct encoding);
    open_encoding(e, view);
    if (!view_draw(view, take_rows, e, err))
        return STR("");
    write_origin(e);
    png_write_end(e->out.png, NULL);
    return buf_str(&e->buf);
}
