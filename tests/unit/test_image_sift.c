/* SPDX-License-Identifier: MIT */
/*
 * What image files bring beside their picture: it reaches no edition. And what
 * they claim of themselves, which costs nothing before it was found to be
 * there.
 */
#include "images.h"

#include <sys/resource.h>

#define SECRET "Canon 16.0544N 108.2022E"

static void add_part(struct buf *buf, const char *head, size_t n, size_t size)
{
    buf_add(buf, (struct str){head, n});
    for (size_t i = 0; i < size; i++)
        buf_add_char(buf, SECRET[i % (sizeof SECRET - 1)]);
}

#define PART(buf, head, size) add_part(buf, head, sizeof(head) - 1, size)

static struct str jpeg_with_secrets(struct str bytes, size_t head)
{
    struct buf buf = {.arena = arena};
    buf_add(&buf, str_slice(bytes, 0, head));
    PART(&buf,
         "\xFF\xE1\0\x40"
         "Exif\0\0",
         56);
    PART(&buf,
         "\xFF\xE1\0\x50"
         "http://ns.adobe.com/xap/1.0/\0",
         49);
    PART(&buf,
         "\xFF\xE0\0\x40"
         "JFXX\0\x10",
         56);
    PART(&buf,
         "\xFF\xE2\0\x40"
         "MPF\0",
         58);
    PART(&buf,
         "\xFF\xED\0\x40"
         "Photoshop 3.0\0",
         48);
    PART(&buf,
         "\xFF\xEE\0\x40"
         "Camera",
         56);
    PART(&buf, "\xFF\xEF\0\x40", 62);
    PART(&buf, "\xFF\xFE\0\x40", 62);
    PART(&buf, "no marker ", 30);
    buf_add(&buf, str_slice(bytes, head, bytes.n));
    PART(&buf, "\xFF\xD8\xFF\xE1", 500);
    return buf_str(&buf);
}

static void is_file(const struct rendition *r, struct str bytes)
{
    assert_int_equal(r->bytes.n, bytes.n);
    assert_memory_equal(r->bytes.s, bytes.s, bytes.n);
}

static void jpegs_tell_nothing_but_their_picture(void **state)
{
    static const char *const names[] = {"grey.jpg", "progressive.jpg"};
    for (size_t i = 0; i < 2; i++) {
        struct str bytes = file_bytes(names[i]);
        struct forms *image = made(jpeg_with_secrets(bytes, 20));
        is_file(&image->screen, bytes);
        is_file(&image->print, bytes);
        assert_null(messages.first);
    }
}

static void thumbnails_of_jfif_go(void **state)
{
    struct str bytes = file_bytes("grey.jpg");
    struct buf buf = {.arena = arena};
    buf_add(&buf, STR("\xFF\xD8\xFF\xE0\0\x40"));
    buf_add(&buf, str_slice(bytes, 6, 18));
    PART(&buf, "\4\4", 48);
    buf_add(&buf, str_slice(bytes, 20, bytes.n));
    is_file(&made(buf_str(&buf))->screen, bytes);
}

/* The test's own files have no checksum of what they add: none is read. */
static struct str png_with_secrets(struct str bytes)
{
    struct buf buf = {.arena = arena};
    buf_add(&buf, str_slice(bytes, 0, 33));
    PART(&buf, "\0\0\0\x40tEXtAuthor\0", 61);
    PART(&buf, "\0\0\0\x40iTXtXML:com.adobe.xmp\0\0\0\0", 47);
    PART(&buf, "\0\0\0\x40zTXt", 68);
    PART(&buf, "\0\0\0\7tIME", 11);
    PART(&buf,
         "\0\0\0\x40"
         "eXIfMM\0*\0\0\0\x08",
         60);
    PART(&buf,
         "\0\0\0\x40"
         "fdAT",
         68);
    PART(&buf,
         "\0\0\0\x40"
         "vpAg",
         68);
    buf_add(&buf, str_slice(bytes, 33, bytes.n));
    PART(&buf, "what was cropped", 500);
    return buf_str(&buf);
}

static void pngs_tell_nothing_but_their_picture(void **state)
{
    struct str bytes = file_bytes("srgb.png");
    struct forms *image = made(png_with_secrets(bytes));
    is_file(&image->screen, bytes);
    assert_int_equal(image->print.form, IMAGE_ROWS);
    assert_false(holds(image->print.bytes, "Canon"));
    assert_null(messages.first);
}

