/* SPDX-License-Identifier: MIT */
/* What pages add to a text that was copied out of them. */
#include "reading.h"

/* Thirteen lines of one length, others for each `page`. */
static const char *lines_of_page(char page)
{
    struct buf buf = {.arena = arena};
    for (char line = 'a'; line <= 'm'; line++)
        buf_printf(&buf,
                   "Xã %c%c đã tổ chức hội nghị tổng kết công tác của năm\n",
                   page, line);
    return buf_str(&buf).s;
}
#define P1 lines_of_page('p')
#define P2 lines_of_page('q')
#define P3 lines_of_page('r')

/* A sentence that a page's end tears; each half is a line. */
#define TORN_A "Học sinh của các xã miền núi, hải đảo và vùng cao\n"
#define TORN_B "chưa có trường phải đi xa mới mượn được sách.\n"

static size_t dropped_by(const char *rule)
{
    size_t n = 0;
    for (const struct log_entry *e = messages.first; e; e = e->next)
        n += e->kind == LOG_DROPPED && str_eq(str_of(e->what), str_of(rule));
    return n;
}

static void numbers_of_pages_go_in_every_form(void **state)
{
    static const char *const numbers[][2] = {
        {"2", "3"},
        {"- 2 -", "- 3 -"},
        {"Trang 2/12", "Trang 3/12"},
        {"2 | P a g e", "3 | P a g e"},
        {"Page 2 of 12", "Page 3 of 12"},
    };
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        read_bytes(str_printf(arena, "%s\n%s\n\f%s%s\n\f%s", P1, numbers[i][0],
                              P2, numbers[i][1], P3));
        assert_int_equal(dropped_by("page number"), 2);
        /* without form feeds */
        read_bytes(str_printf(arena, "%s" TORN_A "%s\n" TORN_B "%s\n%s\n%s", P1,
                              numbers[i][0], P2, numbers[i][1], P3));
        assert_int_equal(dropped_by("page number"), 2);
    }
}

static void numbers_that_are_no_pages_stay(void **state)
{
    const struct str texts[] = {
        STR("TT\nTên\n1\nAn Hòa\n125\n2\nBình Minh\n98\n"),
        STR("Tổng số học sinh khá giỏi\n125\nem đạt giải\n"),
        str_printf(arena, "1\n%s2\n%s3\n%s", P1, P2, P3), /* chapters */
        str_printf(arena, "%s1975\n%s", P1, P2),
        str_printf(arena, "%s12\n\f%s40\n\f%s", P1, P2, P3),
        str_printf(arena, "MỤC LỤC\nMở đầu\n1\n\f%s", P1),
        str_printf(arena, "%s12345\n\f%s12346\n\f%s", P1, P2, P3),
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        read_bytes(texts[i]);
        assert_int_equal(count_of(LOG_DROPPED), 0);
    }
}

static void sentences_go_on_over_the_page(void **state)
{
    static const char *const ends[] = {"\n2\n\f\n", "\f", "2\n\n\f\n"};
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        const struct doc *doc = read_bytes(str_printf(
            arena, "%s\f%s" TORN_A "%s" TORN_B "%s", P1, P2, ends[i], P3));
        assert_true(holds(dump_of(doc), "vùng cao chưa có trường"));
    }
}

static void a_list_goes_on_over_the_page(void **state)
{
    struct str text = str_printf(
        arena, "%sa) Các trường tiểu học trên địa bàn\n\fb) hai\n%s", P1, P2);
    assert_true(holds(dump_of(read_bytes(text)), "item \"b)\""));
}

#define HEAD "Báo cáo thường niên năm 2024\n"

static void heads_of_pages_go_and_titles_stay(void **state)
{
    struct doc *doc = read_bytes(str_printf(arena,
                                            HEAD "\n%sAn Lạc, 2024 1\n\f" HEAD
                                                 "%sAn Lạc, 2024 2\n\f" HEAD
                                                 "%sAn Lạc, 2024 3\n",
                                            P1, P2, P3));
    assert_int_equal(dropped_by("running head"), 2);
    assert_int_equal(dropped_by("running foot"), 3);
    assert_str(node_text(arena, doc->root->first),
               "Báo cáo thường niên năm 2024");
}

static void a_head_above_the_letterhead_goes(void **state)
{
#define NATION "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    read_bytes(str_printf(arena, HEAD NATION "%s\f" HEAD "%s\f" HEAD "%s", P1,
                          P2, P3));
    assert_int_equal(dropped_by("running head"), 3);
    /* of several documents, each its own */
    read_bytes(str_printf(
        arena, "UBND XÃ AN HÒA\n" NATION "%s\fUBND XÃ AN HÒA\n" NATION "%s", P1,
        P2));
    assert_int_equal(count_of(LOG_DROPPED), 0);
}

static void what_is_alike_by_chance_stays(void **state)
{
#define LONG "Thư viện của huyện đã mở thêm hai phòng đọc cho các em học sinh\n"
    const struct str texts[] = {
        str_printf(arena, "%sDòng 1\n\fDòng 2\nDòng 3\n%s", P1, P2),
        str_printf(arena, "%s\fĐiều 5.\n%s\fĐiều 9.\n%s", P1, P2, P3),
        str_printf(arena, "%s- Lưu: VT.\n\f%s- Lưu: VT.\n", P1, P2),
        str_printf(arena, LONG "%s\f" LONG "%s\f" LONG "%s", P1, P2, P3),
        STR("\f"),
        STR("\f\f\n\f"),
        STR("2\f"),
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        read_bytes(texts[i]);
        if (count_of(LOG_DROPPED))
            print_message("%zu: %s\n", i, messages.first->begins);
        assert_int_equal(count_of(LOG_DROPPED), 0);
    }
}

static void what_pages_added_can_be_kept(void **state)
{
    messages = (struct log){.arena = arena};
    struct doc *doc = doc_new(arena, &messages);
    read_text(doc, str_printf(arena, "%s" TORN_A "2\n" TORN_B "%s", P1, P2),
              true);
    structure(doc, true);
    assert_true(holds(dump_of(doc), "paragraph @15 \"2\""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(numbers_of_pages_go_in_every_form),
        T(numbers_that_are_no_pages_stay),
        T(sentences_go_on_over_the_page),
        T(a_list_goes_on_over_the_page),
        T(heads_of_pages_go_and_titles_stay),
        T(a_head_above_the_letterhead_goes),
        T(what_is_alike_by_chance_stays),
        T(what_pages_added_can_be_kept),
    };
    return RUN(tests);
}
