/* SPDX-License-Identifier: MIT */
/* Font files from outside: which are taken, which refused, and that none of
 * them, however damaged, does any harm. */
#include <hb.h>
#include <stdio.h>
#include <unistd.h>

#include "base/error.h"
#include "base/log.h"
#include "layout/font.h"
#include "stages.h"

#include "check.h" /* after error.h: cmocka has a fail too */

enum { SIZE_MOST = 500000 };

struct fixture {
    struct arena *arena;
    struct fonts *fonts;
    struct log log;
    struct anban_error err;
    char folder[32], path[64];
    unsigned char bytes[SIZE_MOST];
    size_t n;
};

static int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    f->arena = arena_new();
    f->log.arena = f->arena;
    f->fonts = fonts_new(&f->err);
    strcpy(f->folder, "/tmp/anban-fonts-XXXXXX");
    FILE *in = fopen("fonts/LiberationSerif-Regular.ttf", "rb");
    if (!in || !mkdtemp(f->folder))
        return -1;
    f->n = fread(f->bytes, 1, SIZE_MOST, in);
    fclose(in);
    snprintf(f->path, sizeof f->path, "%s/x.ttf", f->folder);
    *state = f;
    return f->n > 100000 ? 0 : -1;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    unlink(f->path);
    rmdir(f->folder);
    fonts_free(f->fonts);
    arena_free(f->arena);
    free(f);
    return 0;
}

/* Uses the fixture's first n bytes as a font, in fonts of their own. */
static bool use(struct fixture *f, size_t n)
{
    FILE *out = fopen(f->path, "wb");
    assert_non_null(out);
    assert_int_equal(fwrite(f->bytes, 1, n, out), n);
    fclose(out);
    fonts_free(f->fonts);
    f->err = (struct anban_error){ANBAN_OK, 0, ""};
    f->fonts = fonts_new(&f->err);
    return fonts_use(f->fonts, f->path, &f->log, &f->err);
}

static void refused(struct fixture *f, size_t n, const char *why)
{
    assert_false(use(f, n));
    assert_int_equal(f->err.code, ANBAN_USAGE);
    assert_non_null(strstr(f->err.message, f->path));
    assert_non_null(strstr(f->err.message, why));
}

static uint32_t long_at(const struct fixture *f, size_t at)
{
    const unsigned char *p = f->bytes + at;
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 |
           p[3];
}

/* The place in the directory of what stands `from` behind a table's tag. */
static size_t record_of(const struct fixture *f, const char *tag)
{
    size_t at = 12;
    while (memcmp(f->bytes + at, tag, 4) != 0)
        at += 16;
    return at;
}

static unsigned char *table(struct fixture *f, const char *tag)
{
    return f->bytes + long_at(f, record_of(f, tag) + 8);
}

static void a_family_without_the_others_says_so(void **state)
{
    struct fixture *f = *state;
    assert_true(use(f, f->n));
    size_t told = 0;
    for (const struct log_entry *e = f->log.first; e; e = e->next, told++)
        assert_true(str_find(e->text, STR("Liberation Serif")) < e->text.n);
    assert_int_equal(told, 3);
    struct font *regular = fonts_find(f->fonts, FONT_REGULAR, &f->err);
    for (int i = 0; i < FONT_STYLES; i++) {
        enum font_style style = (enum font_style)i;
        assert_ptr_equal(fonts_find(f->fonts, style, &f->err), regular);
        assert_int_equal(fonts_have(f->fonts, style), i == FONT_REGULAR);
    }
    assert_string_equal(font_family(regular), "Liberation Serif");
    assert_string_equal(font_postscript_name(regular), "LiberationSerif");
}

static void a_font_is_not_changed_under_the_pages(void **state)
{
    struct fixture *f = *state;
    assert_true(use(f, f->n));
    assert_non_null(fonts_find(f->fonts, FONT_BOLD, &f->err));
    assert_false(fonts_use(f->fonts, f->path, &f->log, &f->err));
    assert_int_equal(f->err.code, ANBAN_USAGE);
}

