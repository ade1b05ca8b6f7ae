/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "layout/expansion.h"

/* A line of the report's kind that must grow by `extra`. */
static struct expansion_line line(mpt extra)
{
    return (struct expansion_line){
        .extra = extra, .letters = 390000, .give = extra < 0 ? 17000 : 20000};
}

static void a_line_that_fits_is_left_alone(void **state)
{
    struct expansion_line lines[] = {line(0), line(0), line(0)};
    find_expansions(lines, 3);
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(lines[i].expansion, UNEXPANDED);
}

static void letters_go_before_spaces(void **state)
{
    struct expansion_line loose = line(3900), tight = line(-3900);
    find_expansions(&loose, 1);
    find_expansions(&tight, 1);
    assert_int_equal(loose.expansion, UNEXPANDED + 10);
    assert_int_equal(tight.expansion, UNEXPANDED - 10);
}

static void no_letter_leaves_its_bounds(void **state)
{
    const mpt extras[] = {1, 8000, 40000, INT32_MAX / 2, -40000, INT32_MIN / 2};
    struct expansion_line lines[6];
    for (size_t i = 0; i < 6; i++)
        lines[i] = line(extras[i]);
    find_expansions(lines, 6);
    for (size_t i = 0; i < 6; i++) {
        assert_true(lines[i].expansion >= UNEXPANDED - EXPANSION_MAX);
        assert_true(lines[i].expansion <= UNEXPANDED + EXPANSION_MAX);
    }
}

/* Alone they would differ by 16 thousandths. */
static void neighbours_draw_near(void **state)
{
    struct expansion_line lines[] = {line(3000), line(-3000), line(3000)};
    find_expansions(lines, 3);
    assert_true(lines[0].expansion > UNEXPANDED);
    assert_true(lines[1].expansion < UNEXPANDED);
    assert_true(lines[0].expansion - lines[1].expansion < 12);
}

static void a_last_line_looks_like_the_one_above(void **state)
{
    struct expansion_line lines[] = {line(6000), line(6000), line(250000)};
    lines[2].ragged = true;
    find_expansions(lines, 3);
    assert_true(lines[2].expansion > UNEXPANDED + 10);
    assert_in_range(lines[2].expansion, lines[1].expansion - 1,
                    lines[1].expansion + 1);
}

static void a_last_line_stays_within_the_measure(void **state)
{
    struct expansion_line lines[] = {line(7800), line(7800), line(390)};
    lines[2].ragged = true;
    find_expansions(lines, 3);
    assert_true(lines[1].expansion > UNEXPANDED + 10);
    assert_in_range(lines[2].expansion, UNEXPANDED, UNEXPANDED + 1);
}

/* A long address: what does not shrink stands in the margin. */
static void without_spaces_letters_do_it_all(void **state)
{
    struct expansion_line lines[] = {line(7800), line(-7800), line(7800)};
    lines[1].give = 0;
    find_expansions(lines, 3);
    assert_int_equal(lines[1].expansion, UNEXPANDED - 20);
}

static void nothing_to_widen_is_no_trouble(void **state)
{
    struct expansion_line lines[] = {{.extra = 5000},
                                     {.extra = -5000, .give = 1}};
    find_expansions(lines, 2);
    find_expansions(lines, 0);
    assert_int_equal(lines[0].expansion, UNEXPANDED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_that_fits_is_left_alone),
        cmocka_unit_test(letters_go_before_spaces),
        cmocka_unit_test(no_letter_leaves_its_bounds),
        cmocka_unit_test(neighbours_draw_near),
        cmocka_unit_test(a_last_line_looks_like_the_one_above),
        cmocka_unit_test(a_last_line_stays_within_the_measure),
        cmocka_unit_test(without_spaces_letters_do_it_all),
        cmocka_unit_test(nothing_to_widen_is_no_trouble),
    };
    return RUN(tests);
}
