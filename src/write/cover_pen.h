/* SPDX-License-Identifier: MIT */
/*
 * Codes of bits (RFC 1951), and a pen that writes them one behind the other.
 * Matches are of the byte before alone (a distance of 1, which then has a code
 * of one bit).
 */
#ifndef ANBAN_WRITE_COVER_PEN_H
#define ANBAN_WRITE_COVER_PEN_H

#include <stddef.h>
#include <stdint.h>

enum {
    LITERALS = 256,
    MATCH_MIN = 3,
    MATCH_MAX = 258,
    RUN_MAX = MATCH_MAX + 1,
    LONGEST_MAX = 10, /* three bits each */
    BYTE = 8,
    WORD = 32 /* bits that are written at once */
};

struct code {
    uint32_t bits; /* as they are written, the first the lowest */
    unsigned char count;
};

struct codes {
    struct code literals[LITERALS + 1];   /* and the end of the block */
    struct code lengths[MATCH_MAX + 1];   /* of repeats of the last byte */
    struct code longest[LONGEST_MAX + 1]; /* so many of the longest */
    struct code runs[RUN_MAX + 1];        /* of zeros */
};

struct pen {
    uint64_t waiting;
    unsigned count; /* of the bits that wait, less than WORD */
    unsigned char *to;
};

static inline void write_word(struct pen *pen)
{
    uint32_t word = (uint32_t)pen->waiting;
    for (int i = 0; i < WORD / BYTE; i++)
        pen->to[i] = (unsigned char)(word >> i * BYTE);
    pen->to += WORD / BYTE;
    pen->waiting >>= WORD;
}

/* As many bits wait then as did before. */
static inline struct pen put_word(struct pen pen, uint32_t bits)
{
    pen.waiting |= (uint64_t)bits << pen.count;
    write_word(&pen);
    return pen;
}

/* Up to WORD bits, the others of which are 0. */
static inline struct pen put_bits(struct pen pen, uint64_t bits, unsigned count)
{
    pen.waiting |= bits << pen.count;
    pen.count += count;
    if (pen.count < WORD)
        return pen;
    write_word(&pen);
    pen.count -= WORD;
    return pen;
}

static inline struct pen put_code(struct pen pen, const struct code *code)
{
    return put_bits(pen, code->bits, code->count);
}

/* `n` bytes alike, any number of them. */
struct pen put_alike(struct pen pen, const struct codes *codes,
                     unsigned char value, size_t n);

/* The same, of zeros: mostly of few. */
static inline struct pen put_zeros(struct pen pen, const struct codes *codes,
                                   size_t n)
{
    if (n <= RUN_MAX)
        return put_code(pen, &codes->runs[n]);
    pen = put_code(pen, &codes->runs[RUN_MAX]);
    for (size_t i = (n - RUN_MAX) / MATCH_MAX; i > 0; i--)
        pen = put_code(pen, &codes->lengths[MATCH_MAX]);
    size_t rest = (n - RUN_MAX) % MATCH_MAX;
    if (rest == 0)
        return pen;
    return put_code(pen, rest < MATCH_MIN ? &codes->runs[rest]
                                          : &codes->lengths[rest]);
}

#endif
