/* SPDX-License-Identifier: MIT */
/*
 * Where a program copied the cells of a row without anything between them: the
 * nation's name behind a body's, its motto behind whatever, the place and date
 * behind the number, the post behind the last recipient.
 */
#include "base/words.h"
#include "doc/roles/cut.h"

#include "doc/roles/pattern.h"
#include "doc/roles/words.h"

enum {
    LINE_LONG = 160, /* characters, from which on a line is text */
    NUMBER_LINE = 110,
    POST_MIN = 5,
    POST_MAX = 60
};

static size_t add_cut(size_t cuts[CUTS_MAX], size_t n, size_t at, size_t length)
{
    if (at == 0 || at >= length || n == CUTS_MAX)
        return n;
    cuts[n] = at;
    return n + 1;
}

static size_t behind_spaces(struct str line, size_t at)
{
    while (at < line.n && line.s[at] == ' ')
        at++;
    return at;
}

/* Before and behind the name of the nation or the Party in capitals. */
static size_t cut_at_nation(const struct folded *line, size_t cuts[CUTS_MAX])
{
    struct str letters = line->letters;
    size_t end, at = fold_find(letters, "conghoaxahoichunghiavietnam", &end);
    bool found = at < letters.n && line->shape.s[at + 1] == 'A';
    if (!found) {
        at = fold_find(letters, "dangcongsanvietnam", &end);
        found =
            at < letters.n && end == letters.n && line->shape.s[at + 1] == 'A';
    }
    if (!found || str_ends(str_slice(letters, 0, at), STR("nuoc ")))
        return 0; /* "NHÂN DANH NƯỚC CỘNG HÒA ..." is no head */
    size_t n = add_cut(cuts, 0, at, letters.n);
    return add_cut(cuts, n, behind_spaces(letters, end), letters.n);
}

static size_t cut_at_motto(const struct folded *line, size_t cuts[CUTS_MAX])
{
    struct str letters = line->letters;
    size_t end, at = fold_find(letters, "doclaptudohanhphuc", &end);
    bool found = at < letters.n && end == letters.n && at > 0 &&
                 letters.s[at - 1] == ' ';
    return found ? add_cut(cuts, 0, at, letters.n) : 0;
}

/* "Số: 12/BC-UBND Hà Nội, ngày …": before the place, which begins with the
 * first capital behind the number. */
static size_t cut_at_place(const struct folded *line, size_t cuts[CUTS_MAX])
{
    struct str letters = line->letters, shape = line->shape;
    size_t end, date = pattern_date(letters, &end);
    size_t slash = str_find(letters, STR("/"));
    if (!str_starts(letters, STR("so")) || letters.n >= NUMBER_LINE ||
        date >= letters.n || slash > date)
        return 0;
    size_t at = slash;
    while (at < date && letters.s[at] != ' ')
        at++;
    at = behind_spaces(letters, at);
    return at < date && shape.s[at] == 'A' ? add_cut(cuts, 0, at, letters.n)
                                           : 0;
}

/* "HUYỆN LỆ THỦY ----------": before a rule typed behind the words. */
static size_t cut_at_rule(const struct folded *line, size_t cuts[CUTS_MAX])
{
    enum { RULE_MIN = 5 };
    struct str shape = line->shape;
    size_t at = shape.n;
    while (at > 0 && (shape.s[at - 1] == '-' || shape.s[at - 1] == '*' ||
                      shape.s[at - 1] == '='))
        at--;
    struct folded before = {str_slice(line->letters, 0, at),
                            str_slice(shape, 0, at)};
    if (at == 0 || shape.n - at < RULE_MIN || shape.s[at - 1] != ' ' ||
        (!pattern_capitals(shape) && !pattern_number(&before)))
        return 0;
    return add_cut(cuts, 0, at, shape.n);
}

