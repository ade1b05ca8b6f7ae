/* SPDX-License-Identifier: MIT */
/* Shaping, the map from glyphs back to text, and the two subsets. */
#include <hb-ot.h>
#include <libdeflate.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/utf8.h"
#include "layout/font.h"

#include "check.h" /* after error.h: cmocka has a fail too */

/* All letters of Vietnamese that are not ASCII, in NFC. */
static const char letters[] =
    "áàảãạăắằẳẵặâấầẩẫậéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵđ"
    "ÁÀẢÃẠĂẮẰẲẴẶÂẤẦẨẪẬÉÈẺẼẸÊẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢÚÙỦŨỤƯỨỪỬỮỰÝỲỶỸỴĐ";
enum { LETTERS = 134 };

struct fixture {
    struct arena *arena;
    struct fonts *fonts;
    struct anban_error err;
};

static int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    f->arena = arena_new();
    f->fonts = fonts_new(&f->err);
    *state = f;
    return f->arena && f->fonts ? 0 : -1;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    fonts_free(f->fonts);
    arena_free(f->arena);
    free(f);
    return 0;
}

static struct font *face(struct fixture *f, enum font_style style)
{
    struct font *font = fonts_find(f->fonts, style, &f->err);
    assert_non_null(font);
    return font;
}

static const struct shaped *shape(struct font *font, const char *text)
{
    const struct shaped *shaped = font_shape(font, str_of(text));
    assert_non_null(shaped);
    return shaped;
}

/* A glyph of the family's face of that style was drawn. */
static bool is_used(const struct fonts *fonts, enum font_style style)
{
    size_t at = 0;
    const struct font *font;
    while ((font = fonts_next_used(fonts, &at))) {
        if (!font_is_fallback(font) && font_style(font) == style)
            return true;
    }
    return false;
}

/* What the glyph reads as, once it is used. */
static struct str text_of(const struct font *font, uint16_t wanted)
{
    size_t at = 0;
    uint16_t glyph;
    struct str text;
    while (font_next_used(font, &at, &glyph, &text)) {
        if (glyph == wanted)
            return text;
    }
    return STR("(not used)");
}

static void every_vietnamese_letter_is_there(void **state)
{
    struct fixture *f = *state;
    struct str all = str_of(letters);
    assert_int_equal(utf8_length(all), LETTERS);
    for (int style = 0; style < FONT_STYLES; style++) {
        struct font *font = face(f, (enum font_style)style);
        for (size_t at = 0; at < all.n;) {
            size_t from = at;
            uint32_t c = utf8_next(all, &at);
            struct str letter = str_slice(all, from, at);
            const struct shaped *s = font_shape(font, letter);
            assert_true(font_has(font, c));
            assert_false(s->missing || s->ambiguous);
            assert_int_equal(s->n, 1);
            assert_int_not_equal(s->glyphs[0].id, 0);
            assert_int_equal(s->width, font_glyph_width(font, s->glyphs[0].id));
            font_use(font, s);
            assert_true(str_eq(text_of(font, s->glyphs[0].id), letter));
        }
    }
}

static void a_piece_is_shaped_once(void **state)
{
    struct fixture *f = *state;
    struct font *font = face(f, FONT_REGULAR);
    const struct shaped *first = shape(font, "nghiệp");
    char copy[] = "nghiệp và";
    assert_ptr_equal(font_shape(font, (struct str){copy, 8}), first);
    assert_ptr_not_equal(shape(font, "nghiệp "), first);
    assert_int_equal(first->n, 6);
}

static const struct shaped *numbered(struct font *font, unsigned i)
{
    char text[16];
    int n = snprintf(text, sizeof text, "%u", i);
    return font_shape(font, (struct str){text, (size_t)n});
}

static void pieces_are_found_among_many(void **state)
{
    enum { MANY = 20000 };
    struct fixture *f = *state;
    struct font *font = face(f, FONT_REGULAR);
    const struct shaped **all = calloc(MANY, sizeof(void *));
    for (unsigned i = 0; i < MANY; i++)
        all[i] = numbered(font, i);
    for (unsigned i = 0; i < MANY; i++)
        assert_ptr_equal(numbered(font, i), all[i]);
    free(all);
}

