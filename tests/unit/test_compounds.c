/* SPDX-License-Identifier: MIT */
/* Pairs of syllables that make a word, and those which make none. */
#include "check.h"
#include "doc/compounds.h"

static int strength(const char *first, const char *second)
{
    return compound_strength(syllable_hash(str_of(first)),
                             syllable_hash(str_of(second)));
}

static void pairs_are_found(void **state)
{
    assert_int_equal(strength("tổ", "chức"), COMPOUND_STRONGEST);
    assert_int_equal(strength("TỔ", "Chức"), COMPOUND_STRONGEST);
    assert_int_equal(strength("môi", "trường"), 6);
    assert_true(strength("đắk", "lắk") > 0);
}

/* The tone mark stands on either vowel. */
static void both_spellings_are_found(void **state)
{
    assert_true(strength("hòa", "bình") > 0);
    assert_int_equal(strength("ủy", "ban"), strength("uỷ", "ban"));
    assert_int_equal(strength("thủy", "sản"), strength("thuỷ", "sản"));
}

static void others_are_not(void **state)
{
    assert_int_equal(strength("chức", "tổ"), 0);
    assert_int_equal(strength("của", "các"), 0);
    assert_int_equal(strength("", ""), 0);
    assert_int_equal(strength("2020", "số"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pairs_are_found),
        cmocka_unit_test(both_spellings_are_found),
        cmocka_unit_test(others_are_not),
    };
    return RUN(tests);
}
