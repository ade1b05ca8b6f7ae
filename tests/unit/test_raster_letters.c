/* SPDX-License-Identifier: MIT */
/* Letters come out of the room for them as they went in, also when it has been
 * emptied in between; and their edges are those of what FreeType draws. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <ft2build.h>
#include FT_OUTLINE_H

#include "base/error.h"
#include "layout/font.h"
#include "write/raster_letters.h"

#include <cmocka.h> /* after error.h: both have a fail */

static struct fonts *fonts;
static FT_Library library;
static FT_Face face;
static struct letters *letters;

static int set_up(void **state)
{
    struct anban_error err = {0};
    fonts = fonts_new(&err);
    if (!fonts || FT_Init_FreeType(&library) != 0)
        return -1;
    unsigned index;
    struct str bytes =
        font_bytes(fonts_find(fonts, FONT_REGULAR, &err), &index);
    letters = letters_new(library);
    return letters && FT_New_Memory_Face(library, (const FT_Byte *)bytes.s,
                                         (FT_Long)bytes.n, (FT_Long)index,
                                         &face) == 0
               ? 0
               : -1;
}

static int tear_down(void **state)
{
    letters_free(letters);
    FT_Done_Face(face);
    FT_Done_FreeType(library);
    fonts_free(fonts);
    return 0;
}

/* At so many pixels to the em. */
static const struct letter *get(unsigned long character, int size)
{
    FT_Fixed scale = FT_DivFix((FT_Long)size * 64, face->units_per_EM);
    const struct letter_form form = {.matrix = {.xx = scale, .yy = scale}};
    return letters_get(letters, face, FT_Get_Char_Index(face, character),
                       &form);
}

static void test_order(void **state)
{
    const struct letter *letter = get(0x1EA4, 200); /* Ấ */
    assert_non_null(letter);
    assert_in_range(letter->n, 200, 2000);
    for (size_t i = 0; i < letter->n; i++) {
        const struct stretch *s = &letter->stretches[i];
        assert_true(i == 0 || s[-1].y < s->y ||
                    (s[-1].y == s->y && s[-1].x + s[-1].n <= s->x));
        assert_true(s->x >= letter->left && s->x + s->n <= letter->right);
    }
}

static void test_kept(void **state)
{
    const struct stretch *once = get('g', 100)->stretches;
    get('h', 100);
    get('g', 101);
    assert_ptr_equal(get('g', 100)->stretches, once);
}

static void test_emptied(void **state)
{
    struct stretch first[2000];
    const struct letter *letter = get('g', 100);
    size_t n = letter->n;
    assert_true(n > 0 && n <= 2000);
    memcpy(first, letter->stretches, n * sizeof *first);
    for (int size = 64; size < 1200; size++) /* too many */
        assert_non_null(get('o', size));
    for (int size = 64; size < 1200; size++) /* too large together */
        assert_non_null(get('m', size));
    letter = get('g', 100);
    assert_int_equal(letter->n, n);
    assert_memory_equal(letter->stretches, first, n * sizeof *first);
}

static void test_too_large(void **state)
{
    assert_null(get('m', 30000));
    assert_non_null(get('m', 300));
}

static void test_nothing_to_draw(void **state)
{
    assert_int_equal(get(' ', 100)->n, 0);
}

/* ---- edges ---- */

enum { SIDE = 640, ORIGIN = SIDE / 2 * SIDE + SIDE / 8, LEVELS = 15 };

static const struct edged *get_edged(unsigned long character, int size,
                                     FT_Vector shift, int side)
{
    FT_Fixed scale = FT_DivFix((FT_Long)size * 64, face->units_per_EM);
    const struct letter_form form = {{.xx = scale, .yy = scale}, shift};
    const struct edging edging = {LEVELS, side, side};
    return letters_edged(letters, face, FT_Get_Char_Index(face, character),
                         &form, &edging);
}

/* What the edges make: each pixel is as the one above it, but for them. */
static const unsigned char *filled(const struct edged *letter)
{
    static unsigned char pixels[SIDE * SIDE];
    memset(pixels, 0, sizeof pixels);
    for (size_t i = 0; i < letter->n; i++)
        pixels[ORIGIN + letter->edges[i].at] =
            (unsigned char)letter->edges[i].by;
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
    FT_Outline_Translate(outline, SIDE / 8 * 64 + shift.x,
                         SIDE / 2 * 64 - shift.y);
    memset(pixels, 0, sizeof pixels);
    FT_Outline_Get_Bitmap(library, outline, &bitmap);
    return pixels;
}

/* A level is 17 of 255 parts; both round. */
static void test_edges_drawn(void **state)
{
    static const unsigned letters_tried[] = {'o', 'H',    'g',
                                             '8', 0x1EA4, 0x1EF1};
    for (int size = 20; size <= 300; size += 40) {
        for (size_t i = 0; i < 6; i++) {
            FT_Vector shift = {size % 3 * 16, size % 5 * 9};
            const struct edged *letter =
                get_edged(letters_tried[i], size, shift, SIDE);
            const unsigned char *wanted = drawn(letters_tried[i], size, shift);
            assert_non_null(letter);
            assert_true(letter->n > 0);
            const unsigned char *seen = filled(letter);
            for (size_t k = 0; k < (size_t)SIDE * SIDE; k++)
                assert_true(abs(seen[k] * 17 - wanted[k]) <= 17);
        }
    }
}

static void test_edges_within(void **state)
{
    const struct edged *letter = get_edged('Q', 200, (FT_Vector){0, 0}, SIDE);
    assert_non_null(letter);
    for (size_t i = 0; i < letter->n; i++) {
        int at = ORIGIN + letter->edges[i].at;
        int x = at % SIDE - ORIGIN % SIDE, y = at / SIDE - ORIGIN / SIDE;
        assert_in_range(x + SIDE, letter->left + SIDE,
                        letter->right + SIDE - 1);
        assert_in_range(y + SIDE, letter->top + SIDE, letter->bottom + SIDE);
    }
}

/* More than there is room for: all come in again, and are the same. */
static void test_edges_emptied(void **state)
{
    static struct edge first[4000];
    const FT_Vector none = {0, 0};
    const struct edged *letter = get_edged('g', 100, none, SIDE);
    size_t n = letter->n;
    assert_true(n > 0 && n <= 4000);
    memcpy(first, letter->edges, n * sizeof *first);
    assert_ptr_equal(get_edged('g', 100, none, SIDE)->edges, letter->edges);
    for (int size = 64; size < 600; size++)
        assert_non_null(get_edged('m', size, none, SIDE));
    letter = get_edged('g', 100, none, SIDE);
    assert_int_equal(letter->n, n);
    assert_memory_equal(letter->edges, first, n * sizeof *first);
    letters_forget(letters);
    assert_null(get_edged('m', 100, none, 50)); /* wider than the picture */
    assert_int_equal(get_edged(' ', 100, none, SIDE)->n, 0);
    assert_false(letters_starved(letters));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_order),           TEST(test_kept),
        TEST(test_emptied),         TEST(test_too_large),
        TEST(test_nothing_to_draw), TEST(test_edges_drawn),
        TEST(test_edges_within),    TEST(test_edges_emptied),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
