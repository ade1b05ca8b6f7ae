/* SPDX-License-Identifier: MIT */
/* Mistyped words, and which of a few they are taken for. */
#include <string.h>

#include "base/nearest.h"
#include "check.h"

static const char *of(const char *typed)
{
    static const char *const words[] = {"to",      "toc",  "cover",  "font",
                                        "margins", "auto", "always", "nd30"};
    struct nearest nearest = nearest_to(typed);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        nearest_try(&nearest, words[i]);
    return nearest.word ? nearest.word : "";
}

static void test_mistakes(void **state)
{
    assert_string_equal(of("covr"), "cover");
    assert_string_equal(of("coveer"), "cover");
    assert_string_equal(of("covar"), "cover");
    assert_string_equal(of("coevr"), "cover"); /* one, and not two */
    assert_string_equal(of("nd3"), "nd30");
    assert_string_equal(of("cover"), "cover");
}

static void test_ties(void **state)
{
    assert_string_equal(of("tco"), "toc");
    assert_string_equal(of("too"), "toc"); /* as long as that */
    assert_string_equal(of("tox"), "toc");
}

static void test_beginnings(void **state)
{
    assert_string_equal(of("mar"), "margins");
    assert_string_equal(of("al"), "always");
    assert_string_equal(of("m"), "");
}

static void test_others(void **state)
{
    assert_string_equal(of(""), "");
    assert_string_equal(of("x"), "");
    assert_string_equal(of("ab"), "");
    assert_string_equal(of("fold"), "");
    assert_string_equal(of("twelve"), "");
    assert_string_equal(of("ods"), "");
    char longest[5000];
    memset(longest, 'c', sizeof longest - 1);
    longest[sizeof longest - 1] = '\0';
    assert_string_equal(of(longest), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_mistakes),
        cmocka_unit_test(test_ties),
        cmocka_unit_test(test_beginnings),
        cmocka_unit_test(test_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
