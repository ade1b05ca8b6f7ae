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
static unsigned char wanted[ROWS * (WIDTH + 1)], seen[sizeof wanted + 1];
static size_t rows;

static int set_up(void **state)
{
    arena = arena_new();
    coder = arena ? ARENA_NEW(arena, struct coder) : NULL;
    rows = 0;
    return coder ? 0 : -1;
}

static int tear_down(void **state)
{
    arena_free(arena);
    return 0;
}

/* Puts a row of `base` with these steps, where they are not 0. */
static void put(unsigned char filter, unsigned char base,
                const unsigned char at[WIDTH])
{
    uint64_t touched[WIDTH / 64] = {0};
    unsigned char *to = &wanted[rows++ * (WIDTH + 1)];
    to[0] = filter;
    for (int i = 0; i < WIDTH; i++) {
        to[1 + i] = (unsigned char)(base + at[i]);
        if (at[i])
            touched[i / 64] |= (uint64_t)1 << i % 64;
    }
    coder_put_row(coder, filter, base, &(struct steps){at, touched, WIDTH});
}

/* The check sum is among what zlib looks at. */
static void assert_read(void)
{
    uLongf n = sizeof seen;
    coder_end(coder);
    assert_int_equal(
        uncompress(seen, &n, (const Bytef *)coder->buf.data, coder->buf.n),
        Z_OK);
    assert_int_equal(n, rows * (WIDTH + 1));
    assert_memory_equal(seen, wanted, n);
}

static void test_empty(void **state)
{
    coder_begin(coder, arena);
    assert_read();
}

/* Gaps of each length, and each value, behind each other. */
static void test_gaps(void **state)
{
    unsigned char at[WIDTH];
    coder_begin(coder, arena);
    for (int i = 1; i < ROWS; i++) {
        memset(at, 0, sizeof at);
        for (int x = i % 7; x < WIDTH; x += i)
            at[x] = (unsigned char)i;
        put((unsigned char)(i % 5), (unsigned char)(i % 3 ? 0 : i), at);
    }
    assert_read();
}

static void test_ends(void **state)
{
    unsigned char at[WIDTH] = {0};
    coder_begin(coder, arena);
    put(2, 0, at);
    put(2, 255, at);
    at[0] = at[WIDTH - 1] = 255;
    put(2, 0, at);
    memset(at, 200, sizeof at);
    put(2, 100, at);
    assert_read();
}

/* A row without a step costs little, and so does one of a few. */
static void test_small(void **state)
{
    enum { HEAD = 170 };
    unsigned char at[WIDTH] = {0};
    coder_begin(coder, arena);
    for (int i = 0; i < 100; i++)
        put(2, 0, at);
    at[100] = 15;
    at[300] = 241;
    for (int i = 0; i < 100; i++)
        put(2, 0, at);
    assert_read();
    assert_in_range(coder->buf.n, HEAD, HEAD + 100 * 3 + 100 * 9);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_empty), TEST(test_gaps),
                                       TEST(test_ends), TEST(test_small)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
