/* SPDX-License-Identifier: MIT */
/* Pages chosen by their numbers, and a page made by hand as sixels. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "layout/page.h"
#include "stages.h"

#include <cmocka.h> /* after error.h: both have a fail */

enum { PAGES = 5 };

static struct arena *arena;
static struct anban_error err;
static struct page pages[PAGES];
static struct book book;
static struct picture_facts facts;

static const char *const labels[PAGES] = {"i", "1", "2", "3", "10"};

static int set_up(void **state)
{
    memset(&err, 0, sizeof err);
    arena = arena_new();
    book = (struct book){.arena = arena, .pages = pages, .page_count = PAGES};
    for (size_t i = 0; i < PAGES; i++)
        pages[i] = (struct page){
            .width = 20 * MPT, .height = 30 * MPT, .label = str_of(labels[i])};
    return 0;
}

static int tear_down(void **state)
{
    arena_free(arena);
    return 0;
}

static struct str draw(const struct book *from, const char *wished,
                       const char *format, int width, int height)
{
    struct picture_wish wish = {.input = STR("in"),
                                .pages = str_of(wished),
                                .format = format,
                                .dpi = 72,
                                .width = width,
                                .height = height};
    memset(&facts, 0, sizeof facts);
    memset(&err, 0, sizeof err);
    struct view *view = choose_pages(from, arena, &wish, &err);
    return view ? draw_pages(view, NULL, &facts, &err) : STR("");
}

/* How many pages there are on the picture. */
static size_t shown(const struct book *from, const char *wished)
{
    struct str png = draw(from, wished, "png", 0, 0);
    assert_int_equal(png.n == 0, facts.shown == 0);
    assert_int_equal(facts.shown, facts.wished);
    return facts.shown;
}

static void test_ranges(void **state)
{
    static const char *const good[] = {
        "4",      "ii",           "2-6", "2-",       "-6",  "i-10",
        "PL I.2", "QC.1-PL(2).3", "3.1", "2.PL I.2", "ĐA.1"};
    static const char *const bad[] = {
        "",     "-",    "1-2-3", "--", "1,2", "1 2",   "1/2", ".",    "–",
        "1-2-", "PL I", ".2",    "1.", "?.2", "a/b.1", "–.2", "1,2.3"};
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
        assert_true(is_page_range(str_of(good[i])));
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_false(is_page_range(str_of(bad[i])));
}

static void test_numbers(void **state)
{
    assert_int_equal(shown(&book, ""), 5);
    assert_int_equal(shown(&book, "1"), 1);
    assert_int_equal(shown(&book, "i"), 1);
    assert_int_equal(shown(&book, "2-"), 3);
    assert_int_equal(shown(&book, "-1"), 2);
    assert_int_equal(shown(&book, "i-10"), 5);
    assert_int_equal(shown(&book, "3-3"), 1);
}

static void test_no_such_page(void **state)
{
    static const char *const none[] = {"4", "3-1", "1-4", "I", "01", "4-"};
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++) {
        assert_int_equal(shown(&book, none[i]), 0);
        assert_int_equal(err.code, ANBAN_INPUT);
    }
    assert_string_equal(err.message,
                        "in: it has no page 4-; its pages are i to 10");
}

/* A booklet's sides: "10, i", "1, 3", and so on; in order of the sheets. */
static void test_sides(void **state)
{
    const struct book *folded = impose(&book, "booklet");
    assert_int_equal(folded->page_count, 4);
    assert_int_equal(shown(folded, ""), 4);
    assert_int_equal(shown(folded, "i"), 1);
    assert_int_equal(shown(folded, "i-2"), 3);
    assert_int_equal(shown(folded, "3"), 1);
    assert_int_equal(shown(folded, "10-"), 1);
}

/* Nobody has seen a page of this shape, and it has a row of pixels. */
static void test_strip(void **state)
{
    pages[0].width = 1000 * MPT;
    pages[0].height = 1 * MPT;
    assert_int_not_equal(draw(&book, "i", "png", 16, 16).n, 0);
    assert_int_not_equal(draw(&book, "", "png", 16, 16).n, 0);
    pages[0].width = 1 * MPT;
    pages[0].height = 1000 * MPT;
    assert_int_not_equal(draw(&book, "i", "png", 16, 16).n, 0);
}

/* Two by seven pixels: the left ones black, the right ones white. */
static void test_sixels(void **state)
{
    struct item rule = {.kind = ITEM_RULE};
    rule.as.rule.width = 1 * MPT;
    rule.as.rule.height = 7 * MPT;
    pages[0].width = 2 * MPT;
    pages[0].height = 7 * MPT;
    pages[0].items = &rule;
    pages[0].n = 1;
    struct str sixels = draw(&book, "i", "sixel", 0, 0);
    assert_true(str_starts(sixels, STR("\033P0;0;0q\"1;1;2;7#0;2;0;0;0#1;2;")));
    assert_true(str_ends(sixels, STR("#241;2;100;100;100"
                                     "#0~$#25?~-#0@$#25?@-\033\\\n")));
}

/* A colour of the cube is itself, wherever it is dithered. */
static void test_sixel_colour(void **state)
{
    struct item rule = {.kind = ITEM_RULE, .colour = 0xFF0033};
    rule.as.rule.width = 20 * MPT;
    rule.as.rule.height = 6 * MPT;
    pages[0].height = 6 * MPT;
    pages[0].items = &rule;
    pages[0].n = 1;
    struct str sixels = draw(&book, "i", "sixel", 0, 0);
    assert_true(str_ends(sixels, STR("#207!20~-\033\\\n"))); /* 26+5*36+0*6+1 */
    assert_true(str_find(sixels, STR("#207;2;100;0;20")) != SIZE_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_ranges, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_numbers, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_no_such_page, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_sides, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_strip, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_sixels, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_sixel_colour, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
