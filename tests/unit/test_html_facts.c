/* SPDX-License-Identifier: MIT */
/* Who wrote a web page and when, by all that pages say it with. */
#include "reading.h"

#include "read/read.h"

#define PROSE                                                                                             \
    "<p>Bài này đủ dài để được coi là phần chữ của trang, có đầu có cuối và " \
    "không có liên kết nào trong đó cả."
#define HEAD "<html lang=vi><title>Đọc sách ở làng - Báo Mẫu</title>"
#define ENGLISH                                                                \
    "<html lang=en><title>Reading in our village - The Paper</title>"          \
    "<h1>Reading in our village</h1>"
#define TITLE "<h1>Đọc sách ở làng</h1>"
#define TEXT  PROSE PROSE PROSE

/* Author and date that a page must give; empty: none. */
struct wanted {
    const char *html, *author, *date;
};

static void hold(const struct wanted *wanted, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        messages = (struct log){.arena = arena};
        struct doc *doc = doc_new(arena, &messages);
        read_html(doc, str_of(wanted[i].html), false);
        struct str author =
            doc->meta.authors.n ? doc->meta.authors.at[0] : STR("");
        if (!str_eq(author, str_of(wanted[i].author)) ||
            !str_eq(doc->meta.date, str_of(wanted[i].date)))
            fail_msg("%s: '%.*s', '%.*s'", wanted[i].html, STR_ARG(author),
                     STR_ARG(doc->meta.date));
    }
}
#define HOLD(list) hold((list), sizeof(list) / sizeof(list)[0])

static void test_head(void **state)
{
    static const struct wanted list[] = {
        {HEAD "<meta name=publish_date content=2025-03-12>" TITLE TEXT, "",
         "2025-03-12"},
        {HEAD "<meta name=citation_author content='Lê, An'>"
              "<meta name=citation_date content=2025/03/12>" TITLE TEXT,
         "An Lê", "2025-03-12"},
        {HEAD "<meta name='twitter:label1' content='Được viết bởi'>"
              "<meta name='twitter:data1' content='Lê An'>" TITLE TEXT,
         "Lê An", ""},
        {HEAD "<meta name='twitter:label1' content='Thời gian đọc'>"
              "<meta name='twitter:data1' content='Năm Phút'>" TITLE TEXT,
         "", ""},
        {HEAD "<meta name=author content='Иван Петров'>" TITLE TEXT,
         "Иван Петров", ""},
        /* no date, to a program */
        {HEAD "<meta name=date content='0001-01-01T00:00:00Z'>" TITLE TEXT, "",
         ""},
        {HEAD
         "<link rel=canonical href='https://a.vn/2025/03/12/doc'>" TITLE TEXT,
         "", "2025-03-12"},
    };
    HOLD(list);
}

/* The publisher is the author only where there is nobody else. */
static void test_publisher(void **state)
{
    static const struct wanted list[] = {
        {HEAD "<meta property='og:site_name' content='Báo Mẫu'>"
              "<meta name=author content='Báo Mẫu'>" TITLE TEXT,
         "Báo Mẫu", ""},
        {HEAD "<meta property='og:site_name' content='Báo Mẫu'>"
              "<meta name=author content='Báo Mẫu'>" TITLE
              "<p>Tác giả: Lê Thị An</p>" TEXT,
         "Lê Thị An", ""},
    };
    HOLD(list);
}

/* Attributes of other articles on the page say less than its own head. */
static void test_items(void **state)
{
    static const struct wanted list[] = {
        {HEAD "<meta name=date content=2025-03-12><div>"
              "<span itemprop=datePublished content=2026-01-01>Bài khác</span>"
              "</div>" TITLE TEXT,
         "", "2025-03-12"},
        {HEAD TITLE "<span itemprop=datePublished content=2025-03-12></span>"
                    "<span itemprop=author>Lê An</span>" TEXT,
         "Lê An", "2025-03-12"},
    };
    HOLD(list);
}

