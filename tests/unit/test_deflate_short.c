/* SPDX-License-Identifier: MIT */
/* Pieces of every length below SHORT_BYTES come back as they were, and their
 * bytes are the same wherever they are compressed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <libdeflate.h>

#include "write/deflate.h"
#include "write/deflate_short.h"

#include <cmocka.h>

static char piece[SHORT_BYTES];
static struct short_deflater *deflater;

static int set_up(void **state)
{
    (void)state;
    deflater = short_deflater_new();
    return deflater ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    short_deflater_free(deflater);
    return 0;
}

static void assert_comes_back(size_t n)
{
    unsigned char packed[SHORT_ROOM];
    char out[SHORT_BYTES];
    size_t made = deflate_short(deflater, (struct str){piece, n}, packed);
    struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
    assert_non_null(d);
    assert_true(made <= n + 5);
    assert_int_equal(
        libdeflate_deflate_decompress(d, packed, made, out, n, NULL),
        LIBDEFLATE_SUCCESS);
    assert_memory_equal(out, piece, n);
    libdeflate_free_decompressor(d);
}

/* The next of a row of numbers which look random; the row is always the same.
 */
static unsigned next_number(uint32_t *state)
{
    *state = *state * 1664525U + 1013904223U;
    return *state >> 24;
}

static void all_lengths_come_back(void **state)
{
    static const unsigned letters[] = {1, 2, 3, 26, 256};
    uint32_t number = 1;
    for (size_t k = 0; k < sizeof letters / sizeof letters[0]; k++) {
        for (size_t n = 0; n < SHORT_BYTES; n++) {
            for (size_t i = 0; i < n; i++)
                piece[i] = (char)(next_number(&number) % letters[k]);
            assert_comes_back(n);
        }
    }
}

static void text_comes_back(void **state)
{
    for (size_t period = 1; period < 300; period += 7) {
        for (size_t i = 0; i < SHORT_BYTES; i++)
            piece[i] = (char)('a' + i % period % 26 + i / 200);
        assert_comes_back(SHORT_BYTES - 1);
    }
}

static void the_frame_is_that_of_zlib(void **state)
{
    struct deflater *both = deflater_new(PACK_WELL);
    static const char meant[] =
        "\x78\x9C\x4B\x4C\x84\x80\x24\x00\x11\x17\x03\x6B";
    assert_non_null(both);
    struct str packed = deflate_zlib(both, STR("aaaaaaaab"));
    assert_int_equal(packed.n, sizeof meant - 1);
    assert_memory_equal(packed.s, meant, packed.n);
    deflater_free(both);
}

/* Both kinds are read back; a large piece is always packed well. */
static void quickly_or_well_it_comes_back(void **state)
{
    enum { LARGE = 100 * 1000, SMALL = 5000 };
    static char text[LARGE], read[LARGE];
    struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
    size_t sizes[2][2];
    for (size_t i = 0; i < LARGE; i++)
        text[i] = (char)('a' + i * i / 7 % 23 * (i % 5) % 26);
    for (int how = 0; how < 2; how++) {
        struct deflater *maker = deflater_new(how ? PACK_WELL : PACK_QUICKLY);
        for (int large = 0; large < 2; large++) {
            size_t n = large ? LARGE : SMALL;
            struct str packed = deflate_raw(maker, (struct str){text, n});
            assert_int_equal(libdeflate_deflate_decompress(
                                 d, packed.s, packed.n, read, n, NULL),
                             LIBDEFLATE_SUCCESS);
            assert_memory_equal(read, text, n);
            sizes[how][large] = packed.n;
        }
        deflater_free(maker);
    }
    libdeflate_free_decompressor(d);
    assert_true(sizes[0][0] > sizes[1][0]);
    assert_int_equal(sizes[0][1], sizes[1][1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_lengths_come_back),
        cmocka_unit_test(text_comes_back),
        cmocka_unit_test(the_frame_is_that_of_zlib),
        cmocka_unit_test(quickly_or_well_it_comes_back),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
