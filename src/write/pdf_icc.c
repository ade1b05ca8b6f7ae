/* SPDX-License-Identifier: MIT */
/*
 * The colours that the file is meant in: sRGB (IEC 61966-2-1) as an ICC profile
 * of version 4.2 (ICC.1:2004-10), which a PDF/A needs for its device colours
 * (ISO 19005-2, 6.2.3). Made of its numbers, 600 bytes instead of the usual
 * thousands.
 */
#include "write/pdf.h"

enum { HEADER = 128, ENTRY = 12 };

/* The tags in the order of their data; two curves share the first's. */
enum { DESC, CPRT, WTPT, CHAD, RXYZ, GXYZ, BXYZ, TRC, PARTS };

static void add32(struct buf *buf, uint32_t value)
{
    const char bytes[] = {(char)(value >> 24), (char)(value >> 16),
                          (char)(value >> 8), (char)value};
    buf_add(buf, (struct str){bytes, sizeof bytes});
}

static void add_numbers(struct buf *buf, const char *type,
                        const uint32_t *numbers, size_t n)
{
    buf_add(buf, str_of(type));
    add32(buf, 0);
    for (size_t i = 0; i < n; i++)
        add32(buf, numbers[i]);
}

/* multiLocalizedUnicodeType (10.13) with one record, in US English. */
static void add_words(struct buf *buf, const char *words)
{
    size_t n = str_of(words).n;
    const uint32_t head[] = {1, 12, 0x656E5553, (uint32_t)(2 * n), 28};
    add_numbers(buf, "mluc", head, sizeof head / sizeof head[0]);
    for (size_t i = 0; i < n; i++) {
        buf_add_char(buf, '\0');
        buf_add_char(buf, words[i]);
    }
    while (buf->n % 4)
        buf_add_char(buf, '\0');
}

/* Numbers are s15Fixed16. The white is D50, the primaries are sRGB's adapted to
 * it by the matrix of chad (Bradford), the curve is that of sRGB: g a b c d. */
static const uint32_t white[] = {0xF6D6, 0x10000, 0xD32D};
static const uint32_t adaptation[] = {0x10C42,    0x5DE,  0xFFFFF325,
                                      0x793,      0xFD90, 0xFFFFFBA1,
                                      0xFFFFFDA2, 0x3DC,  0xC06E};
static const uint32_t red[] = {0x6FA2, 0x38F5, 0x390};
static const uint32_t green[] = {0x6299, 0xB785, 0x18DA};
static const uint32_t blue[] = {0x24A0, 0xF84, 0xB6CF};
static const uint32_t curve[] = {0x30000, 0x26666, 0xF2A7,
                                 0xD59,   0x13D0,  0xA5B};

/* The data of the tags; at[i] receives where each begins. */
static void add_parts(struct buf *buf, size_t at[PARTS + 1])
{
    static const struct {
        const char *words; /* or numbers of a type */
        const char *type;
        const uint32_t *numbers;
        size_t n;
    } parts[PARTS] = {[DESC] = {"sRGB", NULL, NULL, 0},
                      [CPRT] = {"CC0", NULL, NULL, 0},
                      [WTPT] = {NULL, "XYZ ", white, 3},
                      [CHAD] = {NULL, "sf32", adaptation, 9},
                      [RXYZ] = {NULL, "XYZ ", red, 3},
                      [GXYZ] = {NULL, "XYZ ", green, 3},
                      [BXYZ] = {NULL, "XYZ ", blue, 3},
                      [TRC] = {NULL, "para", curve, 6}};
    for (size_t i = 0; i < PARTS; i++) {
        at[i] = buf->n;
        if (parts[i].words)
            add_words(buf, parts[i].words);
        else
            add_numbers(buf, parts[i].type, parts[i].numbers, parts[i].n);
    }
    at[PARTS] = buf->n;
}

/* The header (7.2): a display profile of RGB to XYZ, made at a fixed time. */
static void add_header(struct buf *buf, size_t size)
{
    static const uint32_t when[] = {0x07E40001, 0x00010000, 0};
    add32(buf, (uint32_t)size);
    add32(buf, 0);
    add32(buf, 0x04200000);
    buf_add(buf, STR("mntrRGB XYZ "));
    for (int i = 0; i < 3; i++)
        add32(buf, when[i]);
    buf_add(buf, STR("acsp"));
    for (int i = 0; i < 7; i++)
        add32(buf, 0);
    for (int i = 0; i < 3; i++)
        add32(buf, white[i]);
    while (buf->n < HEADER)
        buf_add_char(buf, '\0');
}

struct str pdf_srgb(struct arena *arena)
{
    static const struct {
        const char *name;
        int part;
    } tags[] = {{"desc", DESC}, {"cprt", CPRT}, {"wtpt", WTPT}, {"chad", CHAD},
                {"rXYZ", RXYZ}, {"gXYZ", GXYZ}, {"bXYZ", BXYZ}, {"rTRC", TRC},
                {"gTRC", TRC},  {"bTRC", TRC}};
    enum { TAGS = sizeof tags / sizeof tags[0] };
    struct buf parts = {.arena = arena}, buf = {.arena = arena};
    size_t at[PARTS + 1], start = HEADER + 4 + TAGS * ENTRY;
    add_parts(&parts, at);
    add_header(&buf, start + parts.n);
    add32(&buf, TAGS);
    for (int i = 0; i < TAGS; i++) {
        int part = tags[i].part;
        buf_add(&buf, str_of(tags[i].name));
        add32(&buf, (uint32_t)(start + at[part]));
        add32(&buf, (uint32_t)(at[part + 1] - at[part]));
    }
    buf_add(&buf, buf_str(&parts));
    return buf_str(&buf);
}
