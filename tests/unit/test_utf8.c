/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "base/utf8.h"

static const char *const pairs[] = {
    "Aa", "Đđ", "Ăă", "Ââ", "Êê", "Ôô", "Ơơ", "Ưư", "Ậậ", "Ẫẫ", "Ếế",
    "Ỗỗ", "Ợợ", "Ữữ", "Ỵỵ", "Ỹỹ", "Ẽẽ", "Ĩĩ", "Ũũ", "Àà", "Ýý", "ŸŸ",
};

static void every_letter_knows_its_case(void **state)
{
    for (size_t i = 0; i + 1 < sizeof pairs / sizeof pairs[0]; i++) {
        size_t at = 0;
        struct str pair = str_of(pairs[i]);
        uint32_t upper = utf8_next(pair, &at), lower = utf8_next(pair, &at);
        assert_true(letter_is_upper(upper) && !letter_is_lower(upper));
        assert_true(letter_is_lower(lower) && !letter_is_upper(lower));
        assert_int_equal(letter_to_lower(upper), lower);
        assert_int_equal(letter_to_lower(lower), lower);
    }
    assert_false(letter_is('1') || letter_is(0xD7) || letter_is(0x2013));
}

static void every_character_comes_back(void **state)
{
    char bytes[4];
    for (uint32_t c = 1; c < 0x110000; c += 7) {
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        size_t at = 0, n = utf8_put(c, bytes);
        assert_int_equal(utf8_next((struct str){bytes, n}, &at), c);
        assert_int_equal(at, n);
    }
}

/* Unicode 15, table 3-8: one U+FFFD for each maximal ill-formed part. */
static void ill_formed_bytes_are_replaced_part_by_part(void **state)
{
    struct str text =
        STR("\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64");
    const uint32_t wanted[] = {'a',    0xFFFD, 0xFFFD, 0xFFFD, 'b',
                               0xFFFD, 'c',    0xFFFD, 0xFFFD, 'd'};
    size_t at = 0, i = 0;
    while (at < text.n)
        assert_int_equal(utf8_next(text, &at), wanted[i++]);
    assert_int_equal(i, sizeof wanted / sizeof wanted[0]);
    assert_false(utf8_is_valid(text));
    assert_true(utf8_is_valid(STR("\xEF\xBF\xBD")));
    assert_false(utf8_is_valid(STR("\xED\xA0\x80"))); /* a surrogate */
    assert_false(utf8_is_valid(STR("\xC0\x80")));     /* overlong */
}

static void case_does_not_matter_when_told(void **state)
{
    assert_true(str_eq_nocase(STR("CHIA SẺ"), STR("chia sẻ")));
    assert_false(str_eq_nocase(STR("chia sẽ"), STR("chia sẻ")));
    assert_false(str_eq_nocase(STR("chia"), STR("chia sẻ")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_letter_knows_its_case),
        cmocka_unit_test(every_character_comes_back),
        cmocka_unit_test(ill_formed_bytes_are_replaced_part_by_part),
        cmocka_unit_test(case_does_not_matter_when_told),
    };
    return RUN(tests);
}
