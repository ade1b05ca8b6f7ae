/* SPDX-License-Identifier: MIT */
/*
 * What a web page puts around a report's head: the way to the page, the date
 * and the hour, how often it was read, how often it was commented. A line is
 * only taken for such when it holds nothing else.
 */
#include <stdint.h>

#include "base/utf8.h"
#include "doc/date.h"
#include "doc/metadata.h"
#include "doc/passes/passes.h"

enum {
    BREADCRUMB_REACH = 3, /* blocks from the first */
    DATE_REACH = 10,      /* blocks from the first */
    FOOT_REACH = 12,      /* blocks from the last */
    COUNTER_REACH = 3,    /* blocks behind the title */
    BREADCRUMB_MAX = 300, /* characters */
    LINE_LENGTH_MAX = 90
};

/* "Trang chủNewsThời sự": links that ran together when they were copied. */
static bool is_glued(struct str text)
{
    struct str home = STR("Trang chủ");
    return str_starts(text, home) &&
           starts_with_capital(str_slice(text, home.n, text.n));
}

/* "Trang chủ > Tin tức > Hội nghị": two signs, or one behind the home page,
 * where a bar may part them, too. */
static bool is_breadcrumb(struct doc *doc, struct str text)
{
    static const char *const homes[] = {"trang chủ", "trang nhất", "home"};
    static const char *const signs[] = {" > ",  " » ", " › ",
                                        " >> ", " / ", " | "};
    struct str small = lowered(doc->arena, text);
    bool home = starts_with(small, WORDS(homes));
    size_t found = 0, count = sizeof signs / sizeof signs[0] - !home;
    if (is_one_of(small, WORDS(homes)) || is_glued(text))
        return true;
    for (size_t i = 0; i < count; i++) {
        struct str sign = str_of(signs[i]), rest = text;
        for (size_t at; (at = str_find(rest, sign)) < rest.n; found++)
            rest = str_slice(rest, at + sign.n, rest.n);
    }
    return !ends_in_stop(text) &&
           (home ? found > 0
                 : found > 1 && str_find(text, STR(" / ")) > text.n);
}

void pass_breadcrumb(struct doc *doc)
{
    struct node *block = doc->root->first;
    for (int i = 0; block && i < BREADCRUMB_REACH; i++) {
        struct str text = block_text(doc, block);
        bool line = is_running(block) && text_fits(text, BREADCRUMB_MAX) &&
                    is_breadcrumb(doc, text);
        block = line ? dropped(doc, block, "breadcrumb") : block->next;
    }
}

/* The first number with two slashes, hyphens or stops in it: dd/mm/yyyy. */
struct str find_date(struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        size_t end = i, marks = 0;
        for (; end < text.n; end++) {
            bool mark =
                text.s[end] == '/' || text.s[end] == '-' || text.s[end] == '.';
            if (!is_digit(text.s[end]) && !mark)
                break;
            marks += mark;
        }
        while (end > i && !is_digit(text.s[end - 1])) {
            end--; /* a stop or a dash behind */
            marks--;
        }
        if (marks == 2 && end - i >= 8 && end - i <= 10)
            return str_slice(text, i, end);
        if (end > i)
            i = end;
    }
    return STR("");
}

/* The words that may stand beside the date or the number of readers. */
static const char *const date_words[] = {
    "ngày", "đăng",  "cập",  "nhật", "lúc",  "thứ",  "hai", "ba",   "tư",
    "năm",  "sáu",   "bảy",  "chủ",  "gmt",  "am",   "pm",  "giờ",  "phút",
    "h",    "sa",    "ch",   "lượt", "xem",  "đọc",  "số",  "truy", "views",
    "view", "count", "viết", "phát", "hành", "xuất", "bản", "t",
};

/* One day: a line with two tells from when to when. */
static bool is_date_line(struct str text, struct str small)
{
    struct str date = find_date(text);
    size_t behind = date.n ? (size_t)(date.s - text.s) + date.n : text.n;
    return date.n > 0 && has_only(small, WORDS(date_words)) &&
           find_date(str_slice(text, behind, text.n)).n == 0 &&
           !str_ends(text, STR(";"));
}

/* True where the article's text or a table has begun. A title may ask. */
static bool begins_text(const struct doc *doc, const struct node *block)
{
    struct str text = block_text(doc, block);
    return is_long(doc, block) || block->kind == NODE_LIST ||
           block->kind == NODE_TABLE ||
           (is_running(block) && ends_in_stop(text) &&
            !str_ends(text, STR("?")) && !str_ends(text, STR("!")));
}

