/* SPDX-License-Identifier: MIT */
/* A file of restart intervals, made of those that differ. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "write/cover_tiles.h"

#include <cmocka.h>

/* T.81, table B.1; C is a code with a stuffed FF in its middle, D ends in one
 * and E has two. */
#define C           "c\xFF\0c"
#define D           "d\xFF\0"
#define E           "\xFF\0\xFF\0"
#define BYTES(text) ((struct str){text, sizeof text - 1})

static struct arena *arena;

static int set_up(void **state)
{
    arena = arena_new();
    return arena ? 0 : -1;
}

static int tear_down(void **state)
{
    arena_free(arena);
    return 0;
}

static struct str joined(struct str file, struct tiles tiles)
{
    struct buf buf = {.arena = arena};
    buf_add(&buf, file);
    buf = tiles_join(&tiles, &buf);
    return buf_str(&buf);
}

static void assert_bytes(struct str seen, struct str wanted)
{
    assert_int_equal(seen.n, wanted.n);
    assert_memory_equal(seen.s, wanted.s, wanted.n);
}

static void test_one(void **state)
{
    size_t codes[] = {0};
    struct tiles tiles = {.codes = codes, .n = 1, .coded = 1, .head = 4};
    assert_bytes(joined(BYTES("head" C "\xFF\xD9"), tiles),
                 BYTES("head" C "\xFF\xD9"));
}

/* What comes behind the last code is not needed. */
static void test_repeated(void **state)
{
    size_t codes[] = {0, 0, 1, 2, 1, 0};
    struct tiles tiles = {.codes = codes, .n = 6, .coded = 3, .head = 6};
    assert_bytes(
        joined(BYTES("\xFF\xDAhead" C "\xFF\xD0" D "\xFF\xD1" E "\xFF\xD2more"),
               tiles),
        BYTES("\xFF\xDAhead" C "\xFF\xD0" C "\xFF\xD1" D "\xFF\xD2" E
              "\xFF\xD3" D "\xFF\xD4" C "\xFF\xD9"));
}

/* They are numbered from 0 to 7, over and over (E.1.4). */
static void test_many(void **state)
{
    enum { MANY = 1000, EACH = 3 };
    size_t codes[MANY] = {0};
    struct tiles tiles = {.codes = codes, .n = MANY, .coded = 1};
    struct str seen = joined(BYTES("c\xFF\xD9"), tiles);
    assert_int_equal(seen.n, MANY * EACH);
    for (size_t i = 0; i < MANY - 1; i++) {
        unsigned char wanted[EACH] = {'c', 0xFF, (unsigned char)(0xD0 + i % 8)};
        assert_memory_equal(seen.s + i * EACH, wanted, EACH);
    }
    assert_memory_equal(seen.s + seen.n - EACH, "c\xFF\xD9", EACH);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_one),
        TEST(test_repeated),
        TEST(test_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
