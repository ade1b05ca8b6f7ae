/* SPDX-License-Identifier: MIT */
/* Rows as a stream of zlib: what zlib itself reads of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <zlib.h>

#include "base/arena.h"
#include "write/cover_code.h"

#include <cmocka.h>

enum { WIDTH = 640, ROWS = 300 };

static struct arena *arena;
static struct coder *coder;
static struct buf buf;
static const struct codes *codes;
static unsigned char wanted[ROWS * (WIDTH + 1)], seen[sizeof wanted + 1];

static int set_up(void **state)
{
    arena = arena_new();
    coder = arena ? ARENA_NEW(arena, struct coder) : NULL;
    if (!coder)
        return -1;
    codes = codes_new(arena);
    buf = (struct buf){.arena = arena};
    coder_begin(coder, &buf, codes, WIDTH);
    coder_put_head(coder);
    return 0;
}

static int tear_down(void **state)
{
    arena_free(arena);
    return 0;
}

/* A letter of one row with these steps, that stands in the next one. */
static struct standing letter_of(size_t x, const unsigned char *steps, size_t n)
{
    struct edged *letter = ARENA_NEW(arena, struct edged);
    struct edge_row *rows = ARENA_ARRAY(arena, 2, struct edge_row);
    unsigned char *bits = ARENA_ARRAY(arena, 2 * n + 16, unsigned char);
    struct pen pen = {.to = bits};
    size_t end = 0;
    for (size_t i = 0; i < n; i++) {
        if (steps[i] == 0)
            continue;
        if (end == 0)
            rows[0].from = (uint16_t)i;
        else if (i > end)
            pen = put_zeros(pen, codes, i - end);
        pen = put_code(pen, &codes->literals[steps[i]]);
        letter->sum += steps[i];
        letter->across += steps[i] * i;
        end = i + 1;
    }
    rows[0].end = (uint16_t)end;
    rows[1].bits = (uint32_t)(pen.to - bits) * 8 + pen.count;
    put_bits(pen, 0, WORD);
    letter->rows = rows;
    letter->bits = bits;
    letter->width = (int)n;
    letter->height = 1;
    const struct standing standing = {letter, x, coder->rows};
    coder_expect(coder, &standing);
    return standing;
}

static unsigned char *next_row(unsigned char filter)
{
    unsigned char *row = &wanted[coder->rows * (WIDTH + 1)];
    row[0] = filter;
    memset(row + 1, 0, WIDTH);
    return row + 1;
}

static void want(unsigned char *row, size_t x, const unsigned char *steps,
                 size_t n)
{
    for (size_t i = 0; i < n; i++)
        row[x + i] = (unsigned char)(row[x + i] + steps[i]);
}

/* A row of one letter. */
static void put(unsigned char filter, const unsigned char steps[WIDTH])
{
    want(next_row(filter), 0, steps, WIDTH);
    const struct standing letter = letter_of(0, steps, WIDTH);
    assert_true(coder_put_letters(coder, filter, &letter, 1));
}

/* The check sum is among what zlib looks at. */
static void assert_read(void)
{
    uLongf n = sizeof seen;
    coder_end(coder);
    assert_int_equal(uncompress(seen, &n, (const Bytef *)buf.data, buf.n),
                     Z_OK);
    assert_int_equal(n, coder->rows * (WIDTH + 1));
    assert_memory_equal(seen, wanted, n);
}

static void test_empty(void **state)
{
    assert_read();
}

/* Gaps of each length, and each value, behind each other. */
static void test_gaps(void **state)
{
    unsigned char at[WIDTH];
    for (int i = 1; i < ROWS; i++) {
        memset(at, 0, sizeof at);
        for (int x = i % 7; x < WIDTH; x += i)
            at[x] = (unsigned char)i;
        put((unsigned char)(i % 5), at);
    }
    assert_read();
}

static void test_ends(void **state)
{
    unsigned char at[WIDTH] = {0};
    put(2, at);
    at[0] = at[WIDTH - 1] = 255;
    put(2, at);
    memset(at, 200, sizeof at);
    put(2, at);
    assert_read();
}

static void test_alike(void **state)
{
    for (int i = 0; i < 256; i++) {
        memset(next_row(2), i, WIDTH);
        coder_put_alike(coder, 2, (unsigned char)i);
    }
    assert_read();
}

/* In words of their own, and a letter that has nothing in the row. */
static void test_several(void **state)
{
    static const unsigned char steps[] = {0, 15, 1, 0, 0, 241, 3, 255}, no[4];
    enum { N = sizeof steps };
    for (size_t i = 0; i < 60; i++) {
        unsigned char *row = next_row(2);
        const struct standing letters[] = {
            letter_of(i, steps, N), letter_of(i + N, no, 4),
            letter_of(i + N, steps, N), letter_of(WIDTH - N - i, steps, N)};
        want(row, i, steps, N);
        want(row, i + N, steps, N);
        want(row, WIDTH - N - i, steps, N);
        assert_true(coder_put_letters(coder, 2, letters, 4));
    }
    assert_read();
}

/* They are not put as they are, but what they come to is. */
static void test_meeting(void **state)
{
    static const unsigned char one[] = {15, 2, 0, 0, 0, 0, 241, 8, 9};
    static const unsigned char other[] = {1, 254, 30, 0, 7};
    enum { ONE = sizeof one, OTHER = sizeof other };
    for (size_t i = 0; i < 20; i++) {
        unsigned char bytes[WIDTH], *row = next_row(2);
        const struct standing letters[] = {letter_of(100, one, ONE),
                                           letter_of(95 + i, other, OTHER)};
        bool apart = 95 + i >= 100 + ONE;
        memset(row, (int)i, WIDTH);
        memset(bytes, (int)i, WIDTH);
        want(row, 100, one, ONE);
        want(row, 95 + i, other, OTHER);
        if (!apart)
            assert_false(coder_put_letters(coder, 2, letters, 2));
        coder_put_row(coder, 2, letters, 2, bytes);
        assert_memory_equal(bytes, row, WIDTH);
    }
    assert_read();
}

/* A row without a step costs little, and so does one of a few. */
static void test_small(void **state)
{
    enum { HEAD = 170 };
    unsigned char at[WIDTH] = {0};
    for (int i = 0; i < 100; i++) {
        next_row(2);
        coder_put_alike(coder, 2, 0);
    }
    at[100] = 15;
    at[300] = 241;
    for (int i = 0; i < 100; i++)
        put(2, at);
    assert_read();
    assert_in_range(buf.n, HEAD, HEAD + 100 * 3 + 100 * 9);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_empty), TEST(test_gaps),    TEST(test_ends),
        TEST(test_alike), TEST(test_several), TEST(test_meeting),
        TEST(test_small),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
