/* SPDX-License-Identifier: MIT */
#include "check.h"

/* Sanitizers want each block apart; then nothing can be said of places. */
#ifdef ARENA_CHUNK
enum { APART = true };
#else
enum { APART = false };
#endif

static void memory_is_zeroed_and_apart(void **state)
{
    struct arena *arena = arena_new();
    char *a = arena_alloc(arena, 100), *b = arena_alloc(arena, 100);
    for (int i = 0; i < 100; i++)
        assert_int_equal(a[i] | b[i], 0);
    assert_true(b >= a + 100 || a >= b + 100);
    arena_free(arena);
}

static void large_blocks_leave_the_small_chunk(void **state)
{
    struct arena *arena = arena_new();
    char *a = arena_alloc(arena, 16);
    char *big = arena_alloc(arena, 4 << 20);
    big[(4 << 20) - 1] = 'x';
    char *b = arena_alloc(arena, 16);
    assert_true(APART || b == a + 16);
    arena_free(arena);
}

static void growing_keeps_what_was_there(void **state)
{
    struct arena *arena = arena_new();
    char *p = arena_copy(arena, "abc", 3);
    arena_alloc(arena, 8); /* now p is not the last */
    char *q = arena_grow(arena, p, 4, 1000);
    assert_string_equal(q, "abc");
    assert_int_equal(q[999], 0);
    char *r = arena_grow(arena, q, 1000, 1200);
    assert_true(APART || r == q); /* the last grows in place */
    arena_free(arena);
}

static void room_is_widened_as_it_grows(void **state)
{
    struct arena *arena = arena_new();
    char *p = arena_room(arena, 4, 1);
    memcpy(p, "abc", 4);
    arena_alloc(arena, 8); /* now p is not the last */
    char *q = arena_widen(arena, p, 4, 1000);
    assert_string_equal(q, "abc");
    memset(q + 4, 'x', 996);
    char *r = arena_widen(arena, q, 1000, 1 << 20);
    assert_string_equal(r, "abc");
    assert_int_equal(r[999], 'x');
    assert_ptr_equal(arena_widen(arena, r, 1 << 20, 1000), r);
    arena_free(arena);
}

static void large_blocks_grow_side_by_side(void **state)
{
    struct arena *arena = arena_new();
    size_t n = 1 << 20;
    char *a = arena_alloc(arena, n), *b = arena_alloc(arena, n);
    memset(a, 'a', n);
    memset(b, 'b', n);
    for (size_t more = 2 * n; more <= 8 * n; more *= 2) {
        a = arena_grow(arena, a, more / 2, more);
        b = arena_grow(arena, b, more / 2, more);
    }
    assert_true(a[0] == 'a' && a[n - 1] == 'a' && a[n] == 0);
    assert_true(b[0] == 'b' && b[n - 1] == 'b' && b[8 * n - 1] == 0);
    assert_true(arena_size(arena) < 17 * n); /* nothing was left behind */
    arena_free(arena);
}

static void arrays_grow_side_by_side(void **state)
{
    enum { MANY = 100000 };
    struct arena *arena = arena_new();
    int *a = NULL;
    char *b = NULL;
    for (int i = 0; i < MANY; i++) {
        a = arena_more(arena, a, (size_t)i, sizeof *a);
        b = arena_more(arena, b, (size_t)i, sizeof *b);
        a[i] = i;
        b[i] = (char)i;
        arena_alloc(arena, 8); /* so that neither is ever the last */
    }
    for (int i = 0; i < MANY; i++)
        assert_true(a[i] == i && b[i] == (char)i);
    /* Linear: each array leaves behind no more than it holds. */
    assert_true(APART ||
                arena_size(arena) < MANY * (2 * 2 * 5 + 16) + (1 << 19));
    arena_free(arena);
}

static void no_memory_springs_the_innermost_trap(void **state)
{
    struct arena *arena = arena_new();
    struct arena_trap outer, inner;
    volatile int caught = 0;
    if (ARENA_TRAP(arena, outer))
        fail();
    if (ARENA_TRAP(arena, inner))
        caught = 1;
    else
        arena_array(arena, SIZE_MAX / 2, 4);
    arena_untrap(arena, &inner);
    arena_untrap(arena, &outer);
    assert_int_equal(caught, 1);
    arena_free(arena);
}

static void a_childs_failure_reaches_the_parents_trap(void **state)
{
    struct arena *arena = arena_new(), *child = arena_child(arena);
    struct arena_trap trap;
    volatile int caught = 0;
    if (ARENA_TRAP(arena, trap))
        caught = 1;
    else
        arena_alloc(child, SIZE_MAX - 8);
    arena_untrap(arena, &trap);
    assert_int_equal(caught, 1);
    arena_free(arena);
}

static void a_cleared_arena_can_be_used_again(void **state)
{
    struct arena *arena = arena_new();
    arena_alloc(arena, 1 << 20);
    arena_clear(arena);
    assert_int_equal(arena_size(arena), 0);
    assert_string_equal(arena_copy(arena, "x", 1), "x");
    arena_free(arena);
}

static void a_large_block_grows_without_copies(void **state)
{
    struct arena *arena = arena_new();
    size_t size = 300000;
    unsigned char *p = arena_alloc(arena, size);
    arena_alloc(arena, 10); /* others may come between */
    for (int i = 0; i < 8; i++) {
        memset(p, i + 1, size);
        p = arena_grow(arena, p, size, size * 2);
        assert_int_equal(p[0], i + 1);
        assert_int_equal(p[size - 1], i + 1);
        assert_int_equal(p[size] | p[size * 2 - 1], 0);
        size *= 2;
    }
    assert_true(arena_size(arena) < size + 600000);
    assert_string_equal(arena_copy(arena, "x", 1), "x");
    arena_free(arena);
}

static void a_failure_can_be_passed_on(void **state)
{
    struct arena *arena = arena_new();
    struct arena_trap outer, inner;
    volatile int caught = 0;
    if (ARENA_TRAP(arena, outer)) {
        caught++;
    } else {
        bool full = ARENA_TRAP(arena, inner) != 0;
        if (!full)
            arena_grow(arena, arena_alloc(arena, 1 << 20), 1 << 20, SIZE_MAX);
        arena_untrap(arena, &inner);
        caught++;
        arena_fail(arena);
    }
    arena_untrap(arena, &outer);
    assert_int_equal(caught, 2);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_zeroed_and_apart),
        cmocka_unit_test(large_blocks_leave_the_small_chunk),
        cmocka_unit_test(growing_keeps_what_was_there),
        cmocka_unit_test(room_is_widened_as_it_grows),
        cmocka_unit_test(large_blocks_grow_side_by_side),
        cmocka_unit_test(arrays_grow_side_by_side),
        cmocka_unit_test(no_memory_springs_the_innermost_trap),
        cmocka_unit_test(a_childs_failure_reaches_the_parents_trap),
        cmocka_unit_test(a_cleared_arena_can_be_used_again),
        cmocka_unit_test(a_large_block_grows_without_copies),
        cmocka_unit_test(a_failure_can_be_passed_on),
    };
    return RUN(tests);
}