static void a_fallback_given_is_asked_first(void **state)
{
    struct fixture *f = *state;
    assert_true(fonts_use_fallback(f->fonts, "fonts/LiberationSerif-Italic.ttf",
                                   &f->err));
    struct font *first = fonts_fallback(f->fonts, 0, &f->err);
    struct font *second = fonts_fallback(f->fonts, 1, &f->err);
    assert_string_equal(font_postscript_name(first), "LiberationSerif-Italic");
    assert_string_equal(font_postscript_name(second), "AnbanSymbols");
    assert_null(fonts_fallback(f->fonts, 2, &f->err));
    assert_true(font_is_fallback(first));
}

static void a_font_cut_short_is_refused(void **state)
{
    static const size_t lengths[] = {0, 1, 3, 4, 11, 12, 100, 1000, 100000};
    struct fixture *f = *state;
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++)
        refused(f, lengths[i], "");
    refused(f, f->n - 1000, "cut short");
    refused(f, f->n / 2, "cut short");
}

static void other_kinds_are_refused_by_name(void **state)
{
    struct fixture *f = *state;
    memcpy(f->bytes, "OTTO", 4);
    refused(f, f->n, "PostScript outlines");
    memcpy(f->bytes, "wOF2", 4);
    refused(f, f->n, "packed for the web");
    memcpy(f->bytes, "%PDF", 4);
    refused(f, f->n, "no TrueType font");
    memset(f->bytes, 0, f->n);
    memcpy(f->bytes, "ttcf\0\1\0\0\0\0\0\1\0\1\0\0", 16); /* at 65536: 0 */
    refused(f, f->n, "no TrueType font");
    f->bytes[12] = 0xFF; /* behind the end */
    refused(f, f->n, "no TrueType font");
}

static void a_font_without_a_table_is_refused(void **state)
{
    static const char *const tags[] = {"head", "hhea", "maxp", "hmtx",
                                       "cmap", "loca", "glyf"};
    struct fixture *f = *state;
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        size_t at = record_of(f, tags[i]);
        memcpy(f->bytes + at, "xxxx", 4);
        refused(f, f->n, "damaged");
        memcpy(f->bytes + at, tags[i], 4);
    }
    assert_true(use(f, f->n));
}

static void what_its_maker_forbids_is_not_done(void **state)
{
    enum { TYPE = 8 };
    struct fixture *f = *state;
    unsigned char *type = table(f, "OS/2") + TYPE;
    type[1] = 2;
    refused(f, f->n, "does not allow it to be embedded");
    type[0] = 2, type[1] = 0; /* bitmaps only */
    refused(f, f->n, "does not allow it to be embedded");
    type[0] = 1; /* no subset */
    refused(f, f->n, "a part of it");
    type[0] = 0, type[1] = 2 | 8; /* the wider right counts */
    assert_true(use(f, f->n));
    type[1] = 4;
    assert_true(use(f, f->n));
}

static void a_font_without_vietnamese_is_refused(void **state)
{
    struct fixture *f = *state;
    f->err = (struct anban_error){ANBAN_OK, 0, ""};
    assert_false(
        fonts_use(f->fonts, "fonts/AnbanSymbols.ttf", &f->log, &f->err));
    assert_int_equal(f->err.code, ANBAN_USAGE);
    assert_non_null(strstr(f->err.message, " A B C "));
    assert_non_null(strstr(f->err.message, " more"));
    /* The same outlines at the end of the table: one letter has none. */
    memset(table(f, "loca"), 0, 2000);
    refused(f, f->n, "lacks what Vietnamese needs: !");
}

/* Everything that is done with a font: each must come back. */
static void exercise(struct fixture *f)
{
    struct str text = STR("Nghiệp vụ ĐIỀU HÀNH 2020 – “ạ”… \xCC\x81☑");
    for (int i = 0; i < FONT_STYLES; i++) {
        struct font *font = fonts_find(f->fonts, (enum font_style)i, &f->err);
        const struct shaped *s = font ? font_shape(font, text) : NULL;
        if (!s)
            continue;
        font_use(font, s);
        struct arena *arena = arena_new();
        font_subset_print(font, arena, &f->err);
        font_subset_screen(font, text, arena, &f->err);
        arena_free(arena);
    }
}

/* A generator of its own, so that a failure comes again. */
static uint32_t next(uint32_t *seed)
{
    *seed = *seed * 1664525U + 1013904223U;
    return *seed >> 8;
}

