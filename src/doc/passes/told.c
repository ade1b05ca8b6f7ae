/* SPDX-License-Identifier: MIT */
/*
 * What the first lines of a paper say in passing of who made it and when: in a
 * field of their own, "Giáo viên: Rơ Châm Lan", or in the sentence that opens
 * minutes and contracts, "Hôm nay, ngày 6 tháng 7 năm 2017, tại ...". The lines
 * stay as they are.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "doc/credit.h"
#include "doc/date.h"
#include "doc/fold.h"
#include "doc/metadata.h"
#include "doc/passes/passes.h"
#include "doc/roles/pattern.h"
#include "doc/roles/words.h"

enum {
    LINES = 40,      /* looked at */
    FIELD_MAX = 120, /* characters */
    NAME_MAX = 60
};

/* The lines of the document one after another, whatever holds them. */
struct walk {
    struct doc *doc;
    const struct node *at;
    int lines;
};

/* The next line; false: there is none, or enough were looked at. */
static bool next_line(struct walk *w, struct str *line)
{
    struct buf buf = {.arena = w->doc->arena};
    while (w->at && w->lines < LINES) {
        const struct node *node = w->at;
        w->at = node_next(node, w->doc->root);
        bool ends =
            node->kind == NODE_LINE_BREAK || !node_is_inline(node->kind);
        if (node->kind == NODE_TEXT)
            buf_add(&buf, node->as.text);
        if ((ends || !w->at) && buf.n) {
            *line = str_trim(buf_str(&buf));
            w->lines++;
            return true;
        }
    }
    return false;
}

static struct walk walk_from_top(struct doc *doc)
{
    return (struct walk){.doc = doc, .at = doc->root};
}

/* ---- who ---- */

/* "Hoàng Văn Páo" of "Hoàng Văn Páo (ghi rõ họ tên)", "…; Lớp 8A". */
static struct str up_to_sign(struct str text)
{
    static const char *const signs[] = {"(",  ";",  " - ", " – ",
                                        "\t", "  ", ","};
    size_t end = text.n;
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        size_t at = str_find(str_slice(text, 0, end), str_of(signs[i]));
        end = at < end ? at : end;
    }
    return str_trim(str_slice(text, 0, end));
}

/* Without "ThS.", "Cô" before it. */
static struct str without_rank(struct doc *doc, struct str name)
{
    struct folded line = fold(doc->arena, name, NAME_MAX);
    size_t rank = pattern_rank(line.letters), at = 0;
    while (rank-- > 0 && at < name.n)
        utf8_next(name, &at);
    return str_slice(name, at, name.n);
}

static void take_makers(struct doc *doc, struct str names)
{
    if (is_list_of_names(doc, names)) {
        while (names.n) {
            size_t n = str_slice(names, 0, str_find(names, STR(","))).n;
            metadata_add(doc, STR("author"), str_trim(str_slice(names, 0, n)));
            names = str_slice(names, n + 1, names.n);
        }
        return;
    }
    struct str name = up_to_sign(names);
    if (pattern_person(doc->arena, name))
        metadata_add(doc, STR("author"), without_rank(doc, name));
}

/* "Thầy giáo Lò Văn A, Hiệu trưởng, trình bày": without what stands before the
 * name of who speaks, and what is told of him behind it. */
static struct str speaker(struct doc *doc, struct str text)
{
    static const char *const before[] = {"bài phát biểu của ",
                                         "phát biểu của ",
                                         "bài nói của ",
                                         "do ",
                                         "của ",
                                         "thầy giáo ",
                                         "cô giáo ",
                                         "thầy ",
                                         "cô ",
                                         "đồng chí ",
                                         "đ/c ",
                                         "ông ",
                                         "bà ",
                                         "anh ",
                                         "chị ",
                                         "em "};
    static const char *const behind[] = {" trình bày", " đọc", " phát biểu"};
    struct str small = lowered(doc->arena, text);
    for (size_t i = 0; i < sizeof before / sizeof before[0]; i++) {
        struct str word = str_of(before[i]);
        if (!str_starts(small, word))
            continue;
        text = str_slice(text, word.n, text.n);
        small = str_slice(small, word.n, small.n);
    }
    for (size_t i = 0; i < sizeof behind / sizeof behind[0]; i++) {
        size_t at = str_find(small, str_of(behind[i]));
        text = str_slice(text, 0, at);
        small = str_slice(small, 0, at);
    }
    return up_to_sign(text);
}

/* "(Thầy giáo Lò Văn A, Hiệu trưởng, trình bày ngày 5/9/2020)": who said what
 * is written. */