static void letters_are_kerned_but_not_joined(void **state)
{
    struct fixture *f = *state;
    struct font *font = face(f, FONT_REGULAR);
    int32_t apart = shape(font, "A")->width + shape(font, "V")->width;
    assert_true(shape(font, "AV")->width < apart);
    assert_int_equal(shape(font, "fi")->n, 2);
    assert_int_equal(shape(font, "ffl")->n, 3);
}

static void width_is_the_sum_of_advances(void **state)
{
    struct fixture *f = *state;
    struct font *font = face(f, FONT_ITALIC);
    const struct shaped *s = shape(font, "TƯỜNG x\xCC\x82 Tĩnh 中");
    int32_t sum = 0;
    for (size_t i = 0; i < s->n; i++)
        sum += s->glyphs[i].advance;
    assert_int_equal(s->width, sum);
}

static void nothing_shapes_to_nothing(void **state)
{
    struct fixture *f = *state;
    const struct shaped *s = shape(face(f, FONT_REGULAR), "");
    assert_int_equal(s->n, 0);
    assert_int_equal(s->width, 0);
    font_use(face(f, FONT_REGULAR), s);
    assert_false(is_used(f->fonts, FONT_REGULAR));
}

static void missing_characters_get_a_glyph_that_is_seen(void **state)
{
    static const char *const texts[] = {"中",   "a中b", "\xF0\x9F\x98\x80",
                                        "\xFF", "\xC3", "\xED\xA0\x80"};
    struct fixture *f = *state;
    struct font *font = face(f, FONT_REGULAR);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const struct shaped *s = shape(font, texts[i]);
        assert_true(s->missing && s->ambiguous);
        for (size_t k = 0; k < s->n; k++)
            assert_int_not_equal(s->glyphs[k].id, 0);
        font_use(font, s);
    }
    /* Met only now, the question mark still reads as itself. */
    const struct shaped *question = shape(font, "?");
    assert_false(question->missing || question->ambiguous);
    assert_str(text_of(font, question->glyphs[0].id), "?");
    assert_int_equal(shape(font, "中")->glyphs[0].id, question->glyphs[0].id);
}

static void what_shares_a_glyph_is_told(void **state)
{
    struct fixture *f = *state;
    struct font *font = face(f, FONT_REGULAR);
    const struct shaped *soft = shape(font, "\xC2\xAD");
    const struct shaped *space = shape(font, " ");
    assert_true(soft->ambiguous); /* an invisible space, by HarfBuzz */
    assert_int_equal(soft->width, 0);
    assert_false(space->ambiguous);
    /* U+2011 is drawn as U+2010 where the font lacks it. */
    const struct shaped *no_break = shape(font, "\xE2\x80\x91");
    const struct shaped *hyphen = shape(font, "\xE2\x80\x90");
    assert_int_equal(no_break->glyphs[0].id, hyphen->glyphs[0].id);
    assert_false(no_break->ambiguous);
    assert_true(hyphen->ambiguous);
    /* Two glyphs for one letter and its two marks. */
    assert_true(shape(font, "e\xCC\x81\xCC\xB1")->ambiguous);
}

static void measures_come_from_the_font(void **state)
{
    struct fixture *f = *state;
    for (int i = 0; i < FONT_STYLES; i++) {
        struct font *font = face(f, (enum font_style)i);
        const struct font_metrics *m = font_metrics(font);
        assert_int_equal(font_units_per_em(font), 2048);
        assert_int_equal(font_style(font), i);
        assert_true(m->descent < 0 && m->ascent > m->cap_height);
        assert_true(m->cap_height > m->x_height && m->x_height > 0);
        assert_true(m->box[0] < 0 && m->box[1] < 0);
        assert_true(m->box[2] > 2048 && m->box[3] > m->ascent);
        assert_int_equal(m->weight, i & FONT_BOLD ? 700 : 400);
        assert_true((m->italic_angle < 0) == ((i & FONT_ITALIC) != 0));
        assert_true(m->serif && !m->fixed_pitch);
    }
}

static void a_piece_tells_how_far_it_reaches(void **state)
{
    struct fixture *f = *state;
    struct font *font = face(f, FONT_REGULAR);
    const struct font_metrics *m = font_metrics(font);
    const struct shaped *x = shape(font, "x"), *marked = shape(font, "Ễx");
    assert_in_range(x->top, m->x_height, m->x_height + 50);
    assert_in_range(-x->bottom, 0, 50);
    assert_true(marked->top > m->cap_height + 300 && marked->top < 2048);
    assert_in_range(-shape(font, "xạ")->bottom, 300, 600);
    assert_int_equal(shape(font, " ")->top, 0);
    assert_int_equal(shape(font, "")->bottom, 0);
}

