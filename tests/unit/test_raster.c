/* SPDX-License-Identifier: MIT */
/* Pages made by hand, as pixels. At a width of as many pixels as points a
 * point is a pixel. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "layout/font.h"
#include "stages.h"
#include "write/raster.h"

#include <cmocka.h> /* after error.h: both have a fail */

enum { SIDE = 40, ITEMS = 4, BYTES = SIDE * SIDE * RASTER_CHANNELS };

static struct arena *arena;
static struct fonts *fonts;
static struct anban_error err;
static struct item items[ITEMS];
static struct page page;
static struct rendition pictures[2]; /* of number 1 */
static unsigned char rows[4 * BYTES];

static int set_up(void **state)
{
    memset(&err, 0, sizeof err);
    memset(items, 0, sizeof items);
    arena = arena_new();
    fonts = fonts_new(&err);
    page = (struct page){.width = SIDE * MPT, .height = SIDE * MPT};
    page.items = items;
    return arena && fonts ? 0 : -1;
}

static int tear_down(void **state)
{
    fonts_free(fonts);
    arena_free(arena);
    return 0;
}

static struct item *add(enum item_kind kind, mpt x, mpt y)
{
    struct item *item = &items[page.n++];
    item->kind = kind;
    item->x = x;
    item->y = y;
    return item;
}

static struct item *add_rule(mpt x, mpt y, mpt width, mpt height)
{
    struct item *rule = add(ITEM_RULE, x, y);
    rule->as.rule.width = width;
    rule->as.rule.height = height;
    return rule;
}

static struct columns draw_at(int width, int from, int count)
{
    struct raster *raster = raster_new(arena, &page, pictures, width, &err);
    assert_non_null(raster);
    struct columns drawn = raster_rows(raster, from, count, rows);
    raster_free(raster);
    return drawn;
}

static struct columns draw(void)
{
    return draw_at(SIDE, 0, SIDE);
}

/* 0xRRGGBB in rows SIDE wide. */
static uint32_t pixel(int x, int y)
{
    const unsigned char *p = rows + (y * SIDE + x) * RASTER_CHANNELS;
    return (uint32_t)p[0] << 16 | (uint32_t)p[1] << 8 | p[2];
}

static int count_of(uint32_t colour)
{
    int n = 0;
    for (int i = 0; i < SIDE * SIDE; i++)
        n += pixel(i % SIDE, i / SIDE) == colour;
    return n;
}

static void test_empty(void **state)
{
    draw();
    assert_int_equal(count_of(0xFFFFFF), SIDE * SIDE);
}

static void test_rule(void **state)
{
    add_rule(10 * MPT, 20 * MPT, 8 * MPT, 3 * MPT)->colour = 0x102030;
    draw();
    assert_int_equal(count_of(0x102030), 8 * 3);
    assert_int_equal(pixel(10, 20), 0x102030);
    assert_int_equal(pixel(17, 22), 0x102030);
    assert_int_equal(count_of(0xFFFFFF), SIDE * SIDE - 8 * 3);
}

/* From 2.5 to 5.25 across and a quarter of a row down. */
static void test_rule_between_pixels(void **state)
{
    add_rule(2500, 3 * MPT, 2750, 250);
    draw();
    assert_int_equal(pixel(1, 3), 0xFFFFFF);
    assert_int_equal(pixel(2, 3), 0xDFDFDF); /* an eighth of black */
    assert_int_equal(pixel(3, 3), 0xBFBFBF); /* a quarter */
    assert_int_equal(pixel(4, 3), 0xBFBFBF);
    assert_int_equal(pixel(5, 3), 0xEFEFEF); /* a sixteenth */
    assert_int_equal(pixel(6, 3), 0xFFFFFF);
    assert_int_equal(count_of(0xFFFFFF), SIDE * SIDE - 4);
}

