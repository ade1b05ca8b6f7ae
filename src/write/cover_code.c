/* SPDX-License-Identifier: MIT */
#include "write/cover_code.h"

#include <string.h>

#include "base/arena.h"

enum {
    SYMBOLS = 286,
    END_OF_BLOCK = 256,
    LONGEST_CODE = 15,
    ADLER = 65521, /* RFC 1950, section 8.2 */
    ROOM = 64      /* for what is put before a row's bytes and behind them */
};

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

static uint32_t reversed(uint32_t bits, unsigned count)
{
    bits = (bits & 0x5555) << 1 | (bits >> 1 & 0x5555);
    bits = (bits & 0x3333) << 2 | (bits >> 2 & 0x3333);
    bits = (bits & 0x0F0F) << 4 | (bits >> 4 & 0x0F0F);
    bits = (bits & 0x00FF) << 8 | bits >> 8;
    return bits >> (16 - count);
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
static void make_matches(struct codes *codes, const struct code *symbols)
{
    for (int i = MATCH_MIN; i <= MATCH_MAX; i++) {
        uint32_t rest = (uint32_t)(i - MATCH_MIN);
        int extra = rest < 8 ? 0 : 29 - __builtin_clz(rest);
        int symbol = 257 + 4 * extra + (int)(rest >> extra);
        uint32_t behind = rest & ((1U << extra) - 1);
        if (i == MATCH_MAX)
            symbol = SYMBOLS - 1, behind = 0, extra = 0;
        const struct code *code = &symbols[symbol];
        codes->lengths[i] =
            (struct code){code->bits | behind << code->count,
                          (unsigned char)(code->count + extra + 1)};
    }
}

/* One behind the other. */
static struct code joined(const struct code *one, const struct code *other)
{
    return (struct code){one->bits | other->bits << one->count,
                         (unsigned char)(one->count + other->count)};
}

/* Runs of zeros: as many literals as are too few for a match, or one and a
 * match. And several of the longest matches. */
static void make_runs(struct codes *codes)
{
    for (size_t n = 1; n <= RUN_MAX; n++)
        codes->runs[n] = joined(&codes->literals[0],
                                n <= MATCH_MIN ? &codes->runs[n - 1]
                                               : &codes->lengths[n - 1]);
    for (size_t n = 1; n <= LONGEST_MAX; n++)
        codes->longest[n] =
            joined(&codes->longest[n - 1], &codes->lengths[MATCH_MAX]);
}

const struct codes *codes_new(struct arena *arena)
{
    struct codes *codes = ARENA_NEW(arena, struct codes);
    struct code symbols[SYMBOLS];
    make_codes(symbols);
    memcpy(codes->literals, symbols, sizeof codes->literals);
    make_matches(codes, symbols);
    make_runs(codes);
    return codes;
}

/* ---- putting ---- */

static struct pen take_pen(struct coder *coder, size_t bytes)
{
    char *to = buf_reserve(coder->buf, bytes);
    return (struct pen){coder->waiting, coder->count, (unsigned char *)to};
}

static void leave_pen(struct coder *coder, struct pen pen)
{
    coder->waiting = pen.waiting;
    coder->count = pen.count;
    coder->buf->n = (size_t)((char *)pen.to - coder->buf->data);
}

/* So many times the last byte, in matches; too few for one are left. */
static struct pen repeat(struct pen pen, const struct codes *codes, size_t *n)
{
    while (*n >= MATCH_MAX) {
        size_t times = *n / MATCH_MAX;
        times = times < LONGEST_MAX ? times : LONGEST_MAX;
        pen = put_code(pen, &codes->longest[times]);
        *n -= times * MATCH_MAX;
    }
    if (*n >= MATCH_MIN) {
        pen = put_code(pen, &codes->lengths[*n]);
        *n = 0;
    }
    return pen;
}

struct pen put_alike(struct pen pen, const struct codes *codes,
                     unsigned char value, size_t n)
{
    if (n > MATCH_MIN) {
        pen = put_code(pen, &codes->literals[value]);
        n--;
        pen = repeat(pen, codes, &n);
    }
    for (; n > 0; n--)
        pen = put_code(pen, &codes->literals[value]);
    return pen;
}

/* What begins with that bit: 57 and more. */
static inline uint64_t bits_at(const unsigned char *bits, size_t from)
{
    uint64_t word = (uint64_t)bits[0] | (uint64_t)bits[1] << 8 |
                    (uint64_t)bits[2] << 16 | (uint64_t)bits[3] << 24 |
                    (uint64_t)bits[4] << 32 | (uint64_t)bits[5] << 40 |
                    (uint64_t)bits[6] << 48 | (uint64_t)bits[7] << 56;
    return word >> from;
}

static inline __attribute__((always_inline)) struct pen
copy_bits(struct pen pen, const unsigned char *bits, size_t from, size_t n)
{
    bits += from / BYTE;
    from %= BYTE;
    for (; n > WORD; n -= WORD, bits += WORD / BYTE)
        pen = put_word(pen, (uint32_t)bits_at(bits, from));
    return put_bits(pen, bits_at(bits, from) & ~(UINT64_MAX << n), (unsigned)n);
}

static inline const struct edge_row *row_of(const struct standing *letter,
                                            size_t y)
{
    return &letter->letter->rows[y - letter->y];
}

/* That of a row is the first byte, in front of the first column. */
static uint64_t place_of(const struct coder *coder, size_t x, size_t y)
{
    return y * (coder->width + 1) + 1 + x;
}

static void count_byte(struct coder *coder, uint64_t value, uint64_t place)
{
    coder->sum += value;
    coder->placed += value * place;
}

/* So many alike in this row. */
static void count_bytes(struct coder *coder, unsigned char value, size_t x,
                        size_t n)
{
    uint64_t first = place_of(coder, x, coder->rows);
    coder->sum += n * value;
    coder->placed += (n * first + n * (n - 1) / 2) * value;
}

/* All but the filter is counted. */
static void end_row(struct coder *coder, unsigned char filter)
{
    count_byte(coder, filter, coder->rows++ * (coder->width + 1));
}

void coder_put_alike(struct coder *coder, unsigned char filter,
                     unsigned char value)
{
    const struct codes *codes = coder->codes;
    struct pen pen = take_pen(coder, 2 * coder->width + ROOM);
    pen = put_code(pen, &codes->literals[filter]);
    if (value == 0) {
        pen = copy_bits(pen, coder->blank, 0, coder->blank_bits);
    } else {
        pen = put_alike(pen, codes, value, coder->width);
        count_bytes(coder, value, 0, coder->width);
    }
    leave_pen(coder, pen);
    end_row(coder, filter);
}

bool coder_put_letters(struct coder *coder, unsigned char filter,
                       const struct standing *letters, size_t n)
{
    size_t at = 0, y = coder->rows, width = coder->width;
    const struct codes *codes = coder->codes;
    struct pen pen = take_pen(coder, 2 * width + ROOM);
    pen = put_code(pen, &codes->literals[filter]);
    for (size_t i = 0; i < n; i++) {
        const struct edge_row *row = row_of(&letters[i], y);
        size_t x = letters[i].x;
        if (row->bits == row[1].bits)
            continue;
        if (x + row->from < at)
            return false;
        if (x + row->from > at)
            pen = put_zeros(pen, codes, x + row->from - at);
        pen = copy_bits(pen, letters[i].letter->bits, row->bits,
                        row[1].bits - row->bits);
        at = x + row->end;
    }
    if (at < width)
        pen = put_zeros(pen, codes, width - at);
    leave_pen(coder, pen);
    end_row(coder, filter);
    return true;
}

void coder_expect(struct coder *coder, const struct standing *letter)
{
    const struct edged *edged = letter->letter;
    coder->sum += edged->sum;
    coder->placed += edged->sum * place_of(coder, letter->x, letter->y) +
                     edged->across + edged->down * (coder->width + 1);
}

/* ---- reading ---- */

/* What each of these bits begin with: a literal, or, above those, a length. */
static void make_symbols(struct coder *coder)
{
    const struct codes *codes = coder->codes;
    coder->symbols = ARENA_ROOM(coder->buf->arena, 1 << LONGEST_CODE, uint16_t);
    for (unsigned i = 0; i <= LITERALS + MATCH_MAX; i++) {
        const struct code *code =
            i < LITERALS ? &codes->literals[i] : &codes->lengths[i - LITERALS];
        uint32_t step = 1U << code->count, bits = code->bits;
        for (; code->count && bits < 1 << LONGEST_CODE; bits += step)
            coder->symbols[bits] = (uint16_t)i;
    }
}

/* Adds what the bits of a letter's row stand for to bytes, and counts it no
 * more: it is the sums of bytes that count. */
static void add_steps(struct coder *coder, const struct standing *letter,
                      unsigned char *bytes)
{
    const struct codes *codes = coder->codes;
    const struct edge_row *row = row_of(letter, coder->rows);
    size_t x = letter->x + row->from;
    for (size_t at = row->bits; at < row[1].bits;) {
        unsigned symbol =
            coder
                ->symbols[bits_at(letter->letter->bits + at / BYTE, at % BYTE) %
                          (1 << LONGEST_CODE)];
        if (symbol < LITERALS) {
            at += codes->literals[symbol].count;
            count_byte(coder, -(uint64_t)symbol,
                       place_of(coder, x, coder->rows));
            bytes[x] = (unsigned char)(bytes[x] + symbol);
            x++;
        } else {
            at += codes->lengths[symbol - LITERALS].count;
            x += symbol - LITERALS;
        }
    }
}

void coder_put_row(struct coder *coder, unsigned char filter,
                   const struct standing *letters, size_t n,
                   unsigned char *bytes)
{
    size_t width = coder->width;
    struct pen pen = take_pen(coder, 2 * width + ROOM);
    pen = put_code(pen, &coder->codes->literals[filter]);
    if (!coder->symbols)
        make_symbols(coder);
    for (size_t i = 0; i < n; i++)
        add_steps(coder, &letters[i], bytes);
    for (size_t x = 0, from = 0; x < width; from = x) {
        while (x < width && bytes[x] == bytes[from])
            x++;
        pen = put_alike(pen, coder->codes, bytes[from], x - from);
        count_bytes(coder, bytes[from], from, x - from);
    }
    leave_pen(coder, pen);
    end_row(coder, filter);
}

/* ---- the stream ---- */

/* A block with a code of its own (3.2.7). How long the codes are is told in
 * four bits each, after that this is so; the last tells of the one distance. */
static struct pen put_head(struct pen pen)
{
    enum { LENGTH_CODES = 19, LONG = 3, TOLD = 4 };
    unsigned char counts[SYMBOLS];
    find_lengths(counts);
    pen = put_bits(pen, 0x0178, 16);    /* a window of 32 KiB, the fastest */
    pen = put_bits(pen, 1 | 2 << 1, 3); /* the last block */
    pen = put_bits(pen, SYMBOLS - 257, 5);
    pen = put_bits(pen, 0, 5);
    pen = put_bits(pen, LENGTH_CODES - 4, 4);
    for (int i = 0; i < LENGTH_CODES; i++)
        pen = put_bits(pen, i < LONG ? 0 : TOLD, 3); /* first 16 to 18 */
    for (int i = 0; i < SYMBOLS; i++)
        pen = put_bits(pen, reversed(counts[i], TOLD), TOLD);
    return put_bits(pen, reversed(1, TOLD), TOLD);
}

void coder_begin(struct coder *coder, struct buf *buf,
                 const struct codes *codes, size_t width)
{
    *coder = (struct coder){.buf = buf, .codes = codes, .width = width};
    struct pen pen = {.to = coder->blank};
    pen = put_alike(pen, codes, 0, width);
    coder->blank_bits = (size_t)(pen.to - coder->blank) * BYTE + pen.count;
    put_bits(pen, 0, WORD);
}

void coder_put_head(struct coder *coder)
{
    leave_pen(coder, put_head(take_pen(coder, SYMBOLS)));
}

/* RFC 1950, section 9: a byte is in the second sum as often as there are bytes
 * from it to the end, and so is the 1 with which all begins. */
static uint64_t adler_of(const struct coder *coder)
{
    uint64_t n = coder->rows * (coder->width + 1) % ADLER;
    uint64_t a = (coder->sum + 1) % ADLER;
    uint64_t b = (a * n + ADLER - coder->placed % ADLER) % ADLER;
    return b << 16 | a;
}

void coder_end(struct coder *coder)
{
    struct pen pen = take_pen(coder, ROOM);
    pen = put_code(pen, &coder->codes->literals[END_OF_BLOCK]);
    for (; pen.count > 0; pen.waiting >>= BYTE) {
        *pen.to++ = (unsigned char)pen.waiting;
        pen.count -= pen.count < BYTE ? pen.count : BYTE;
    }
    uint64_t sum = adler_of(coder);
    for (int shift = 24; shift >= 0; shift -= BYTE)
        *pen.to++ = (unsigned char)(sum >> shift);
    leave_pen(coder, pen);
}
