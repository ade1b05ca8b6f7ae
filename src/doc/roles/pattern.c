/* SPDX-License-Identifier: MIT */
/* Patterns, each a walk along the line; see pattern.h. */
#include "doc/roles/pattern.h"

#include <string.h>

#include "base/utf8.h"
#include "doc/phrase.h"
#include "doc/roles/words.h"

/* Behind the characters of `set` from `at` on. */
static size_t skip(struct str line, size_t at, const char *set)
{
    while (at < line.n && strchr(set, line.s[at]))
        at++;
    return at;
}

static bool is_at(struct str line, size_t at, const char *set)
{
    return at < line.n && line.s[at] && strchr(set, line.s[at]);
}

/* Behind what stands for a number that is filled in later: digits, dots, low
 * lines, "{{day}}", "<day>", "[day]". */
static size_t skip_number(struct str line, size_t at)
{
    static const char open[] = "{<[", closed[] = "}>]";
    for (;;) {
        at = skip(line, at, "0123456789._ ");
        const char *bracket =
            at < line.n && line.s[at] ? strchr(open, line.s[at]) : NULL;
        const char *end =
            bracket ? memchr(line.s + at, closed[bracket - open], line.n - at)
                    : NULL;
        if (!end)
            return at;
        at = (size_t)(end - line.s) + 1;
        while (at < line.n && line.s[at] == *end)
            at++;
    }
}

static bool starts_at(struct str line, size_t at, const char *word)
{
    return str_begins(str_slice(line, at, line.n), word);
}

/* "---o0o---", as it closes a head that was typed. */
static bool is_knotted(struct str shape)
{
    enum { KNOT_MAX = 5 }; /* characters */
    size_t at = skip(shape, 0, "-_=*~+#. "), end;
    if (at == 0 || !(is_at(shape, at, "aA0")))
        return false;
    end = skip(shape, at, "aA0");
    return end - at <= KNOT_MAX && end < shape.n &&
           skip(shape, end, "-_=*~+#. ") == shape.n;
}

bool pattern_rule(struct str shape)
{
    return is_knotted(shape) ||
           (shape.n > 0 && skip(shape, 0, "-_=*~+#. ") == shape.n &&
            skip(shape, 0, ". ") < shape.n);
}

bool pattern_dotted(struct str shape)
{
    return str_find(shape, STR("....")) < shape.n ||
           str_find(shape, STR("____")) < shape.n;
}

/* Behind "Số:", "Luật số"; 0: it does not begin so. */
static size_t behind_label(struct str letters)
{
    static const char *const laws[] = {"luat ",    "nghi quyet ", "phap lenh ",
                                       "lenh ",    "ban an ",     "hop dong ",
                                       "bien ban "};
    size_t at = skip(letters, 0, "("), from = at;
    for (size_t i = 0; i < sizeof laws / sizeof laws[0]; i++)
        at = starts_at(letters, from, laws[i]) ? from + strlen(laws[i]) : at;
    if (starts_at(letters, at, "ma so:"))
        at += STR("ma ").n;
    if (!starts_at(letters, at, "so"))
        return 0;
    at += 2;
    if (at < letters.n && !is_at(letters, at, " :.0123456789-/"))
        return 0;
    return skip(letters, skip(letters, at, " "), ":.");
}

/* "HĐ-12/2025", "TTr-05" to the end: letters before the number. */
static bool is_code_of_letters(struct str shape, size_t at)
{
    size_t from = skip(shape, at, " ");
    size_t to = skip(shape, from, "Aa0-/.");
    struct str code = str_slice(shape, from, to);
    return to == shape.n && is_at(shape, from, "A") &&
           str_find(code, STR("0")) < code.n &&
           (str_find(code, STR("/")) < code.n ||
            str_find(code, STR("-")) < code.n);
}

/* "91 KH/HĐ": no more than the signs, which have a stroke among them. */
static bool is_code_apart(struct str shape, size_t at)
{
    struct str code = str_slice(shape, at, shape.n);
    return at > 0 && shape.s[at - 1] == ' ' && is_at(shape, at, "A") &&
           str_find(code, STR("/")) < code.n && !memchr(code.s, ' ', code.n);
}

/* "Số 87 - Tháng 10": of a paper that comes out in numbers. */
static bool names_period(struct str letters)
{
    static const char *const words[] = {"thang ", "quy ",  "nam ",  "xuan ",
                                        "ky ",    "ngay ", "tuan ", "mua "};
    return str_starts_any(letters, WORDS(words));
}

