/* SPDX-License-Identifier: MIT */
/* Image files of every kind: what they become in both editions, or the warning
 * that they are worth. */
#include "images.h"

static void is_untouched(const struct rendition *r, struct str bytes)
{
    assert_int_equal(r->bytes.n, bytes.n);
    assert_memory_equal(r->bytes.s, bytes.s, bytes.n);
    assert_int_equal(r->width, 32);
    assert_int_equal(r->height, 16);
}

static void jpeg_goes_in_as_it_is(void **state)
{
    static const char *const names[] = {"grey.jpg", "progressive.jpg"};
    for (size_t i = 0; i < 2; i++) {
        struct str bytes = file_bytes(names[i]);
        struct forms *image = made(bytes);
        is_untouched(&image->screen, bytes);
        is_untouched(&image->print, bytes);
        assert_int_equal(image->print.form, IMAGE_JPEG);
        assert_int_equal(image->print.components, i == 0 ? 1 : 3);
        assert_null(messages.first);
    }
}

/* The byte of the fixture's orientation stands behind tag, type and count. */
static struct str turned_file(int turn)
{
    static const char entry[] = "\x01\x12\0\3\0\0\0\1\0";
    struct str bytes = file_bytes("turned.jpg");
    struct str part = {entry, sizeof entry - 1};
    size_t at = str_find(bytes, part);
    assert_true(at < bytes.n);
    char *copy = arena_copy(arena, bytes.s, bytes.n);
    copy[at + part.n] = (char)turn;
    return (struct str){copy, bytes.n};
}

static void all_orientations_end_upright(void **state)
{
    static const uint32_t seen[9][4] = {
        [2] = {GREEN, RED, WHITE, BLUE}, [3] = {WHITE, BLUE, GREEN, RED},
        [4] = {BLUE, WHITE, RED, GREEN}, [5] = {RED, BLUE, GREEN, WHITE},
        [6] = {BLUE, RED, WHITE, GREEN}, [7] = {WHITE, GREEN, BLUE, RED},
        [8] = {GREEN, WHITE, RED, BLUE}};
    for (int turn = 2; turn <= 8; turn++) {
        struct forms *image = made(turned_file(turn));
        const struct rendition *both[] = {&image->screen, &image->print};
        assert_int_equal(image->width, turn < 5 ? 32 : 16);
        assert_int_equal(image->height, turn < 5 ? 16 : 32);
        for (int i = 0; i < 2; i++) {
            struct pixels p = pixels_of(both[i]);
            assert_int_equal(p.width, image->width);
            assert_quarters(&p, 12, seen[turn][0], seen[turn][1], seen[turn][2],
                            seen[turn][3]);
        }
    }
}

static void inks_become_light(void **state)
{
    struct forms *image = made(file_bytes("cmyk.jpg"));
    struct pixels p = pixels_of(&image->print);
    assert_int_equal(image->screen.form, IMAGE_JPEG);
    assert_int_equal(image->screen.components, 3);
    assert_quarters(&p, 10, 0xFF00FFFFU, 0xFFFF00FFU, 0xFFFFFF00U, 0xFF000000U);
}

static void other_colours_become_srgb(void **state)
{
    /* Adobe RGB's red and green lie outside of sRGB; blue is the same. */
    struct forms *image = made(file_bytes("adobe.jpg"));
    struct pixels p = pixels_of(&image->print);
    assert_false(holds(image->print.bytes, "ICC_PROFILE"));
    assert_quarters(&p, 12, RED, GREEN, BLUE, WHITE);
    image = made(file_bytes("adobe.png"));
    p = pixels_of(&image->screen);
    assert_false(holds(image->screen.bytes, "iCCP"));
    assert_quarters(&p, 2, RED, GREEN, BLUE, WHITE);
}

static void a_profile_of_srgb_changes_nothing(void **state)
{
    struct str bytes = file_bytes("srgb.png");
    struct forms *image = made(bytes);
    is_untouched(&image->screen, bytes);
    struct pixels p = pixels_of(&image->print);
    assert_int_equal(image->print.form, IMAGE_ROWS);
    assert_quarters(&p, 0, RED, GREEN, BLUE, WHITE);
}

