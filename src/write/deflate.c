/* SPDX-License-Identifier: MIT */
/* libdeflate with one room for what it makes, which grows as it must, and zlib
 * for short pieces. */
#include "write/deflate.h"

#include <libdeflate.h>
#include <stdbool.h>
#include <stdlib.h>

#include "write/deflate_short.h"

/* Well is as small as zlib's best here; the levels above take twice the time
 * for less than one in a hundred. Quickly is less than half of the work. */
enum { QUICKLY = 1, WELL = 6, QUICK_PIECE = 32 * 1024 };

struct deflater {
    struct libdeflate_compressor *quick, *good; /* NULL: not needed so far */
    bool quickly;
    struct short_deflater *brief_stream;
    char *room;
    size_t size;
    unsigned char brief[2 + SHORT_ROOM + 4]; /* in the frame of zlib */
};

typedef size_t bound_fn(struct libdeflate_compressor *compressor, size_t n);
typedef size_t compress_fn(struct libdeflate_compressor *compressor,
                           const void *in, size_t n, void *out, size_t room);

struct deflater *deflater_new(enum packing packing)
{
    struct deflater *deflater = calloc(1, sizeof *deflater);
    if (!deflater)
        return NULL;
    deflater->quickly = packing == PACK_QUICKLY;
    deflater->brief_stream = short_deflater_new();
    if (deflater->brief_stream)
        return deflater;
    deflater_free(deflater);
    return NULL;
}

void deflater_free(struct deflater *deflater)
{
    if (!deflater)
        return;
    if (deflater->quick)
        libdeflate_free_compressor(deflater->quick);
    if (deflater->good)
        libdeflate_free_compressor(deflater->good);
    short_deflater_free(deflater->brief_stream);
    free(deflater->room);
    free(deflater);
}

/* The one for a piece so long; NULL: no memory. */
static struct libdeflate_compressor *compressor_for(struct deflater *deflater,
                                                    size_t n)
{
    bool quickly = deflater->quickly && n <= QUICK_PIECE;
    struct libdeflate_compressor **compressor =
        quickly ? &deflater->quick : &deflater->good;
    if (!*compressor)
        *compressor = libdeflate_alloc_compressor(quickly ? QUICKLY : WELL);
    return *compressor;
}

/* Compresses into the room, which is made as large as that may need. */
static struct str pack(struct deflater *deflater, struct str bytes,
                       bound_fn *bound_of, compress_fn *compress)
{
    struct libdeflate_compressor *compressor =
        compressor_for(deflater, bytes.n);
    size_t bound = compressor ? bound_of(compressor, bytes.n) : 0;
    if (bound > deflater->size) {
        free(deflater->room);
        deflater->room = malloc(bound);
        deflater->size = deflater->room ? bound : 0;
    }
    if (!compressor || !deflater->room)
        return STR("");
    return (struct str){
        deflater->room,
        compress(compressor, bytes.s, bytes.n, deflater->room, deflater->size)};
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
    return pack(deflater, bytes, libdeflate_zlib_compress_bound,
                libdeflate_zlib_compress);
}

struct str deflate_raw(struct deflater *deflater, struct str bytes)
{
    if (bytes.n < SHORT_BYTES)
        return (struct str){
            (const char *)deflater->brief,
            deflate_short(deflater->brief_stream, bytes, deflater->brief)};
    return pack(deflater, bytes, libdeflate_deflate_compress_bound,
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
