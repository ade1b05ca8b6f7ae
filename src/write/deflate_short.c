/* SPDX-License-Identifier: MIT */
/*
 * One block with the fixed codes (RFC 1951, section 3.2.6): in a short piece, a
 * code of its own would take more than it saves. The longest match is found by
 * chains of the places which begin with the same three bytes, and is put off by
 * one byte when the next place has a longer one.
 */
#include "write/deflate_short.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum {
    MATCH_MIN = 3,
    MATCH_MAX = 258,
    HASHES = 256,
    END_OF_BLOCK = 256,
    LENGTH_CODES = 257, /* the first of them */
    NONE = -1,
};

struct match {
    size_t length, distance; /* no match: length 0 */
};

struct chains {
    int16_t last[HASHES];        /* the last place with this hash */
    int16_t before[SHORT_BYTES]; /* the place before with the same one */
};

/* Bits go into bytes from the lowest on (section 3.1.1). What does not fit is
 * counted, but not written. */
struct bits {
    unsigned char *out;
    size_t n; /* of bytes */
    uint32_t waiting;
    unsigned count;
};

static void put(struct bits *bits, uint32_t value, unsigned count)
{
    bits->waiting |= value << bits->count;
    for (bits->count += count; bits->count >= 8; bits->count -= 8) {
        if (bits->n < SHORT_ROOM)
            bits->out[bits->n] = (unsigned char)bits->waiting;
        bits->n++;
        bits->waiting >>= 8;
    }
}

/* Codes are the other way around: from the highest bit on. */
static void put_code(struct bits *bits, uint32_t code, unsigned count)
{
    uint32_t turned = 0;
    for (unsigned i = 0; i < count; i++)
        turned |= (code >> i & 1) << (count - 1 - i);
    put(bits, turned, count);
}

static void put_symbol(struct bits *bits, unsigned symbol)
{
    if (symbol < 144)
        put_code(bits, 0x30 + symbol, 8);
    else if (symbol < 256)
        put_code(bits, 0x190 + symbol - 144, 9);
    else if (symbol < 280)
        put_code(bits, symbol - 256, 7);
    else
        put_code(bits, 0xC0 + symbol - 280, 8);
}

/* Lengths and distances are counted in steps which double in size after every
 * 2^`keep` of them (section 3.2.5). Returns the step; `extra` is how many bits
 * tell where in it the value lies. */
static unsigned step_of(unsigned value, unsigned keep, unsigned *extra)
{
    unsigned top = 0;
    while (value >> top > 1)
        top++;
    *extra = top > keep ? top - keep : 0;
    return (*extra << keep) + (value >> *extra);
}

static uint32_t low_bits(unsigned value, unsigned count)
{
    return value & ((1U << count) - 1);
}

static void put_match(struct bits *bits, const struct match *match)
{
    unsigned extra, length = (unsigned)match->length - MATCH_MIN;
    unsigned distance = (unsigned)match->distance - 1;
    if (match->length == MATCH_MAX) { /* has a code of its own */
        put_symbol(bits, LENGTH_CODES + 28);
    } else {
        put_symbol(bits, LENGTH_CODES + step_of(length, 2, &extra));
        put(bits, low_bits(length, extra), extra);
    }
    put_code(bits, step_of(distance, 1, &extra), 5);
    put(bits, low_bits(distance, extra), extra);
}

static unsigned hash_of(struct str bytes, size_t at)
{
    const unsigned char *p = (const unsigned char *)bytes.s + at;
    return (p[0] * 37U + p[1] * 11U + p[2]) % HASHES;
}

static void find_chains(struct chains *chains, struct str bytes)
{
    memset(chains->last, NONE, sizeof chains->last);
    for (size_t i = 0; i + MATCH_MIN <= bytes.n; i++) {
        unsigned hash = hash_of(bytes, i);
        chains->before[i] = chains->last[hash];
        chains->last[hash] = (int16_t)i;
    }
}

static size_t alike(struct str bytes, size_t from, size_t at)
{
    size_t n = 0;
    while (at + n < bytes.n && n < MATCH_MAX &&
           bytes.s[from + n] == bytes.s[at + n])
        n++;
    return n;
}

static struct match longest(const struct chains *chains, struct str bytes,
                            size_t at)
{
    struct match best = {0, 0};
    if (at + MATCH_MIN > bytes.n)
        return best;
    for (int i = chains->before[at]; i != NONE; i = chains->before[i]) {
        size_t length = alike(bytes, (size_t)i, at);
        if (length >= MATCH_MIN && length > best.length)
            best = (struct match){length, at - (size_t)i};
    }
    return best;
}

static void put_block(struct bits *bits, struct str bytes)
{
    struct chains chains;
    struct match match, next;
    find_chains(&chains, bytes);
    put(bits, 1, 1); /* the last block, */
    put(bits, 1, 2); /* with fixed codes */
    match = longest(&chains, bytes, 0);
    for (size_t at = 0; at < bytes.n; match = next) {
        next = longest(&chains, bytes, at + 1);
        if (match.length == 0 || next.length > match.length) {
            put_symbol(bits, (unsigned char)bytes.s[at++]);
            continue;
        }
        put_match(bits, &match);
        at += match.length;
        next = longest(&chains, bytes, at);
    }
    put_symbol(bits, END_OF_BLOCK);
    put(bits, 0, 7); /* fills the last byte */
}

/* Section 3.2.4: the length, and its complement. */
static size_t store(struct str bytes, unsigned char *out)
{
    unsigned n = (unsigned)bytes.n;
    out[0] = 1;
    out[1] = (unsigned char)n;
    out[2] = (unsigned char)(n >> 8);
    out[3] = (unsigned char)~n;
    out[4] = (unsigned char)(~n >> 8);
    memcpy(out + 5, bytes.s, bytes.n);
    return bytes.n + 5;
}

size_t deflate_short(struct str bytes, unsigned char *out)
{
    struct bits bits = {.out = out};
    put_block(&bits, bytes);
    return bits.n < bytes.n + 5 ? bits.n : store(bytes, out);
}
