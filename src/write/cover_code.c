/* SPDX-License-Identifier: MIT */
/* Matches are of the byte before alone (a distance of 1, which then has a code
 * of one bit). */
#include "write/cover_code.h"

#include <string.h>

enum {
    SYMBOLS = 286,
    END_OF_BLOCK = 256,
    LONGEST_CODE = 15,
    MATCH_MIN = 3,
    ADLER = 65521, /* RFC 1950, section 8.2 */
    BYTE = 8,
    WORD = 32, /* bits that are put at once */
    WORD_BITS = 64
};

/* Sums are brought below ADLER when a row more could be too much for 64 bits.
 */
static const uint64_t SUM_MAX = (uint64_t)1 << 48;

/* How many bits the codes of these symbols and those behind them have; chosen
 * by the covers of many reports. Steps of up to 15 levels, both ways, are
 * short, and so is the filter of most rows; the last two but one are for the
 * rows without letters. They use up all codes that there are (3.2.2). */
static const struct {
    short first, count;
} lengths[] = {{0, 3},   {1, 5},    {2, 4},    {3, 6},   {9, 7},   {11, 6},
               {13, 7},  {16, 14},  {174, 15}, {241, 6}, {242, 7}, {250, 6},
               {255, 5}, {256, 15}, {257, 8},  {275, 4}, {276, 8}, {285, 2}};

static void find_lengths(unsigned char found[SYMBOLS])
{
    size_t n = sizeof lengths / sizeof lengths[0];
    for (size_t i = 0; i < n; i++) {
        int end = i + 1 < n ? lengths[i + 1].first : SYMBOLS;
        memset(found + lengths[i].first, lengths[i].count,
               (size_t)(end - lengths[i].first));
    }
}

static uint32_t reversed(uint32_t bits, int count)
{
    uint32_t turned = 0;
    for (int i = 0; i < count; i++)
        turned |= (bits >> i & 1) << (count - 1 - i);
    return turned;
}

/* RFC 1951, section 3.2.2. */
static void make_codes(struct code codes[SYMBOLS])
{
    unsigned char counts[SYMBOLS];
    uint32_t next[LONGEST_CODE + 2] = {0};
    find_lengths(counts);
    for (int i = 0; i < SYMBOLS; i++)
        next[counts[i] + 1]++;
    for (int i = 1; i <= LONGEST_CODE; i++)
        next[i] = 2 * (next[i - 1] + next[i]);
    for (int i = 0; i < SYMBOLS; i++)
        codes[i] =
            (struct code){reversed(next[counts[i]]++, counts[i]), counts[i]};
}

/* The lengths of matches, by their symbols and the bits behind (3.2.5); then
 * comes the one bit, 0, of the distance. */
static void make_matches(struct coder *coder, const struct code *codes)
{
    for (int i = MATCH_MIN; i <= MATCH_MAX; i++) {
        uint32_t rest = (uint32_t)(i - MATCH_MIN);
        int extra = rest < 8 ? 0 : 29 - __builtin_clz(rest);
        int symbol = 257 + 4 * extra + (int)(rest >> extra);
        uint32_t behind = rest & ((1U << extra) - 1);
        if (i == MATCH_MAX)
            symbol = SYMBOLS - 1, behind = 0, extra = 0;
        const struct code *code = &codes[symbol];
        coder->lengths[i] =
            (struct code){code->bits | behind << code->count,
                          (unsigned char)(code->count + extra + 1)};
    }
}

/* Runs of zeros: as many literals as are too few for a match, or one and a
 * match. */
static void make_runs(struct coder *coder)
{
    const struct code *zero = &coder->literals[0];
    for (size_t n = 1; n <= RUN_MAX; n++) {
        const struct code *behind =
            n <= MATCH_MIN ? &coder->runs[n - 1] : &coder->lengths[n - 1];
        coder->runs[n] =
            (struct code){zero->bits | behind->bits << zero->count,
                          (unsigned char)(zero->count + behind->count)};
    }
}

/* Where a pen writes, while no other does. */
struct pen {
    uint64_t waiting;
    int count;
    char *to;
    uint64_t a, b;
};

static inline struct pen take_pen(struct coder *coder, size_t bytes)
{
    char *to = buf_reserve(&coder->buf, bytes);
    return (struct pen){coder->waiting, coder->count, to, coder->a, coder->b};
}

static inline void leave_pen(struct coder *coder, const struct pen *pen)
{
    coder->waiting = pen->waiting;
    coder->count = pen->count;
    coder->a = pen->a;
    coder->b = pen->b;
    if (pen->b > SUM_MAX) {
        coder->a %= ADLER;
        coder->b %= ADLER;
    }
    coder->buf.n = (size_t)(pen->to - coder->buf.data);
}

