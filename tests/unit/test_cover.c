/* SPDX-License-Identifier: MIT */
/* The cover as a page and as the file drawn from it; and files named for it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <png.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/log.h"
#include "doc/doc.h"
#include "layout/font.h"
#include "layout/page.h"
#include "stages.h"
#include "write/raster.h"

#include <cmocka.h> /* after error.h: both have a fail */

enum { WIDTH = 1600, HEIGHT = 2560, ROW = WIDTH * 3, LIGHT = 127000 };

static struct arena *arena;
static struct fonts *fonts;
static struct doc *doc;
static struct log messages;
static struct anban_error err;
static struct cover_picture cover;

static int set_up(void **state)
{
    memset(&err, 0, sizeof err);
    memset(&cover, 0, sizeof cover);
    arena = arena_new();
    fonts = fonts_new(&err);
    messages = (struct log){.arena = arena};
    doc = doc_new(arena, &messages);
    doc->meta.lang = STR("vi");
    return arena && fonts ? 0 : -1;
}

static int tear_down(void **state)
{
    fonts_free(fonts);
    arena_free(arena);
    return 0;
}

static const struct page *page_made(void)
{
    struct book *book = layout_cover(doc, arena, fonts, &err);
    assert_non_null(book);
    assert_int_equal(book->page_count, 1);
    return &book->pages[0];
}

/* All that stands on the page, a line for a run. */
static struct str words_of(const struct page *page)
{
    struct str all = STR("");
    for (size_t i = 0; i < page->n; i++) {
        if (page->items[i].kind == ITEM_TEXT)
            all = str_printf(arena, "%.*s%.*s\n", STR_ARG(all),
                             STR_ARG(page->items[i].as.run.text));
    }
    return all;
}

static bool says(const struct page *page, const char *words)
{
    return str_find(words_of(page), str_of(words)) != SIZE_MAX;
}

/* No text leaves its margins, and none lies over another. */
static void assert_within(const struct page *page)
{
    mpt last = 0;
    for (size_t i = 0; i < page->n; i++) {
        const struct item *item = &page->items[i];
        mpt width = 0;
        if (item->kind != ITEM_TEXT)
            continue;
        for (size_t k = 0; k < item->as.run.n; k++)
            width += item->as.run.glyphs[k].advance;
        assert_in_range(item->x, 30 * MPT, page->width);
        assert_true(item->x + width <= page->width - 30 * MPT);
        assert_in_range(item->y, 10 * MPT, page->height - 10 * MPT);
        assert_true(item->y >= last);
        last = item->y;
    }
}

static void test_all(void **state)
{
    strs_add(arena, &doc->meta.organisations, STR("BỘ MÔI TRƯỜNG"));
    strs_add(arena, &doc->meta.organisations, STR("CỤC ĐA DẠNG SINH HỌC"));
    strs_add(arena, &doc->meta.authors, STR("Nguyễn Văn An"));
    strs_add(arena, &doc->meta.authors, STR("Trần Bình"));
    doc->meta.title = STR("Báo cáo");
    doc->meta.date = STR("2021-01-05");
    doc->meta.source = STR("https://www.example.org/x?y");
    const struct page *page = page_made();
    assert_within(page);
    assert_string_equal(words_of(page).s, "BỘ MÔI TRƯỜNG\n"
                                          "CỤC ĐA DẠNG SINH HỌC\n"
                                          "Báo cáo\n"
                                          "Nguyễn Văn An, Trần Bình\n"
                                          "Ngày 05 tháng 01 năm 2021\n"
                                          "Nguồn: example.org\n");
}

static void test_other_languages(void **state)
{
    doc->meta.title = STR("Report");
    doc->meta.date = STR("2021-02-03");
    doc->meta.source = STR("VEA");
    doc->meta.lang = STR("en-GB");
    assert_true(says(page_made(), "3 February 2021\nSource: VEA"));
    doc->meta.date = STR("2021-02");
    assert_true(says(page_made(), "February 2021"));
    doc->meta.lang = STR("fr");
    assert_true(says(page_made(), "2021-02\nVEA"));
}

