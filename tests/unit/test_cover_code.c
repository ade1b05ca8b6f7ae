/* SPDX-License-Identifier: MIT */
/* The blocks of a drawn cover, and their bits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "write/cover_blocks.h"
#include "write/cover_code.h"

#include <cmocka.h>

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

/* 0 for nothing, 10 for a bit, 110 for three zeros and a bit, 1110 and 11110
 * for sixteen zeros and eight bits, */
static struct code small_code(void)
{
    static const uint8_t counts[17] = {0, 1, 1, 1, 1, 1};
    static const uint8_t symbols[] = {0, 1, 0x31, 0xF0, 8};
    return code_of(counts, symbols);
}

static void assert_coded(const struct coder *coder, const char *bytes, size_t n)
{
    assert_int_equal(coder->buf.n, n);
    assert_memory_equal(coder->buf.data, bytes, n);
}

static void test_code(void **state)
{
    struct code code = small_code();
    assert_int_equal(code.bits[0x31], 6);
    assert_int_equal(code.lengths[0x31], 3);
    assert_int_equal(code.lengths[2], 0);
}

/* No step 0; behind one, three zeros 110 1, behind that the end 0. */
static void test_block(void **state)
{
    struct coder coder = {.buf = {.arena = arena}};
    struct code code = small_code();
    int16_t coefficients[COEFFICIENTS] = {[4] = 1};
    coder_put_block(&coder, &code, &code, 0, coefficients, 1U << 4);
    coder_end(&coder);
    assert_coded(&coder, "\x6B", 1); /* 0 110 1 0 and ones */
}

/* A negative value has the bits of one less; sixteen zeros have a code. */
static void test_zeros(void **state)
{
    struct coder coder = {.buf = {.arena = arena}};
    struct code code = small_code();
    int16_t coefficients[COEFFICIENTS] = {[63] = -1};
    coder_put_block(&coder, &code, &code, -255, coefficients,
                    (uint64_t)1 << 63);
    /* 11110 00000000, then 1110 three times; of 62 zeros 14 are left, which
     * this code does not have */
    coder_end(&coder);
    assert_int_equal(coder.buf.n, 4);
    assert_memory_equal(coder.buf.data, "\xF0\x07\x77", 3);
}

static void test_marker(void **state)
{
    struct coder coder = {.buf = {.arena = arena}};
    coder_put(&coder, 0xFFAAFFBBU, 32);
    coder_put(&coder, 0xF, 4);
    coder_end(&coder);
    assert_coded(&coder, "\xFF\0\xAA\xFF\0\xBB\xFF\0", 8);
}

static struct steps unit_steps(void)
{
    uint16_t table[BLOCK_SAMPLES];
    for (int i = 0; i < BLOCK_SAMPLES; i++)
        table[i] = 8;
    return steps_of(table);
}

static void test_flat(void **state)
{
    struct steps steps = unit_steps();
    struct samples samples;
    int16_t coefficients[BLOCK_SAMPLES];
    for (int i = 0; i < BLOCK_SAMPLES; i++)
        samples.at[i / BLOCK_SIDE][i % BLOCK_SIDE] = -57;
    assert_true(block_transform(&samples, &steps, coefficients) == 0);
    assert_int_equal(coefficients[0], -57);
    assert_int_equal(block_mean(-57, &steps), -57);
}

/* Columns in two halves: the coefficients across, which are the second and the
 * others that stand in the first row, and none down. */
static void test_halves(void **state)
{
    static const uint64_t across =
        1ULL << 1 | 1ULL << 6 | 1ULL << 15 | 1ULL << 28;
    struct steps steps = unit_steps();
    struct shades shades;
    struct samples samples;
    unsigned char coverage[BLOCK_SAMPLES];
    int16_t coefficients[BLOCK_SAMPLES];
    for (int i = 0; i < BLOCK_SIDE; i++) {
        shades.ground[i] = -100;
        shades.over[i] = 200.0F / 255;
    }
    for (int i = 0; i < BLOCK_SAMPLES; i++)
        coverage[i] = i % BLOCK_SIDE < BLOCK_SIDE / 2 ? 0 : 255;
    block_fill(&samples, &shades, coverage, BLOCK_SIDE);
    assert_true(block_transform(&samples, &steps, coefficients) == across);
    assert_int_equal(coefficients[0], 0);
    assert_int_equal(coefficients[1], -91);
    assert_int_equal(coefficients[6], 32);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_code),  cmocka_unit_test(test_block),
        cmocka_unit_test(test_zeros), cmocka_unit_test(test_marker),
        cmocka_unit_test(test_flat),  cmocka_unit_test(test_halves),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
