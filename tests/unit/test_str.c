/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "base/str.h"

static void spaces_in_a_row_are_found(void **state)
{
    static const char *const texts[] = {
        "",        " ",       "  ",    "   ",      "a",
        "a b",     "a  b",    "a b  ", "  a",      " a b c ",
        "a b   c", "a  b  c", "ab   ", "a b c  d", "abc  d"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct str text = str_of(texts[i]);
        assert_int_equal(str_has_spaces(text, 1),
                         str_find(text, STR(" ")) < text.n);
        assert_int_equal(str_has_spaces(text, 2),
                         str_find(text, STR("  ")) < text.n);
        assert_int_equal(str_has_spaces(text, 3),
                         str_find(text, STR("   ")) < text.n);
    }
}

static void a_text_begins_with_a_word(void **state)
{
    assert_true(str_begins(STR("Điều 5"), "Điều"));
    assert_true(str_begins(STR("Điều"), "Điều"));
    assert_true(str_begins(STR(""), ""));
    assert_false(str_begins(STR(""), "a"));
    assert_false(str_begins(STR("Điề"), "Điều"));
    assert_false(str_begins(str_slice(STR("Điều"), 0, 3), "Điều"));
}

static void a_text_ends_in_another(void **state)
{
    assert_true(str_ends(STR("abc"), STR("")));
    assert_true(str_ends(STR("abc"), STR("bc")));
    assert_false(str_ends(STR("abc"), STR("ac")));
    assert_false(str_ends(STR("bc"), STR("abc")));
    assert_true(str_ends(STR(""), STR("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spaces_in_a_row_are_found),
        cmocka_unit_test(a_text_begins_with_a_word),
        cmocka_unit_test(a_text_ends_in_another),
    };
    return RUN(tests);
}
