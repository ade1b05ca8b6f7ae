/* SPDX-License-Identifier: MIT */
/* The few phrases which an edition adds to its text. */
#include "base/utf8.h"
#include "write/epub.h"

static const struct epub_words vietnamese = {
    .lang = "vi",
    .contents = "Mục lục",
    .pages = "Danh sách trang",
    .landmarks = "Các phần chính",
    .text = "Nội dung",
    .untitled = "Không có tiêu đề",
    .summary = "Toàn bộ nội dung là văn bản, đọc được bằng trình đọc màn hình "
               "và hiển thị được theo ý người đọc; có mục lục.",
    .summary_headings = " Các đề mục được đánh dấu theo cấp.",
    .summary_pages = " Có số trang của bản in.",
    .summary_images = " Hình ảnh được thay bằng lời mô tả.",
};

static const struct epub_words english = {
    .lang = "en",
    .contents = "Contents",
    .pages = "List of pages",
    .landmarks = "Landmarks",
    .text = "Text",
    .untitled = "Untitled",
    .summary = "All content is text, which a screen reader can read and the "
               "reader can display at will; there is a table of contents.",
    .summary_headings = " Headings are marked up by level.",
    .summary_pages = " The page numbers of the printed edition are given.",
    .summary_images = " Images are replaced by their descriptions.",
};

const struct epub_words *epub_words_for(struct str lang)
{
    bool vi = str_eq_nocase(str_slice(lang, 0, 2), STR("vi")) &&
              (lang.n == 2 || lang.s[2] == '-');
    return vi ? &vietnamese : &english;
}
