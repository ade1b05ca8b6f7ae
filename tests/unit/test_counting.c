/* SPDX-License-Identifier: MIT */
#include "check.h"

#include <limits.h>

#include "doc/counting.h"

static void roman_numerals(void **state)
{
    static const struct {
        long n;
        const char *small, *capitals;
    } cases[] = {{0, "", ""},
                 {-3, "", ""},
                 {1, "i", "I"},
                 {4, "iv", "IV"},
                 {9, "ix", "IX"},
                 {14, "xiv", "XIV"},
                 {40, "xl", "XL"},
                 {1990, "mcmxc", "MCMXC"},
                 {3888, "mmmdccclxxxviii", "MMMDCCCLXXXVIII"},
                 {3999, "mmmcmxcix", "MMMCMXCIX"},
                 {4000, "", ""}};
    char out[COUNTING_BYTES];
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_str(counting_roman(cases[i].n, false, out), cases[i].small);
        assert_str(counting_roman(cases[i].n, true, out), cases[i].capitals);
    }
}

static void roman_numerals_are_read(void **state)
{
    char out[COUNTING_BYTES];
    for (long n = 1; n <= ROMAN_LARGEST; n++)
        assert_int_equal(counting_of_roman(counting_roman(n, true, out)), n);
    assert_int_equal(counting_of_roman(STR("XIV.")), 14);
    assert_int_equal(counting_of_roman(STR("")), 0);
}

static void letters(void **state)
{
    static const struct {
        long n;
        const char *text;
    } cases[] = {{0, ""},    {-1, ""},   {1, "a"},    {26, "z"},
                 {27, "aa"}, {52, "az"}, {702, "zz"}, {703, "aaa"}};
    char out[COUNTING_BYTES];
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_str(counting_letters(cases[i].n, false, out), cases[i].text);
    assert_str(counting_letters(28, true, out), "AB");
    counting_letters(LONG_MAX, true, out); /* stays in its array */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(roman_numerals),
        cmocka_unit_test(roman_numerals_are_read),
        cmocka_unit_test(letters),
    };
    return RUN(tests);
}
