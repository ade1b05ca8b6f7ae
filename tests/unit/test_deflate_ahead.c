/* SPDX-License-Identifier: MIT */
/* What is let in comes out compressed, in its order, with a thread and without
 * one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libdeflate.h>

#include "write/deflate_ahead.h"

#include <cmocka.h>

enum { LONG = 40000, COUNT = 200 };

/* The bytes of number `i`, of every length up to LONG. */
static struct str bytes_of(int i)
{
    static char text[LONG];
    size_t n = (size_t)i * (size_t)i;
    for (size_t k = 0; k < n; k++)
        text[k] = (char)(k * (size_t)i >> 4);
    return (struct str){text, n};
}

static void assert_is(struct str packed, int i)
{
    static char out[LONG];
    struct str meant = bytes_of(i);
    struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
    assert_non_null(d);
    assert_int_equal(
        libdeflate_zlib_decompress(d, packed.s, packed.n, out, meant.n, NULL),
        LIBDEFLATE_SUCCESS);
    assert_memory_equal(out, meant.s, meant.n);
    libdeflate_free_decompressor(d);
}

static void run(struct ahead *ahead, size_t most)
{
    assert_non_null(ahead);
    int out = 0;
    for (int i = 0; i < COUNT; i++) {
        if (ahead_count(ahead) == most)
            assert_is(ahead_take(ahead), out++);
        assert_true(ahead_put(ahead, bytes_of(i)));
    }
    while (ahead_count(ahead))
        assert_is(ahead_take(ahead), out++);
    assert_int_equal(out, COUNT);
}

static void test_without_thread(void **state)
{
    struct ahead *ahead = ahead_new(false);
    run(ahead, AHEAD_MAX);
    run(ahead, 1);
    ahead_free(ahead);
}

static void test_with_thread(void **state)
{
    struct ahead *ahead = ahead_new(true);
    run(ahead, AHEAD_MAX);
    run(ahead, 1);
    run(ahead, 3);
    ahead_free(ahead);
}

/* What is still in is given up. */
static void test_left(void **state)
{
    for (int n = 0; n < AHEAD_MAX; n++) {
        struct ahead *ahead = ahead_new(true);
        assert_non_null(ahead);
        for (int i = 0; i < n; i++)
            assert_true(ahead_put(ahead, bytes_of(i + 150)));
        ahead_free(ahead);
    }
    ahead_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_without_thread),
        cmocka_unit_test(test_with_thread),
        cmocka_unit_test(test_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
