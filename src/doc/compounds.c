/* SPDX-License-Identifier: MIT */
/*
 * The table is packed by words/make-compounds: offsets of 4096 buckets and
 * entries of 16 bits, 13 of the pair's hash and 3 of its strength. A pair that
 * is not in it is taken for one that is once in some 1,700 times, which costs
 * a line end its place and nothing else.
 */
#include "doc/compounds.h"

#include "base/utf8.h"

enum {
    BUCKET_BITS = 12,
    STRENGTH_BITS = 3,
    STRENGTH_MASK = (1 << STRENGTH_BITS) - 1,
    FINGERPRINT_MASK = (1 << 13) - 1,
    BUCKETS = 1 << BUCKET_BITS
};

/* FNV-1a of 32 bits. */
static const uint32_t fnv_basis = 0x811C9DC5, fnv_prime = 0x01000193;

/* The golden ratio's share of 2 to the 32nd, odd: Knuth, The Art of Computer
 * Programming 3, 6.4. */
static const uint32_t spread = 0x9E3779B1;

/* words/compounds.bin: 16-bit numbers, the lower byte first. */
extern const unsigned char compound_table[];

static uint32_t add_byte(uint32_t hash, unsigned char byte)
{
    return (hash ^ byte) * fnv_prime;
}

/* A letter beyond ASCII. */
static uint32_t add_letter(uint32_t hash, struct str text, size_t *at)
{
    char bytes[4];
    size_t n = utf8_put(letter_to_lower(utf8_next(text, at)), bytes);
    for (size_t i = 0; i < n; i++)
        hash = add_byte(hash, (unsigned char)bytes[i]);
    return hash;
}

uint32_t syllable_hash(struct str syllable)
{
    uint32_t hash = fnv_basis;
    for (size_t at = 0; at < syllable.n;) {
        unsigned char c = (unsigned char)syllable.s[at];
        if (c >= 0x80) {
            hash = add_letter(hash, syllable, &at);
            continue;
        }
        hash = add_byte(hash, c >= 'A' && c <= 'Z' ? c + 0x20 : c);
        at++;
    }
    return hash;
}

static uint32_t number_at(size_t i)
{
    return (uint32_t)compound_table[2 * i] | (uint32_t)compound_table[2 * i + 1]
                                                 << 8;
}

int compound_strength(uint32_t first, uint32_t second)
{
    uint32_t hash = (first * 31 + second) * spread;
    hash ^= hash >> 15;
    size_t bucket = hash >> (32 - BUCKET_BITS);
    size_t end = number_at(bucket + 1);
    for (size_t i = number_at(bucket); i < end; i++) {
        uint32_t entry = number_at(BUCKETS + 1 + i);
        if (entry >> STRENGTH_BITS == (hash & FINGERPRINT_MASK))
            return 1 + (int)(entry & STRENGTH_MASK);
    }
    return 0;
}

bool word_leads(struct str word)
{
    static const struct str leaders[] = {
        STR_INIT("của"),   STR_INIT("và"),    STR_INIT("về"),
        STR_INIT("cho"),   STR_INIT("tại"),   STR_INIT("theo"),
        STR_INIT("với"),   STR_INIT("hoặc"),  STR_INIT("do"),
        STR_INIT("để"),    STR_INIT("bằng"),  STR_INIT("trên"),
        STR_INIT("từ"),    STR_INIT("đến"),   STR_INIT("ở"),
        STR_INIT("trong"), STR_INIT("thuộc"), STR_INIT("bởi"),
        STR_INIT("giữa")};
    for (size_t i = 0; i < sizeof leaders / sizeof leaders[0]; i++) {
        if (word.n == leaders[i].n && str_eq_nocase(word, leaders[i]))
            return true;
    }
    return false;
}
