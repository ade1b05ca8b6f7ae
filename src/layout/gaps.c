/* SPDX-License-Identifier: MIT */
/*
 * The gap between two words: what Vietnamese typesetters keep together. Rules
 * look at the words on both sides of a gap and at the one before them.
 */
#include "layout/gaps.h"

#include "base/utf8.h"
#include "layout/breaks.h"

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

/* Behind these a number is their number: "ngày 22/12", "số 01/NQ-CP". */
static const char *const number_heads[] = {
    "ngày", "tháng", "năm",  "quý",  "số",     "độ",   "điều",  "khoản",
    "điểm", "mục",   "phần", "bảng", "hình",   "biểu", "trang", "chương",
    "thứ",  "khóa",  "khoá", "kỳ",   "lần",    "tập",  "quyển", "lục",
    "lúc",  "cấp",   "loại", "tuần", "tiết",   "đợt",  "nhóm",  "mẫu",
    "lớp",  "kỷ",    "hạng", "quận", "phường", "lộ",   "tầng",  "câu",
};

/* Between a number and the rest of it: "5,2 tỷ đồng". */
static const char *const multiples[] = {
    "trăm", "nghìn", "ngàn", "vạn", "triệu", "tỷ", "tỉ",
};

/* An abbreviation that belongs to the next word. */
static const char *const abbreviations[] = {
    "tp.",  "tx.", "tt.", "ths.", "ts.", "pgs.", "gs.",  "bs.", "ks.",
    "ncs.", "q.",  "p.",  "h.",   "mr.", "ms.",  "mrs.", "dr.", "no.",
};

/* A title, kept with the name behind it. */
static const char *const titles[] = {
    "ông", "bà", "anh", "chị",    "cô",  "thầy", "đ/c", "ngài", "em",
    "gs",  "ts", "ths", "trưởng", "phó", "tịch", "thư", "đốc",  "sĩ",
};

/* What a title is often followed by, too: its office. */
static const char *const offices[] = {
    "bộ",   "cục",    "vụ",    "sở",   "ban", "ủy", "uỷ",  "tổng", "phòng",
    "viện", "trường", "trung", "đảng", "hội", "cơ", "nhà", "chi",
};

/* The commonest family names; they open a name without a title, too. */
static const char *const families[] = {
    "nguyễn", "trần",  "lê",    "phạm",  "hoàng", "huỳnh",  "phan",  "vũ",
    "võ",     "đặng",  "bùi",   "đỗ",    "hồ",    "ngô",    "dương", "đinh",
    "đoàn",   "trịnh", "lương", "mạc",   "tạ",    "trương", "hà",    "cao",
    "lưu",    "lý",    "đào",   "vương", "mai",   "tô",     "châu",  "thái",
};

/* A name has no more syllables than this. */
enum { LONG_NAME = 5 };

/* A gap between two words, and what stands on both sides of them. */
struct gap {
    struct str head, before, after, next;
};

/* A dash starts no line, and a range keeps its end: "2016 – 2025". Nor does it
 * gladly end one: "kinh tế – xã hội". */
static int dash_rule(const struct gap *gap)
{
    if (word_is_dash(gap->after))
        return BREAK_NEVER;
    if (!word_is_dash(gap->before))
        return BREAK_FREE;
    return word_is_number(gap->after) ? BREAK_NEVER : BREAK_FIRM;
}

static bool announces(struct str word)
{
    return !word_ends_phrase(word) &&
           word_is_one_of(word_bare(word), number_heads, COUNT(number_heads));
}

/* A number and its unit, its noun, or the word that announces it. */
static int number_rule(const struct gap *gap)
{
    struct str before = gap->before, after = gap->after;
    if ((word_is_number(after) || word_is_roman(after)) && announces(before))
        return BREAK_NEVER;
    if (word_ends_phrase(before))
        return BREAK_FREE;
    if (word_is_number(before) && word_is_unit(word_bare(after)))
        return BREAK_NEVER;
    if (word_is_count(before))
        return announces(gap->head) ||
                       !letter_is(word_first_char(word_bare(after)))
                   ? BREAK_FREE
                   : BREAK_STRONG;
    if (!word_is_count(gap->head))
        return BREAK_FREE;
    bool rest = word_is_one_of(before, multiples, COUNT(multiples)) ||
                (word_is_number(after) && str_eq(before, STR("giờ")));
    return rest ? BREAK_MILD : BREAK_FREE;
}

/* "ngày 06 tháng 5 năm 2025", "quý IV năm 2020". */
static int date_rule(const struct gap *gap)
{
    const struct str month = STR("tháng"), year = STR("năm");
    struct str after = gap->after;
    bool goes_on = (after.n == month.n && str_eq_nocase(after, month)) ||
                   (after.n == year.n && str_eq_nocase(after, year));
    if (!goes_on || word_ends_phrase(gap->before) || !announces(gap->head))
        return BREAK_FREE;
    bool part = word_is_number(gap->before) || word_is_roman(gap->before);
    return part && word_is_number(gap->next) ? BREAK_STRONG : BREAK_FREE;
}

/* "30/2020/NĐ-CP" */
static bool is_document_number(struct str word)
{
    return word_is_number(word) && !word_is_count(word) &&
           str_find(word, STR("/")) != SIZE_MAX;
}

/* "Nghị định số 30/2020/NĐ-CP": the kind stays with its number. */
static int reference_rule(const struct gap *gap)
{
    const struct str sign = STR("số");
    bool number = gap->after.n == sign.n && str_eq_nocase(gap->after, sign) &&
                  word_is_number(gap->next);
    bool bound = number || is_document_number(gap->after);
    return bound && !word_ends_phrase(gap->before) ? BREAK_FIRM : BREAK_FREE;
}

/* "TP. Hồ", "PGS. TS. Nguyễn": an abbreviation is half a word. */
static int abbreviation_rule(const struct gap *gap)
{
    if (word_last_char(gap->before) != '.')
        return BREAK_FREE;
    return word_is_one_of(word_without_opening(gap->before), abbreviations,
                          COUNT(abbreviations))
               ? BREAK_NEVER
               : BREAK_FREE;
}

/* The strictest wins. */
static int (*const gap_rules[])(const struct gap *gap) = {
    dash_rule, number_rule, date_rule, reference_rule, abbreviation_rule};

int gap_penalty(const struct words *w, size_t i)
{
    const struct gap gap = {i >= 2 ? w->at[i - 2] : STR(""), w->at[i - 1],
                            w->at[i], i + 1 < w->n ? w->at[i + 1] : STR("")};
    int worst = BREAK_FREE;
    for (size_t r = 0; r < COUNT(gap_rules); r++) {
        int penalty = gap_rules[r](&gap);
        if (penalty > worst)
            worst = penalty;
    }
    return worst;
}

/* A family name alone may be any word at a sentence's start; only a capital
 * behind it makes a name. */
bool gap_in_name(const struct words *w, size_t i, size_t *syllables)
{
    struct str before = w->at[i - 1], after = w->at[i];
    size_t seen = *syllables;
    *syllables = 0;
    if (!word_is_capitalised(after) || word_ends_phrase(before))
        return false;
    if (seen == 0 && word_is_capitalised(before) &&
        word_is_one_of(word_bare(before), families, COUNT(families)))
        seen = 1;
    bool titled = seen == 0 &&
                  word_is_one_of(word_bare(before), titles, COUNT(titles)) &&
                  !word_is_one_of(word_bare(after), offices, COUNT(offices));
    if (!titled && (seen == 0 || seen == LONG_NAME))
        return false;
    *syllables = seen + 1;
    return true;
}