static void take_speaker(struct doc *doc, struct str line)
{
    static const char *const said[] = {"trình bày", "phát biểu", "đọc tại",
                                       "đọc ngày", "bài nói"};
    struct str small = lowered(doc->arena, line);
    bool bracketed = str_starts(line, STR("(")) && str_ends(line, STR(")"));
    if (!(bracketed || str_starts(small, STR("do "))) ||
        !holds_one_of(small, WORDS(said)))
        return;
    struct str name =
        speaker(doc, bracketed ? str_slice(line, 1, line.n - 1) : line);
    struct str letters = fold(doc->arena, name, NAME_MAX).letters;
    if (pattern_person(doc->arena, name) &&
        is_surname(pattern_surname(name, pattern_rank(letters))))
        metadata_add(doc, STR("author"), without_rank(doc, name));
}

/* An application tells who applies, an official paper whom it is about. */
static bool is_personal(const struct doc *doc)
{
    const struct node *head = doc_find(doc, NODE_LETTERHEAD);
    const struct node *line = head ? head->first : NULL;
    while (line && line->as.line.role != LINE_NATION)
        line = line->next;
    return line != NULL;
}

void pass_makers(struct doc *doc)
{
    struct walk walk = walk_from_top(doc);
    struct credit credit;
    struct str line;
    if (doc->meta.authors.n || is_personal(doc))
        return;
    while (next_line(&walk, &line)) {
        if (!text_fits(line, FIELD_MAX))
            continue;
        if (credit_begins(lowered(doc->arena, line), CREDIT_FIELD, &credit))
            take_makers(doc, str_trim(str_slice(line, credit.length, line.n)));
        else if (doc->meta.authors.n == 0)
            take_speaker(doc, line);
    }
}

/* ---- when ---- */

/* What is made on a day that its first sentence tells. */
static bool opens_with_day(struct doc *doc)
{
    static const char *const kinds[] = {
        "bien ban",   "hop dong",       "giay ",
        "thoa thuan", "ban thoa thuan", "van ban thoa thuan",
        "di chuc",    "ban an",         "phu luc hop dong"};
    struct str title = fold(doc->arena, doc->meta.title, FIELD_MAX).letters;
    return starts_with(title, WORDS(kinds));
}

/* "Hôm nay, vào hồi 8 giờ, thứ bảy": nothing else stands before the day. */
static bool is_before_day(struct str small)
{
    static const char *const words[] = {
        "hôm",   "nay",   "vào",  "hồi",  "lúc",  "giờ", "phút", "h",    "thứ",
        "hai",   "ba",    "tư",   "năm",  "sáu",  "bảy", "chủ",  "nhật", "sáng",
        "chiều", "tối",   "là",   "gi",   "ph",   "p",   "đúng", "bắt",  "đầu",
        "từ",    "trong", "thời", "gian", "cuộc", "họp", "lập",  "ký"};
    return has_only(small, WORDS(words));
}

/* The day behind the first "ngày" of the sentence, or empty. */
static struct str day_told(struct doc *doc, struct str small)
{
    static const char *const ends[] = {",", ";", "(", " tại ", " ở ", " chúng"};
    size_t from = str_find(small, STR("ngày ")), end;
    struct str rest = str_slice(small, from, small.n);
    if (!is_before_day(str_slice(small, 0, from)))
        return STR("");
    end = rest.n;
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        size_t at = str_find(str_slice(rest, 0, end), str_of(ends[i]));
        end = at < end ? at : end;
    }
    struct str day = str_trim(str_slice(rest, 0, end));
    while (day.n && strchr(".:", day.s[day.n - 1]))
        day.n--;
    return date_iso(doc->arena, day);
}

void pass_opening_day(struct doc *doc)
{
    static const char *const openings[] = {
        "hôm nay", "vào hồi ",  "vào lúc ",     "hồi ",    "lúc ",
        "ngày ",   "thời gian", "1. thời gian", "bắt đầu", "cuộc họp bắt đầu",
        "vào "};
    enum { WHOLE = 10 }; /* bytes of a date with its day */
    struct walk walk = walk_from_top(doc);
    struct str line;
    if (doc->meta.date.n || !opens_with_day(doc))
        return;
    while (next_line(&walk, &line)) {
        struct str small = lowered(doc->arena, str_slice(line, 0, 400));
        struct str day = str_starts_any(small, WORDS(openings))
                             ? day_told(doc, small)
                             : STR("");
        if (day.n == WHOLE) {
            metadata_add(doc, STR("date"), day);
            return;
        }
    }
}