bool pattern_number(const struct folded *line)
{
    struct str shape = line->shape;
    size_t at = behind_label(line->letters);
    if (!at)
        return false;
    if (is_code_of_letters(shape, at))
        return true;
    at = skip_number(shape, at);
    if (is_code_apart(shape, at))
        return true;
    if (!is_at(shape, at, "-/"))
        return false;
    at = skip(shape, at + 1, " ");
    if (names_period(str_slice(line->letters, at, line->letters.n)))
        return false;
    for (; at < shape.n && shape.s[at] != ' '; at++) {
        if (shape.s[at] == 'A')
            return true;
    }
    return false;
}

bool pattern_number_label(const struct folded *line)
{
    struct str shape = line->shape;
    size_t at = behind_label(line->letters);
    return at && !str_starts(line->letters, STR("ma ")) &&
           skip(shape, skip_number(shape, at), "0._/ ") == shape.n;
}

bool pattern_code(const struct folded *line)
{
    struct str shape = line->shape;
    size_t at = skip(shape, skip(shape, 0, "0."), " ");
    if (starts_at(shape, at, "/0000"))
        at = skip(shape, at + 5, " ");
    if (!is_at(shape, at, "/-"))
        return false;
    at = skip(shape, at + 1, " ");
    return is_at(shape, at, "A") && !memchr(shape.s + at, ' ', shape.n - at);
}

bool pattern_before_date(struct str before)
{
    enum { PLACE_MAX = 40 };
    static const char *const words[] = {"ngay",  "dem", "sang",
                                        "chieu", "toi", "trua"};
    static const char *const labels[] = {
        "ngay:",     "ngay ban hanh:", "ngay phat hanh:",
        "ngay lap:", "phat hanh ngay", "ban hanh ngay"};
    before = str_trim(before);
    if (str_starts(before, STR("hom nay")))
        return false; /* as a contract begins: no place */
    if (is_one_of(before, WORDS(labels)))
        return true;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        struct str word = str_of(words[i]);
        if (str_ends(before, word)) {
            before = str_trim(str_slice(before, 0, before.n - word.n));
            break;
        }
    }
    for (size_t i = 0; i < before.n; i++) {
        if (is_at(before, i, "0123456789:"))
            return false; /* "Thời gian: 9 giờ, ngày …" */
    }
    return before.n == 0 ||
           (before.n < PLACE_MAX &&
            (str_ends(before, STR(",")) || str_ends(before, STR(";"))));
}

/* "8/1/2024" at the end of what is not much more; letters.n: there is none. */
static size_t short_date(struct str letters, size_t *end)
{
    enum { NUMBERS = 3, YEAR = 4 };
    size_t at = letters.n;
    for (int n = NUMBERS; n-- > 0;) {
        size_t last = at;
        while (at > 0 && is_at(letters, at - 1, "0123456789"))
            at--;
        size_t width = last - at;
        if (width == 0 || (n == NUMBERS - 1 ? width != YEAR : width > 2))
            return letters.n;
        if (n > 0 && (at == 0 || !is_at(letters, --at, "/-.")))
            return letters.n;
    }
    *end = letters.n;
    return pattern_before_date(str_slice(letters, 0, at)) ? at : letters.n;
}

size_t pattern_date(struct str letters, size_t *end)
{
    static const char *const words[] = {"ngay", "thang", "nam"};
    for (size_t from = 0; from < letters.n; from++) {
        size_t at = from, found = 0;
        for (; found < 3 && starts_at(letters, at, words[found]); found++)
            at = skip_number(letters, at + strlen(words[found]));
        while (at > from && letters.s[at - 1] == ' ')
            at--;
        *end = at;
        if (found == 3)
            return from;
    }
    return short_date(letters, end);
}

/* The first digit from `at` on that is no more than `far` away. */
static bool digit_near(struct str shape, size_t at, size_t far)
{
    for (size_t i = at; i < shape.n && i <= at + far; i++) {
        if (shape.s[i] == '0')
            return true;
    }
    return false;
}

/* "09/07/2025 14:22", beside which its author may stand. */
static bool tells_time(struct str shape, size_t date)
{
    enum { NEAR = 16 };
    struct str behind = str_slice(shape, date, date + NEAR);
    return str_find(behind, STR(" 00:00")) < behind.n ||
           str_find(behind, STR(" 0:00")) < behind.n;
}