static bool is_post(const struct folded *rest)
{
    if (rest->letters.n < POST_MIN || rest->letters.n > POST_MAX ||
        !pattern_capitals(rest->shape) ||
        str_find(rest->shape, STR("0")) < rest->shape.n)
        return false;
    return pattern_behalf(rest) || words_begin(rest->letters, WORDS_POST) > 0 ||
           (str_starts(rest->letters, STR("pho ")) &&
            words_begin(str_slice(rest->letters, 4, rest->letters.n),
                        WORDS_POST) > 0);
}

static bool begins_recipient(struct str letters)
{
    static const char *const starts[] = {"-", "+", "*", "noi nhan", "luu"};
    return str_starts_any(letters, WORDS(starts));
}

/* "- Lưu: VT. TM. ỦY BAN NHÂN DÂN" */
static size_t cut_at_post(const struct folded *line, size_t cuts[CUTS_MAX])
{
    struct str letters = line->letters;
    bool recipient = begins_recipient(letters);
    for (size_t at = 1; recipient && at < letters.n; at++) {
        struct folded rest = {str_slice(letters, at, letters.n),
                              str_slice(line->shape, at, letters.n)};
        if (letters.s[at - 1] == ' ' && at > 3 && is_post(&rest))
            return add_cut(cuts, 0, at, letters.n);
    }
    return 0;
}

/* A name of three words or more: two may be any. */
static bool is_long_name(const struct folded *rest)
{
    size_t spaces = 0;
    for (size_t i = 0; i < rest->shape.n; i++)
        spaces += rest->shape.s[i] == ' ';
    return spaces >= 2 && pattern_name(rest, pattern_rank(rest->letters)) &&
           !pattern_capitals(rest->shape);
}

/* "- Lưu: VT, TC. Lê Văn An" */
static size_t cut_at_name(const struct folded *line, size_t cuts[CUTS_MAX])
{
    struct str letters = line->letters;
    if (!begins_recipient(letters) || str_find(letters, STR("luu")) > 4)
        return 0;
    for (size_t at = letters.n; at > 2; at--) {
        struct folded rest = {str_slice(letters, at, letters.n),
                              str_slice(line->shape, at, letters.n)};
        if (letters.s[at - 1] == ' ' &&
            (letters.s[at - 2] == '.' || letters.s[at - 2] == ';'))
            return is_long_name(&rest) ? add_cut(cuts, 0, at, letters.n) : 0;
    }
    return 0;
}

static bool is_signing(struct str letters)
{
    static const char *const signs[] = {"(ky", "(da ky", "(ghi ro ho",
                                        "(chu ky"};
    return str_starts_any(letters, WORDS(signs));
}

static bool is_any_post(const struct folded *cell)
{
    return cell->letters.n <= POST_MAX &&
           (pattern_behalf(cell) ||
            words_begin(cell->letters, WORDS_POST) > 0 ||
            str_starts(cell->letters, STR("ben ")));
}

static bool is_any_name(const struct folded *cell)
{
    return cell->letters.n <= POST_MAX &&
           pattern_name(cell, pattern_rank(cell->letters));
}

bool are_signing_columns(const struct folded *left, const struct folded *right)
{
    return left->letters.n && right->letters.n &&
           ((is_any_post(left) && is_any_post(right)) ||
            (is_signing(left->letters) && is_signing(right->letters)) ||
            (is_any_name(left) && is_any_name(right)));
}

bool are_recipient_columns(const struct folded *left,
                           const struct folded *right)
{
    return left->letters.n && right->letters.n &&
           begins_recipient(left->letters) &&
           (is_any_post(right) || is_long_name(right) ||
            is_signing(right->letters));
}

size_t cuts_of(const struct folded *line, size_t cuts[CUTS_MAX])
{
    if (line->letters.n >= LINE_LONG)
        return 0;
    size_t n = cut_at_nation(line, cuts);
    if (!n)
        n = cut_at_motto(line, cuts);
    if (!n)
        n = cut_at_place(line, cuts);
    if (!n)
        n = cut_at_rule(line, cuts);
    if (!n)
        n = cut_at_post(line, cuts);
    return n ? n : cut_at_name(line, cuts);
}
