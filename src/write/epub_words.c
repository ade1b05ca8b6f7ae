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
    .cover = "Bìa",
    .summary = "Văn bản đọc được bằng trình đọc màn hình và hiển thị được theo "
               "ý người đọc; có mục lục.",
    .summary_headings = " Các đề mục được đánh dấu theo cấp.",
    .summary_pages = " Có số trang của bản in.",
    .summary_described = " Hình ảnh có lời mô tả.",
    .summary_undescribed = " Có hình ảnh không kèm lời mô tả.",
};

static const struct epub_words english = {
    .lang = "en",
    .contents = "Contents",
    .pages = "List of pages",
    .landmarks = "Landmarks",
    .text = "Text",
    .untitled = "Untitled",
    .cover = "Cover",
    .summary = "All text can be read by a screen reader and displayed at the "
               "reader's will; there is a table of contents.",
    .summary_headings = " Headings are marked up by level.",
    .summary_pages = " The page numbers of the printed edition are given.",
    .summary_described = " Images have descriptions.",
    .summary_undescribed = " Some images have no description.",
};

const struct epub_words *epub_words_for(struct str lang)
{
    return language_is(lang, "vi") ? &vietnamese : &english;
}
