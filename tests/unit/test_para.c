/* SPDX-License-Identifier: MIT */
/* What is said of a text before it is set is true when it is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/log.h"
#include "layout/font.h"
#include "layout/para.h"
#include "stages.h"

#include <cmocka.h> /* after error.h: both have a fail */

static struct arena *arena;
static struct fonts *fonts;
static struct anban_error err;
static struct setter setter;

static int set_up(void **state)
{
    arena = arena_new();
    fonts = fonts_new(&err);
    if (!arena || !fonts)
        return -1;
    struct doc *doc = doc_new(arena, ARENA_NEW(arena, struct log));
    doc->meta.lang = STR("vi");
    setter = (struct setter){.arena = arena,
                             .keep = arena,
                             .scratch = arena_child(arena),
                             .doc = doc,
                             .fonts = fonts,
                             .err = &err,
                             .unprinted = true};
    return 0;
}

static int tear_down(void **state)
{
    fonts_free(fonts);
    arena_free(arena);
    return 0;
}

static void add_node(struct node *parent, enum node_kind kind, struct str text)
{
    struct node *node = ARENA_NEW(arena, struct node);
    node->kind = kind;
    node->as.text = text;
    doc_insert(parent, parent->last, node);
}

static struct node *paragraph(struct str first, struct str other)
{
    struct node *node = ARENA_NEW(arena, struct node);
    node->kind = NODE_PARAGRAPH;
    add_node(node, NODE_TEXT, first);
    if (other.n) {
        add_node(node, NODE_LINE_BREAK, STR(""));
        add_node(node, NODE_TEXT, other);
    }
    return node;
}

static struct part_style style_of(mpt size)
{
    return (struct part_style){.face = FONT_BOLD,
                               .setting = SET_CENTRED,
                               .size = size,
                               .leading = size,
                               .display = true};
}

enum { SIZE = 40 * MPT, MEASURES = 5 };

/* Never more lines than it has in that measure, and not much less. */
static void assert_foreseen(const struct node *node)
{
    static const mpt measures[MEASURES] = {300 * MPT, 400 * MPT, 600 * MPT,
                                           1000 * MPT, 4000 * MPT};
    const struct part_style style = style_of(SIZE);
    size_t foreseen[MEASURES];
    struct text_extent extent;
    struct para para = {.node = node, .style = &style};
    assert_true(
        measure_lines(&setter, &para, &extent, measures, foreseen, MEASURES));
    for (size_t i = 0; i < MEASURES; i++) {
        struct set_lines lines;
        para.measure = measures[i];
        assert_true(set_text(&setter, &para, &lines));
        assert_true(foreseen[i] <= lines.n);
        assert_true(foreseen[i] + 2 >= lines.n);
        assert_true(foreseen[i] > 0);
    }
}

static void test_lines(void **state)
{
    assert_foreseen(paragraph(STR("Hội nghị tổng kết công tác năm 2020 và "
                                  "phương hướng nhiệm vụ công tác năm 2021 "
                                  "của Tổng cục Môi trường"),
                              STR("")));
    assert_foreseen(paragraph(STR("BÁO CÁO"), STR("Về việc, nếu có, «này».")));
    assert_foreseen(paragraph(STR("Một"), STR("")));
}

/* In a smaller size it is as in a wider measure. */
static void test_scaled(void **state)
{
    const struct node *node = paragraph(
        STR("Kế hoạch phát triển kinh tế - xã hội năm 2021"), STR(""));
    const struct part_style style = style_of(SIZE), half = style_of(SIZE / 2);
    const mpt measure = 700 * MPT, halved = measure / 2;
    struct text_extent extent;
    struct para para = {.node = node, .style = &style};
    size_t whole, other;
    assert_true(measure_lines(&setter, &para, &extent, &measure, &whole, 1));
    para.style = &half;
    assert_true(measure_lines(&setter, &para, &extent, &halved, &other, 1));
    assert_int_equal(whole, other);
    assert_true(measure_text(&setter, &para, &extent));
    assert_true(extent.min > 0 && extent.min < extent.max);
}

static void test_empty(void **state)
{
    const struct part_style style = style_of(SIZE);
    const struct para para = {.node = paragraph(STR(""), STR("")),
                              .style = &style};
    const mpt measure = 100 * MPT;
    struct text_extent extent;
    size_t lines = 7;
    assert_true(measure_lines(&setter, &para, &extent, &measure, &lines, 1));
    assert_int_equal(lines, 0);
    assert_int_equal(extent.max, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_lines), TEST(test_scaled),
                                       TEST(test_empty)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
