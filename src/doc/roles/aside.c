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
    return has(u, HAS_SMALL_LETTERS) && (starts_with(letters, WORDS(words)) ||
                                         tells_issue(u) || is_saying(u));
}

/* "Trang chủ » Thời sự » Môi trường", "Bếp Nhà • Món mặn • Món Bắc": short
 * names between signs. */
bool is_crumbs(const struct unit *u)
{
    static const char *const signs[] = {" » ", " › ", " > ", " • ", " · "};
    enum { NAME_MAX = 30, NAMES_MIN = 3 };
    if (has(u, HAS_ENDS_IN_STOP))
        return false;
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        struct str rest = u->text, sign = str_of(signs[i]);
        int names = 1;
        for (size_t at; (at = str_find(rest, sign)) < rest.n; names++) {
            if (!text_fits(str_slice(rest, 0, at), NAME_MAX))
                break;
            rest = str_slice(rest, at + sign.n, rest.n);
        }
        if (names >= NAMES_MIN && text_fits(rest, NAME_MAX))
            return true;
    }
    return false;
}