static void test_dates(void **state)
{
    doc->meta.date = STR("2021-10-22");
    assert_true(says(page_made(), "Ngày 22 tháng 10 năm 2021"));
    doc->meta.date = STR("2021-03");
    assert_true(says(page_made(), "Tháng 3 năm 2021"));
    doc->meta.date = STR("2021");
    assert_true(says(page_made(), "Năm 2021"));
    doc->meta.date = STR("2021-13");
    assert_false(says(page_made(), "2021"));
}

static void test_untitled(void **state)
{
    const struct page *page = page_made();
    assert_within(page);
    assert_string_equal(words_of(page).s, "Không có tiêu đề\n");
    doc->meta.lang = STR("en");
    assert_true(says(page_made(), "Untitled"));
}

static struct node *add_node(struct node *parent, enum node_kind kind,
                             const char *text)
{
    struct node *node = doc_node(doc, kind, 1);
    node->as.text = str_of(text);
    doc_insert(parent, parent->last, node);
    return node;
}

/* The kind of document stays a line of its own, unless the title is another. */
static void test_kind(void **state)
{
    struct node *title = doc_node(doc, NODE_TITLE, 1);
    doc_insert(doc->root, NULL, title);
    add_node(title, NODE_TEXT, "BÁO CÁO");
    add_node(title, NODE_LINE_BREAK, NULL);
    add_node(title, NODE_TEXT, "Công tác năm");
    doc->meta.title = STR("BÁO CÁO Công tác năm");
    assert_string_equal(words_of(page_made()).s, "BÁO CÁO\nCông tác năm\n");
    doc->meta.title = STR("BÁO CÁO");
    assert_string_equal(words_of(page_made()).s, "BÁO CÁO\n");
    doc->meta.title = STR("Tóm tắt báo cáo");
    assert_string_equal(words_of(page_made()).s, "Tóm tắt báo cáo\n");
    title->first->as.text = STR("Tóm tắt");
    doc->meta.title = STR("Tóm tắt cũ");
    assert_string_equal(words_of(page_made()).s, "Tóm tắt cũ\n");
}

static mpt title_size(const char *title)
{
    doc->meta.title = str_of(title);
    const struct page *page = page_made();
    assert_within(page);
    mpt size = 0;
    for (size_t i = 0; i < page->n; i++) {
        if (page->items[i].kind == ITEM_TEXT)
            size = page->items[i].as.run.size;
    }
    return size;
}

/* A title is smaller the longer it is, and stays within the page. */
static void test_sizes(void **state)
{
    static const char words[] =
        "Báo cáo đánh giá tác động môi trường của dự án đầu tư xây dựng tuyến "
        "đường bộ cao tốc Bắc – Nam phía Đông giai đoạn 2021 – 2025, đoạn qua "
        "địa bàn các tỉnh Hà Tĩnh, Quảng Bình, Quảng Trị, Bình Định, Phú Yên, "
        "Khánh Hòa, Hậu Giang, Kiên Giang, Cà Mau";
    mpt few = title_size("Báo cáo năm"), many = title_size(words);
    assert_in_range(few, 40 * MPT, 60 * MPT);
    assert_in_range(many, 16 * MPT, 30 * MPT);
    assert_in_range(title_size("Donaudampfschifffahrtsgesellschaftskapitän"),
                    10 * MPT, 18 * MPT);
}

/* A text without end, with spaces or not, is cut with an ellipsis. */
static void test_endless(void **state)
{
    char *text = arena_alloc(arena, 100001);
    memset(text, 'x', 100000);
    doc->meta.title = (struct str){text, 100000};
    strs_add(arena, &doc->meta.organisations, (struct str){text, 100000});
    strs_add(arena, &doc->meta.authors, (struct str){text, 100000});
    const struct page *page = page_made();
    assert_within(page);
    for (size_t i = 0; i < 100000; i += 4)
        text[i] = ' ';
    page = page_made();
    assert_within(page);
    assert_true(says(page, "xxx…\n"));
    assert_in_range(words_of(page).n, 850, 950);
}

