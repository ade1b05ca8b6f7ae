/* SPDX-License-Identifier: MIT */
/*
 * Imposition on books made by hand: sheets are folded here as hands would, and
 * pages measured where they lie.
 */
#include "check.h"

#include "layout/page.h"
#include "stages.h"

enum { A4_SHORT = 595276, A4_LONG = 841890, MOST = 1100 };

struct fixture {
    struct arena *arena;
    struct book *book;
};

static int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    f->arena = arena_new();
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    arena_free(f->arena);
    free(f);
    return 0;
}

/* A book of `n` pages; what was made before is forgotten. */
static struct book *pages(struct fixture *f, size_t n, mpt width, mpt height)
{
    arena_clear(f->arena);
    f->book = ARENA_NEW(f->arena, struct book);
    f->book->arena = f->arena;
    f->book->page_count = n;
    f->book->pages = ARENA_ARRAY(f->arena, n, struct page);
    for (size_t i = 0; i < n; i++)
        f->book->pages[i] =
            (struct page){.width = width,
                          .height = height,
                          .label = str_printf(f->arena, "%zu", i + 1)};
    return f->book;
}

/* The number of the page in a half of a side, from 1; 0 when it is blank. */
static size_t page_in(const struct page *side, int half)
{
    for (size_t i = 0; i < side->placed_count; i++) {
        if ((side->placed[i].x >= side->width / 2) == (half == 1))
            return side->placed[i].number + 1;
    }
    return 0;
}

/* Reads a signature of sheets folded into each other. */
static size_t read_signature(const struct page *sides, size_t sheets,
                             size_t read[])
{
    size_t n = 0;
    for (size_t i = 0; i < sheets; i++) {
        read[n++] = page_in(&sides[2 * i], 1);
        read[n++] = page_in(&sides[2 * i + 1], 0);
    }
    for (size_t i = sheets; i-- > 0;) {
        read[n++] = page_in(&sides[2 * i + 1], 1);
        read[n++] = page_in(&sides[2 * i], 0);
    }
    return n;
}

/* The pages in their order, and behind them nothing. */
static void assert_in_order(const size_t read[], size_t n, size_t page_count)
{
    assert_in_range(n, page_count, page_count + 3);
    for (size_t i = 0; i < n; i++)
        assert_int_equal(read[i], i < page_count ? i + 1 : 0);
}

static void up_to_32_pages_fold_at_once(void **state)
{
    struct fixture *f = *state;
    for (size_t n = 1; n <= 32; n++) {
        size_t read[MOST];
        const struct book *book =
            impose(pages(f, n, A4_SHORT, A4_LONG), "booklet");
        assert_int_equal(book->page_count, (n + 3) / 4 * 2);
        assert_true(book->folded);
        read_signature(book->pages, book->page_count / 2, read);
        assert_in_order(read, book->page_count * 2, n);
    }
}

static void more_pages_make_even_signatures(void **state)
{
    static const struct {
        size_t pages, sheets[6];
    } books[] = {
        {33, {5, 4}}, {64, {8, 8}}, {65, {6, 6, 5}}, {100, {7, 6, 6, 6}}};
    struct fixture *f = *state;
    for (size_t i = 0; i < sizeof books / sizeof books[0]; i++) {
        const struct book *book =
            impose(pages(f, books[i].pages, A4_SHORT, A4_LONG), "booklet");
        size_t read[MOST], n = 0, side = 0;
        for (const size_t *sheets = books[i].sheets; *sheets; sheets++) {
            n += read_signature(book->pages + side, *sheets, read + n);
            side += 2 * *sheets;
        }
        assert_int_equal(side, book->page_count);
        assert_in_order(read, n, books[i].pages);
    }
}

