/* SPDX-License-Identifier: MIT */
#include "base/png_out.h"

#include "base/arena.h"
#include "base/buf.h"

png_voidp png_take_memory(png_structp png, png_alloc_size_t size)
{
    return arena_alloc(png_get_mem_ptr(png), size);
}

void png_leave_memory(png_structp png, png_voidp block)
{
    (void)png, (void)block;
}

static void put_bytes(png_structp png, png_bytep bytes, size_t n)
{
    struct buf *buf = png_get_io_ptr(png);
    buf_add(buf, (struct str){(const char *)bytes, n});
}

static void put_nothing(png_structp png)
{
    (void)png;
}

static void give_up(png_structp png, png_const_charp message)
{
    (void)message;
    arena_fail(png_get_mem_ptr(png));
}

static void pass_over(png_structp png, png_const_charp message)
{
    (void)png, (void)message;
}

void png_out_open(struct png_out *out, struct buf *buf, int level)
{
    out->png = png_create_write_struct_2(PNG_LIBPNG_VER_STRING, NULL, give_up,
                                         pass_over, buf->arena, png_take_memory,
                                         png_leave_memory);
    out->info = out->png ? png_create_info_struct(out->png) : NULL;
    if (!out->info)
        arena_fail(buf->arena);
    png_set_write_fn(out->png, buf, put_bytes, put_nothing);
    png_set_compression_level(out->png, level);
}
