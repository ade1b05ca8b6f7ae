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

/* A sentence that a page's end tears; each half is a line. */
#define TORN_A "Học sinh của các xã miền núi, hải đảo và vùng cao\n"
#define TORN_B "chưa có trường phải đi xa mới mượn được sách.\n"

static void sentences_go_on_over_the_page(void **state)
{
    static const char *const ends[] = {"\f", "\n\n\f\n"};
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        const struct doc *doc = read_bytes(
            str_printf(arena, "%s" TORN_A "%s" TORN_B "%s", P1, ends[i], P2));
        assert_true(holds(dump_of(doc), "vùng cao chưa có trường"));
    }
}

static void a_list_goes_on_over_the_page(void **state)
{
    struct str text = str_printf(
        arena, "%sa) Các trường tiểu học trên địa bàn\n\fb) hai\n%s", P1, P2);
    assert_true(holds(dump_of(read_bytes(text)), "item \"b)\""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(sentences_go_on_over_the_page),
        T(a_list_goes_on_over_the_page),
    };
    return RUN(tests);
}
