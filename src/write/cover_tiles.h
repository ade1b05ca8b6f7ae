/* SPDX-License-Identifier: MIT */
/*
 * A JPEG file of which tiles that are alike are encoded once. A tile is a
 * restart interval (ITU-T T.81, E.1.4): its code begins on a byte and depends
 * on no other, so that the same code serves wherever the tile stands.
 */
#ifndef ANBAN_WRITE_COVER_TILES_H
#define ANBAN_WRITE_COVER_TILES_H

#include <stddef.h>

#include "base/buf.h"

/* In pixels; as high as an MCU of 4:2:0, and ten of them wide: narrower, the
 * intervals' markers make a file larger, wider, more is encoded. */
enum { TILE_WIDTH = 160, TILE_HEIGHT = 16 };

struct tiles {
    size_t *codes; /* of each tile in the file's order, which of the coded */
    size_t n, coded;
    size_t head; /* bytes before the first code */
};

/*
 * From a file of the tiles that were coded, each ended by a marker and the
 * first behind the head, the file of all of them.
 */
struct buf tiles_join(const struct tiles *tiles, const struct buf *file);

#endif
