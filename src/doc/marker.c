/* SPDX-License-Identifier: MIT */
/* Recognising the head of a line; see marker.h. */
#include "doc/marker.h"

#include "base/utf8.h"
#include "doc/phrase.h"

enum { HEADING_MAX = 150 }; /* characters; a longer line is a paragraph */

static size_t count_digits(struct str text, size_t at)
{
    size_t n = 0;
    while (at + n < text.n && is_digit(text.s[at + n]))
        n++;
    return n;
}

static size_t count_roman(struct str text)
{
    size_t n = 0;
    while (n < text.n &&
           (text.s[n] == 'I' || text.s[n] == 'V' || text.s[n] == 'X'))
        n++;
    return n;
}

static bool is_at(struct str text, size_t at, char a, char b)
{
    return at < text.n && (text.s[at] == a || text.s[at] == b);
}

/* The signs that mark items which are not counted. */
static size_t bullet(struct str text, enum marker_kind *kind)
{
    static const struct {
        const char *sign;
        enum marker_kind kind;
    } bullets[] = {
        {"-", MARKER_DASH}, {"–", MARKER_DASH}, {"—", MARKER_DASH},
        {"−", MARKER_DASH}, {"+", MARKER_PLUS}, {"*", MARKER_STAR},
        {"•", MARKER_DOT},  {"●", MARKER_DOT},  {"▪", MARKER_DOT},
        {"◦", MARKER_DOT},  {"·", MARKER_DOT},  {"■", MARKER_DOT},
        {"○", MARKER_DOT},  {"►", MARKER_DOT},  {"➢", MARKER_DOT},
        {"❖", MARKER_DOT},  {"✓", MARKER_DOT},  {"→", MARKER_DOT},
    };
    for (size_t i = 0; i < sizeof bullets / sizeof bullets[0]; i++) {
        if (str_begins(text, bullets[i].sign)) {
            *kind = bullets[i].kind;
            return strlen(bullets[i].sign);
        }
    }
    return 0;
}

/* "I- ĐÁNH GIÁ", "1/ Tên dự án", as the Party and many offices set numbers off:
 * white space and a capital letter follow. */
static bool is_stroke_at(struct str text, size_t at)
{
    return is_at(text, at, '-', '/') && is_at(text, at + 1, ' ', '\t') &&
           starts_with_capital(str_trim(str_slice(text, at + 1, text.n)));
}

/* "1." "12)" "1.1." "1.2.3": years are too long to be numbers of items. */
static size_t number(struct str text, enum marker_kind *kind)
{
    size_t digits = count_digits(text, 0), n = digits;
    int groups = 1;
    if (digits == 0 || digits > 3)
        return 0;
    while (is_at(text, n, '.', '.')) {
        digits = count_digits(text, n + 1);
        if (digits == 0)
            break;
        if (digits > 2)
            return 0;
        n += 1 + digits;
        groups++;
    }
    *kind = groups > 1 ? MARKER_DECIMAL : MARKER_NUMBER;
    if (groups == 1 && is_at(text, n, ')', ')'))
        *kind = MARKER_ROUND;
    if (is_at(text, n, '.', ')') || is_stroke_at(text, n))
        return n + 1;
    /* "1.1 Kết quả", but not "3.5 triệu" */
    bool titled = is_at(text, n, ' ', '\t') &&
                  starts_with_capital(str_trim(str_slice(text, n, text.n)));
    return groups > 1 && titled ? n : 0;
}

/* The bytes of " -" in "III - Tổ chức thực hiện", which stands apart. */
static size_t stroke_apart(struct str text, size_t at)
{
    static const char *const strokes[] = {" - ", " – "};
    for (size_t i = 0; i < sizeof strokes / sizeof strokes[0]; i++) {
        struct str stroke = str_of(strokes[i]);
        struct str rest = str_slice(text, at, text.n);
        if (str_starts(rest, stroke) &&
            starts_with_capital(str_slice(rest, stroke.n, rest.n)))
            return stroke.n - 1;
    }
    return 0;
}

static size_t letter(struct str text, enum marker_kind *kind)
{
    size_t roman = count_roman(text);
    size_t apart = roman ? stroke_apart(text, roman) : 0;
    if (apart) {
        *kind = MARKER_ROMAN;
        return roman + apart;
    }
    if (roman > 0 &&
        (is_at(text, roman, '.', '.') || is_stroke_at(text, roman))) {
        *kind = MARKER_ROMAN;
        return roman + 1;
    }
    size_t at = 0;
    uint32_t c = text.n ? utf8_next(text, &at) : 0;
    if (c >= 'A' && c <= 'H' &&
        (is_at(text, at, '.', '.') || is_stroke_at(text, at))) {
        *kind = MARKER_CAPITAL;
        return at + 1;
    }
    bool small = (c >= 'a' && c <= 'z') || c == 0x111; /* đ */
    *kind = MARKER_LETTER;
    return small && (is_at(text, at, ')', '.') || is_stroke_at(text, at))
               ? at + 1
               : 0;
}