static void damage_does_no_harm(void **state)
{
    enum { TIMES = 60, BYTES = 12 };
    struct fixture *f = *state;
    unsigned char *whole = malloc(f->n);
    uint32_t seed = 1;
    size_t taken = 0;
    memcpy(whole, f->bytes, f->n);
    for (int i = 0; i < TIMES; i++) {
        /* half of the damage is among the tables' heads */
        size_t most = i % 2 ? f->n : 3000;
        for (int k = 0; k < BYTES; k++)
            f->bytes[300 + next(&seed) % (most - 300)] =
                (unsigned char)next(&seed);
        bool used = use(f, f->n);
        assert_true(used || f->err.message[0]);
        taken += used;
        if (used)
            exercise(f);
        memcpy(f->bytes, whole, f->n);
    }
    free(whole);
    assert_true(taken > 0);
}

/* Scripts with fonts that Debian has of them. */
static const struct {
    const char *path, *text;
} scripts[] = {
    {"/usr/share/fonts/truetype/noto/NotoSerifKhmer-Regular.ttf",
     "ភាសាខ្មែរឆ្នាំស្ត្រីកម្ពុជាប៉ុន្តែសៀវភៅរដ្ឋាភិបាល"},
    {"/usr/share/fonts/truetype/noto/NotoSansCham-Regular.ttf",
     "ꨌꩌꨀꨇꩉꨆꨯꨱꩃꨔꨨꨪꨩꨚꨴꨮꨭꩀꨎꨳꨩ"},
    {"fonts/LiberationSerif-Regular.ttf", "Q\u0302\u0301o"},
};

/* Each glyph is drawn where HarfBuzz, asked in the plainest way, has it. */
static void assert_as_shaped(const struct shaped *shaped, hb_buffer_t *buffer)
{
    unsigned n;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer, &n);
    const hb_glyph_position_t *place =
        hb_buffer_get_glyph_positions(buffer, NULL);
    int32_t pen = 0, ours = 0;
    assert_int_equal(shaped->n, n);
    for (unsigned i = 0; i < n; i++) {
        assert_int_equal(shaped->glyphs[i].id, info[i].codepoint);
        assert_int_equal(ours, pen + place[i].x_offset);
        assert_int_equal(shaped->glyphs[i].rise, place[i].y_offset);
        pen += place[i].x_advance;
        ours += shaped->glyphs[i].advance;
    }
    assert_int_equal(ours, pen);
}

static void marks_stand_where_their_script_has_them(void **state)
{
    struct fixture *f = *state;
    for (size_t i = 0; i < sizeof scripts / sizeof scripts[0]; i++) {
        hb_blob_t *blob = hb_blob_create_from_file(scripts[i].path);
        hb_face_t *face = hb_face_create(blob, 0);
        hb_font_t *plain = hb_font_create(face);
        hb_buffer_t *buffer = hb_buffer_create();
        struct fonts *fonts = fonts_new(&f->err);
        assert_true(fonts_use_fallback(fonts, scripts[i].path, &f->err));
        hb_buffer_add_utf8(buffer, scripts[i].text, -1, 0, -1);
        hb_buffer_guess_segment_properties(buffer);
        hb_shape(plain, buffer, NULL, 0);
        struct font *font = fonts_fallback(fonts, 0, &f->err);
        assert_non_null(font);
        assert_as_shaped(font_shape(font, str_of(scripts[i].text)), buffer);
        fonts_free(fonts);
        hb_buffer_destroy(buffer);
        hb_font_destroy(plain);
        hb_face_destroy(face);
        hb_blob_destroy(blob);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_family_without_the_others_says_so),
        TEST(a_font_is_not_changed_under_the_pages),
        TEST(a_fallback_given_is_asked_first),
        TEST(marks_stand_where_their_script_has_them),
        TEST(a_font_cut_short_is_refused),
        TEST(other_kinds_are_refused_by_name),
        TEST(a_font_without_a_table_is_refused),
        TEST(what_its_maker_forbids_is_not_done),
        TEST(a_font_without_vietnamese_is_refused),
        TEST(damage_does_no_harm),
    };
    return RUN(tests);
}
