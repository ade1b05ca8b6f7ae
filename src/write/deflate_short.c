/* SPDX-License-Identifier: MIT */
/* One stream of zlib, begun anew for each piece. */
#include "write/deflate_short.h"

#include <stdlib.h>

/* zlib then borrows what it reads as const. */
#define ZLIB_CONST
#include <zlib.h>

/* A window of 1 KiB reaches over any short piece, and the other makes a block
 * of as many symbols as there are bytes. Less than zero: without a frame. */
enum { WINDOW_BITS = -10, MEMORY_LEVEL = 3 };

struct short_deflater {
    z_stream stream;
};

struct short_deflater *short_deflater_new(void)
{
    struct short_deflater *deflater = calloc(1, sizeof *deflater);
    if (!deflater)
        return NULL;
    if (deflateInit2(&deflater->stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED,
                     WINDOW_BITS, MEMORY_LEVEL, Z_DEFAULT_STRATEGY) == Z_OK)
        return deflater;
    free(deflater);
    return NULL;
}

void short_deflater_free(struct short_deflater *deflater)
{
    if (deflater)
        deflateEnd(&deflater->stream);
    free(deflater);
}

size_t deflate_short(struct short_deflater *deflater, struct str bytes,
                     unsigned char *out)
{
    z_stream *stream = &deflater->stream;
    deflateReset(stream);
    stream->next_in = (const Bytef *)bytes.s;
    stream->avail_in = (uInt)bytes.n;
    stream->next_out = out;
    stream->avail_out = SHORT_ROOM;
    deflate(stream, Z_FINISH);
    return SHORT_ROOM - stream->avail_out;
}