static void pairs_stand_in_reading_order(void **state)
{
    struct fixture *f = *state;
    for (size_t n = 1; n <= 9; n++) {
        const struct book *book = impose(pages(f, n, A4_SHORT, A4_LONG), "2up");
        assert_int_equal(book->page_count, (n + 1) / 2);
        assert_false(book->folded);
        for (size_t i = 0; i < book->page_count; i++) {
            assert_int_equal(page_in(&book->pages[i], 0), 2 * i + 1);
            assert_int_equal(page_in(&book->pages[i], 1),
                             2 * i + 2 > n ? 0 : 2 * i + 2);
        }
    }
}

static void pages_that_face_each_other_share_a_side(void **state)
{
    struct fixture *f = *state;
    for (size_t n = 1; n <= 9; n++) {
        struct book *from = pages(f, n, A4_SHORT, A4_LONG);
        from->facing = true;
        const struct book *book = impose(from, "2up");
        assert_int_equal(book->page_count, n / 2 + 1);
        for (size_t i = 0; i < book->page_count; i++) {
            assert_int_equal(page_in(&book->pages[i], 0), 2 * i);
            assert_int_equal(page_in(&book->pages[i], 1),
                             2 * i + 1 > n ? 0 : 2 * i + 1);
        }
    }
}

static void labels_tell_of_both_halves(void **state)
{
    struct fixture *f = *state;
    const struct book *book = impose(pages(f, 5, A4_SHORT, A4_LONG), "booklet");
    assert_str(book->pages[0].label, "–, 1");
    assert_str(book->pages[1].label, "2, –");
    assert_str(book->pages[3].label, "4, 5");
    book = impose(pages(f, 3, A4_SHORT, A4_LONG), "2up");
    assert_str(book->pages[0].label, "1, 2");
    assert_str(book->pages[1].label, "3, –");
}

/* A page's own size, the sheet's, and how large and where it lies there. */
struct lie {
    mpt page_width, page_height, width, height;
    int32_t scale;
    mpt x[2], y[2];
};

static void assert_lies(struct fixture *f, const char *sheet,
                        const struct lie *lie)
{
    const struct book *book =
        impose(pages(f, 4, lie->page_width, lie->page_height), sheet);
    const struct page *side = &book->pages[1];
    assert_int_equal(side->width, lie->width);
    assert_int_equal(side->height, lie->height);
    assert_int_equal(book_scale(book), lie->scale);
    assert_int_equal(side->placed_count, 2);
    for (int i = 0; i < 2; i++) {
        const struct placed *placed = &side->placed[i];
        assert_int_equal(placed->scale, lie->scale);
        assert_int_equal(placed->x, lie->x[i]);
        assert_int_equal(placed->y, lie->y[i]);
        assert_ptr_equal(placed->page, &f->book->pages[placed->number]);
        assert_in_range(placed_x(placed, lie->page_width), 0, lie->width);
        assert_in_range(placed_y(placed, lie->page_height), 0, lie->height);
    }
}

static void pages_lie_in_the_middle_of_their_halves(void **state)
{
    static const struct lie lies[] = {
        /* A4 on A4, A5 on A4 in full size, Letter on Letter */
        {A4_SHORT, A4_LONG, A4_LONG, A4_SHORT, 707070, {22, 420967}, {0, 0}},
        {419528, 595276, A4_LONG, A4_SHORT, SCALE_WHOLE, {708, 421653}, {0, 0}},
        {612000, 792000, 792000, 612000, 647058, {0, 396000}, {49765, 49765}},
        /* A3 on A3; a square; a wide page, which stacks */
        {841890, 1190551, 1190551, 841890, 707069, {0, 595275}, {44, 44}},
        {500000,
         500000,
         A4_LONG,
         A4_SHORT,
         841890,
         {0, 420945},
         {87165, 87165}},
        {A4_LONG, A4_SHORT, A4_SHORT, A4_LONG, 707070, {0, 0}, {22, 420967}},
        /* a small one is not made larger */
        {100000,
         200000,
         A4_LONG,
         A4_SHORT,
         SCALE_WHOLE,
         {160472, 581417},
         {197638, 197638}},
    };
    for (size_t i = 0; i < sizeof lies / sizeof lies[0]; i++)
        assert_lies(*state, "2up", &lies[i]);
}

