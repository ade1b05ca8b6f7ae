/* SPDX-License-Identifier: MIT */
/*
 * A PNG file in the making: libpng, with its memory from an arena and its bytes
 * into a buffer, for pictures of documents and of pages alike. The library has
 * nothing to object to but a want of memory, which arena_fail() tells.
 */
#ifndef ANBAN_BASE_PNG_OUT_H
#define ANBAN_BASE_PNG_OUT_H

#include <png.h>

struct buf;

struct png_out {
    png_structp png;
    png_infop info;
};

/* Into `buf`, in its arena; `level` is zlib's. Nothing needs to be released. */
void png_out_open(struct png_out *out, struct buf *buf, int level);

/* For the library: memory from the arena that it is given, and back to nobody.
 */
png_voidp png_take_memory(png_structp png, png_alloc_size_t size);
void png_leave_memory(png_structp png, png_voidp block);

#endif
