/* SPDX-License-Identifier: MIT */
/*
 * The day of which a paper says itself that it is its own, where no head says
 * so: "Ngày đăng: 3/4/2024", "(phát biểu ngày 3/4/2024)", or a place and date
 * below its last words.
 */
#include <string.h>

#include "base/arena.h"
#include "doc/date.h"
#include "doc/metadata.h"
#include "doc/passes/passes.h"
#include "doc/roles/pattern.h"

enum {
    HEAD_REACH = 14, /* blocks */
    FOOT_REACH = 10,
    LINE_MAX = 110,
    ISO_DAY = 10 /* characters of 2024-04-03 */
};

/* The text as a whole day in ISO 8601; empty: it is none. */
static struct str whole_day(struct doc *doc, struct str text)
{
    struct str day = date_iso(doc->arena, text);
    return day.n == ISO_DAY ? day : STR("");
}

/* "ngay 3 thang 4 nam 2024" in figures. */
static struct str figures_of(struct doc *doc, struct str words)
{
    struct str day = STR("");
    for (size_t at = 0; at < words.n;) {
        size_t from = at;
        while (at < words.n && words.s[at] >= '0' && words.s[at] <= '9')
            at++;
        if (at > from)
            day = str_printf(doc->arena, "%.*s%s%.*s", STR_ARG(day),
                             day.n ? "/" : "",
                             STR_ARG(str_slice(words, from, at)));
        else
            at++;
    }
    return day;
}

/* The first day that is named in words or, where none is, in figures. */
static struct str first_day(struct doc *doc, struct str text)
{
    struct str letters = fold(doc->arena, text, LINE_MAX).letters;
    struct str figures = find_date(text);
    size_t end, from = pattern_date(letters, &end);
    struct str day = STR("");
    if (from < letters.n)
        day = whole_day(doc, figures_of(doc, str_slice(letters, from, end)));
    return day.n || !figures.n ? day : whole_day(doc, figures);
}

/* "Ngày đăng: 3/4/2024", also behind a number: "Số: 12 Ngày: 3/4/2024". */
static struct str labelled_day(struct doc *doc, struct str text)
{
    static const char *const labels[] = {
        "ngày:",     "ngày lập:",      "ngày viết:",      "ngày đăng:",
        "ngày gửi:", "ngày ban hành:", "ngày phát hành:", "ngày báo giá:",
        "đăng ngày", "cập nhật ngày",  "ngày xuất bản:",  "ngày cập nhật:"};
    struct str small = lowered(doc->arena, text);
    bool number = str_starts(small, STR("số"));
    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
        struct str label = str_of(labels[i]);
        size_t at = str_find(small, label);
        if (at > small.n || (at > 0 && (!number || small.s[at - 1] != ' ')))
            continue;
        struct str rest = str_trim(str_slice(small, at + label.n, small.n));
        struct str day = whole_day(doc, rest);
        rest = str_slice(rest, 0, str_find(rest, STR(" ")));
        return day.n ? day : whole_day(doc, rest);
    }
    return str_starts(small, STR("ngày ")) ? whole_day(doc, small) : STR("");
}

/* "(Cô Lan trình bày ngày 3/4/2024)": when it was said. */
static struct str spoken_day(struct doc *doc, struct str text)
{
    static const char *const said[] = {"trình bày", "phát biểu", "đọc",
                                       "diễn văn",  "bài nói",   "nói chuyện"};
    if (!str_starts(text, STR("(")) || !str_ends(text, STR(")")) ||
        !holds_one_of(lowered(doc->arena, text), WORDS(said)))
        return STR("");
    return first_day(doc, text);
}

static struct str day_in_line(struct doc *doc, const struct node *block)
{
    struct str text = str_trim(block_text(doc, block));
    if (block->kind != NODE_PARAGRAPH || !text_fits(text, LINE_MAX))
        return STR("");
    struct str day = labelled_day(doc, text);
    return day.n ? day : spoken_day(doc, text);
}

static struct str day_in_head(struct doc *doc)
{
    const struct node *block = doc->root->first;
    struct str day = STR("");
    for (int i = 0; block && i < HEAD_REACH && day.n == 0; i++) {
        const struct node *line =
            block->kind == NODE_LETTERHEAD ? block->first : NULL;
        for (; line && day.n == 0; line = line->next)
            day = day_in_line(doc, line);
        if (day.n == 0)
            day = day_in_line(doc, block);
        if (is_long(doc, block))
            break;
        block = block->next;
    }
    return day;
}

/* "Huế, ngày 15 tháng Chạp (tức ngày 3/4/2024)": a short line which ends in a
 * day, behind a place. */
static struct str day_below(struct doc *doc, struct str text)
{
    size_t comma = str_find(text, STR(", ngày "));
    struct str letters = fold(doc->arena, text, LINE_MAX).letters;
    bool placed = comma < text.n && starts_with_capital(text) &&
                  str_count(str_slice(text, 0, comma), ' ') < 5;
    struct str day = placed ? first_day(doc, text) : STR("");
    while (letters.n && strchr(".) ", letters.s[letters.n - 1]))
        letters.n--;
    return letters.n && letters.s[letters.n - 1] >= '0' &&
                   letters.s[letters.n - 1] <= '9'
               ? day
               : STR("");
}

static struct str day_at_foot(struct doc *doc)
{
    struct node *block = doc->root->last;
    for (int i = 0; block && i < FOOT_REACH; i++, block = block->previous) {
        struct str text = str_trim(block_text(doc, block));
        if (!is_running(block) || !text_fits(text, LINE_MAX))
            continue;
        struct str day = labelled_day(doc, text);
        if (day.n == 0)
            day = day_below(doc, text);
        if (day.n)
            return day;
    }
    return STR("");
}

void pass_own_date(struct doc *doc)
{
    static struct str (*const places[])(struct doc *) = {day_in_head,
                                                         day_at_foot};
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        struct str day = doc->meta.date.n ? STR("") : places[i](doc);
        if (day.n)
            metadata_add(doc, STR("date"), day);
    }
}
