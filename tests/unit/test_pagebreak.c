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

static void a_page_that_is_to_be_full_tells_its_room(void **state)
{
    struct arena *arena = arena_new();
    const struct pb_item items[] = {box(LINE), keep(PB_FULL), box(LINE),
                                    keep(-PB_FORBIDDEN), box(LINE)};
    struct pb_pages pages = pagebreak(arena, items, 5, form(3 * LINE));
    assert_int_equal(pages.n, 3);
    assert_int_equal(pages.at[0].room, 2 * LINE);
    assert_int_equal(pages.at[1].room, 0);
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

/* A column as documents have them: lines of a few heights, some of them kept
 * together, with notes or a picture, and forced ends. */
static size_t random_column(struct pb_item *items, size_t n, uint32_t seed)
{
    for (size_t i = 0; i < n; i++) {
        uint32_t pick = (seed = seed * 1664525 + 1013904223) >> 16;
        if (pick % 9 == 0)
            items[i] = (struct pb_item){.kind = PB_GLUE,
                                        .height = 1 + (mpt)(pick / 9 % 7)};
        else if (pick % 9 == 1)
            items[i] = keep(pick % 5 ? PB_FORBIDDEN : 20);
        else if (pick % 301 == 0)
            items[i] = keep(-PB_FORBIDDEN);
        else
            items[i] = box(LINE + (mpt)(pick / 9 % 3 ? 0 : 3));
        if (items[i].kind == PB_BOX && pick % 23 == 0)
            items[i].foot = 2 * LINE;
        if (items[i].kind == PB_BOX && pick % 41 == 0) {
            items[i].height = 9 * LINE;
            items[i].shrink = 3 * LINE;
        }
    }
    return n;
}

/* Cuts the final pages of each part of the column as it comes, and the rest at
 * the end. Returns the number of pages; they must be those of the whole. */
static size_t cut_as_it_comes(struct arena *arena, const struct pb_item *items,
                              size_t n, size_t step, const struct pb_pages *all)
{
    size_t from = 0, page = 0, early = 0;
    for (size_t to = step;; to += step) {
        bool open = to < n;
        struct pb_pages pages =
            open ? pagebreak_final(arena, items + from, to - from,
                                   form(30 * LINE))
                 : pagebreak(arena, items + from, n - from, form(30 * LINE));
        for (size_t i = 0; i < pages.n; i++, page++) {
            assert_true(page < all->n);
            assert_int_equal(pages.at[i].from + from, all->at[page].from);
            assert_int_equal(pages.at[i].to + from, all->at[page].to);
            assert_int_equal(pages.at[i].room, all->at[page].room);
            assert_int_equal(pages.at[i].excess, all->at[page].excess);
        }
        if (!open)
            break;
        early += pages.n;
        from += pages.n ? pages.next : 0;
    }
    assert_true(early > all->n / 2);
    return page;
}

static void final_pages_are_those_of_the_whole(void **state)
{
    enum { LONG = 3000 };
    static struct pb_item items[LONG];
    for (uint32_t seed = 1; seed <= 12; seed++) {
        struct arena *arena = arena_new();
        size_t n = random_column(items, LONG, seed);
        struct pb_pages all = pagebreak(arena, items, n, form(30 * LINE));
        size_t pages = cut_as_it_comes(arena, items, n, 40 * seed, &all);
        assert_int_equal(pages, all.n);
        arena_free(arena);
    }
}

static void equal_lines_are_cut_without_waiting_for_the_end(void **state)
{
    enum { LINES = 15000 };
    static struct pb_item items[LINES];
    struct arena *arena = arena_new();
    for (size_t i = 0; i < LINES; i++)
        items[i] = box(LINE);
    assert_int_equal(pagebreak_final(arena, items, 900, form(30 * LINE)).n, 0);
    struct pb_pages pages =
        pagebreak_final(arena, items, LINES, form(30 * LINE));
    assert_true(pages.n > 240 && pages.n <= 250);
    for (size_t i = 0; i < pages.n; i++)
        assert_int_equal(pages.at[i].to - pages.at[i].from, 30);
    assert_int_equal(pages.next, pages.at[pages.n - 1].to);
    arena_free(arena);
}

/* Ways that have met once do not keep all that follows waiting. */
static void equal_lines_behind_a_forced_break_are_cut_as_well(void **state)
{
    enum { LINES = 40000 };
    struct arena *arena = arena_new();
    struct pb_item *items = ARENA_ARRAY(arena, LINES, struct pb_item);
    for (int i = 0; i < LINES; i++)
        items[i] = box(LINE);
    items[10] = keep(PB_FULL);
    struct pb_pages few = pagebreak_final(arena, items, 20000, form(30 * LINE));
    assert_int_equal(few.n, 1);
    struct pb_pages many =
        pagebreak_final(arena, items, LINES, form(30 * LINE));
    assert_true(many.n > 600 && many.next > LINES / 2 - 60);
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
        cmocka_unit_test(a_page_that_is_to_be_full_tells_its_room),
        cmocka_unit_test(nothing_gives_no_page),
        cmocka_unit_test(notes_take_room_from_their_page),
        cmocka_unit_test(a_picture_shrinks_rather_than_leave_a_hole),
        cmocka_unit_test(final_pages_are_those_of_the_whole),
        cmocka_unit_test(equal_lines_are_cut_without_waiting_for_the_end),
        cmocka_unit_test(equal_lines_behind_a_forced_break_are_cut_as_well),
    };
    return RUN(tests);
}
