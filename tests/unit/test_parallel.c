/* SPDX-License-Identifier: MIT */
/* Pieces are done once each and come in their order, by however many threads,
 * also when some are passed over, and when the taker stops early. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/parallel.h"

#include <cmocka.h>

enum { PIECES = 1000, WINDOW = 7, THREADS_MOST = 16 };

struct work {
    size_t slots[WINDOW];
    size_t hands[THREADS_MOST]; /* pieces that each has done */
    unsigned char times[PIECES];
};

static void work(void *context, size_t piece, size_t slot, size_t hand)
{
    struct work *w = context;
    w->slots[slot] = piece;
    w->hands[hand]++;
    w->times[piece]++;
}

static struct parallel *start(struct work *w, size_t threads)
{
    const struct parallel_plan plan = {.work = work,
                                       .context = w,
                                       .pieces = PIECES,
                                       .window = WINDOW,
                                       .threads = threads};
    memset(w, 0, sizeof *w);
    struct parallel *p = parallel_new(&plan);
    assert_non_null(p);
    return p;
}

static void all_are_done_once(size_t threads)
{
    static struct work w;
    struct parallel *p = start(&w, threads);
    for (size_t i = 0; i < PIECES; i++)
        assert_int_equal(w.slots[parallel_take(p, i)], i);
    parallel_free(p);
    size_t sum = 0;
    for (size_t i = 0; i < PIECES; i++)
        assert_int_equal(w.times[i], 1);
    for (size_t i = 0; i < THREADS_MOST; i++)
        sum += w.hands[i];
    assert_int_equal(sum, PIECES);
}

static void test_in_order(void **state)
{
    all_are_done_once(1);
    all_are_done_once(2);
    all_are_done_once(THREADS_MOST);
}

static void test_passed_over(void **state)
{
    static struct work w;
    const size_t steps[] = {1, 3, 20};
    for (size_t k = 0; k < 3; k++) {
        struct parallel *p = start(&w, 1 + k);
        for (size_t i = 0; i < PIECES; i += steps[k])
            assert_int_equal(w.slots[parallel_take(p, i)], i);
        parallel_free(p);
    }
}

static void test_taken_twice(void **state)
{
    static struct work w;
    struct parallel *p = start(&w, 2);
    for (size_t i = 0; i < PIECES; i++)
        assert_int_equal(w.slots[parallel_take(p, i / 2)], i / 2);
    parallel_free(p);
    parallel_free(NULL);
}

static void test_left_undone(void **state)
{
    static struct work w;
    parallel_free(start(&w, THREADS_MOST));
    for (size_t i = 0; i < PIECES; i++)
        assert_true(w.times[i] <= (i < WINDOW));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_in_order), cmocka_unit_test(test_passed_over),
        cmocka_unit_test(test_taken_twice), cmocka_unit_test(test_left_undone)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
