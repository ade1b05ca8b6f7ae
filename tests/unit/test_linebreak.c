/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "layout/linebreak.h"

enum { MANY = 400 };

/* A paragraph under construction. */
struct text {
    struct lb_item items[MANY];
    size_t n;
};

static void box(struct text *t, mpt width)
{
    t->items[t->n++] = (struct lb_item){.kind = LB_BOX, .width = width};
}

static void glue(struct text *t)
{
    t->items[t->n++] = (struct lb_item){
        .kind = LB_GLUE, .width = 1000, .stretch = 500, .shrink = 300};
}

static void penalty(struct text *t, int value)
{
    t->items[t->n++] = (struct lb_item){.kind = LB_PENALTY, .penalty = value};
}

static struct lb_lines set(struct arena *arena, struct text *t, mpt measure)
{
    penalty(t, -LB_FORBIDDEN);
    return linebreak(arena, t->items, t->n, measure, false);
}

static void every_box_is_on_one_line(void **state)
{
    struct arena *arena = arena_new();
    struct text t = {.n = 0};
    for (int i = 0; i < 60; i++) {
        box(&t, 2000 + i * 37 % 900);
        glue(&t);
    }
    struct lb_lines lines = set(arena, &t, 20000);
    size_t boxes = 0;
    for (size_t i = 0; i < lines.n; i++) {
        for (size_t k = lines.at[i].from; k < lines.at[i].to; k++)
            boxes += t.items[k].kind == LB_BOX;
        assert_true(lines.at[i].natural - lines.at[i].shrink <= 20000);
    }
    assert_int_equal(boxes, 60);
    arena_free(arena);
}

/* Greedy would fill the first line and leave the second loose. */
static void the_whole_paragraph_counts(void **state)
{
    struct arena *arena = arena_new();
    struct text t = {.n = 0};
    const mpt widths[] = {3000, 3000, 2600, 9000, 3000, 3000, 3000};
    for (size_t i = 0; i < sizeof widths / sizeof widths[0]; i++) {
        if (i)
            glue(&t);
        box(&t, widths[i]);
    }
    struct lb_lines lines = set(arena, &t, 11000);
    for (size_t i = 0; i + 1 < lines.n; i++)
        assert_true(lines.at[i].natural + 2 * lines.at[i].stretch >= 8000);
    arena_free(arena);
}

static void a_forbidden_break_is_not_taken(void **state)
{
    struct arena *arena = arena_new();
    struct text t = {.n = 0};
    for (int i = 0; i < 40; i++) {
        box(&t, 2000);
        if (i % 2 == 0)
            penalty(&t, LB_FORBIDDEN);
        glue(&t);
    }
    struct lb_lines lines = set(arena, &t, 21000);
    assert_true(lines.n > 2);
    assert_false(lines.torn);
    for (size_t i = 0; i + 1 < lines.n; i++) {
        size_t to = lines.at[i].to;
        assert_int_equal(t.items[to].kind, LB_GLUE);
        assert_int_equal(t.items[to - 1].kind, LB_BOX);
    }
    arena_free(arena);
}

static void a_dear_break_is_the_last_resort(void **state)
{
    struct arena *arena = arena_new();
    struct text t = {.n = 0};
    for (int i = 0; i < 10; i++) {
        if (i) {
            if (i == 4)
                penalty(&t, 3000);
            glue(&t);
        }
        box(&t, 2000);
    }
    /* Four boxes fit best, but the break behind the fourth is dear. */
    struct lb_lines lines = set(arena, &t, 11000);
    for (size_t i = 0; i + 1 < lines.n; i++)
        assert_int_not_equal(t.items[lines.at[i].to].kind, LB_PENALTY);
    arena_free(arena);
}

static void a_forced_break_is_taken(void **state)
{
    struct arena *arena = arena_new();
    struct text t = {.n = 0};
    box(&t, 1000);
    penalty(&t, -LB_FORBIDDEN);
    box(&t, 1000);
    struct lb_lines lines = set(arena, &t, 50000);
    assert_int_equal(lines.n, 2);
    arena_free(arena);
}

static void a_box_too_wide_stands_alone(void **state)
{
    struct arena *arena = arena_new();
    struct text t = {.n = 0};
    box(&t, 1000);
    glue(&t);
    box(&t, 90000);
    glue(&t);
    box(&t, 1000);
    struct lb_lines lines = set(arena, &t, 10000);
    assert_int_equal(lines.n, 3);
    assert_int_equal(lines.at[1].natural, 90000);
    arena_free(arena);
}

/* How much of what it can give a line gives, in percent; a last line rests. */
static int ratio(const struct lb_line *line, mpt measure)
{
    mpt room = measure - line->natural;
    if (!line->flush)
        return 0;
    return (int)(100LL * room / (room > 0 ? line->stretch : line->shrink));
}

