/* SPDX-License-Identifier: MIT */
/*
 * Of a coefficient its size is coded, in bits, together with the zeros before
 * it; then come the bits themselves, of a negative one less one (F.1.2.1.2).
 */
#include "write/cover_code.h"

enum {
    MARKER = 0xFF, /* in the data a zero byte follows it */
    RUN = 16,      /* zeros that a symbol can tell of, less one */
    END = 0x00,    /* of the block */
    ZEROS = 0xF0,  /* RUN of them */
    BYTE = 8,
    WORD = 4 /* bytes that are put at once */
};

struct code code_of(const uint8_t counts[17], const uint8_t *symbols)
{
    struct code code = {{0}, {0}};
    unsigned next = 0;
    for (int length = 1; length <= 16; length++, next <<= 1) {
        for (int i = 0; i < counts[length]; i++, symbols++) {
            code.bits[*symbols] = (uint16_t)next++;
            code.lengths[*symbols] = (uint8_t)length;
        }
    }
    return code;
}

/* Whether one of the bytes is a marker's: its complement is zero (H. S. Warren,
 * "Hacker's Delight", 6-1). */
static bool has_marker(uint32_t bytes)
{
    return ((~bytes - 0x01010101U) & bytes & 0x80808080U) != 0;
}

/* Where a pen writes, while no other does. */
struct pen {
    uint64_t waiting;
    int count;
    char *to;
};

/* With room for so many bits, each byte with a zero behind it. */
static inline struct pen take_pen(struct coder *coder, size_t bits)
{
    char *to = buf_reserve(&coder->buf, 2 * (bits / BYTE + WORD));
    return (struct pen){coder->waiting, coder->count, to};
}

static inline void leave_pen(struct coder *coder, const struct pen *pen)
{
    coder->waiting = pen->waiting;
    coder->count = pen->count;
    coder->buf.n = (size_t)(pen->to - coder->buf.data);
}

static inline void put_bytes(struct pen *pen, uint32_t word, int n)
{
    bool marked = has_marker(word);
    for (int i = 0; i < n; i++) {
        unsigned byte = word >> (BYTE * (WORD - 1 - i)) & MARKER;
        *pen->to++ = (char)byte;
        if (marked && byte == MARKER)
            *pen->to++ = '\0';
    }
}

static inline void put(struct pen *pen, unsigned bits, int count)
{
    pen->waiting = pen->waiting << count | bits;
    pen->count += count;
    if (pen->count >= BYTE * WORD) {
        pen->count -= BYTE * WORD;
        put_bytes(pen, (uint32_t)(pen->waiting >> pen->count), WORD);
    }
}

void coder_put(struct coder *coder, unsigned bits, int count)
{
    struct pen pen = take_pen(coder, (size_t)count);
    put(&pen, bits, count);
    leave_pen(coder, &pen);
}

static int size_of(int value)
{
    unsigned left = (unsigned)(value < 0 ? -value : value);
    return left ? 32 - __builtin_clz(left) : 0;
}

/* The symbol that ends in the value's size, and the value. */
static inline void put_value(struct pen *pen, const struct code *code,
                             int zeros, int value)
{
    int size = size_of(value);
    int symbol = zeros * RUN + size;
    unsigned mask = (1U << size) - 1;
    unsigned bits = (unsigned)(value < 0 ? value - 1 : value) & mask;
    put(pen, (unsigned)code->bits[symbol] << size | bits,
        code->lengths[symbol] + size);
}

void coder_put_block(struct coder *coder, const struct code *means,
                     const struct code *others, int step,
                     const int16_t coefficients[COEFFICIENTS], uint64_t present)
{
    enum { LONGEST = 16 + 11 }; /* a code and a value (F.1.2) */
    int last = 0;
    struct pen pen = take_pen(coder, (size_t)COEFFICIENTS * LONGEST);
    put_value(&pen, means, 0, step);
    for (; present; present &= present - 1) {
        int at = __builtin_ctzll(present), zeros = at - last - 1;
        for (; zeros >= RUN; zeros -= RUN)
            put(&pen, others->bits[ZEROS], others->lengths[ZEROS]);
        put_value(&pen, others, zeros, coefficients[at]);
        last = at;
    }
    if (last < COEFFICIENTS - 1)
        put(&pen, others->bits[END], others->lengths[END]);
    leave_pen(coder, &pen);
}

void coder_end(struct coder *coder)
{
    struct pen pen = take_pen(coder, 0);
    int rest = pen.count % BYTE, n = pen.count / BYTE + (rest > 0);
    if (rest)
        pen.waiting =
            pen.waiting << (BYTE - rest) | ((1U << (BYTE - rest)) - 1);
    if (n)
        put_bytes(&pen, (uint32_t)(pen.waiting << BYTE * (WORD - n)), n);
    pen.count = 0;
    leave_pen(coder, &pen);
}
