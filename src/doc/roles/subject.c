/* SPDX-License-Identifier: MIT */
/* Which lines are the subject's, below the kind of paper. */
#include "doc/roles/near.h"

#include "doc/phrase.h"
#include "doc/roles/words.h"

/* "Về công tác văn thư" in the style of headings below "NGHỊ ĐỊNH", or what
 * grounds or a rule follow there. */
bool is_headed_subject(const struct units *units, size_t i)
{
    const struct unit *unit = &units->at[i], *above = unit - 1;
    const struct unit *next = unit_away(units, i, 1);
    return has(unit, HAS_MARKED_HEADING) && has(above, HAS_KIND) &&
           !has(unit, HAS_HEADING_MARK) && !has(unit, HAS_NUMBER_MARK) &&
           !has(unit, HAS_ENDS_IN_COLON) &&
           (str_starts(unit->folded.letters, STR("ve ")) ||
            (next && (has(next, HAS_RULE) || has(next, HAS_GROUNDS))));
}

/* "Bến Nghé, 2024" at the foot of a cover, and no span of years. */
static bool tells_year(struct str letters)
{
    enum { YEAR = 4, LINE_MAX = 40 };
    size_t at = letters.n, digits = 0;
    while (at > 0 && letters.s[at - 1] >= '0' && letters.s[at - 1] <= '9')
        at--;
    struct str place = str_trim(str_slice(letters, 0, at));
    for (size_t i = 0; i < place.n; i++)
        digits += place.s[i] >= '0' && place.s[i] <= '9';
    return letters.n - at == YEAR && digits == 0 && letters.n <= LINE_MAX &&
           (str_ends(place, STR(",")) || str_ends(place, STR("-")));
}

/* "Cử nhân ngành Lưu trữ học", "Bến Nghé, 2024": what stands on covers. */
bool is_cover_line(const struct unit *unit)
{
    static const char *const words[] = {"cu nhan ",       "ky su ",
                                        "giang vien ",    "giao vien huong",
                                        "sinh vien thuc", "nhom sinh vien"};
    struct str letters = unit->folded.letters;
    return tells_year(letters) || starts_with(letters, WORDS(words));
}

/* "Họ và tên: ..." and the like say something else. */
static bool is_field_below(const struct unit *unit)
{
    static const char *const labels[] = {
        "ngay",      "thoi gian", "dia diem", "lop",     "nguoi ",
        "ho ten",    "ho va ten", "don vi",   "dia chi", "giao vien",
        "sinh vien", "mon",       "kinh gui", "can cu",  "so "};
    static const char *const others[] = {
        "tang ",   "kinh tang ", "than tang ", "phat hanh ", "so ra ",
        "hom nay", "vao hoi ",   "toi ten ",   "toi la "};
    enum { LABEL_MIN = 9 };
    struct str letters = unit->folded.letters;
    return starts_with(letters, WORDS(others)) || has(unit, HAS_COVER_LINE) ||
           (has(unit, HAS_LABELLED) &&
            (str_find(letters, STR(":")) < LABEL_MIN ||
             starts_with(letters, WORDS(labels))));
}

/* A line that may be the subject's, or go on with it, right below the kind: no
 * empty line is between them, and it says nothing else. */
bool is_in_subject(const struct unit *above, const struct unit *unit,
                   bool in_lines)
{
    static const enum evidence against[] = {
        HAS_LONG,      HAS_NUMBER,       HAS_NUMBER_LABEL,  HAS_CODE,
        HAS_ADDRESSEE, HAS_GROUNDS,      HAS_RULE,          HAS_NUMBER_MARK,
        HAS_LIST_MARK, HAS_HEADING_MARK, HAS_DATE,          HAS_DATE_STAMP,
        HAS_CAPTION,   HAS_SIGNED,       HAS_NATION,        HAS_CONTACT,
        HAS_DOTTED,    HAS_ENACTMENT,    HAS_AUTHORITY_WORD};
    bool kind = has(above, HAS_KIND) || has(above, HAS_BEGINS_WITH_KIND);
    bool about = has(above, HAS_V_V) || has(above, HAS_ABOUT);
    bool apart = !in_lines && !about && !has(unit, HAS_CENTRED);
    bool centred = has(above, HAS_CENTRED) == has(unit, HAS_CENTRED);
    char last = unit->text.s[unit->text.n - 1];
    if (unit->gap || apart || last == '!' || last == '?' ||
        unit->column != above->column || !centred || !has_no_end(unit) ||
        !has_no_end(above) || is_field_below(unit) ||
        has(unit, HAS_OPENS_BRACKET) ||
        has_one_of(unit, against, sizeof against / sizeof against[0]))
        return false;
    return kind || about || has(above, HAS_IN_SUBJECT);
}