static void profile_is_judged_by_what_it_does(void **state)
{
    const double srgb[] = {0.3127, 0.3290, 0.64, 0.33, 0.30, 0.60, 0.15, 0.06};
    const double p3[] = {0.3127, 0.3290, 0.68, 0.32, 0.265, 0.69, 0.15, 0.06};
    assert_true(colour_differs(arena, colour_profile(arena, p3, 2.2), 3));
    assert_true(colour_differs(arena, colour_profile(arena, srgb, 1.0), 3));
    assert_false(colour_differs(arena, colour_profile(arena, p3, 2.2), 1));
    assert_false(colour_differs(arena, STR("no profile at all"), 3));
}

static void grey_with_alpha_of_16_bits(void **state)
{
    struct str bytes = file_bytes("deep.png");
    struct forms *image = made(bytes);
    struct pixels p = pixels_of(&image->screen);
    assert_int_equal(quarter(&p, 0), 0xFF323232U); /* on white */
    assert_int_equal(quarter(&p, 1), 0xFFB1B1B1U);
    assert_int_equal(quarter(&p, 2), WHITE);
    p = pixels_of(&image->print);
    assert_int_equal(p.channels, 1);
    assert_int_equal(quarter(&p, 0), 0xFF323232U); /* on paper, too */
    assert_int_equal(quarter(&p, 1), 0xFFB1B1B1U);
    assert_int_equal(quarter(&p, 2), WHITE);
}

static void palette_with_a_transparent_colour(void **state)
{
    struct forms *image = made(file_bytes("palette.png"));
    struct pixels p = pixels_of(&image->print);
    assert_quarters(&p, 0, RED, WHITE, BLUE, WHITE);
}

static void gamma_is_undone(void **state)
{
    /* 255 (v / 255)^(1 / 2.2), v of the fixture */
    struct forms *image = made(file_bytes("gamma.png"));
    struct pixels p = pixels_of(&image->screen);
    assert_int_equal(image->screen.form, IMAGE_PNG);
    assert_quarters(&p, 1, 0xFF7A7A7AU, 0xFFA7A7A7U, 0xFFC8C8C8U, 0xFFE4E4E4U);
}

static void webp_becomes_jpeg_or_png(void **state)
{
    struct forms *image = made(file_bytes("lossy.webp"));
    struct pixels p = pixels_of(&image->screen);
    assert_int_equal(image->screen.form, IMAGE_JPEG);
    assert_quarters(&p, 12, RED, GREEN, BLUE, WHITE);
    image = made(file_bytes("clear.webp"));
    p = pixels_of(&image->screen);
    assert_int_equal(image->screen.form, IMAGE_PNG);
    assert_int_equal(quarter(&p, 0), RED);
    assert_int_equal(quarter(&p, 1), 0xFF7FFF7FU); /* on white */
    assert_int_equal(quarter(&p, 2), WHITE);
    assert_int_equal(image->print.form, IMAGE_RAW);
}

static void moving_pictures_show_their_first(void **state)
{
    static const char *const names[] = {"moving.gif", "moving.webp"};
    for (size_t i = 0; i < 2; i++) {
        struct forms *image = made(file_bytes(names[i]));
        struct pixels p = pixels_of(&image->screen);
        assert_int_equal(image->screen.form, IMAGE_PNG);
        assert_quarters(&p, 0, RED, GREEN, BLUE, WHITE);
    }
}

/* Bytes 24 to 29 of the file are the canvas's width and height, less one. */
static void a_frame_is_not_lost_on_its_canvas(void **state)
{
    struct str bytes = str_copy(arena, file_bytes("moving.webp"));
    char *canvas = (char *)bytes.s + 24;
    int width = pixels_of(&made(bytes)->screen).width;
    canvas[1] = 0x1E, canvas[4] = 0x1E; /* 7,680 pixels more each way */
    assert_int_equal(made(bytes)->width, width);
}

static void hardly_cut_files_lose_nothing(void **state)
{
    static const char *const names[] = {"grey.jpg", "progressive.jpg"};
    for (size_t i = 0; i < 2; i++) {
        struct str bytes = file_bytes(names[i]);
        struct forms *image = made(str_slice(bytes, 0, bytes.n - 2));
        is_untouched(&image->screen, bytes);
        assert_null(messages.first);
    }
}

/* A grey JPEG of eight rows of blocks, all noise: its bytes are spread. */
static struct str noise(void)
{
    struct pixels p = {64, 64, 1, NULL};
    uint32_t seed = 1;
    p.at = arena_array(arena, 64, 64);
    for (int i = 0; i < 64 * 64; i++) {
        seed = seed * 1664525 + 1013904223;
        p.at[i] = (unsigned char)(seed >> 24);
    }
    return jpeg_encode(arena, &p, 90, true);
}

