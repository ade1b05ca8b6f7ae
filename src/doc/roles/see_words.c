/* SPDX-License-Identifier: MIT */
/* What the words with which a line begins tell, and its brackets. */
#include "doc/credit.h"
#include "doc/phrase.h"
#include "doc/roles/pattern.h"
#include "doc/roles/seeing.h"
#include "doc/roles/unit.h"
#include "doc/roles/words.h"

void see_brackets(struct unit *u, struct str small)
{
    static const char *const attached[] = {"kèm theo", "ban hành kèm",
                                           "đính kèm", "phê duyệt kèm"};
    static const char *const periods[] = {"từ ngày", "từ tháng", "giai đoạn",
                                          "năm học", "tuần từ",  "từ 0"};
    bool open = u->text.n && u->text.s[0] == '(';
    struct str inside = open ? str_slice(small, 1, small.n) : small;
    set_has(u, HAS_OPENS_BRACKET, open);
    set_has(u, HAS_BRACKETED_SUBJECT,
            open && (str_starts(inside, STR("v/v")) ||
                     str_starts(inside, STR("về việc "))));
    set_has(u, HAS_IN_BRACKETS, open && str_ends(u->text, STR(")")));
    set_has(u, HAS_ATTACHED, starts_with(inside, WORDS(attached)));
    set_has(u, HAS_PERIOD,
            has(u, HAS_IN_BRACKETS) && u->length < SHORT_LINE &&
                starts_with(inside, WORDS(periods)));
}

/* "Tạp bút của Sương Mai", "Lời: Cam Thị Nhài": a name stands behind what tells
 * whose the text is. */
static bool names_author(const struct unit *u, struct str small,
                         struct arena *arena)
{
    struct credit credit;
    return u->length < SHORT_LINE &&
           credit_begins(small, CREDIT_BELOW_TITLE, &credit) &&
           credit.length < u->text.n &&
           pattern_person(
               arena, str_trim(str_slice(u->text, credit.length, u->text.n)));
}

/* "Nguồn gốc" tells no source. */
static bool only_begins_so(struct str letters)
{
    static const char *const others[] = {"nguon goc",      "nguon luc",
                                         "nguon von",      "nguon nuoc",
                                         "nguon nhan luc", "nguon thu"};
    return starts_with(letters, WORDS(others));
}

void see_words(struct unit *u, struct str small, struct arena *arena)
{
    static const char *const subjects[] = {
        "môn:",    "môn thi:",    "môn học:", "môn ",     "học phần:",
        "đề tài:", "tên đề tài:", "gói thầu", "hạng mục:"};
    static const char *const v_v[] = {"v/v"};
    static const char *const about[] = {"v/v", "về việc", "vv"};
    static const char *const topics[] = {"đề tài", "tên đề tài", "chuyên đề",
                                         "chủ đề", "đồ án",      "dự án"};
    struct str letters = u->folded.letters;
    struct str topic =
        str_ends(small, STR(":")) ? str_slice(small, 0, small.n - 1) : small;
    set_has(u, HAS_TOPIC, is_one_of(str_trim(topic), WORDS(topics)));
    set_has(u, HAS_V_V, starts_with(small, WORDS(v_v)));
    set_has(u, HAS_ABOUT, starts_with(small, WORDS(about)));
    set_has(u, HAS_SCHOOL_SUBJECT,
            u->length < 60 && !has(u, HAS_ENDS_IN_STOP) &&
                starts_with(small, WORDS(subjects)) &&
                !str_starts(small, STR("môn học ")));
    set_has(u, HAS_APPENDIX, words_begin(letters, WORDS_APPENDIX) > 0);
    set_has(u, HAS_FURNITURE_WORD,
            u->length < 120 && words_begin(letters, WORDS_FURNITURE) > 0);
    set_has(u, HAS_NO_FURNITURE,
            !has(u, HAS_FURNITURE_WORD) && !has(u, HAS_DATE_STAMP));
    set_has(u, HAS_CAPTION,
            pattern_caption(&u->folded, words_begin(letters, WORDS_CAPTION)));
    set_has(u, HAS_ATTRIBUTION,
            (u->length < 110 && !only_begins_so(letters) &&
             words_begin(letters, WORDS_ATTRIBUTION) > 0) ||
                names_author(u, small, arena));
}
