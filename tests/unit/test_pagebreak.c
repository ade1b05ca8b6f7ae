/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "layout/pagebreak.h"

enum { LINE = 10, MANY = 200 };

static struct pb_item box(mpt height)
{
    return (struct pb_item){.kind = PB_BOX, .height = height};
}

static struct pb_item keep(int penalty)
{
    return (struct pb_item){.kind = PB_PENALTY, .penalty = penalty};
}

static struct pb_form form(mpt depth)
{
    return (struct pb_form){depth, LINE};
}

static void a_full_column_fills_its_pages(void **state)
{
    struct arena *arena = arena_new();
    struct pb_item items[MANY];
    for (int i = 0; i < MANY; i++)
        items[i] = box(LINE);
    struct pb_pages pages = pagebreak(arena, items, MANY, form(20 * LINE));
    assert_int_equal(pages.n, MANY / 20);
    for (size_t i = 0; i < pages.n; i++)
        assert_int_equal(pages.at[i].to - pages.at[i].from, 20);
    arena_free(arena);
}

static void glue_at_the_head_of_a_page_vanishes(void **state)
{
    struct arena *arena = arena_new();
    const struct pb_item items[] = {
        box(LINE), {.kind = PB_GLUE, .height = 5}, box(LINE)};
    struct pb_pages pages = pagebreak(arena, items, 3, form(LINE));
    assert_int_equal(pages.n, 2);
    assert_int_equal(pages.at[1].from, 2);
    arena_free(arena);
}

static void what_is_kept_together_moves_together(void **state)
{
    struct arena *arena = arena_new();
    const struct pb_item items[] = {
        box(LINE), box(LINE),          box(LINE), keep(PB_FORBIDDEN),
        box(LINE), keep(PB_FORBIDDEN), box(LINE)};
    struct pb_pages pages = pagebreak(arena, items, 7, form(4 * LINE));
    assert_int_equal(pages.n, 2);
    assert_int_equal(pages.at[1].from, 2);
    arena_free(arena);
}

static void a_forced_break_leaves_no_trace(void **state)
{
    struct arena *arena = arena_new();
    const struct pb_item items[] = {box(LINE), keep(-PB_FORBIDDEN), box(LINE)};
    struct pb_pages pages = pagebreak(arena, items, 3, form(9 * LINE));
    assert_int_equal(pages.n, 2);
    assert_int_equal(pages.at[1].from, 2);
    arena_free(arena);
}

static void what_is_taller_than_a_page_is_broken_all_the_same(void **state)
{
    struct arena *arena = arena_new();
    struct pb_item items[2 * 30];
    for (int i = 0; i < 30; i++) {
        items[2 * i] = box(LINE);
        items[2 * i + 1] = keep(PB_FORBIDDEN);
    }
    struct pb_pages pages = pagebreak(arena, items, 60, form(10 * LINE));
    assert_int_equal(pages.n, 3);
    const struct pb_item giant[] = {box(LINE), box(99 * LINE), box(LINE)};
    assert_int_equal(pagebreak(arena, giant, 3, form(10 * LINE)).n, 3);
    arena_free(arena);
}

static void nothing_gives_no_page(void **state)
{
    struct arena *arena = arena_new();
    assert_int_equal(pagebreak(arena, NULL, 0, form(LINE)).n, 0);
    arena_free(arena);
}

static void notes_take_room_from_their_page(void **state)
{
    struct arena *arena = arena_new();
    struct pb_item items[12];
    for (int i = 0; i < 12; i++)
        items[i] = box(LINE);
    items[2].foot = 2 * LINE;
    items[4].foot = LINE;
    /* 10 lines: 6 of text, the rule's and 3 of notes. */
    struct pb_pages pages = pagebreak(arena, items, 12, form(10 * LINE));
    assert_int_equal(pages.n, 2);
    assert_true(pages.at[0].to <= 6);
    items[0].foot = 30 * LINE; /* more than a page: it stands alone */
    pages = pagebreak(arena, items, 12, form(10 * LINE));
    assert_int_equal(pages.at[0].to, 1);
    arena_free(arena);
}

static void a_picture_shrinks_rather_than_leave_a_hole(void **state)
{
    struct arena *arena = arena_new();
    struct pb_item items[20];
    for (int i = 0; i < 20; i++)
        items[i] = box(LINE);
    items[6] = (struct pb_item){
        .kind = PB_BOX, .height = 6 * LINE, .shrink = 2 * LINE};
    struct pb_pages pages = pagebreak(arena, items, 20, form(11 * LINE));
    assert_int_equal(pages.n, 3);
    assert_int_equal(pages.at[0].to, 7);
    assert_int_equal(pages.at[0].excess, LINE);
    assert_int_equal(pages.at[0].shrink, 2 * LINE);
    assert_int_equal(pages.at[1].excess, 0);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_full_column_fills_its_pages),
        cmocka_unit_test(glue_at_the_head_of_a_page_vanishes),
        cmocka_unit_test(what_is_kept_together_moves_together),
        cmocka_unit_test(a_forced_break_leaves_no_trace),
        cmocka_unit_test(what_is_taller_than_a_page_is_broken_all_the_same),
        cmocka_unit_test(nothing_gives_no_page),
        cmocka_unit_test(notes_take_room_from_their_page),
        cmocka_unit_test(a_picture_shrinks_rather_than_leave_a_hole),
    };
    return RUN(tests);
}
