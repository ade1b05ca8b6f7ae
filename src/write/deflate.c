/* SPDX-License-Identifier: MIT */
/* libdeflate with one room for what it makes, which grows as it must, and zlib
 * for short pieces. */
#include "write/deflate.h"

#include <libdeflate.h>
#include <stdlib.h>

#include "write/deflate_short.h"

/* As small as zlib's best here; the levels above take twice the time for less
 * than one in a hundred. */
enum { LEVEL = 6 };

struct deflater {
    struct libdeflate_compressor *compressor;
    struct short_deflater *brief_stream;
    char *room;
    size_t size;
    unsigned char brief[2 + SHORT_ROOM + 4]; /* in the frame of zlib */
};

typedef size_t compress_fn(struct libdeflate_compressor *compressor,
                           const void *in, size_t n, void *out, size_t room);

struct deflater *deflater_new(void)
{
    struct deflater *deflater = calloc(1, sizeof *deflater);
    if (!deflater)
        return NULL;
    deflater->compressor = libdeflate_alloc_compressor(LEVEL);
    deflater->brief_stream = short_deflater_new();
    if (deflater->compressor && deflater->brief_stream)
        return deflater;
    deflater_free(deflater);
    return NULL;
}

void deflater_free(struct deflater *deflater)
{
    if (!deflater)
        return;
    libdeflate_free_compressor(deflater->compressor);
    short_deflater_free(deflater->brief_stream);
    free(deflater->room);
    free(deflater);
}

/* Compresses into the room, of which there are `bound` bytes at least. */
static struct str pack(struct deflater *deflater, struct str bytes,
                       size_t bound, compress_fn *compress)
{
    if (bound > deflater->size) {
        free(deflater->room);
        deflater->room = malloc(bound);
        deflater->size = deflater->room ? bound : 0;
        if (!deflater->room)
            return STR("");
    }
    return (struct str){deflater->room,
                        compress(deflater->compressor, bytes.s, bytes.n,
                                 deflater->room, deflater->size)};
}

/* Section 2.2 of RFC 1950: a window of 32 KiB, the usual level. */
static struct str short_zlib(struct deflater *deflater, struct str bytes)
{
    unsigned char *out = deflater->brief;
    uint32_t sum = deflate_adler(bytes);
    out[0] = 0x78;
    out[1] = 0x9C;
    size_t n = 2 + deflate_short(deflater->brief_stream, bytes, out + 2);
    for (int shift = 24; shift >= 0; shift -= 8)
        out[n++] = (unsigned char)(sum >> shift);
    return (struct str){(const char *)out, n};
}

struct str deflate_zlib(struct deflater *deflater, struct str bytes)
{
    if (bytes.n < SHORT_BYTES)
        return short_zlib(deflater, bytes);
    return pack(deflater, bytes,
                libdeflate_zlib_compress_bound(deflater->compressor, bytes.n),
                libdeflate_zlib_compress);
}

struct str deflate_raw(struct deflater *deflater, struct str bytes)
{
    if (bytes.n < SHORT_BYTES)
        return (struct str){
            (const char *)deflater->brief,
            deflate_short(deflater->brief_stream, bytes, deflater->brief)};
    return pack(
        deflater, bytes,
        libdeflate_deflate_compress_bound(deflater->compressor, bytes.n),
        libdeflate_deflate_compress);
}

uint32_t deflate_adler(struct str bytes)
{
    return libdeflate_adler32(1, bytes.s, bytes.n);
}

uint32_t deflate_crc(struct str bytes)
{
    return libdeflate_crc32(0, bytes.s, bytes.n);
}

void deflate_sums(struct str piece, uint32_t *crc, uint32_t *adler)
{
    *crc = libdeflate_crc32(*crc, piece.s, piece.n);
    *adler = libdeflate_adler32(*adler, piece.s, piece.n);
}