/* What the cover draws is not in the PDF. */
static void test_fonts_unused(void **state)
{
    size_t at = 0;
    doc->meta.title = STR("Báo cáo ♥");
    page_made();
    assert_null(fonts_next_used(fonts, &at));
    assert_null(messages.first);
}

static void draw(void)
{
    struct book *book = layout_cover(doc, arena, fonts, &err);
    assert_non_null(book);
    assert_true(draw_cover(book, arena, &cover, &err));
}

/* The file, decoded to rows of red, green and blue. */
static unsigned char *decoded(struct str file)
{
    png_image image = {.version = PNG_IMAGE_VERSION};
    assert_true(png_image_begin_read_from_memory(&image, file.s, file.n));
    assert_int_equal(image.width, WIDTH);
    assert_int_equal(image.height, HEIGHT);
    assert_true(image.format & PNG_FORMAT_FLAG_COLORMAP);
    image.format = PNG_FORMAT_RGB;
    unsigned char *rows = arena_array(arena, HEIGHT, ROW);
    assert_true(png_image_finish_read(&image, NULL, rows, ROW, NULL));
    assert_int_equal(image.warning_or_error, 0);
    return rows;
}

/* The page itself, drawn as pages are. */
static unsigned char *meant(void)
{
    struct book *book = layout_cover(doc, arena, fonts, &err);
    struct raster *raster =
        raster_new(arena, &book->pages[0], NULL, WIDTH, &err);
    unsigned char *rows = arena_array(arena, HEIGHT, ROW);
    raster_rows(raster, 0, HEIGHT, rows);
    raster_free(raster);
    return rows;
}

/* The file shows the page: all but the edges of letters as it is, those to a
 * level or, where they are small, to a quarter of a pixel. */
static void test_file(void **state)
{
    doc->meta.title = STR("Báo cáo hiện trạng môi trường");
    strs_add(arena, &doc->meta.organisations, STR("TỔNG CỤC MÔI TRƯỜNG"));
    strs_add(arena, &doc->meta.authors, STR("Nguyễn Văn An"));
    draw();
    assert_true(cover.drawn);
    assert_int_equal(cover.file.form, IMAGE_PNG);
    assert_in_range(cover.file.bytes.n, 20000, LIGHT);
    const unsigned char *seen = decoded(cover.file.bytes), *page = meant();
    size_t n = (size_t)HEIGHT * ROW, off = 0, far = 0;
    for (size_t i = 0; i < n; i++) {
        off += seen[i] != page[i];
        far += abs(seen[i] - page[i]) > 9;
    }
    assert_in_range(off * 1000 / n, 0, 15);
    assert_in_range(far * 10000 / n, 0, 5);
}

/* Many small letters make the most of edges. */
static void test_always_light(void **state)
{
    struct str words = STR("ẨM HỮU ĐẮK SỰ NGƯỢNG ƯỞNG ĐẬU QUỐC ");
    for (int i = 0; i < 4; i++)
        words = str_printf(arena, "%.*s%.*s", STR_ARG(words), STR_ARG(words));
    doc->meta.title = words;
    doc->meta.source = words;
    for (int i = 0; i < 6; i++)
        strs_add(arena, &doc->meta.organisations, str_slice(words, 0, 200));
    draw();
    assert_in_range(cover.file.bytes.n, 20000, LIGHT);
    decoded(cover.file.bytes);
}

static void test_same_bytes(void **state)
{
    doc->meta.title = STR("Báo cáo");
    draw();
    struct str first = cover.file.bytes;
    draw();
    assert_true(str_eq(first, cover.file.bytes));
}