/* Bytes of white space at `at`: word processors set labels off with no-break
 * spaces. */
static size_t space_at(struct str text, size_t at)
{
    if (is_at(text, at, ' ', '\t'))
        return 1;
    return str_starts(str_slice(text, at, text.n), STR("\xC2\xA0")) ? 2 : 0;
}

/* White space must follow; behind a sign that is easily forgotten, and a
 * capital shows that it was: "-Đẩy mạnh". */
static bool is_set_off(struct str text, size_t n, enum marker_kind kind)
{
    return space_at(text, n) ||
           (kind <= MARKER_DOT &&
            starts_with_capital(str_slice(text, n, text.n)));
}

bool find_marker(struct str text, struct marker *marker)
{
    size_t n = bullet(text, &marker->kind);
    if (n == 0)
        n = number(text, &marker->kind);
    if (n == 0)
        n = letter(text, &marker->kind);
    if (n == 0 || !is_set_off(text, n, marker->kind))
        return false;
    marker->label = str_slice(text, 0, n);
    for (size_t space; (space = space_at(text, n)) > 0;)
        n += space;
    marker->length = n;
    return n < text.n;
}

bool marker_may_head(const struct marker *marker, struct str text)
{
    bool colon = str_ends(text, STR(":")) || str_ends(text, STR(")"));
    return marker->kind >= MARKER_LETTER && text_fits(text, HEADING_MAX) &&
           (colon || !ends_in_stop(text));
}

int marker_level(const struct marker *marker)
{
    static const int levels[] = {
        [MARKER_CAPITAL] = 5,
        [MARKER_ROMAN] = 6,
        [MARKER_NUMBER] = MARKER_LEVEL_NUMBER,
        [MARKER_DECIMAL] = 8,
        [MARKER_ROUND] = 10,
        [MARKER_LETTER] = 11,
    };
    int level = marker->kind >= MARKER_LETTER ? levels[marker->kind] : 0;
    struct str label = marker->label;
    int groups = 0;
    for (size_t i = 0; i < label.n; i++)
        groups += label.s[i] == '.' && i + 1 < label.n;
    return marker->kind == MARKER_DECIMAL && groups > 1 ? level + 1 : level;
}

/* Behind the word a number, and then nothing or what sets a title off: "Điều 5
 * của Luật" is prose. *bare when nothing comes behind. */
static bool is_numbered(struct str rest, bool *bare)
{
    static const char *const ordinals[] = {
        "thứ nhất", "thứ hai", "thứ ba", "thứ tư", "thứ năm",
        "THỨ NHẤT", "THỨ HAI", "THỨ BA", "THỨ TƯ", "THỨ NĂM",
    };
    size_t n = count_digits(rest, 0);
    if (n == 0)
        n = count_roman(rest);
    if (n == 0 && starts_with(rest, WORDS(ordinals))) {
        size_t at = 0;
        struct str word;
        next_word(rest, &at, &word);
        next_word(rest, &at, &word);
        n = at;
    }
    if (n == 0)
        return false;
    struct str title = str_slice(rest, n, rest.n);
    *bare = title.n == 0 || str_eq(title, STR(".")) || str_eq(title, STR(":"));
    return *bare || is_at(title, 0, '.', ':') ||
           str_starts(title, STR(" - ")) || str_starts(title, STR(" – ")) ||
           (title.s[0] == ' ' && capital_share(title) >= 80);
}

int section_level(struct str text, bool *bare)
{
    static const struct {
        const char *small, *capitals;
        int level;
    } words[] = {
        {"Phần ", "PHẦN ", 1},
        {"Chương ", "CHƯƠNG ", 2},
        {"Mục ", "MỤC ", 3},
        {"Điều ", "ĐIỀU ", 4},
    };
    if (!text_fits(text, HEADING_MAX))
        return 0;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        struct str small = str_of(words[i].small);
        struct str capitals = str_of(words[i].capitals);
        bool is_small = str_starts(text, small);
        if (!is_small && !str_starts(text, capitals))
            continue;
        size_t n = is_small ? small.n : capitals.n;
        if (!is_numbered(str_slice(text, n, text.n), bare))
            return 0;
        return *bare || !ends_in_stop(text) ? words[i].level : 0;
    }
    return 0;
}