/* GIF and WebP are written anew. */
static void others_tell_nothing_but_their_picture(void **state)
{
    struct str gif = file_bytes("moving.gif"), webp = file_bytes("lossy.webp");
    struct buf buf = {.arena = arena};
    buf_add(&buf, str_slice(gif, 0, gif.n - 1));
    PART(&buf, "!\xFE\x20", 32);
    buf_add(&buf, STR("\0;"));
    struct forms *image = made(buf_str(&buf));
    assert_false(holds(image->screen.bytes, "Canon"));
    assert_false(holds(image->print.bytes, "Canon"));
    buf = (struct buf){.arena = arena};
    buf_add(&buf, webp);
    PART(&buf, "XMP \x40\0\0\0", 64);
    image = made(buf_str(&buf));
    assert_false(holds(image->screen.bytes, "Canon"));
    assert_false(holds(image->print.bytes, "Canon"));
}

static void orientation_is_looked_up(void **state)
{
    static const struct {
        const char *block;
        size_t n;
        int turn;
    } blocks[] = {
#define BLOCK(text, turn) {text, sizeof(text) - 1, turn}
        BLOCK("MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0\6\0\0", 6),
        BLOCK("II*\0\x08\0\0\0\1\0\x12\1\3\0\1\0\0\0\x08\0\0\0", 8),
        BLOCK("Exif\0\0MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0\3\0\0", 3),
        BLOCK("MM\0*\0\0\0\x08\0\2\1\0\0\3\0\0\0\1\0\5\0\0"
              "\1\x12\0\3\0\0\0\1\0\2\0\0",
              2),
        /* no such turn, another type, no value, cut off, no directory */
        BLOCK("MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0\x9\0\0", 1),
        BLOCK("MM\0*\0\0\0\x08\0\1\1\x12\0\4\0\0\0\1\0\6\0\0", 1),
        BLOCK("MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\0\0\6\0\0", 1),
        BLOCK("MM\0*\0\0\0\x08\xFF\xFF\1\x12\0\3\0\0\0\1\0\6\0", 1),
        BLOCK("MM\0*\xFF\xFF\xFF\xFF\0\1\1\x12\0\3\0\0\0\1\0\6\0\0", 1),
        BLOCK("MM\0*\0\0\0\1\0\1\1\x12\0\3\0\0\0\1\0\6\0\0", 1),
        BLOCK("XX\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0\6\0\0", 1),
        BLOCK("", 1),
#undef BLOCK
    };
    for (size_t i = 0; i < sizeof blocks / sizeof blocks[0]; i++) {
        struct str block = {blocks[i].block, blocks[i].n};
        assert_int_equal(exif_turn(block), blocks[i].turn);
    }
}

static void pngs_are_turned_by_their_exif(void **state)
{
    static const char block[] = "\0\0\0\x1A"
                                "eXIf"
                                "MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0\6"
                                "\0\0\0\0\0\0....";
    struct str bytes = file_bytes("srgb.png");
    struct buf buf = {.arena = arena};
    buf_add(&buf, str_slice(bytes, 0, 33));
    buf_add(&buf, (struct str){block, sizeof block - 1});
    buf_add(&buf, str_slice(bytes, 33, bytes.n));
    struct forms *image = made(buf_str(&buf));
    assert_int_equal(image->width, 16);
    assert_int_equal(image->height, 32);
    struct pixels p = pixels_of(&image->screen);
    assert_quarters(&p, 12, BLUE, RED, WHITE, GREEN);
}

static long peak(void)
{
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    return used.ru_maxrss;
}

/* In KiB; the tests before take less. */
#define assert_modest(before) assert_true(peak() - (before) < 50000)

static void lengths_are_not_believed(void **state)
{
    static const char *const names[] = {"eXIf", "sCAL", "iCCP", "PLTE",
                                        "tRNS", "tEXt", "sPLT", "IHDR"};
    struct str bytes = file_bytes("srgb.png");
    long before = peak();
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        struct buf buf = {.arena = arena};
        buf_add(&buf, str_slice(bytes, 0, 33));
        buf_add(&buf, STR("\x3F\xFF\xFF\xFF"));
        buf_add(&buf, str_of(names[i]));
        PART(&buf, "x", 200);
        assert_null(made(buf_str(&buf)));
        assert_told("is a damaged PNG file");
    }
    assert_modest(before);
}