static void what_the_family_lacks_is_in_a_fallback(void **state)
{
    struct fixture *f = *state;
    struct font *own = face(f, FONT_REGULAR);
    struct font *symbols = fonts_fallback(f->fonts, 0, &f->err);
    assert_non_null(symbols);
    assert_null(fonts_fallback(f->fonts, 1, &f->err));
    assert_int_equal(f->err.code, ANBAN_OK);
    assert_true(font_is_fallback(symbols) && !font_is_fallback(own));
    struct str all = STR("☐☑☒✓✗✅❌①⑳❶⇒⟶∀∈ℝ℃⭐⚠☎✉★♻┏▁\xEF\xBF\xBD");
    for (size_t at = 0; at < all.n;) {
        uint32_t c = utf8_next(all, &at);
        assert_true(font_has(symbols, c));
    }
    const struct shaped *box = shape(symbols, "☑");
    assert_ptr_equal(box->font, symbols);
    size_t at = 0;
    font_use(symbols, box);
    assert_ptr_equal(fonts_next_used(f->fonts, &at), symbols);
    assert_null(fonts_next_used(f->fonts, &at));
}

static void only_what_is_drawn_counts_as_used(void **state)
{
    struct fixture *f = *state;
    struct font *font = face(f, FONT_BOLD);
    size_t at = 0, n = 0;
    uint16_t glyph, before = 0;
    struct str text;
    const struct shaped *shaped = shape(font, "Hội nghị");
    assert_false(is_used(f->fonts, FONT_BOLD));
    font_use(font, shaped);
    assert_true(is_used(f->fonts, FONT_BOLD));
    assert_false(is_used(f->fonts, FONT_ITALIC));
    for (; font_next_used(font, &at, &glyph, &text); n++) {
        assert_true(glyph > before && text.n > 0);
        before = glyph;
    }
    assert_int_equal(n, 8);
}