bool pattern_stamp(const struct folded *line)
{
    static const char *const days[] = {"thu hai",   "thu ba",   "thu tu",
                                       "thu nam",   "thu sau",  "thu bay",
                                       "chu nhat",  "cap nhat", "ngay cap nhat",
                                       "ngay dang", "dang ngay"};
    static const char *const shapes[] = {"00/00/0000", "0/0/0000",
                                         "00-00-0000", "0/00/0000",
                                         "00/0/0000",  "0000-00-00"};
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
        struct str word = str_of(days[i]);
        if (str_starts(line->letters, word) &&
            digit_near(line->shape, word.n, 14))
            return true;
    }
    for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++) {
        size_t at = str_find(line->shape, str_of(shapes[i]));
        if (at == 0 || (at < line->shape.n && tells_time(line->shape, at)))
            return true;
    }
    return false;
}

bool pattern_behalf(const struct folded *line)
{
    static const char *const words[] = {"tm",  "kt",  "tl",  "tuq", "t/m",
                                        "k/t", "t/l", "ttl", "tkt", "q"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        size_t n = strlen(words[i]), end;
        if (!starts_at(line->letters, 0, words[i]) || line->shape.s[0] != 'A')
            continue;
        end = skip(line->shape, n, "./ ");
        if (end > n && is_at(line->shape, end, "A") &&
            line->shape.s[n - 1] == 'A')
            return true;
    }
    return false;
}

bool pattern_bare_number(struct str shape)
{
    size_t at = skip(shape, 0, "0."), text = skip(shape, at, " ");
    return at > 0 && at <= 5 && text > at && is_at(shape, text, "A");
}

size_t pattern_rank(struct str letters)
{
    size_t at = 0, n;
    while ((n = words_begin(str_slice(letters, at, letters.n), WORDS_RANK)) &&
           is_at(letters, at + n, ". "))
        at = skip(letters, at + n, ". ");
    return at;
}

struct str pattern_surname(struct str name, size_t rank)
{
    size_t at = 0;
    for (; rank > 0 && at < name.n; rank--)
        utf8_next(name, &at);
    name = str_slice(name, at, name.n);
    return str_slice(name, 0, str_find(name, STR(" ")));
}

bool pattern_name(const struct folded *line, size_t from)
{
    static const char *const lists[] = {"danh muc ", "danh sach "};
    struct str shape = line->shape;
    size_t words = 0, end = shape.n;
    if (starts_with(line->letters, WORDS(lists)))
        return false; /* "Danh" is a surname, too */
    while (end > from && is_at(shape, end - 1, " ."))
        end--;
    for (size_t at = from; at < end; words++) {
        if (shape.s[at] != 'A')
            return false;
        while (at < end && is_at(shape, at, "Aa'~"))
            at++;
        if (at < end && shape.s[at] != ' ')
            return false;
        at = skip(shape, at, " ");
    }
    return words >= 2 && words <= 6;
}

bool pattern_person(struct arena *arena, struct str text)
{
    enum { LOOKED_AT = 160 }; /* characters */
    struct folded line = fold(arena, text, LOOKED_AT);
    return pattern_name(&line, pattern_rank(line.letters));
}

bool pattern_capitals(struct str shape)
{
    return str_find(shape, STR("A")) < shape.n &&
           str_find(shape, STR("a")) >= shape.n;
}

bool pattern_archive(struct str small)
{
    static const char *const places[] = {"vt", "văn", "hs", "vp", "hc"};
    size_t at = skip(small, 0, "-+ ");
    if (!starts_at(small, at, "lưu"))
        return false;
    at = skip(small, at + strlen("lưu"), ": ");
    return starts_with(str_slice(small, at, small.n), WORDS(places)) ||
           is_at(small, at, "abcdefghiklmnopqrstuvxy");
}

bool pattern_caption(const struct folded *line, size_t word)
{
    if (!word)
        return false;
    size_t at = skip(line->letters, word, " ");
    if (starts_at(line->letters, at, "so "))
        at += 3;
    if (is_at(line->letters, at, ":("))
        return str_starts(line->letters, STR("anh"));
    size_t end = skip(line->letters, at, "0123456789ivx.");
    end = skip(line->letters, end, " ");
    return end > at &&
           (is_at(line->letters, end, ":-") || line->letters.s[end - 1] == '.');
}