static void test_rule_over_the_edge(void **state)
{
    add_rule(-5 * MPT, -5 * MPT, 7 * MPT, 7 * MPT);
    add_rule(38 * MPT, 39 * MPT, 1000 * MPT, 1000 * MPT);
    add_rule(50 * MPT, 50 * MPT, 10 * MPT, 10 * MPT);
    draw();
    assert_int_equal(count_of(0), 4 + 2);
    assert_int_equal(pixel(1, 1), 0);
    assert_int_equal(pixel(39, 39), 0);
}

/* A run of one text in the regular face. */
static void add_text(const char *text, mpt x, mpt y, mpt size)
{
    struct font *font = fonts_find(fonts, FONT_REGULAR, &err);
    const struct shaped *shaped = font_shape(font, str_of(text));
    struct item *item = add(ITEM_TEXT, x, y);
    struct run *run = &item->as.run;
    *run = (struct run){.font = font, .size = size, .expansion = 1000};
    run->n = shaped->n;
    run->glyphs = ARENA_ARRAY(arena, shaped->n, struct glyph);
    for (size_t i = 0; i < shaped->n; i++)
        run->glyphs[i] =
            (struct glyph){.id = shaped->glyphs[i].id,
                           .advance = (mpt)((int64_t)shaped->glyphs[i].advance *
                                            size / font_units_per_em(font))};
}

/*
 * U+2014 is a bar: in Liberation Serif 2 from 426 to 528 units high and from
 * edge to edge of its width of 2048. At 32 points it is 6.656 to 8.25 above
 * the baseline: with that at 20, a quarter of row 11 to a third of row 13.
 */
static void test_glyph(void **state)
{
    add_text("—", 2 * MPT, 20 * MPT, 32 * MPT);
    draw();
    for (int x = 2; x < 34; x++) {
        assert_int_equal(pixel(x, 10), 0xFFFFFF);
        assert_int_equal(pixel(x, 11), 0xBFBFBF);
        assert_int_equal(pixel(x, 12), 0);
        assert_in_range(pixel(x, 13), 0xA6A6A6, 0xA8A8A8);
        assert_int_equal(pixel(x, 14), 0xFFFFFF);
    }
    assert_int_equal(pixel(0, 12), 0xFFFFFF);
    assert_int_equal(pixel(35, 12), 0xFFFFFF);
}

/* The ink of a letter is its area, wherever it stands between pixels. */
static long ink(void)
{
    long sum = 0;
    for (int i = 0; i < BYTES; i++)
        sum += 255 - rows[i];
    return sum / RASTER_CHANNELS;
}

static void test_glyph_between_pixels(void **state)
{
    long whole, moved;
    add_text("ữ", 5 * MPT, 30 * MPT, 30 * MPT);
    draw();
    whole = ink();
    items[0].x += 370;
    items[0].y += 610;
    draw();
    moved = ink();
    assert_in_range(whole, 20000, 60000);
    assert_in_range(moved, whole * 98 / 100, whole * 102 / 100);
}

static void test_expansion(void **state)
{
    add_text("o", 2 * MPT, 30 * MPT, 30 * MPT);
    draw();
    long plain = ink();
    items[0].as.run.expansion = 2000;
    draw();
    assert_in_range(ink(), plain * 196 / 100, plain * 204 / 100);
}

static void test_white_on_colour(void **state)
{
    add_rule(0, 0, SIDE * MPT, SIDE * MPT)->colour = 0x1D3B5C;
    add_text("—", 0, 20 * MPT, 64 * MPT);
    items[1].colour = 0xFFFFFF;
    draw();
    assert_int_equal(pixel(20, 2), 0x1D3B5C);
    assert_int_equal(pixel(20, 5), 0xFFFFFF);
}