/* The best way to the second break alone has a tight line below a loose one;
 * only from another way there does the paragraph come out even. */
static void no_loose_line_stands_beside_a_tight_one(void **state)
{
    struct arena *arena = arena_new();
    struct text t = {.n = 0};
    const mpt widths[] = {6000, 6000, 4000, 1000, 3000, 6000, 3000, 2000, 6000};
    for (size_t i = 0; i < sizeof widths / sizeof widths[0]; i++) {
        if (i)
            glue(&t);
        box(&t, widths[i]);
    }
    struct lb_lines lines = set(arena, &t, 20000);
    assert_int_equal(lines.n, 3);
    for (size_t i = 0; i + 1 < lines.n; i++) {
        int upper = ratio(&lines.at[i], 20000);
        int lower = ratio(&lines.at[i + 1], 20000);
        assert_false(upper > 25 && lower < -25);
        assert_false(upper < -25 && lower > 25);
        assert_false(upper > 50 && lower <= 25);
    }
    arena_free(arena);
}

static void what_hangs_takes_no_room(void **state)
{
    struct arena *arena = arena_new();
    for (mpt hang = 0; hang <= 700; hang += 700) {
        struct text t = {.n = 0};
        for (int i = 0; i < 8; i++) {
            if (i)
                glue(&t);
            box(&t, 2000);
            t.items[t.n - 1].hang = hang;
        }
        /* Three boxes and two spaces: 8000, and 7400 when all shrink. */
        struct lb_lines lines = set(arena, &t, 7000);
        size_t first = hang ? 5 : 3;
        assert_int_equal(lines.at[0].to, first);
        assert_int_equal(lines.at[0].natural, hang ? 7300 : 5000);
    }
    arena_free(arena);
}

/* Words of 3000 into lines of 19000, which hold five, or four. */
static struct lb_lines set_even(struct arena *arena, size_t words, mpt last)
{
    struct text t = {.n = 0};
    for (size_t i = 0; i < words; i++) {
        if (i)
            glue(&t);
        box(&t, i + 1 < words ? 3000 : last);
    }
    return set(arena, &t, 19000);
}

/* Twice six words fill two lines, and a thirteenth would be left. */
static void no_word_is_alone_on_the_last_line(void **state)
{
    struct arena *arena = arena_new();
    struct text t = {.n = 0};
    for (size_t i = 0; i < 13; i++) {
        if (i)
            glue(&t);
        box(&t, 2000);
    }
    struct lb_lines lines = set(arena, &t, 17000);
    assert_int_equal(lines.n, 3);
    assert_int_equal(lines.at[2].to - lines.at[2].from, 3);
    arena_free(arena);
}

static void an_almost_full_last_line_is_filled(void **state)
{
    struct arena *arena = arena_new();
    struct lb_lines lines = set_even(arena, 10, 2500);
    assert_int_equal(lines.n, 2);
    assert_int_equal(lines.at[1].natural, 18500);
    assert_true(lines.at[1].flush);
    lines = set_even(arena, 10, 1000);
    assert_int_equal(lines.n, 2);
    assert_true(lines.at[0].flush);
    assert_false(lines.at[1].flush);
    arena_free(arena);
}

/* A heading, an item: a reader sees no end in it. */
static void a_single_line_is_not_filled(void **state)
{
    struct arena *arena = arena_new();
    struct lb_lines lines = set_even(arena, 5, 2500);
    assert_int_equal(lines.n, 1);
    assert_false(lines.at[0].flush);
    arena_free(arena);
}

static void a_ragged_line_is_never_filled(void **state)
{
    struct arena *arena = arena_new();
    struct text t = {.n = 0};
    for (int i = 0; i < 30; i++) {
        if (i)
            glue(&t);
        box(&t, 3000);
    }
    penalty(&t, -LB_FORBIDDEN);
    struct lb_lines lines = linebreak(arena, t.items, t.n, 19200, true);
    assert_int_equal(lines.n, 6);
    for (size_t i = 0; i < lines.n; i++)
        assert_false(lines.at[i].flush);
    arena_free(arena);
}

/* Words that are joined by no-break spaces alone. */
static void a_forbidden_break_is_better_than_a_lost_end(void **state)
{
    struct arena *arena = arena_new();
    struct text t = {.n = 0};
    for (int i = 0; i < 40; i++) {
        box(&t, 2000);
        penalty(&t, LB_FORBIDDEN);
        glue(&t);
    }
    struct lb_lines lines = set(arena, &t, 21000);
    assert_true(lines.torn);
    for (size_t i = 0; i < lines.n; i++)
        assert_true(lines.at[i].natural - lines.at[i].shrink <= 21000);
    arena_free(arena);
}