/* "Thứ Tư, 1 tháng 8, 2012" above the title. */
static bool is_day_line(struct doc *doc, const struct node *block)
{
    static const char *const days[] = {"thứ hai", "thứ ba",  "thứ tư",
                                       "thứ năm", "thứ sáu", "thứ bảy",
                                       "chủ nhật"};
    struct str text = block_text(doc, block);
    const struct node *title = find_title(doc);
    const struct node *n = block;
    while (n && n != title)
        n = n->next;
    return n && is_running(block) && text_fits(text, LINE_LENGTH_MAX / 2) &&
           starts_with(lowered(doc->arena, text), WORDS(days)) &&
           date_iso(doc->arena, text).n > 0;
}

/* The date of a web page's line becomes the document's unless the front matter
 * has one. The line nearest to the text is the article's, not the visit's. */
void pass_date(struct doc *doc)
{
    bool given = doc->meta.date.n > 0;
    struct node *block = doc->root->first;
    for (int i = 0; block && i < DATE_REACH; i++) {
        struct str text = block_text(doc, block);
        bool line = is_running(block) && text_fits(text, LINE_LENGTH_MAX) &&
                    is_date_line(text, lowered(doc->arena, text));
        bool day = !line && is_day_line(doc, block);
        if (!line && !day && begins_text(doc, block))
            break;
        if ((line || day) && !given)
            metadata_add(doc, STR("date"), day ? text : find_date(text));
        block = line || day ? dropped(doc, block, "date line") : block->next;
    }
}

/* "Lượt xem: 1.234": these words and a number, alone on a line. */
static bool counts_views(struct doc *doc, struct str text)
{
    static const char *const views[] = {"lượt xem", "lượt truy cập", "lượt đọc",
                                        "đã xem",   "views",         "lần xem"};
    static const char *const others[] = {
        "lượt", "xem", "truy", "cập",   "đọc",  "đã",    "views", "lần", "số",
        "tổng", "hôm", "nay",  "trong", "ngày", "tháng", "tuần",  "bài",
    };
    bool number = false;
    if (!text_fits(text, LINE_LENGTH_MAX))
        return false;
    for (size_t i = 0; i < text.n; i++)
        number = number || is_digit(text.s[i]);
    struct str small = lowered(doc->arena, text);
    return number && holds_one_of(small, WORDS(views)) &&
           has_only(small, WORDS(others));
}

static void drop_views(struct doc *doc, struct node *block, int reach)
{
    for (int i = 0; block && i < reach; i++) {
        bool line =
            is_running(block) && counts_views(doc, block_text(doc, block));
        block = line ? dropped(doc, block, "view counter") : block->next;
    }
}

void pass_views(struct doc *doc)
{
    drop_views(doc, doc->root->first, DATE_REACH);
    drop_views(doc, tail_of(doc, FOOT_REACH), FOOT_REACH);
}

/* A lone whole number; a year is none, for a line may well be one. -1: none. */
static long lone_number(struct str text)
{
    long value = 0;
    for (size_t i = 0; i < text.n; i++) {
        if (!is_digit(text.s[i]) || i > 8)
            return -1;
        value = value * 10 + text.s[i] - '0';
    }
    bool year = text.n == 4 && value >= 1900 && value <= 2100;
    return text.n == 0 || year ? -1 : value;
}

/* Lines of numbers that go on counting are the text's own. */
static bool is_counted_on(const struct doc *doc, const struct node *block,
                          long value)
{
    enum { REACH = 40 };
    int i = 0;
    for (block = block->next; block && i < REACH; block = block->next, i++) {
        if (is_running(block) &&
            lone_number(block_text(doc, block)) == value + 1)
            return true;
    }
    return false;
}

/* "3 bình luận", "Bình luận (0)": the same number in words. */
static bool counts_comments(struct doc *doc, struct str text)
{
    static const char *const words[] = {"bình", "luận",  "comment", "comments",
                                        "like", "likes", "thích",   "lượt"};
    bool number = false;
    for (size_t i = 0; i < text.n && i < LINE_LENGTH_MAX; i++)
        number = number || is_digit(text.s[i]);
    return number && text_fits(text, LINE_LENGTH_MAX / 3) &&
           capital_share(text) >= 0 && !str_ends(text, STR(".")) &&
           has_only(lowered(doc->arena, text), WORDS(words));
}

void pass_counter(struct doc *doc)
{
    struct node *title = find_title(doc);
    struct node *block = title ? title->next : NULL;
    long before = -1; /* the number of a line that stays */
    for (int i = 0; block && i < COUNTER_REACH; i++) {
        struct str text = block_text(doc, block);
        long value = is_running(block) ? lone_number(text) : -1;
        bool counted = value >= 0 && ((before >= 0 && value == before + 1) ||
                                      is_counted_on(doc, block, value));
        bool counter = value >= 0
                           ? !counted
                           : is_running(block) && counts_comments(doc, text);
        before = counted ? value : before;
        block = counter ? dropped(doc, block, "comment counter") : block->next;
    }
}
