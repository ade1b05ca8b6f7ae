/* SPDX-License-Identifier: MIT */
/* Of an image only what its document shows: cut, turned, flipped. */
#include "images.h"

/* What the image becomes that is shown so; its pixels on paper. */
static struct forms *shown(const char *name, const struct image_shape *shape,
                           struct pixels *pixels)
{
    struct doc *doc = doc_in("");
    struct resource part = {NULL, STR("part"), file_bytes(name)};
    doc->resources = &part;
    struct node *node = add_image(doc, STR("part"));
    node->as.image->shape = shape;
    load_images(doc);
    const struct image *image = node->as.image->picture;
    assert_non_null(image);
    struct forms *forms = forms_of(
        doc, image,
        (struct print_size){image->width * 1000, image->height * 1000});
    *pixels = pixels_of(&forms->print);
    return forms;
}

static void what_is_cut_away_is_in_no_edition(void **state)
{
    static const char *const names[] = {"progressive.jpg", "adobe.png",
                                        "turned.jpg"};
    struct image_shape shape = {.right = 50000, .bottom = 50000, .turn = 1};
    for (size_t i = 0; i < 3; i++) {
        struct pixels p;
        const struct forms *image = shown(names[i], &shape, &p);
        assert_quarters(&p, 40, RED, RED, RED, RED);
        assert_int_equal(image->width, 16);
        assert_int_equal(image->height, 8);
        assert_int_equal(image->screen.width, 16);
        assert_int_equal(image->print.height, 8);
    }
}

static void a_turn_goes_on_from_the_files_own(void **state)
{
    static const uint32_t seen[9][4] = {
        [1] = {RED, GREEN, BLUE, WHITE}, [2] = {GREEN, RED, WHITE, BLUE},
        [3] = {WHITE, BLUE, GREEN, RED}, [4] = {BLUE, WHITE, RED, GREEN},
        [5] = {RED, BLUE, GREEN, WHITE}, [6] = {BLUE, RED, WHITE, GREEN},
        [7] = {WHITE, GREEN, BLUE, RED}, [8] = {GREEN, WHITE, RED, BLUE}};
    static const char *const names[] = {"turned.jpg", "progressive.jpg",
                                        "adobe.png"};
    for (int turn = 1; turn <= 8; turn++) {
        struct image_shape shape = {.turn = turn};
        for (size_t i = 0; i < 3; i++) {
            struct pixels p;
            const struct forms *image = shown(names[i], &shape, &p);
            assert_int_equal(image->width, turn < 5 ? 32 : 16);
            assert_quarters(&p, 14, seen[turn][0], seen[turn][1], seen[turn][2],
                            seen[turn][3]);
        }
    }
}

static void cut_and_turned_at_once(void **state)
{
    struct image_shape shape = {.left = 50000, .turn = 6};
    struct pixels p;
    shown("progressive.jpg", &shape, &p);
    assert_int_equal(p.width, 16);
    assert_int_equal(p.height, 16);
    assert_quarters(&p, 14, WHITE, GREEN, WHITE, GREEN);
}

/* The quarters come to lie above, to the right, to the left and below; behind
 * the corners is white. */
static void a_turn_may_be_askew(void **state)
{
    static const struct {
        int x, y;
        uint32_t colour;
    } seen[] = {{13, 8, RED},  {25, 19, GREEN}, {8, 13, BLUE}, {19, 25, WHITE},
                {0, 0, WHITE}, {32, 0, WHITE},  {0, 32, WHITE}};
    struct image_shape shape = {.turn = 1, .askew = 4500};
    struct pixels p;
    shown("adobe.png", &shape, &p);
    assert_int_equal(p.width, 33);
    assert_int_equal(p.height, 33);
    for (size_t i = 0; i < sizeof seen / sizeof seen[0]; i++) {
        uint32_t found =
            pixel_colour(&p, (size_t)seen[i].y * 33 + (size_t)seen[i].x);
        if (!is_near(found, seen[i].colour, 40))
            fail_msg("%zu is %08x", i, (unsigned)found);
    }
}

/* Files write a share with few digits: no pixel of what was cut is left. */
static void shares_are_of_whole_pixels(void **state)
{
    struct image_shape shape = {.left = 46874, .turn = 1};
    struct pixels p;
    shown("progressive.jpg", &shape, &p);
    assert_int_equal(p.width, 17);
}

/* Nothing would be left: then nothing was meant. */
static void what_cuts_all_away_cuts_nothing(void **state)
{
    struct image_shape shape = {.left = 60000, .right = 40000, .turn = 1};
    struct pixels p;
    shown("progressive.jpg", &shape, &p);
    assert_int_equal(p.width, 32);
}

static void one_file_shown_in_two_ways_is_two_images(void **state)
{
    static const struct image_shape half = {.left = 50000, .turn = 1},
                                    same = {.left = 50000, .turn = 1};
    struct doc *doc = doc_in("");
    struct resource part = {NULL, STR("part"), file_bytes("progressive.jpg")};
    doc->resources = &part;
    struct node *whole = add_image(doc, STR("part"));
    struct node *one = add_image(doc, STR("part"));
    struct node *other = add_image(doc, STR("part"));
    one->as.image->shape = &half;
    other->as.image->shape = &same;
    load_images(doc);
    assert_ptr_equal(one->as.image->picture, other->as.image->picture);
    assert_ptr_not_equal(one->as.image->picture, whole->as.image->picture);
    assert_int_equal(one->as.image->picture->width, 16);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(what_is_cut_away_is_in_no_edition),
        T(a_turn_goes_on_from_the_files_own),
        T(cut_and_turned_at_once),
        T(a_turn_may_be_askew),
        T(shares_are_of_whole_pixels),
        T(what_cuts_all_away_cuts_nothing),
        T(one_file_shown_in_two_ways_is_two_images),
    };
    return RUN(tests);
}
