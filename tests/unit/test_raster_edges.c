/* SPDX-License-Identifier: MIT */
/* The edges of letters are those of what FreeType draws. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include "base/arena.h"
#include "base/error.h"
#include "layout/font.h"
#include "write/cover_code.h"
#include "write/raster_edges.h"

#include <cmocka.h> /* after error.h: both have a fail */

enum { SIDE = 640, LEFT = SIDE / 8, BASELINE = SIDE / 2, LEVELS = 15 };

static struct fonts *fonts;
static FT_Library library;
static FT_Face face;
static struct arena *arena;
static const struct codes *codes;
static struct edges *edges;

static int set_up(void **state)
{
    struct anban_error err = {0};
    fonts = fonts_new(&err);
    arena = arena_new();
    if (!fonts || !arena || FT_Init_FreeType(&library) != 0)
        return -1;
    unsigned index;
    struct str bytes =
        font_bytes(fonts_find(fonts, FONT_REGULAR, &err), &index);
    codes = codes_new(arena);
    edges = edges_new(arena, (struct edging){codes, LEVELS, SIDE, SIDE});
    return FT_New_Memory_Face(library, (const FT_Byte *)bytes.s,
                              (FT_Long)bytes.n, (FT_Long)index, &face) == 0
               ? 0
               : -1;
}

static int tear_down(void **state)
{
    arena_free(arena);
    FT_Done_Face(face);
    FT_Done_FreeType(library);
    fonts_free(fonts);
    return 0;
}

/* At so many pixels to the em. */
static const struct edged *const *get_parts(unsigned long character, int size,
                                            FT_Vector shift)
{
    FT_Fixed scale = FT_DivFix((FT_Long)size * 64, face->units_per_EM);
    const struct letter_form form = {{.xx = scale, .yy = scale}, shift};
    return edges_get(edges, face, FT_Get_Char_Index(face, character), &form);
}

static const struct edged *get(unsigned long character, int size,
                               FT_Vector shift)
{
    return get_parts(character, size, shift)[0];
}

static void fill(const struct edged *part, unsigned char *pixels)
{
    const struct standing standing = {part, (size_t)(LEFT + part->left),
                                      (size_t)(BASELINE + part->top)};
    const size_t end = standing.y + (size_t)part->height;
    struct coder *coder = ARENA_NEW(arena, struct coder);
    struct buf buf = {.arena = arena};
    coder_begin(coder, &buf, codes, SIDE);
    for (size_t y = 0; y < SIDE; y++)
        coder_put_row(coder, 0, &standing, y >= standing.y && y < end,
                      &pixels[y * SIDE]);
}

/* What the edges make: each pixel is as the one above it, but for them. */
static const unsigned char *filled(const struct edged *const *parts)
{
    static unsigned char pixels[SIDE * SIDE];
    memset(pixels, 0, sizeof pixels);
    for (; *parts; parts++)
        fill(*parts, pixels);
    for (size_t i = SIDE; i < sizeof pixels; i++)
        pixels[i] = (unsigned char)(pixels[i] + pixels[i - SIDE]);
    return pixels;
}

/* The same by FreeType, in 255 parts. */
static const unsigned char *drawn(unsigned long character, int size,
                                  FT_Vector shift)
{
    static unsigned char pixels[SIDE * SIDE];
    FT_Bitmap bitmap = {.rows = SIDE,
                        .width = SIDE,
                        .pitch = SIDE,
                        .buffer = pixels,
                        .num_grays = 256,
                        .pixel_mode = FT_PIXEL_MODE_GRAY};
    FT_Fixed scale = FT_DivFix((FT_Long)size * 64, face->units_per_EM);
    FT_Matrix matrix = {.xx = scale, .yy = scale};
    FT_Load_Glyph(face, FT_Get_Char_Index(face, character), FT_LOAD_NO_SCALE);
    FT_Outline *outline = &face->glyph->outline;
    FT_Outline_Transform(outline, &matrix);
    FT_Outline_Translate(outline, LEFT * 64 + shift.x,
                         (SIDE - BASELINE) * 64 - shift.y);
    memset(pixels, 0, sizeof pixels);
    FT_Outline_Get_Bitmap(library, outline, &bitmap);
    return pixels;
}

/* A level is 17 of 255 parts; both round. */
static void test_drawn(void **state)
{
    static const unsigned letters_tried[] = {'o', 'H',    'g',
                                             '8', 0x1EA4, 0x1EF1};
    for (int size = 20; size <= 300; size += 40) {
        for (size_t i = 0; i < 6; i++) {
            FT_Vector shift = {size % 3 * 16, size % 5 * 9};
            const unsigned char *wanted = drawn(letters_tried[i], size, shift);
            const unsigned char *seen =
                filled(get_parts(letters_tried[i], size, shift));
            for (size_t k = 0; k < (size_t)SIDE * SIDE; k++)
                assert_true(abs(seen[k] * 17 - wanted[k]) <= 17);
        }
    }
}

/* Rows are told without those that are empty above and below. */
static void test_within(void **state)
{
    const struct edged *letter = get('Q', 200, (FT_Vector){0, 0});
    assert_non_null(letter);
    const struct edge_row *last = &letter->rows[letter->height - 1];
    assert_true(letter->rows[0].bits < letter->rows[1].bits);
    assert_true(last[0].bits < last[1].bits);
    for (int i = 0; i < letter->height; i++) {
        const struct edge_row *row = &letter->rows[i];
        if (row->bits < row[1].bits)
            assert_true(row->from < row->end && row->end <= letter->width);
    }
}

/* However many there are, each is made once. */
static void test_kept(void **state)
{
    const FT_Vector none = {0, 0}, some = {16, 0};
    const struct edged *letter = get('g', 100, none);
    for (int size = 64; size < 600; size++)
        assert_non_null(get('m', size, none));
    assert_ptr_equal(get('g', 100, none), letter);
    assert_ptr_not_equal(get('g', 100, some), letter);
    assert_ptr_not_equal(get('g', 101, none), letter);
}

/* A letter is the same with marks as without, which do not meet it; else it is
 * a letter of its own. */
static void test_parts(void **state)
{
    const FT_Vector at = {16, 5};
    const struct edged *const *letter = get_parts('e', 100, at);
    const struct edged *const *marked = get_parts(0x1EC7, 100, at); /* ệ */
    assert_ptr_equal(marked[0], letter[0]);
    assert_non_null(marked[1]);
    assert_non_null(marked[2]);
    assert_null(marked[3]);
    assert_null(letter[1]);
    assert_null(get_parts(0x01A1, 100, at)[1]); /* ơ */
}

static void test_nothing(void **state)
{
    const FT_Vector none = {0, 0};
    assert_null(get('m', 900, none)); /* wider than the picture */
    assert_int_equal(get(' ', 100, none)->height, 0);
    assert_true(get('m', 100, none)->height > 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_drawn), TEST(test_within),
                                       TEST(test_kept), TEST(test_parts),
                                       TEST(test_nothing)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