/* What a rule covers is not seen, and where it ends what was there is. */
static void test_covered(void **state)
{
    add_text("—", 0, 20 * MPT, 64 * MPT);
    add_rule(-MPT, -MPT, 50 * MPT, 21 * MPT)->colour = 0x1D3B5C;
    add_rule(4 * MPT, 4 * MPT, MPT, MPT)->colour = 0x806040;
    draw();
    assert_int_equal(count_of(0x1D3B5C), SIDE * 20 - 1);
    assert_int_equal(count_of(0xFFFFFF), SIDE * 20);
    draw_at(SIDE, 2, 18);
    assert_int_equal(pixel(0, 0), 0x1D3B5C);
    assert_int_equal(pixel(4, 2), 0x806040);
    assert_int_equal(pixel(39, 17), 0x1D3B5C);
    draw_at(SIDE, 19, 2);
    assert_int_equal(pixel(39, 0), 0x1D3B5C);
    assert_int_equal(pixel(0, 1), 0xFFFFFF);
}

/* A rule that leaves a part of a pixel, or of the last row, covers nothing. */
static void test_nearly_covered(void **state)
{
    add_rule(0, 0, SIDE * MPT, SIDE * MPT)->colour = 0x804020;
    add_rule(500, 0, SIDE * MPT, 9 * MPT);
    add_rule(0, 19 * MPT, SIDE * MPT, 20500);
    draw_at(SIDE, 0, 8);
    assert_int_equal(pixel(0, 0), 0x402010);
    assert_int_equal(pixel(1, 0), 0);
    draw_at(SIDE, 20, 20);
    assert_int_equal(pixel(0, 0), 0);
    assert_int_equal(pixel(0, 19), 0x402010);
}

static void assert_columns(struct columns seen, int left, int right)
{
    assert_int_equal(seen.left, left);
    assert_int_equal(seen.right, right);
}

static void test_columns(void **state)
{
    assert_columns(draw(), 0, 0);
    add_rule(0, 0, SIDE * MPT, SIDE * MPT);
    assert_columns(draw(), 0, 0);
    add_rule(10500, 20 * MPT, 8 * MPT, 3 * MPT)->colour = 0x102030;
    assert_columns(draw(), 10, 19);
    assert_columns(draw_at(SIDE, 0, 20), 0, 0);
    assert_columns(draw_at(SIDE, 22, 1), 10, 19);
    add_text("—", 30 * MPT, 14 * MPT, 32 * MPT);
    assert_columns(draw(), 10, SIDE);
    add_text("—", -30 * MPT, 38 * MPT, 64 * MPT);
    assert_columns(draw_at(SIDE, 24, 16), 0, 35); /* a hair wider */
}

/* Letters that are kept: as far off as the middle of a pixel, and each the same
 * wherever it stands. */
static void test_large(void **state)
{
    add_text("—", -20600, 20400, 64 * MPT);
    add_text("—", 20300, 38400, 64 * MPT);
    draw();
    for (int i = 0; i < 20; i++) {
        for (int y = 0; y < 20; y++)
            assert_int_equal(pixel(20 + i, y + 18), pixel(i, y));
    }
    assert_int_equal(pixel(0, 4), 0);
    assert_int_equal(pixel(15, 22), 0xFFFFFF);
}

static void test_large_is_like_small(void **state)
{
    add_text("ữ", 4 * MPT, 30 * MPT, 63 * MPT);
    draw();
    long small = ink();
    items[0].as.run.size = 65 * MPT;
    draw();
    assert_in_range(ink(), small * 101 / 100, small * 107 / 100);
}

/* Rows by twos are those drawn at once. */
static void assert_bands(const char *text, mpt size)
{
    static unsigned char all[BYTES];
    add_rule(3300, 1700, 20 * MPT, 30 * MPT)->colour = 0x803010;
    add_text(text, -3 * MPT, 30 * MPT, size);
    draw();
    memcpy(all, rows, BYTES);
    for (int y = 0; y < SIDE; y += 2) {
        draw_at(SIDE, y, 2);
        assert_memory_equal(rows, all + y * SIDE * RASTER_CHANNELS,
                            2 * SIDE * RASTER_CHANNELS);
    }
}

static void test_bands(void **state)
{
    assert_bands("Ấgỵ", 30 * MPT);
}

static void test_bands_of_large(void **state)
{
    assert_bands("Ấgỵ", 80 * MPT);
}

