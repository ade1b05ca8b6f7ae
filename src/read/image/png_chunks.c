/* SPDX-License-Identifier: MIT */
/*
 * A PNG file by its chunks (ISO 15948, clauses 5.3 and 11), before libpng sees
 * it. Two things must not reach the library or an edition. A length that is
 * more than the bytes which follow: it would be allocated before it is missed.
 * And what does not show: texts, times, EXIF data with places and thumbnails,
 * further pictures, and whatever stands behind the end, where some programs
 * leave what was cropped away.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "read/image/image.h"

/* Length and type in front of a chunk's data, a checksum behind. */
enum { SIGNATURE = 8, LENGTH = 4, HEAD = 8, CHECKSUM = 4 };

uint32_t png_number(const char *s)
{
    const unsigned char *at = (const unsigned char *)s;
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 |
           (uint32_t)at[2] << 8 | at[3];
}

struct str png_chunks(struct str file)
{
    return str_slice(file, SIGNATURE, file.n);
}

bool png_next_chunk(struct str *rest, struct png_chunk *chunk)
{
    if (rest->n < HEAD + CHECKSUM)
        return false;
    size_t n = png_number(rest->s);
    bool whole = n <= rest->n - HEAD - CHECKSUM;
    chunk->type = str_slice(*rest, LENGTH, HEAD);
    chunk->data = str_slice(*rest, HEAD, HEAD + n);
    *rest = whole ? str_slice(*rest, HEAD + n + CHECKSUM, rest->n)
                  : str_slice(*rest, rest->n, rest->n);
    chunk->whole = whole;
    return true;
}

/* Critical chunks, by the case of their first letter, are libpng's to judge. Of
 * the others those that tell a colour or a size. */
static bool shows(struct str type)
{
    static const struct str names[] = {
        STR_INIT("tRNS"), STR_INIT("gAMA"), STR_INIT("cHRM"),
        STR_INIT("sRGB"), STR_INIT("iCCP"), STR_INIT("cICP"),
        STR_INIT("sBIT"), STR_INIT("bKGD"), STR_INIT("pHYs")};
    enum { ANCILLARY = 0x20 };
    if (!(type.s[0] & ANCILLARY))
        return true;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (str_eq(type, names[i]))
            return true;
    }
    return false;
}

struct png_sifted png_sift(struct arena *arena, struct str file)
{
    struct png_sifted sifted = {.turn = 1};
    struct sieve sieve = {.file = file, .kept = {.arena = arena}};
    struct str rest = png_chunks(file);
    struct png_chunk chunk = {.whole = true};
    size_t start = file.n - rest.n;
    bool told = false;
    while (chunk.whole && png_next_chunk(&rest, &chunk)) {
        bool data = str_eq(chunk.type, STR("IDAT"));
        size_t end = file.n - rest.n;
        if (str_eq(chunk.type, STR("eXIf")) && !told) {
            sifted.turn = exif_turn(chunk.data);
            told = true;
        }
        sifted.packed += data ? chunk.data.n : 0;
        if (!shows(chunk.type) || (!chunk.whole && !data))
            sieve_drop(&sieve, start, end);
        start = end;
        if (str_eq(chunk.type, STR("IEND")))
            break;
    }
    sifted.file = sieve_rest(&sieve, start);
    return sifted;
}
