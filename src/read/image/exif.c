/* SPDX-License-Identifier: MIT */
/*
 * Which way up the camera was held, from a block of EXIF data: a TIFF file of
 * which the first directory is looked through for one tag (TIFF 6.0, section
 * 2; CIPA DC-008, 4.6.4). Nothing else of it is followed, so that a directory
 * which leads back to itself, or claims more than there is, costs nothing.
 */
#include "read/image/image.h"

enum {
    TIFF_HEAD = 8, /* the order of bytes, a mark, the directory's place */
    ENTRY = 12,    /* tag and type of 2 bytes, count and value of 4 */
    TAG_TURN = 0x0112,
    TYPE_SHORT = 3
};

/* `n` bytes from `at` on as a number; those behind the end are zero. */
static size_t number_at(struct str block, size_t at, size_t n, bool little)
{
    size_t value = 0;
    for (size_t i = 0; i < n; i++) {
        size_t place = at + (little ? n - 1 - i : i);
        value =
            value << 8 | (place < block.n ? (unsigned char)block.s[place] : 0);
    }
    return value;
}

static int turn_at(struct str block, size_t entry, bool little)
{
    size_t turn = number_at(block, entry + 8, 2, little);
    bool fits = number_at(block, entry + 2, 2, little) == TYPE_SHORT &&
                number_at(block, entry + 4, 4, little) > 0;
    return fits && turn >= 1 && turn <= 8 ? (int)turn : 1;
}

int exif_turn(struct str block)
{
    static const struct str mark = STR_INIT("Exif\0\0");
    if (str_starts(block, mark))
        block = str_slice(block, mark.n, block.n);
    bool little = str_starts(block, STR("II*\0"));
    if (!little && !str_starts(block, STR("MM\0*")))
        return 1;
    size_t directory = number_at(block, 4, 4, little);
    if (directory < TIFF_HEAD || directory >= block.n)
        return 1;
    size_t left = number_at(block, directory, 2, little);
    for (size_t at = directory + 2; left > 0 && at + ENTRY <= block.n;
         at += ENTRY, left--) {
        if (number_at(block, at, 2, little) == TAG_TURN)
            return turn_at(block, at, little);
    }
    return 1;
}
