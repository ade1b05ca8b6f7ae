/* SPDX-License-Identifier: MIT */
/* Letters come out of the room for them as they went in, also when it has been
 * emptied in between. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <ft2build.h>

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

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_order),           TEST(test_kept),
        TEST(test_emptied),         TEST(test_too_large),
        TEST(test_nothing_to_draw),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
