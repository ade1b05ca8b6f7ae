/* SPDX-License-Identifier: MIT */
/*
 * Where editions come from, as digests. That of the input is drawn from its
 * length, its CRC-32 and its Adler-32, which cost next to nothing also for a
 * file of many megabytes: it tells versions of a document apart, and need not
 * withstand somebody who searches for two that are alike.
 */
#include "base/origin.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "doc/doc.h"
#include "stages.h"
#include "write/deflate.h"
#include "write/digest.h"

struct sums {
    uint64_t n;
    uint32_t crc, adler;
};

static void add(struct sums *sums, struct str piece)
{
    sums->n += piece.n;
    deflate_sums(piece, &sums->crc, &sums->adler);
}

static void print_digest(char digits[ORIGIN_DIGEST + 1], struct str text)
{
    uint8_t digest[16];
    digest_16(text, digest);
    for (size_t i = 0; i < sizeof digest; i++)
        snprintf(digits + 2 * i, 3, "%02x", digest[i]);
}

static void print_sums(char digits[ORIGIN_DIGEST + 1], const struct sums *sums)
{
    char text[64];
    snprintf(text, sizeof text, "%" PRIu64 " %08" PRIx32 " %08" PRIx32, sums->n,
             sums->crc, sums->adler);
    print_digest(digits, str_of(text));
}

static char letter_of(enum input_kind kind)
{
    static const char letters[] = ORIGIN_KINDS;
    return kind < sizeof letters - 1 ? letters[kind] : '-';
}

void record_origin(struct doc *doc, enum input_kind kind, struct str bytes,
                   const struct str options[2])
{
    struct sums sums = {.adler = 1};
    struct origin *origin = ARENA_NEW(doc->arena, struct origin);
    origin->kind = letter_of(kind);
    origin->time = doc->meta.modified;
    add(&sums, bytes);
    print_sums(origin->document, &sums);
    print_digest(origin->options, options[0]);
    print_digest(origin->reader, options[1]);
    print_digest(origin->identity, doc->meta.identifier);
    doc->meta.origin = origin;
}

void expect_options(const struct str options[2], struct origin *origin)
{
    print_digest(origin->options, options[0]);
    print_digest(origin->reader, options[1]);
}

bool expect_origin(int fd, enum input_kind kind, int64_t modified,
                   struct origin *origin)
{
    char block[65536];
    ssize_t n;
    struct sums sums = {.adler = 1};
    *origin = (struct origin){.kind = letter_of(kind), .time = modified};
    while ((n = read(fd, block, sizeof block)) > 0 || (n < 0 && errno == EINTR))
        add(&sums, (struct str){block, n > 0 ? (size_t)n : 0});
    print_sums(origin->document, &sums);
    return n == 0;
}