/* A table of 84 * 84 * 84 * 84 colours, in a profile of 240 bytes. */
static void profiles_are_not_believed(void **state)
{
    char profile[240] = {0};
    memcpy(profile + 3, "\xF0lcms\2\x10\0\0prtrCMYKLab ", 21);
    memcpy(profile + 36, "acsp", 4);
    memcpy(profile + 128, "\0\0\0\1A2B0\0\0\0\x90\0\0\0\x60", 16);
    memcpy(profile + 144, "mft2\0\0\0\0\4\3\x54", 11);
    memcpy(profile + 192, "\0\2\0\2", 4);
    long before = peak();
    struct str bytes = {profile, sizeof profile};
    assert_false(colour_differs(arena, bytes, 4));
    assert_modest(before);
}

/* A grey JPEG that calls itself 10,000 by 10,000, its data filled up. */
static struct str large_jpeg(size_t fill)
{
    struct str bytes = file_bytes("grey.jpg");
    struct str frame = {"\xFF\xC0\0\x0B\x08\0\x10\0\x20", 9};
    size_t at = str_find(bytes, frame);
    assert_true(at < bytes.n);
    struct buf buf = {.arena = arena};
    buf_add(&buf, str_slice(bytes, 0, at + 5));
    buf_add(&buf, STR("\x27\x10\x27\x10"));
    buf_add(&buf, str_slice(bytes, at + 9, bytes.n - 2));
    memset(buf_reserve(&buf, fill), 0, fill);
    buf.n += fill;
    buf_add(&buf, STR("\xFF\xD9"));
    return buf_str(&buf);
}

static void a_picture_may_ask_for_so_much(void **state)
{
    struct str bytes = file_bytes("progressive.jpg");
    size_t at = str_find(bytes, STR("\xFF\xC2"));
    struct buf buf = {.arena = arena};
    buf_add(&buf, str_slice(bytes, 0, at + 5));
    buf_add(&buf, STR("\x27\x10\x27\x10"));
    buf_add(&buf, str_slice(bytes, at + 9, bytes.n - 2));
    for (int i = 0; i < 40; i++)
        PART(&buf, "\xFF\xDA\0\x08\1\1\0\1\x3F\x10", 10000);
    buf_add(&buf, STR("\xFF\xD9"));
    assert_null(made(buf_str(&buf)));
    assert_told("it would take too long to decode");
}

/* Of so many million pixels each, forty are what there is for a document. */
static void a_document_may_ask_for_so_much(void **state)
{
    enum { FORTY = 40, MORE = 45 };
    struct resource parts[MORE];
    struct node *nodes[MORE];
    struct doc *doc = doc_in("");
    struct str bytes = large_jpeg(200000);
    for (int i = 0; i < MORE; i++) {
        struct str name = str_printf(arena, "%d", i);
        parts[i] = (struct resource){doc->resources, name, bytes};
        doc->resources = &parts[i];
        nodes[i] = add_image(doc, name);
    }
    load_images(doc);
    for (int i = 0; i < MORE; i++)
        assert_int_equal(nodes[i]->as.image->picture != NULL, i < FORTY);
    assert_int_equal(count_of(LOG_WARNING), MORE - FORTY);
    assert_true(holds(messages.first->text, "the pictures before it"));
}

static void what_lacks_its_data_is_not_begun(void **state)
{
    static const char gif[] = "GIF89a\x10\x27\x10\x27\xF0\0\0\0\0\0\xFF\xFF\xFF"
                              ",\0\0\0\0\1\0\1\0\0\2\2\x44\1\0;";
    struct str png = file_bytes("srgb.png");
    char *copy = arena_copy(arena, png.s, png.n);
    long before = peak();
    assert_null(made((struct str){gif, sizeof gif - 1}));
    assert_told("is a damaged GIF file");
    assert_null(made(large_jpeg(1000)));
    assert_told("is cut short before its half");
    memcpy(copy + 16, "\0\0\x27\x10\0\0\x27\x10\x08\2\0\0\0\x35\x2C\xF5\x70",
           17);
    assert_null(made((struct str){copy, png.n}));
    assert_told("is cut short before its half");
    assert_modest(before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(jpegs_tell_nothing_but_their_picture),
        T(thumbnails_of_jfif_go),
        T(pngs_tell_nothing_but_their_picture),
        T(others_tell_nothing_but_their_picture),
        T(orientation_is_looked_up),
        T(pngs_are_turned_by_their_exif),
        T(lengths_are_not_believed),
        T(profiles_are_not_believed),
        T(a_picture_may_ask_for_so_much),
        T(a_document_may_ask_for_so_much),
        T(what_lacks_its_data_is_not_begun),
    };
    return RUN(tests);
}
