/* SPDX-License-Identifier: MIT */
/*
 * A catalogue is a head, a table of the words in strcmp's order, a table of
 * their translations in the same order, and the strings, each of which ends
 * with a zero byte. Words with a plural are two strings, one behind the other,
 * and so are their translations, as many as the language has forms.
 */
#include "command/catalogue.h"

#include <string.h>

enum {
    MAGIC = 0, /* where the numbers of the head stand */
    REVISION = 4,
    COUNT = 8,
    WORDS = 12,
    MEANINGS = 16,
    HEAD = 28,
    ROW = 8 /* of a table: a string's length and where it is */
};

static const uint32_t magic = 0x950412DE;

/* The number at `at`, which is within the catalogue. */
static uint32_t number(const struct catalogue *c, size_t at)
{
    const unsigned char *b = c->bytes + at;
    return c->big_endian ? (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 |
                               (uint32_t)b[2] << 8 | b[3]
                         : (uint32_t)b[3] << 24 | (uint32_t)b[2] << 16 |
                               (uint32_t)b[1] << 8 | b[0];
}

static bool has_table(const struct catalogue *c, size_t at)
{
    return at <= c->size && c->count <= (c->size - at) / ROW;
}

static bool read_head(struct catalogue *c)
{
    if (c->size < HEAD)
        return false;
    c->big_endian = number(c, MAGIC) != magic;
    /* The upper half of the revision tells how the rest is to be read. */
    if (number(c, MAGIC) != magic || number(c, REVISION) >> 16 > 1)
        return false;
    c->count = number(c, COUNT);
    c->words = number(c, WORDS);
    c->meanings = number(c, MEANINGS);
    return has_table(c, c->words) && has_table(c, c->meanings);
}

bool catalogue_open(struct catalogue *catalogue, const unsigned char *bytes,
                    size_t size)
{
    *catalogue = (struct catalogue){.bytes = bytes, .size = size};
    if (read_head(catalogue))
        return true;
    *catalogue = (struct catalogue){.count = 0};
    return false;
}

/* The string of a table's row, and its length; NULL: it is not there whole. */
static const char *string(const struct catalogue *c, size_t table, size_t row,
                          size_t *length)
{
    size_t n = number(c, table + row * ROW);
    size_t at = number(c, table + row * ROW + 4);
    if (at >= c->size || n >= c->size - at || c->bytes[at + n] != '\0')
        return NULL;
    *length = n;
    return (const char *)c->bytes + at;
}

static const char *meaning(const struct catalogue *c, size_t row,
                           unsigned long n)
{
    size_t length;
    const char *first = string(c, c->meanings, row, &length);
    size_t behind = first ? strlen(first) + 1 : 0;
    return first && n != 1 && behind <= length ? first + behind : first;
}

const char *catalogue_find(const struct catalogue *catalogue, const char *words,
                           unsigned long n)
{
    size_t from = 0, to = catalogue->count, length;
    while (from < to) {
        size_t row = from + (to - from) / 2;
        const char *there = string(catalogue, catalogue->words, row, &length);
        int order = there ? strcmp(words, there) : 0;
        if (order == 0)
            return there ? meaning(catalogue, row, n) : NULL;
        if (order < 0)
            to = row;
        else
            from = row + 1;
    }
    return NULL;
}

const struct built_in *built_in_after(const struct built_in *record)
{
    enum { STEP = sizeof record->language };
    size_t size = offsetof(struct built_in, bytes) + record->size;
    const char *next = (const char *)record + (size + STEP - 1) / STEP * STEP;
    return (const struct built_in *)(const void *)next;
}
