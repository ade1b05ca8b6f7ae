/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "layout/words.h"

static void words_end_at_spaces_and_line_ends(void **state)
{
    struct arena *arena = arena_new();
    struct words words = words_split(arena, STR(" một\nhai  ba\n"));
    assert_int_equal(words.n, 3);
    assert_str(words.at[0], "một");
    assert_str(words.at[1], "hai");
    assert_str(words.at[2], "ba");
    arena_free(arena);
}

/* The list once had room only for the words which spaces part. */
static void every_word_has_room(void **state)
{
    struct arena *arena = arena_new();
    struct words words = words_split(arena, STR("một\nhai\nba\nbốn"));
    memset(arena_alloc(arena, 256), 'x', 256);
    assert_int_equal(words.n, 4);
    assert_str(words.at[0], "một");
    assert_str(words.at[3], "bốn");
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_end_at_spaces_and_line_ends),
        cmocka_unit_test(every_word_has_room),
    };
    return RUN(tests);
}