static void cut_files_show_what_is_there(void **state)
{
    struct str bytes = noise();
    struct forms *image = made(str_slice(bytes, 0, bytes.n * 4 / 5));
    struct pixels p = pixels_of(&image->screen);
    assert_told("is cut short; what there is of it is shown");
    assert_int_equal(image->height, 64);
    assert_true(is_near(pixel_colour(&p, 64 * 64 - 1), WHITE, 3));
    assert_true(str_ends(image->print.bytes, STR("\xFF\xD9")));
    assert_null(made(str_slice(bytes, 0, bytes.n * 2 / 5)));
    assert_told("is cut short before its half");
    bytes = file_bytes("adobe.png");
    assert_non_null(made(str_slice(bytes, 0, bytes.n - 3)));
    assert_told("is cut short; what there is of it is shown");
    assert_null(made(str_slice(bytes, 0, 60)));
    assert_told("is a damaged PNG file");
    assert_null(made(STR("")));
    assert_told("is empty");
}

static void every_cut_gives_a_picture_or_a_word(void **state)
{
    static const char *const names[] = {
        "turned.jpg", "progressive.jpg", "cmyk.jpg",    "srgb.png",
        "deep.png",   "lossy.webp",      "moving.webp", "moving.gif"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        struct str bytes = file_bytes(names[i]);
        for (size_t n = 0; n < bytes.n; n += 3) {
            struct forms *image = made(str_slice(bytes, 0, n));
            if (!image)
                assert_int_equal(count_of(LOG_WARNING), 1);
            else
                assert_int_equal(pixels_of(&image->screen).width, image->width);
        }
    }
}

static void every_damaged_byte_is_survived(void **state)
{
    static const char *const names[] = {"turned.jpg", "progressive.jpg",
                                        "adobe.png",  "palette.png",
                                        "clear.webp", "moving.gif"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        struct str bytes = file_bytes(names[i]);
        for (size_t n = 0; n < bytes.n; n += 2) {
            char *copy = arena_copy(arena, bytes.s, bytes.n);
            copy[n] = (char)(copy[n] ^ (n % 3 ? 0xFF : 0x10));
            struct forms *image = made((struct str){copy, bytes.n});
            if (!image)
                assert_int_equal(count_of(LOG_WARNING), 1);
            else
                assert_int_not_equal(image->print.form, IMAGE_NONE);
        }
    }
}

/* The head of a PNG file of this size, with its checksum left wrong. */
static void sizes_without_measure_are_refused(void **state)
{
    /* SOF0 of 65535 by 65535, and SOS */
    static const char jpeg[] = "\xFF\xD8\xFF\xC0\0\x0B\x08\xFF\xFF\xFF\xFF\1\1"
                               "\x11\0\xFF\xDA\0\x08\1\1\0\0\x3F\0\0\xFF\xD9";
    static const char gif[] = "GIF89a\xFF\xFF\xFF\xFF\x80\0\0\0\0\0\0\0\0,\0\0"
                              "\0\0\1\0\1\0\0\2\2D\1\0;";
    assert_null(made((struct str){jpeg, sizeof jpeg - 1}));
    assert_told("65535 by 65535 pixels");
    assert_null(made((struct str){gif, sizeof gif - 1}));
    assert_told("65535 by 65535 pixels");
}

static void other_formats_are_named(void **state)
{
    static const struct {
        struct str bytes;
        const char *said;
    } files[] = {
        {STR_INIT("<?xml version='1.0'?><svg xmlns='x'/>"),
         "is an SVG drawing; save it as PNG"},
        {STR_INIT("\0\0\0\x18"
                  "ftypheic\0\0"),
         "HEIC photograph; save it as JPEG"},
        {STR_INIT("\0\0\0\x1C"
                  "ftypavif\0\0"),
         "AVIF"},
        {STR_INIT("II*\0\x08\0\0\0"), "TIFF"},
        {STR_INIT("BM\x36\0\0\0\0\0"), "BMP"},
        {STR_INIT("<!DOCTYPE html><p>404"), "is a web page and no image"},
        {STR_INIT("just words"), "no image that anban knows"},
        {STR_INIT("\x89PNG\n\x1A\n"), "PNG file damaged on its way"},
    };
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        assert_null(made(files[i].bytes));
        assert_told(files[i].said);
    }
}