static void test_lines(void **state)
{
    static const struct wanted list[] = {
        /* above the title, and behind the lead */
        {HEAD "<div><p>12/03/2025 - 11 phút</p>" TITLE "</div>" TEXT, "",
         "2025-03-12"},
        {HEAD TITLE PROSE "<p>Tác giả: Lê An</p><p>12/03/2025</p>" TEXT,
         "Lê An", "2025-03-12"},
        /* one element each, with nothing between */
        {ENGLISH "<div><span>By</span><span>Jane Doe</span></div>"
                 "<div>Published March 9, 2025</div>" TEXT,
         "Jane Doe", "2025-03-09"},
        {ENGLISH "<p>Jane van Doe</p><p>Mar 9, 2025</p>" TEXT, "Jane van Doe",
         "2025-03-09"},
        {ENGLISH "<img alt='Jane Doe, editor'><p>Jane Doe</p>" TEXT, "Jane Doe",
         ""},
        {ENGLISH "<p>Posted on 3/29/2025 by Jane Doe</p>" TEXT, "Jane Doe",
         "2025-03-29"},
        {ENGLISH "<p>By Jane Doe and John Roe, editors</p>" TEXT, "Jane Doe",
         ""},
        {ENGLISH "<p>December 3, 2025. Updated: December 7, 2025</p>" TEXT, "",
         "2025-12-03"},
        {ENGLISH "<p>Updated: December 7, 2025<p>December 3, 2025</p>" TEXT, "",
         "2025-12-03"},
        {ENGLISH "<div>A caption</div>" TEXT "<p>Written by Jane Doe</p>"
                 "<p>Last updated: March 9, 2025</p>",
         "Jane Doe", "2025-03-09"},
    };
    HOLD(list);
}

/* The month comes first in English, and where no other reading is a day. */
static void test_days(void **state)
{
    static const struct wanted list[] = {
        {HEAD TITLE "<p>3/9/2025</p>" TEXT, "", "2025-09-03"},
        {HEAD TITLE "<p>3/29/2025</p>" TEXT, "", "2025-03-29"},
        {"<html lang=en>" TITLE "<p>3/9/2025</p>" TEXT, "", "2025-09-03"},
        {"<html lang=en-GB><h1>A village</h1><p>3/9/2025</p>"
         "<p>A text in English, which is long enough to be what it is about, "
         "and has not one link.</p>",
         "", "2025-09-03"},
        {"<html lang=en-US><h1>A village</h1><p>3/9/2025</p>"
         "<p>A text in English, which is long enough to be what it is about, "
         "and has not one link.</p>",
         "", "2025-03-09"},
    };
    HOLD(list);
}

/* What looks like a name beside a day and is none. */
static void test_no_names(void **state)
{
    static const struct wanted list[] = {
        {ENGLISH "<p>Last Updated</p><p>Mar 9, 2025</p>" TEXT, "",
         "2025-03-09"},
        {ENGLISH "<p>OUR VILLAGE</p><p>Mar 9, 2025</p>" TEXT, "", "2025-03-09"},
        {ENGLISH "<p><a href=/x>Social Media</a></p><p>Mar 9, 2025</p>" TEXT,
         "", "2025-03-09"},
        {ENGLISH "<div class=author>About the Author</div>" TEXT, "", ""},
        {ENGLISH TEXT "<address><a rel=author>Jane Doe</a></address>",
         "Jane Doe", ""},
        {ENGLISH "<div class=author>Updated March 9, 2025</div>" TEXT, "",
         "2025-03-09"},
        {HEAD TITLE "<p>Thực hiện Kế hoạch số 15/KH, xã báo cáo như sau:" TEXT,
         "", ""},
    };
    HOLD(list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(test_head),  T(test_publisher), T(test_items),
        T(test_lines), T(test_days),      T(test_no_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
