/* SPDX-License-Identifier: MIT */
/*
 * Compression, for both editions. What they hold lies whole in memory, which
 * is what libdeflate takes, and does in half of zlib's time and as well, but
 * for short pieces (deflate_short.h).
 */
#ifndef ANBAN_WRITE_DEFLATE_H
#define ANBAN_WRITE_DEFLATE_H

#include <stdint.h>

#include "base/str.h"

struct deflater;

/* What an edition is packed for. A short one takes a third less time to pack
 * quickly, and is 3 in a hundred larger for that: a kilobyte or two. Of a long
 * one or a large piece, such as a picture, that would be much. */
enum packing { PACK_QUICKLY, PACK_WELL };
enum {
    PACK_PAGES = 16,        /* up to so many pages, */
    PACK_BYTES = 128 * 1024 /* or bytes, an edition is short */
};

/* Owned by the caller; NULL when there is no memory. */
struct deflater *deflater_new(enum packing packing);
void deflater_free(struct deflater *deflater);

/*
 * The bytes compressed, until the next call: as a stream of zlib (RFC 1950) or
 * without its frame (RFC 1951). Empty when there is no memory, else never.
 */
struct str deflate_zlib(struct deflater *deflater, struct str bytes);
struct str deflate_raw(struct deflater *deflater, struct str bytes);

/* The CRC-32 of the bytes, as ZIP has it, and their Adler-32, as zlib's streams
 * have it. */
uint32_t deflate_crc(struct str bytes);
uint32_t deflate_adler(struct str bytes);

/* Both of bytes that come in pieces: they go on from *crc, 0 at first, and
 * *adler, 1 at first. */
void deflate_sums(struct str piece, uint32_t *crc, uint32_t *adler);

#endif