/* A PNG of stripes, which any shrinking evens out. */
static struct str striped(int width, int height)
{
    struct pixels p = {width, height, 1, NULL};
    p.at = arena_array(arena, (size_t)height, (size_t)width);
    for (int y = 0; y < height; y++)
        memset(p.at + (size_t)y * (size_t)width, y % 2 ? 255 : 0,
               (size_t)width);
    return png_encode(arena, &p);
}

static void screens_take_four_megapixels(void **state)
{
    struct forms *image = made_at(striped(2500, 2000), 600);
    assert_int_equal(image->screen.form, IMAGE_PNG);
    assert_in_range(image->screen.width * image->screen.height, 3990000,
                    4000000);
    struct str bytes = striped(2000, 2000);
    image = made_at(bytes, 600);
    assert_ptr_equal(image->screen.bytes.s, bytes.s);
}

static void paper_takes_its_dots(void **state)
{
    /* 72 points are an inch, of 300 dots. */
    struct forms *image = made_at(striped(375, 10), 72);
    assert_int_equal(image->print.width, 375);
    image = made_at(striped(376, 376), 72);
    assert_int_equal(image->print.width, 300);
    assert_int_equal(image->print.height, 300);
    image = made_at(striped(600, 600), 72);
    struct pixels p = pixels_of(&image->print);
    /* Half of the light: 255 times the root of a half. */
    assert_quarters(&p, 0, 0xFFB4B4B4U, 0xFFB4B4B4U, 0xFFB4B4B4U, 0xFFB4B4B4U);
}

static void photographs_shrink_as_jpeg(void **state)
{
    struct pixels p = {256, 256, 3, NULL};
    p.at = arena_array(arena, 256, 256 * 3);
    for (int i = 0; i < 256 * 256; i++) {
        p.at[i * 3] = (unsigned char)(i / 256);
        p.at[i * 3 + 1] = (unsigned char)i;
        p.at[i * 3 + 2] = 128;
    }
    struct forms *image = made_at(jpeg_encode(arena, &p, 95, true), 24);
    struct pixels seen = pixels_of(&image->print);
    assert_int_equal(image->print.form, IMAGE_JPEG);
    assert_int_equal(seen.width, 100);
    assert_quarters(&seen, 4, 0xFF404080U, 0xFF40C080U, 0xFFC04080U,
                    0xFFC0C080U);
    assert_int_equal(image->screen.width, 256);
    image = made_at(png_encode(arena, &p), 24);
    assert_int_equal(image->print.form, IMAGE_JPEG);
    image = made_at(png_encode(arena, &p), 100);
    assert_int_equal(image->print.form, IMAGE_ROWS);
}

static void colour_under_nothing_does_not_show(void **state)
{
    struct pixels p = {2, 1, 4, NULL}, to = {1, 1, 0, NULL};
    static unsigned char row[] = {200, 100, 0, 255, 0, 0, 255, 0};
    p.at = row;
    struct intake *in = intake_new(arena, 2, 1, 4, &to);
    intake_row(in, p.at);
    assert_int_equal(pixel_colour(&to, 0), 0x80C86400U);
}

static void few_colours_make_a_palette(void **state)
{
    struct forms *image = made(file_bytes("moving.gif"));
    struct str header = str_slice(image->screen.bytes, 24, 26);
    assert_int_equal(header.s[0], 2); /* bits */
    assert_int_equal(header.s[1], 3); /* by a palette */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(jpeg_goes_in_as_it_is),
        T(all_orientations_end_upright),
        T(inks_become_light),
        T(other_colours_become_srgb),
        T(a_profile_of_srgb_changes_nothing),
        T(profile_is_judged_by_what_it_does),
        T(grey_with_alpha_of_16_bits),
        T(palette_with_a_transparent_colour),
        T(gamma_is_undone),
        T(webp_becomes_jpeg_or_png),
        T(a_frame_is_not_lost_on_its_canvas),
        T(moving_pictures_show_their_first),
        T(hardly_cut_files_lose_nothing),
        T(cut_files_show_what_is_there),
        T(every_cut_gives_a_picture_or_a_word),
        T(every_damaged_byte_is_survived),
        T(sizes_without_measure_are_refused),
        T(other_formats_are_named),
        T(screens_take_four_megapixels),
        T(paper_takes_its_dots),
        T(photographs_shrink_as_jpeg),
        T(colour_under_nothing_does_not_show),
        T(few_colours_make_a_palette),
    };
    return RUN(tests);
}
