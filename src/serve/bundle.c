/* SPDX-License-Identifier: MIT */
/*
 * A ZIP (PKWARE's APPNOTE 6.3.10): for each entry a head, its name and its
 * bytes; then, for each once more, what the directory says of it; then the end.
 * Editions have less than 4 GB (the worker's limits), so that no number is too
 * long for the format's first version.
 */
#include "serve/bundle.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

/* 4.4.2, 4.4.4, 4.4.5: version 2.0, names in UTF-8, stored. */
enum { VERSION = 20, NAMES_UTF8 = 1 << 11, STORED = 0, FIRST_DAY = 1 << 5 | 1 };

struct placed {
    uint32_t at, size, sum;
};

static void put(FILE *file, uint32_t number, int bytes)
{
    for (; bytes > 0; bytes--, number >>= 8)
        putc((int)(number & 0xFF), file);
}

/* What a local head and the directory say alike (4.3.7, 4.3.12). */
static void put_facts(FILE *file, const struct bundled *entry,
                      const struct placed *place)
{
    put(file, VERSION, 2);
    put(file, NAMES_UTF8, 2);
    put(file, STORED, 2);
    put(file, 0, 2);
    put(file, FIRST_DAY, 2);
    put(file, place->sum, 4);
    put(file, place->size, 4);
    put(file, place->size, 4);
    put(file, (uint32_t)strlen(entry->name), 2);
    put(file, 0, 2);
}

/* Reads it once for its sum and, with `to`, once more to copy it. */
static bool pass_through(int fd, struct placed *place, FILE *to)
{
    enum { BLOCK = 1 << 16 };
    static unsigned char bytes[BLOCK];
    ssize_t n;
    off_t at = 0;
    place->sum = (uint32_t)crc32(0, NULL, 0);
    while ((n = pread(fd, bytes, BLOCK, at)) > 0) {
        place->sum = (uint32_t)crc32(place->sum, bytes, (uInt)n);
        at += n;
        if (to && fwrite(bytes, 1, (size_t)n, to) != (size_t)n)
            return false;
    }
    place->size = (uint32_t)at;
    return n == 0;
}

static bool put_entry(FILE *file, const struct bundled *entry,
                      struct placed *place)
{
    place->at = (uint32_t)ftell(file);
    if (!pass_through(entry->fd, place, NULL))
        return false;
    fputs("PK\3\4", file);
    put_facts(file, entry, place);
    fputs(entry->name, file);
    return pass_through(entry->fd, place, file);
}

static void put_directory(FILE *file, const struct bundled *entry,
                          const struct placed *place)
{
    fputs("PK\1\2", file);
    put(file, VERSION, 2);
    put_facts(file, entry, place);
    put(file, 0, 2); /* no comment */
    put(file, 0, 2);
    put(file, 0, 2);
    put(file, 0, 4);
    put(file, place->at, 4);
    fputs(entry->name, file);
}

bool bundle_write(int to, const struct bundled *entries, size_t n)
{
    struct placed *places = calloc(n ? n : 1, sizeof *places);
    FILE *file = fdopen(to, "w");
    bool ok = file && places;
    for (size_t i = 0; ok && i < n; i++)
        ok = put_entry(file, &entries[i], &places[i]);
    uint32_t at = ok ? (uint32_t)ftell(file) : 0;
    for (size_t i = 0; ok && i < n; i++)
        put_directory(file, &entries[i], &places[i]);
    if (ok) {
        uint32_t size = (uint32_t)ftell(file) - at;
        fputs("PK\5\6", file);
        put(file, 0, 4); /* one disk */
        put(file, (uint32_t)n, 2);
        put(file, (uint32_t)n, 2);
        put(file, size, 4);
        put(file, at, 4);
        put(file, 0, 2);
    }
    free(places);
    return file && fclose(file) == 0 && ok;
}