static void a_booklets_pages_meet_at_the_fold(void **state)
{
    static const struct lie lies[] = {
        {A4_SHORT, A4_LONG, A4_LONG, A4_SHORT, 707070, {44, 420945}, {0, 0}},
        {419528,
         595276,
         A4_LONG,
         A4_SHORT,
         SCALE_WHOLE,
         {1417, 420945},
         {0, 0}},
        {A4_LONG,
         A4_SHORT,
         A4_LONG,
         A4_SHORT,
         500000,
         {0, 420945},
         {148819, 148819}},
    };
    for (size_t i = 0; i < sizeof lies / sizeof lies[0]; i++)
        assert_lies(*state, "booklet", &lies[i]);
}

/* Beside an A4 page one which is turned: it too stays within its half. */
static void pages_may_differ(void **state)
{
    struct fixture *f = *state;
    struct book *from = pages(f, 2, A4_SHORT, A4_LONG);
    from->pages[1].width = A4_LONG;
    from->pages[1].height = A4_SHORT;
    const struct book *book = impose(from, "2up");
    const struct placed *placed = &book->pages[0].placed[1];
    assert_int_equal(placed->scale, 500000);
    assert_int_equal(placed_x(placed, A4_LONG), A4_LONG);
    assert_int_equal(book_scale(book), 707070);
}

/* The least and the largest sides that a style takes: nothing is too absurd to
 * lie within its half. */
static void absurd_pages_stay_within(void **state)
{
    static const mpt sizes[] = {16000, 600000, 144000000};
    for (int i = 0; i < 9; i++) {
        struct fixture *f = *state;
        struct book *from = pages(f, 2, sizes[i / 3], sizes[i % 3]);
        const struct page *side = &impose(from, "booklet")->pages[1];
        assert_int_equal(side->placed_count, 1);
        assert_true(side->placed[0].scale > 0);
        assert_true(side->placed[0].x >= 0 && side->placed[0].y >= 0);
    }
}

static void the_outline_moves_with_the_pages(void **state)
{
    struct fixture *f = *state;
    struct book *from = pages(f, 5, A4_SHORT, A4_LONG);
    struct outline_entry entries[] = {
        {.title = STR("a"), .level = 1, .page = 0, .y = 100000},
        {.title = STR("b"), .level = 2, .page = 3, .y = 0},
    };
    from->outline = entries;
    from->outline_count = 2;
    const struct book *book = impose(from, "booklet");
    assert_int_equal(book->outline[0].page, 0);
    assert_int_equal(book->outline[0].x, 420945);
    assert_int_equal(book->outline[0].y, 70707);
    assert_int_equal(book->outline[1].page, 3);
    assert_int_equal(book->outline[1].x, 44);
    assert_str(book->outline[1].title, "b");
    assert_int_equal(entries[1].x, 0); /* the book before is as it was */
}

static void single_leaves_a_book_as_it_is(void **state)
{
    struct fixture *f = *state;
    struct book *from = pages(f, 3, A4_SHORT, A4_LONG);
    assert_ptr_equal(impose(from, NULL), from);
    assert_ptr_equal(impose(from, "single"), from);
    assert_int_equal(book_scale(from), SCALE_WHOLE);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(up_to_32_pages_fold_at_once),
        TEST(more_pages_make_even_signatures),
        TEST(pairs_stand_in_reading_order),
        TEST(pages_that_face_each_other_share_a_side),
        TEST(labels_tell_of_both_halves),
        TEST(pages_lie_in_the_middle_of_their_halves),
        TEST(a_booklets_pages_meet_at_the_fold),
        TEST(pages_may_differ),
        TEST(absurd_pages_stay_within),
        TEST(the_outline_moves_with_the_pages),
        TEST(single_leaves_a_book_as_it_is),
    };
    return RUN(tests);
}
