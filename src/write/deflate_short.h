/* SPDX-License-Identifier: MIT */
/*
 * The compression of short pieces, by zlib. libdeflate's choices there differ
 * with its version (1.14 avoids short matches, 1.23 does not), zlib's have long
 * been the same, and an edition is to have the same bytes with either.
 */
#ifndef ANBAN_WRITE_DEFLATE_SHORT_H
#define ANBAN_WRITE_DEFLATE_SHORT_H

#include "base/str.h"

/* A piece is short below this; what becomes of it has room in the other. */
enum { SHORT_BYTES = 512, SHORT_ROOM = SHORT_BYTES + 64 };

struct short_deflater;

/* Owned by the caller; NULL when there is no memory. */
struct short_deflater *short_deflater_new(void);
void short_deflater_free(struct short_deflater *deflater);

/* Compresses the bytes, fewer than SHORT_BYTES, to `out`, which has SHORT_ROOM,
 * without a frame (RFC 1951); returns how many there are. Cannot fail. */
size_t deflate_short(struct short_deflater *deflater, struct str bytes,
                     unsigned char *out);

#endif
