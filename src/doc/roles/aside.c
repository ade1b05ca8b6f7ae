/* SPDX-License-Identifier: MIT */
/* Lines that stand about a title and are none of it. */
#include "doc/phrase.h"
#include "doc/roles/near.h"
#include "doc/roles/words.h"

/* "Số 3 (57) – Quý III/2010": of a paper that comes out in numbers. */
static bool tells_issue(const struct unit *u)
{
    static const char *const periods[] = {"quy ", "thang ", "xuan ", "nam ",
                                          "tuan "};
    struct str letters = u->folded.letters;
    return str_starts(letters, STR("so ")) && letters.n > 3 &&
           letters.s[3] >= '0' && letters.s[3] <= '9' && !has(u, HAS_NUMBER) &&
           str_holds_any(letters, WORDS(periods));
}

/* "“Mỗi đứa trẻ là một bông hoa.”": a saying in quotation marks, and whole. */
static bool is_saying(const struct unit *u)
{
    static const char *const open[] = {"“", "\"", "«"};
    return has(u, HAS_ENDS_IN_STOP) && starts_with(u->text, WORDS(open));
}

/* What a movement, a contest or the like is called stands in quotation marks
 * below the words for it. */
static bool leads_to_quoted(const struct unit *above)
{
    static const char *const nouns[] = {
        "phong trao", "van dong", "thi",       "hoi thi",      "chuyen de",
        "chu de",     "de tai",   "ngay hoi",  "chuong trinh", "du an",
        "mo hinh",    "de an",    "danh hieu", "thang",        "tuan le",
        "chien dich", "hoi thao", "toa dam",   "trien lam",    "tac pham",
        "sach",       "bai",      "bai hat",   "cau lac bo"};
    return has(above, HAS_KIND) || has(above, HAS_ABOUT) ||
           has(above, HAS_TOPIC) ||
           str_ends_any(above->folded.letters, WORDS(nouns));
}

/* "“Có công mài sắt, có ngày nên kim”": what is said to begin with, no name. */
bool is_motto_below(const struct unit *above, const struct unit *unit)
{
    static const char *const open[] = {"“", "\"", "«", "‘"};
    static const char *const closed[] = {"”", "\"", "»", "’"};
    enum { WORDS_MIN = 5 };
    return str_starts_any(unit->text, WORDS(open)) &&
           str_ends_any(unit->text, WORDS(closed)) &&
           has(unit, HAS_SMALL_LETTERS) &&
           str_count(unit->text, ' ') + 1 >= WORDS_MIN &&
           !leads_to_quoted(above);
}

/* "Trò chuyện cuối tuần": the column of a paper in which the report stands. */
static bool is_column(struct str letters)
{
    static const char *const columns[] = {"tro chuyen cuoi tuan",
                                          "cau chuyen cuoi tuan",
                                          "goc nhin",
                                          "chuyen trong tuan",
                                          "chuyen cuoi tuan",
                                          "doi thoai",
                                          "phong su - ky su",
                                          "phong van",
                                          "ghi chep",
                                          "trang van nghe",
                                          "trang ban doc",
                                          "y kien ban doc",
                                          "ban doc viet",
                                          "dien dan",
                                          "gap go cuoi tuan",
                                          "trang tho",
                                          "truyen ngan",
                                          "nguoi tot viec tot"};
    return is_one_of(letters, WORDS(columns));
}

bool is_aside(const struct unit *u)
{
    static const char *const words[] = {
        "do ong ",         "do ba ",          "do dong chi ", "do d/c ",
        "nguoi trinh bay", "vui long ",       "doc ky ",      "luu y",
        "ap dung tu ",     "co hieu luc tu ", "danh cho ",    "danh tang ",
        "phien ban ",      "cap nhat ",       "don vi tinh",  "kinh tang ",
        "than tang ",      "men tang ",       "tang ",        "rut tu ",
        "trich tu ",       "trich ",          "theo loi ke ", "phat hanh "};
    struct str letters = u->folded.letters;
    while (letters.n &&
           (letters.s[0] == '(' || letters.s[0] == '-' || letters.s[0] == ' '))
        letters = str_slice(letters, 1, letters.n);
    return has(u, HAS_SMALL_LETTERS) &&
           (starts_with(letters, WORDS(words)) || tells_issue(u) ||
            is_saying(u) || is_column(letters));
}

/* "(1987 - 2007)" */
bool is_span_of_years(const struct unit *unit)
{
    struct str shape = unit->folded.shape;
    return str_eq(shape, STR("(0000 - 0000)")) ||
           str_eq(shape, STR("(0000-0000)"));
}

/* "Làng Đông, huyện Vũ Thư, Thái Bình": names of places and no more. */
bool is_address(const struct unit *unit)
{
    static const char *const parts[] = {", xa ",   ", phuong ",   ", huyen ",
                                        ", quan ", ", tinh ",     ", thi xa ",
                                        ", tp",    ", thanh pho "};
    enum { PARTS_MIN = 3, WORDS_MAX = 4 };
    struct str rest = unit->folded.letters;
    int n = 0;
    if (!str_holds_any(rest, WORDS(parts)) || !has_no_end(unit) ||
        str_starts(rest, STR("tai ")) || str_starts(rest, STR("tren ")))
        return false; /* "TẠI XÃ TÂN KHÁNH, ..." goes on with a subject */
    for (; rest.n; n++) {
        size_t end = str_slice(rest, 0, str_find(rest, STR(","))).n;
        struct str part = str_trim(str_slice(rest, 0, end));
        if (str_count(part, ' ') >= WORDS_MAX)
            return false;
        rest = str_slice(rest, end + 1, rest.n);
    }
    return n >= PARTS_MIN;
}

/* How many names of `sign` between them the text has, 0: one is no name. */
static int names_between(struct str rest, struct str sign)
{
    enum { NAME_MAX = 30, REACH = 4 * (NAME_MAX + 1) /* bytes, with a sign */ };
    int names = 1;
    for (size_t at; (at = str_find(str_slice(rest, 0, REACH), sign)) < rest.n;
         names++) {
        if (!text_fits(str_slice(rest, 0, at), NAME_MAX))
            return 0;
        rest = str_slice(rest, at + sign.n, rest.n);
    }
    return text_fits(rest, NAME_MAX) ? names : 0;
}

/* "Trang chủ » Thời sự", "Bếp Nhà • Món mặn • Món Bắc", "Home | Việt Nam |
 * ...": short names between signs. */
bool is_crumbs(const struct unit *u)
{
    static const struct {
        struct str sign;
        int names;
    } signs[] = {{STR_INIT(" » "), 2}, {STR_INIT(" › "), 2},
                 {STR_INIT(" > "), 2}, {STR_INIT(" • "), 3},
                 {STR_INIT(" · "), 3}, {STR_INIT(" | "), 4}};
    for (size_t i = 0;
         !has(u, HAS_ENDS_IN_STOP) && i < sizeof signs / sizeof signs[0]; i++) {
        if (names_between(u->text, signs[i].sign) >= signs[i].names)
            return true;
    }
    return false;
}
