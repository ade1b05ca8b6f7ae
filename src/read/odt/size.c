/* SPDX-License-Identifier: MIT */
/*
 * The size at which a picture would be printed by itself: that of its pixels,
 * by what its file says of their number to the inch, else 96 as LibreOffice
 * has it. Only the beginning of the file is needed.
 */
#include "read/odt/odt.h"

enum { USUAL_DPI = 96 };

static long little_endian(struct str bytes, size_t at, size_t n)
{
    long value = 0;
    for (size_t i = at + n; i-- > at;)
        value = value << 8 | (i < bytes.n ? (unsigned char)bytes.s[i] : 0);
    return value;
}

static long big_endian(struct str bytes, size_t at, size_t n)
{
    long value = 0;
    for (size_t i = at; i < at + n && i < bytes.n; i++)
        value = value << 8 | (unsigned char)bytes.s[i];
    return value;
}

/* IHDR is the first chunk, and pHYs stands before the pixels (PNG, 11.3.5.3):
 * pixels to the metre. */
static void read_png(struct str bytes, struct odt_size *size)
{
    enum { FIRST = 8, CHUNK = 12, METRE = 10000, INCH = 254 };
    size->width = big_endian(bytes, 16, 4);
    size->height = big_endian(bytes, 20, 4);
    for (size_t at = FIRST; at + CHUNK <= bytes.n;) {
        struct str name = str_slice(bytes, at + 4, at + 8);
        if (str_eq(name, STR("pHYs")) && at + CHUNK + 9 <= bytes.n &&
            bytes.s[at + 16] == 1) {
            size->across =
                (big_endian(bytes, at + 8, 4) * INCH + METRE / 2) / METRE;
            size->down =
                (big_endian(bytes, at + 12, 4) * INCH + METRE / 2) / METRE;
        }
        if (str_eq(name, STR("IDAT")))
            break;
        at += (size_t)big_endian(bytes, at, 4) + CHUNK;
    }
}

/* JFIF's density, in inches or centimetres; a frame's size (T.81, B.2.2). */
static void read_jpeg_segment(struct str segment, int marker,
                              struct odt_size *size)
{
    enum {
        APP0 = 0xE0,
        SOF0 = 0xC0,
        SOF15 = 0xCF,
        DHT = 0xC4,
        JPG = 0xC8,
        DAC = 0xCC
    };
    bool frame = marker >= SOF0 && marker <= SOF15 && marker != DHT &&
                 marker != JPG && marker != DAC;
    if (frame) {
        size->height = big_endian(segment, 3, 2);
        size->width = big_endian(segment, 5, 2);
    }
    if (marker != APP0 || segment.n < 14)
        return;
    long unit = big_endian(segment, 9, 1);
    size->across = big_endian(segment, 10, 2);
    size->down = big_endian(segment, 12, 2);
    if (unit == 2) {
        size->across = size->across * 254 / 100;
        size->down = size->down * 254 / 100;
    } else if (unit != 1) {
        size->across = size->down = 0;
    }
}

static void read_jpeg(struct str bytes, struct odt_size *size)
{
    enum { START_OF_SCAN = 0xDA };
    for (size_t at = 2; at + 4 <= bytes.n && bytes.s[at] == '\xFF';) {
        int marker = (unsigned char)bytes.s[at + 1];
        size_t n = (size_t)big_endian(bytes, at + 2, 2);
        if (marker == START_OF_SCAN || n < 2)
            break;
        read_jpeg_segment(str_slice(bytes, at + 2, at + 2 + n), marker, size);
        at += 2 + n;
    }
}

/* The logical screen (GIF89a, 18). */
static void read_gif(struct str bytes, struct odt_size *size)
{
    size->width = little_endian(bytes, 6, 2);
    size->height = little_endian(bytes, 8, 2);
}

/* By the first chunk: extended, without loss, or as a film's frame (RFC 9649,
 * 2.7 and 3.4; RFC 6386, 9.1). */
static void read_webp(struct str bytes, struct odt_size *size)
{
    enum { BITS = 14, SIDE = 0x3FFF };
    struct str kind = str_slice(bytes, 12, 16);
    if (str_eq(kind, STR("VP8X"))) {
        size->width = little_endian(bytes, 24, 3) + 1;
        size->height = little_endian(bytes, 27, 3) + 1;
    } else if (str_eq(kind, STR("VP8L"))) {
        long sides = little_endian(bytes, 21, 4);
        size->width = (sides & SIDE) + 1;
        size->height = (sides >> BITS & SIDE) + 1;
    } else {
        size->width = little_endian(bytes, 26, 2) & SIDE;
        size->height = little_endian(bytes, 28, 2) & SIDE;
    }
}

/* A drawing tells its frame in 1/100 mm (MS-EMF 2.2.9). */
static void read_emf(struct str bytes, struct odt_size *size)
{
    enum { TO_THE_INCH = 2540 };
    size->width = little_endian(bytes, 32, 4) - little_endian(bytes, 24, 4);
    size->height = little_endian(bytes, 36, 4) - little_endian(bytes, 28, 4);
    size->across = size->down = TO_THE_INCH;
}

/* One with the header of placeable files its box, and how many of its units
 * are an inch (MS-WMF 2.3.2.3). */
static void read_wmf(struct str bytes, struct odt_size *size)
{
    size->width = little_endian(bytes, 10, 2) - little_endian(bytes, 6, 2);
    size->height = little_endian(bytes, 12, 2) - little_endian(bytes, 8, 2);
    size->across = size->down = little_endian(bytes, 14, 2);
}

struct odt_size odt_size_of(struct str bytes)
{
    struct odt_size size = {0, 0, 0, 0};
    if (str_starts(bytes, STR("\x89PNG")))
        read_png(bytes, &size);
    else if (str_starts(bytes, STR("\xFF\xD8")))
        read_jpeg(bytes, &size);
    else if (str_starts(bytes, STR("GIF8")))
        read_gif(bytes, &size);
    else if (str_eq(str_slice(bytes, 8, 12), STR("WEBP")))
        read_webp(bytes, &size);
    else if (str_eq(str_slice(bytes, 40, 44), STR(" EMF")))
        read_emf(bytes, &size);
    else if (str_starts(bytes, STR("\xD7\xCD\xC6\x9A")))
        read_wmf(bytes, &size);
    size.across = size.across > 0 ? size.across : USUAL_DPI;
    size.down = size.down > 0 ? size.down : USUAL_DPI;
    return size;
}