static inline void put(struct pen *pen, uint32_t bits, int count)
{
    pen->waiting |= (uint64_t)bits << pen->count;
    pen->count += count;
    if (pen->count < WORD)
        return;
    uint32_t word = (uint32_t)pen->waiting;
    for (int i = 0; i < WORD / BYTE; i++)
        pen->to[i] = (char)(word >> i * BYTE);
    pen->to += WORD / BYTE;
    pen->waiting >>= WORD;
    pen->count -= WORD;
}

static inline void put_code(struct pen *pen, const struct code *code)
{
    put(pen, code->bits, code->count);
}

static inline void put_byte(struct pen *pen, const struct coder *coder,
                            unsigned char value)
{
    put_code(pen, &coder->literals[value]);
    pen->a += value;
    pen->b += pen->a;
}

/* So many times the last byte, in matches; how many are too few for one. */
static inline size_t repeat(struct pen *pen, const struct coder *coder,
                            size_t n)
{
    for (size_t length; n >= MATCH_MIN; n -= length) {
        length = n < MATCH_MAX ? n : MATCH_MAX;
        put_code(pen, &coder->lengths[length]);
    }
    return n;
}

/* `n` bytes alike: the byte, and then matches. */
static inline void put_bytes(struct pen *pen, const struct coder *coder,
                             unsigned char value, size_t n)
{
    pen->b += n * pen->a + n * (n + 1) / 2 * value;
    pen->a += n * value;
    if (value == 0 && n <= RUN_MAX) {
        put_code(pen, &coder->runs[n]);
        return;
    }
    if (n > MATCH_MIN) {
        put_code(pen, &coder->literals[value]);
        n = repeat(pen, coder, n - 1);
    }
    for (; n > 0; n--)
        put_code(pen, &coder->literals[value]);
}

void coder_put_row(struct coder *coder, unsigned char filter,
                   unsigned char base, const struct steps *steps)
{
    const unsigned char *values = steps->at;
    const uint64_t *touched = steps->touched;
    size_t width = steps->width, at = 0;
    struct pen pen = take_pen(coder, 2 * width + WORD_BITS);
    put_byte(&pen, coder, filter);
    for (size_t from = 0; from < width; from += WORD_BITS, touched++) {
        for (uint64_t bits = *touched; bits; bits &= bits - 1) {
            size_t x = from + (size_t)__builtin_ctzll(bits);
            unsigned char value = values[x];
            if (value == 0)
                continue; /* taken back: it is as those beside it */
            if (x > at)
                put_bytes(&pen, coder, base, x - at);
            put_byte(&pen, coder, (unsigned char)(base + value));
            at = x + 1;
        }
    }
    if (at < width)
        put_bytes(&pen, coder, base, width - at);
    leave_pen(coder, &pen);
}

void coder_put_blank(struct coder *coder, unsigned char filter, size_t width)
{
    struct pen pen = take_pen(coder, width + WORD_BITS);
    put_byte(&pen, coder, filter);
    put_bytes(&pen, coder, 0, width);
    leave_pen(coder, &pen);
}

/* A block with a code of its own (3.2.7). How long the codes are is told in
 * four bits each, after that this is so; the last tells of the one distance. */
static void put_head(struct pen *pen, const struct code codes[SYMBOLS])
{
    enum { LENGTH_CODES = 19, LONG = 3, TOLD = 4 };
    put(pen, 0x0178, 16);    /* a window of 32 KiB, the fastest */
    put(pen, 1 | 2 << 1, 3); /* the last block */
    put(pen, SYMBOLS - 257, 5);
    put(pen, 0, 5);
    put(pen, LENGTH_CODES - 4, 4);
    for (int i = 0; i < LENGTH_CODES; i++)
        put(pen, i < LONG ? 0 : TOLD, 3); /* 16 to 18, repeats, come first */
    for (int i = 0; i < SYMBOLS; i++)
        put(pen, reversed(codes[i].count, TOLD), TOLD);
    put(pen, reversed(1, TOLD), TOLD);
}

void coder_begin(struct coder *coder, struct arena *arena)
{
    struct code codes[SYMBOLS];
    *coder = (struct coder){.buf = {.arena = arena}, .a = 1};
    make_codes(codes);
    for (int i = 0; i <= LITERALS; i++)
        coder->literals[i] = codes[i];
    make_matches(coder, codes);
    make_runs(coder);
    struct pen pen = take_pen(coder, SYMBOLS);
    put_head(&pen, codes);
    leave_pen(coder, &pen);
}

void coder_end(struct coder *coder)
{
    struct pen pen = take_pen(coder, WORD_BITS);
    put_code(&pen, &coder->literals[END_OF_BLOCK]);
    for (; pen.count > 0; pen.count -= BYTE, pen.waiting >>= BYTE)
        *pen.to++ = (char)pen.waiting;
    uint64_t sum = pen.b % ADLER << 16 | pen.a % ADLER;
    for (int shift = 24; shift >= 0; shift -= BYTE)
        *pen.to++ = (char)(sum >> shift);
    pen.count = 0;
    leave_pen(coder, &pen);
}
