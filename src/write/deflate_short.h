/* SPDX-License-Identifier: MIT */
/*
 * The compression of short pieces. There libdeflate's choices differ with its
 * version (1.14 avoids short matches, 1.23 does not), and the same edition is
 * to have the same bytes with either.
 */
#ifndef ANBAN_WRITE_DEFLATE_SHORT_H
#define ANBAN_WRITE_DEFLATE_SHORT_H

#include "base/str.h"

/* A piece is short below this; what becomes of it has room in the other: a head
 * of five bytes and the bytes themselves, if nothing is saved. */
enum { SHORT_BYTES = 512, SHORT_ROOM = SHORT_BYTES + 5 };

/* Compresses the bytes, fewer than SHORT_BYTES, to `out`, which has SHORT_ROOM,
 * as one block of RFC 1951; returns how many there are. Cannot fail. */
size_t deflate_short(struct str bytes, unsigned char *out);

#endif