/* Its width once came out negative. */
static void a_line_beyond_all_numbers_is_too_long(void **state)
{
    struct arena *arena = arena_new();
    struct text t = {.n = 0};
    for (int i = 0; i < 3; i++) {
        if (i)
            penalty(&t, 2000);
        box(&t, 1500000000);
    }
    struct lb_lines lines = set(arena, &t, 21000);
    assert_int_equal(lines.n, 3);
    arena_free(arena);
}

/* The second break lies in what vanishes behind the first. */
static void no_line_ends_before_it_begins(void **state)
{
    struct arena *arena = arena_new();
    struct text t = {.n = 0};
    t.items[t.n++] =
        (struct lb_item){.kind = LB_PENALTY, .width = 3500, .penalty = 500};
    t.items[t.n++] = (struct lb_item){.kind = LB_PENALTY, .width = 7000};
    struct lb_lines lines = set(arena, &t, 2500);
    assert_true(lines.n > 0);
    for (size_t i = 0; i < lines.n; i++)
        assert_true(lines.at[i].from <= lines.at[i].to);
    arena_free(arena);
}

/* What is dearer than is allowed is not torn, whatever the lines look like. */
static void the_sense_is_kept(void **state)
{
    struct arena *arena = arena_new();
    struct text t = {.n = 0};
    for (int i = 0; i < 6; i++) {
        box(&t, 4000);
        if (i == 2)
            penalty(&t, 60);
        glue(&t);
    }
    penalty(&t, -LB_FORBIDDEN);
    struct lb_lines torn = linebreak_by_sense(arena, t.items, t.n, 15000, 60);
    struct lb_lines whole = linebreak_by_sense(arena, t.items, t.n, 15000, 59);
    struct lb_lines narrow = linebreak_by_sense(arena, t.items, t.n, 3000, 60);
    assert_int_equal(torn.n, 2);
    assert_int_equal(whole.n, 3);
    assert_int_equal(narrow.n, 0);
    arena_free(arena);
}

/* Of two ways, the one that tears is not taken for being more even. */
static void what_is_torn_counts_more_than_evenness(void **state)
{
    static const mpt widths[] = {11000, 4000, 5000, 7000};
    struct arena *arena = arena_new();
    struct text t = {.n = 0};
    for (int i = 0; i < 4; i++) {
        box(&t, widths[i]);
        if (i == 1)
            penalty(&t, 300);
        if (i < 3)
            glue(&t);
    }
    penalty(&t, -LB_FORBIDDEN);
    struct lb_lines lines = linebreak_by_sense(arena, t.items, t.n, 20000, 300);
    assert_int_equal(lines.n, 2);
    assert_int_equal(lines.at[0].to, 1); /* the first glue */
    arena_free(arena);
}

/* Words before one that fits no line with them: it is broken rather than that
 * three words fill a line, and where it cannot be they are left as they are. */
static void a_line_is_not_spread_thin(void **state)
{
    struct arena *arena = arena_new();
    for (int divided = 0; divided < 2; divided++) {
        struct text t = {.n = 0};
        for (int i = 0; i < 3; i++) {
            box(&t, 2000);
            glue(&t);
        }
        for (int i = 0; i < 4; i++) {
            box(&t, 8000);
            if (divided && i < 3)
                penalty(&t, i == 0 ? 1100 : 1200);
        }
        struct lb_lines lines = set(arena, &t, 34000);
        assert_int_equal(lines.n, 2);
        assert_int_equal(lines.at[0].flush, divided);
        assert_int_equal(lines.at[0].natural, divided ? 33000 : 8000);
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_torn_counts_more_than_evenness),
        cmocka_unit_test(a_line_is_not_spread_thin),
        cmocka_unit_test(every_box_is_on_one_line),
        cmocka_unit_test(the_whole_paragraph_counts),
        cmocka_unit_test(the_sense_is_kept),
        cmocka_unit_test(a_forbidden_break_is_not_taken),
        cmocka_unit_test(a_dear_break_is_the_last_resort),
        cmocka_unit_test(a_forced_break_is_taken),
        cmocka_unit_test(a_box_too_wide_stands_alone),
        cmocka_unit_test(no_loose_line_stands_beside_a_tight_one),
        cmocka_unit_test(what_hangs_takes_no_room),
        cmocka_unit_test(no_word_is_alone_on_the_last_line),
        cmocka_unit_test(an_almost_full_last_line_is_filled),
        cmocka_unit_test(a_single_line_is_not_filled),
        cmocka_unit_test(a_ragged_line_is_never_filled),
        cmocka_unit_test(no_line_ends_before_it_begins),
        cmocka_unit_test(a_forbidden_break_is_better_than_a_lost_end),
        cmocka_unit_test(a_line_beyond_all_numbers_is_too_long),
    };
    return RUN(tests);
}
