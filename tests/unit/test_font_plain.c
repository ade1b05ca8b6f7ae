/* SPDX-License-Identifier: MIT */
/* What is shaped without HarfBuzz is what HarfBuzz shapes: all pairs of the
 * characters of Vietnamese text, in each built-in face, and longer words. */
#include <hb-ot.h>
#include <string.h>

#include "base/error.h"
#include "base/utf8.h"
#include "layout/font.h"

#include "check.h" /* after error.h: cmocka has a fail too */

static struct fonts *fonts;
static struct anban_error err;

static int set_up(void **state)
{
    fonts = fonts_new(&err);
    return fonts ? 0 : -1;
}

static int tear_down(void **state)
{
    fonts_free(fonts);
    return 0;
}

/* A face asked beside ours. */
struct witness {
    hb_font_t *font;
    hb_buffer_t *buffer;
};

static struct witness witness_of(const struct font *font)
{
    unsigned index;
    struct str bytes = font_bytes(font, &index);
    hb_blob_t *blob = hb_blob_create(bytes.s, (unsigned)bytes.n,
                                     HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, index);
    struct witness w = {hb_font_create(face), hb_buffer_create()};
    int scale = (int)hb_face_get_upem(face);
    hb_font_set_scale(w.font, scale, scale);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return w;
}

static void free_witness(struct witness *w)
{
    hb_buffer_destroy(w->buffer);
    hb_font_destroy(w->font);
}

static void ask(struct witness *w, struct str text)
{
    static const hb_feature_t off[] = {
        {HB_TAG('l', 'i', 'g', 'a'), 0, 0, (unsigned)-1},
        {HB_TAG('c', 'l', 'i', 'g'), 0, 0, (unsigned)-1}};
    hb_buffer_clear_contents(w->buffer);
    hb_buffer_add_utf8(w->buffer, text.s, (int)text.n, 0, (int)text.n);
    hb_buffer_set_direction(w->buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(w->buffer, HB_SCRIPT_LATIN);
    hb_buffer_set_language(w->buffer, hb_language_from_string("vi", 2));
    hb_shape(w->font, w->buffer, off, 2);
}

static bool agrees(struct witness *w, struct font *font, struct str text)
{
    unsigned n;
    int32_t width = 0;
    const struct shaped *shaped = font_shape(font, text);
    ask(w, text);
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(w->buffer, &n);
    const hb_glyph_position_t *at =
        hb_buffer_get_glyph_positions(w->buffer, NULL);
    bool same = shaped && shaped->n == n && !shaped->missing;
    for (unsigned i = 0; same && i < n; i++) {
        width += at[i].x_advance;
        same = shaped->glyphs[i].id == info[i].codepoint &&
               shaped->glyphs[i].advance == at[i].x_advance &&
               at[i].x_offset == 0 && at[i].y_offset == 0;
    }
    return same && shaped->width == width;
}

/* Letters, figures and marks of Vietnamese text. */
static size_t repertoire(uint32_t *to)
{
    static const char more[] = "\u00A0–—‘’“”…°«»×üößçñøœłšđĐơƠưƯăĂâÂêÊôÔ";
    size_t n = 0;
    for (uint32_t c = '!'; c <= '~'; c++)
        to[n++] = c;
    for (size_t at = 0; at < sizeof more - 1;)
        to[n++] = utf8_next(STR(more), &at);
    for (uint32_t c = 0xC0; c < 0x100; c++)
        to[n++] = c;
    for (uint32_t c = 0x1EA0; c <= 0x1EF9; c++)
        to[n++] = c;
    return n;
}

static void test_pairs(void **state)
{
    uint32_t all[300];
    size_t n = repertoire(all);
    for (int style = 0; style < FONT_FACES; style++) {
        struct font *font = fonts_find(fonts, (enum font_style)style, &err);
        struct witness w = witness_of(font);
        for (size_t i = 0; i < n * n; i++) {
            char pair[8] = "";
            size_t length = utf8_put(all[i / n], pair);
            length += utf8_put(all[i % n], pair + length);
            assert_true(agrees(&w, font, (struct str){pair, length}));
        }
        free_witness(&w);
    }
}

/* Of any letters, as many as no cache has seen. */
static void test_words(void **state)
{
    uint32_t all[300], random = 1;
    size_t n = repertoire(all);
    for (int style = 0; style < FONT_FACES; style++) {
        struct font *font = fonts_find(fonts, (enum font_style)style, &err);
        struct witness w = witness_of(font);
        for (int i = 0; i < 5000; i++) {
            char word[256] = "";
            size_t length = 0;
            for (int k = 0; k < 1 + i % 60; k++) {
                random = random * 1664525 + 1013904223;
                length += utf8_put(all[(random >> 8) % n], word + length);
            }
            assert_true(agrees(&w, font, (struct str){word, length}));
        }
        free_witness(&w);
    }
}

/* What HarfBuzz must see goes to it: marks over letters, soft hyphens. */
static void test_others(void **state)
{
    struct font *font = fonts_find(fonts, FONT_REGULAR, &err);
    const struct shaped *shaped = font_shape(font, STR("x\xCC\x81y"));
    assert_int_equal(shaped->n, 3);
    assert_true(shaped->width < font_shape(font, STR("x´y"))->width);
    assert_true(font_shape(font, STR("中"))->missing);
    assert_int_equal(font_shape(font, STR("a\xC2\xAD"))->width,
                     font_shape(font, STR("a"))->width);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_pairs), TEST(test_words),
                                       TEST(test_others)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