static void test_resolution(void **state)
{
    add_rule(10 * MPT, 20 * MPT, 8 * MPT, 3 * MPT);
    draw_at(2 * SIDE, 0, 2 * SIDE);
    long black = 0;
    for (int i = 0; i < 4 * BYTES; i += RASTER_CHANNELS)
        black += rows[i] == 0;
    assert_int_equal(black, 4 * 8 * 3);
}

static void add_picture(const struct rendition *form, mpt x, mpt y, mpt side)
{
    static const struct image image = {.id = 1};
    struct item *item = add(ITEM_IMAGE, x, y);
    pictures[1] = *form;
    item->as.image.picture = &image;
    item->as.image.width = item->as.image.height = side;
}

static void test_picture(void **state)
{
    static const char samples[] = "\x10\x20\x30\x40\x50\x60"
                                  "\x70\x80\x90\xA0\xB0\xC0";
    struct rendition image = {
        .form = IMAGE_RAW, .width = 2, .height = 2, .components = 3};
    image.bytes = (struct str){samples, 12};
    add_picture(&image, 4 * MPT, 6 * MPT, 8 * MPT);
    draw();
    assert_int_equal(count_of(0x102030), 16);
    assert_int_equal(count_of(0xA0B0C0), 16);
    assert_int_equal(pixel(4, 6), 0x102030);
    assert_int_equal(pixel(8, 6), 0x405060);
    assert_int_equal(pixel(4, 10), 0x708090);
    assert_int_equal(pixel(11, 13), 0xA0B0C0);
    assert_int_equal(count_of(0xFFFFFF), SIDE * SIDE - 64);
}

static void test_picture_not_decoded(void **state)
{
    const struct rendition image = {.form = IMAGE_JPEG};
    add_picture(&image, 4 * MPT, 6 * MPT, 8 * MPT);
    draw();
    assert_int_equal(count_of(0xFFFFFF), SIDE * SIDE - 64);
    assert_int_equal(count_of(0xD9D9D9), 64);
}

/* A page on a sheet, at half its size. */
static void test_placed(void **state)
{
    struct placed placed = {
        .page = &page, .x = 10 * MPT, .y = 15 * MPT, .scale = SCALE_WHOLE / 2};
    struct page side = {.width = SIDE * MPT,
                        .height = SIDE * MPT,
                        .placed = &placed,
                        .placed_count = 1};
    add_rule(4 * MPT, 8 * MPT, 6 * MPT, 2 * MPT);
    add_text("—", 4 * MPT, 40 * MPT, 64 * MPT);
    struct raster *raster = raster_new(arena, &side, NULL, SIDE, &err);
    assert_non_null(raster);
    raster_rows(raster, 0, SIDE, rows);
    raster_free(raster);
    assert_int_equal(count_of(0), 3 + (SIDE - 12)); /* a rule and a bar */
    assert_int_equal(pixel(12, 19), 0);
    assert_int_equal(pixel(20, 26), 0xBFBFBF);
    assert_int_equal(pixel(20, 27), 0);
}

static void test_sizes_refused(void **state)
{
    assert_null(raster_new(arena, &page, NULL, 0, &err));
    assert_int_equal(err.code, ANBAN_USAGE);
    err = (struct anban_error){0};
    page.height = 1000 * SIDE * MPT;
    assert_null(raster_new(arena, &page, NULL, SIDE, &err));
    assert_int_equal(err.code, ANBAN_USAGE);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_empty),
        TEST(test_rule),
        TEST(test_rule_between_pixels),
        TEST(test_rule_over_the_edge),
        TEST(test_glyph),
        TEST(test_glyph_between_pixels),
        TEST(test_expansion),
        TEST(test_white_on_colour),
        TEST(test_covered),
        TEST(test_nearly_covered),
        TEST(test_columns),
        TEST(test_large),
        TEST(test_large_is_like_small),
        TEST(test_bands),
        TEST(test_bands_of_large),
        TEST(test_resolution),
        TEST(test_picture),
        TEST(test_picture_not_decoded),
        TEST(test_placed),
        TEST(test_sizes_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