/* ---- files ---- */

static bool load(const char *name)
{
    memset(&err, 0, sizeof err);
    return load_cover(arena, str_printf(arena, "tests/images/%s", name).s,
                      &cover, &messages, &err);
}

static void test_files(void **state)
{
    static const char *const names[] = {
        "adobe.jpg",   "cmyk.jpg",    "deep.png",        "gamma.png",
        "grey.jpg",    "clear.webp",  "lossy.webp",      "moving.gif",
        "moving.webp", "palette.png", "progressive.jpg", "srgb.png",
        "turned.jpg"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        assert_true(load(names[i]));
        assert_false(cover.drawn);
        assert_int_equal(cover.file.form, IMAGE_JPEG);
        assert_memory_equal(cover.file.bytes.s, "\xFF\xD8\xFF", 3);
        assert_in_range(cover.file.bytes.n, 100, LIGHT);
        assert_in_range(cover.file.width, 1, WIDTH);
        assert_in_range(cover.file.height, 1, HEIGHT);
    }
}

static void test_wrong_files(void **state)
{
    static const char *const names[] = {"", "make.py", "none.jpg", "a/b"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        assert_false(load(names[i]));
        assert_int_equal(err.code, ANBAN_USAGE);
        assert_non_null(strstr(err.message, "--cover tests/images/"));
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

/* A size less is taken rather than that a word be torn. */
static void words_are_whole(void **state)
{
    static const char *const torn[] = {"GIẢI \n", "THỦ \n",  "HÀNH \n",
                                       "LĨNH \n", "QUẢN \n", "CỦA \n"};
    doc->meta.title = STR("PHÊ DUYỆT QUY TRÌNH GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH "
                          "LĨNH VỰC QUẢN LÝ CỦA SỞ Y TẾ TỈNH SÓC TRĂNG");
    const struct page *page = page_made();
    for (size_t i = 0; i < sizeof torn / sizeof torn[0]; i++)
        assert_false(says(page, torn[i]));
}

/* That holds for the longest titles, too. */
static void long_titles_are_whole(void **state)
{
    static const char *const torn[] = {"DANH \n", "CẤP \n", "BÀN \n",
                                       "HÀNH \n", "BAN \n", "THỦ \n"};
    strs_add(arena, &doc->meta.organisations, STR("UBND TỈNH VĨNH LONG"));
    doc->meta.title =
        STR("QUYẾT ĐỊNH VỀ VIỆC CÔNG BỐ DANH MỤC 01 THỦ TỤC HÀNH CHÍNH CẤP XÃ "
            "MỚI BAN HÀNH VÀ PHÊ DUYỆT 01 QUY TRÌNH NỘI BỘ TIẾP NHẬN, GIẢI "
            "QUYẾT THỦ TỤC HÀNH CHÍNH TRONG LĨNH VỰC TỔ CHỨC CAI NGHIỆN MA TÚY "
            "THUỘC THẨM QUYỀN GIẢI QUYẾT CỦA ỦY BAN NHÂN DÂN CẤP XÃ TRÊN ĐỊA "
            "BÀN TỈNH VĨNH LONG (THỦ TỤC HÀNH CHÍNH THỰC HIỆN KHÔNG PHỤ THUỘC "
            "VÀO ĐỊA GIỚI HÀNH CHÍNH)");
    const struct page *page = page_made();
    for (size_t i = 0; i < sizeof torn / sizeof torn[0]; i++)
        assert_false(says(page, torn[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(words_are_whole),  TEST(long_titles_are_whole),
        TEST(test_all),         TEST(test_other_languages),
        TEST(test_dates),       TEST(test_untitled),
        TEST(test_kind),        TEST(test_sizes),
        TEST(test_endless),     TEST(test_fonts_unused),
        TEST(test_file),        TEST(test_always_light),
        TEST(test_same_bytes),  TEST(test_files),
        TEST(test_wrong_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
