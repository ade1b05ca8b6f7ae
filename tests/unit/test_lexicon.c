/* SPDX-License-Identifier: MIT */
#include "check.h"

#include <stdio.h>

#include "layout/lexicon.h"

static void assert_same(struct sense a, struct sense b)
{
    assert_int_equal(a.hash, b.hash);
    assert_int_equal(a.opens, b.opens);
    assert_int_equal(a.ends, b.ends);
    assert_int_equal(a.capital, b.capital);
    assert_int_equal(a.wordy, b.wordy);
    assert_int_equal(a.plain, b.plain);
    assert_int_equal(a.address, b.address);
}

static void a_word_is_what_is_seen_of_it(void **state)
{
    struct sense quoted = sense_of(NULL, STR("“Đảng,"));
    assert_true(quoted.opens && quoted.ends && quoted.capital);
    assert_false(quoted.plain);
    assert_int_equal(quoted.hash, sense_of(NULL, STR("đảng")).hash);
    assert_true(sense_of(NULL, STR("Đảng,")).plain);
    assert_true(sense_of(NULL, STR("www.a.vn")).address);
    assert_false(sense_of(NULL, STR("XII")).wordy);
}

/* Far more than there is room for: they drive each other out. Words which one
 * begins as the other, and such as are too long to be kept, are among them. */
static void a_known_word_is_what_it_was(void **state)
{
    static const char *const forms[] = {"%zu", "(t%zu)", "T%zu,", "ế%zu",
                                        "quá-dài-để-giữ-lại-%zu"};
    struct arena *arena = arena_new();
    struct lexicon *lexicon = ARENA_NEW(arena, struct lexicon);
    for (size_t round = 0; round < 2; round++) {
        for (size_t i = 0; i < (size_t)LEXICON_PAIRS * 10; i++) {
            char bytes[64];
            int n = snprintf(bytes, sizeof bytes, forms[i % 5], i / 7);
            struct str word = {bytes, (size_t)n};
            assert_same(sense_of(lexicon, word), sense_of(NULL, word));
            assert_same(sense_of(lexicon, word), sense_of(NULL, word));
        }
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_word_is_what_is_seen_of_it),
        cmocka_unit_test(a_known_word_is_what_it_was),
    };
    return RUN(tests);
}
