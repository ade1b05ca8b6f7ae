/* SPDX-License-Identifier: MIT */
/*
 * Which way up the camera was held, from a block of EXIF data (tag 0x0112,
 * CIPA DC-008). The rest of it is nobody's business here.
 */
#include <libexif/exif-data.h>

#include "read/image.h"

/* The longest block is that of a JPEG segment; WebP and PNG set no limit. */
enum { BLOCK_MAX = 1 << 16 };

static int turn_of(ExifData *data)
{
    ExifEntry *entry =
        exif_content_get_entry(data->ifd[EXIF_IFD_0], EXIF_TAG_ORIENTATION);
    if (!entry || entry->format != EXIF_FORMAT_SHORT || entry->size < 2)
        return 1;
    int turn = exif_get_short(entry->data, exif_data_get_byte_order(data));
    return turn >= 1 && turn <= 8 ? turn : 1;
}

int exif_turn(struct str block)
{
    static const struct str mark = STR_INIT("Exif\0\0");
    unsigned char bytes[BLOCK_MAX + 6];
    size_t n = 0;
    if (str_starts(block, mark))
        block = str_slice(block, mark.n, block.n);
    block = str_slice(block, 0, BLOCK_MAX);
    for (; n < mark.n; n++)
        bytes[n] = (unsigned char)mark.s[n];
    for (size_t i = 0; i < block.n; i++)
        bytes[n++] = (unsigned char)block.s[i];
    ExifData *data = exif_data_new_from_data(bytes, (unsigned)n);
    if (!data)
        return 1;
    int turn = turn_of(data);
    exif_data_unref(data);
    return turn;
}