/* A subset, opened again. */
static hb_face_t *reopen(struct str bytes)
{
    assert_true(bytes.n > 0);
    hb_blob_t *blob = hb_blob_create(bytes.s, (unsigned)bytes.n,
                                     HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *opened = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    return opened;
}

static bool has_table(hb_face_t *opened, const char *name)
{
    hb_blob_t *blob =
        hb_face_reference_table(opened, hb_tag_from_string(name, 4));
    bool has = hb_blob_get_length(blob) > 0;
    hb_blob_destroy(blob);
    return has;
}

static void print_subset_keeps_glyphs_and_numbers(void **state)
{
    static const char *const gone[] = {"name", "post", "OS/2", "cmap", "GSUB",
                                       "GPOS", "fpgm", "prep", "cvt "};
    struct fixture *f = *state;
    struct font *font = face(f, FONT_REGULAR);
    const struct shaped *s = shape(font, "Ưễ");
    font_use(font, s);
    struct font_print print = font_subset_print(font, f->arena, &f->err);
    hb_face_t *opened = reopen(print.file);
    hb_font_t *hb = hb_font_create(opened);
    for (size_t i = 0; i < sizeof gone / sizeof *gone; i++)
        assert_false(has_table(opened, gone[i]));
    for (size_t i = 0; i < s->n; i++) {
        hb_glyph_extents_t extents;
        uint16_t number = print.numbers[s->glyphs[i].id];
        assert_true(number > 0 && number < print.count);
        assert_true(hb_font_get_glyph_extents(hb, number, &extents));
        assert_int_not_equal(extents.height, 0);
        assert_int_equal(hb_font_get_glyph_h_advance(hb, number),
                         font_glyph_width(font, s->glyphs[i].id));
    }
    assert_int_equal(hb_face_get_glyph_count(opened), print.count);
    hb_font_destroy(hb);
    hb_face_destroy(opened);
}

static bool covers(hb_face_t *opened, struct str text)
{
    hb_set_t *set = hb_set_create();
    bool all = true;
    hb_face_collect_unicodes(opened, set);
    for (size_t at = 0; at < text.n;)
        all &= hb_set_has(set, utf8_next(text, &at)) != 0;
    hb_set_destroy(set);
    return all;
}

static void screen_subset_can_draw_any_vietnamese(void **state)
{
    struct fixture *f = *state;
    struct font *font = face(f, FONT_REGULAR);
    struct str bytes = font_subset_screen(font, STR("Ωπ"), f->arena, &f->err);
    hb_face_t *opened = reopen(bytes);
    assert_true(covers(opened, str_of(letters)));
    assert_true(covers(opened, STR("azAZ09 –—‘’“”…•‰‹›₫€°²³Ωπ")));
    assert_false(covers(opened, STR("ψ")));
    assert_true(has_table(opened, "GPOS") && has_table(opened, "name"));
    assert_false(has_table(opened, "fpgm"));
    assert_true(bytes.n < 60000);
    hb_face_destroy(opened);
}

static void a_fallback_subset_holds_only_what_is_asked(void **state)
{
    struct fixture *f = *state;
    struct font *symbols = fonts_fallback(f->fonts, 0, &f->err);
    struct str bytes =
        font_subset_screen(symbols, STR("☑✓"), f->arena, &f->err);
    hb_face_t *opened = reopen(bytes);
    assert_true(covers(opened, STR("☑✓")));
    assert_false(covers(opened, STR("\xEF\xBF\xBD")));
    assert_true(bytes.n < 3000);
    hb_face_destroy(opened);
}

static struct str unpacked(struct arena *arena, const struct font_packed *from)
{
    char *bytes = arena_alloc(arena, from->size);
    struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
    assert_non_null(d);
    assert_int_equal(libdeflate_deflate_decompress(d, from->deflated.s,
                                                   from->deflated.n, bytes,
                                                   from->size, NULL),
                     LIBDEFLATE_SUCCESS);
    libdeflate_free_decompressor(d);
    assert_int_equal(libdeflate_crc32(0, bytes, from->size), from->crc);
    return (struct str){bytes, from->size};
}

/* What lies ready was made by one version of HarfBuzz; another's may differ in
 * its bytes, not in what it can draw. */
static void the_subset_that_lies_ready_is_the_one_made_now(void **state)
{
    struct fixture *f = *state;
    for (int i = 0; i < FONT_STYLES; i++) {
        struct font *font = face(f, (enum font_style)i);
        struct str now = font_subset_screen(font, STR(""), f->arena, &f->err);
        struct font_packed packed;
        assert_true(font_screen_ready(font, STR("Đã xong…"), &packed));
        struct str ready = unpacked(f->arena, &packed);
        hb_face_t *opened = reopen(ready);
        assert_true(covers(opened, str_of(letters)));
        assert_true(covers(opened, STR("azAZ09 –—‘’“”…•‰‹›₫€°²³")));
        hb_face_destroy(opened);
        if (strcmp(hb_version_string(), "6.0.0") == 0)
            assert_true(str_eq(ready, now));
    }
}

static void a_subset_lies_ready_only_for_what_it_holds(void **state)
{
    struct fixture *f = *state;
    struct font *regular = face(f, FONT_REGULAR);
    struct font *symbols = fonts_fallback(f->fonts, 0, &f->err);
    struct font_packed packed;
    assert_true(font_screen_ready(regular, STR(""), &packed));
    assert_true(font_screen_ready(regular, STR("☑\xF4\x8F\xBF\xBF"), &packed));
    assert_false(font_screen_ready(regular, STR("Ω"), &packed));
    assert_false(font_screen_ready(regular, STR("aЖb"), &packed));
    assert_false(font_screen_ready(symbols, STR(""), &packed));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(every_vietnamese_letter_is_there),
        TEST(a_piece_is_shaped_once),
        TEST(pieces_are_found_among_many),
        TEST(letters_are_kerned_but_not_joined),
        TEST(width_is_the_sum_of_advances),
        TEST(nothing_shapes_to_nothing),
        TEST(missing_characters_get_a_glyph_that_is_seen),
        TEST(what_shares_a_glyph_is_told),
        TEST(measures_come_from_the_font),
        TEST(a_piece_tells_how_far_it_reaches),
        TEST(what_the_family_lacks_is_in_a_fallback),
        TEST(only_what_is_drawn_counts_as_used),
        TEST(print_subset_keeps_glyphs_and_numbers),
        TEST(screen_subset_can_draw_any_vietnamese),
        TEST(a_fallback_subset_holds_only_what_is_asked),
        TEST(the_subset_that_lies_ready_is_the_one_made_now),
        TEST(a_subset_lies_ready_only_for_what_it_holds),
    };
    return RUN(tests);
}
