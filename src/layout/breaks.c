/* SPDX-License-Identifier: MIT */
/*
 * UAX #14 is libunistring's. Over it, Vietnamese rules look at the words (what
 * stands between spaces) on both sides of a gap, and at the characters on both
 * sides of an opportunity inside a word. A syllable is the unit: nothing is
 * ever hyphenated.
 */
#include "layout/breaks.h"

#include <unilbrk.h>

#include "base/arena.h"
#include "base/utf8.h"

/* Behind these a number is their number: "ngày 22/12", "số 01/NQ-CP". */
static const char *const number_heads[] = {
    "ngày", "tháng", "năm",  "quý",  "số",   "độ",   "điều",  "khoản",
    "điểm", "mục",   "phần", "bảng", "hình", "biểu", "trang", "chương",
    "thứ",  "khóa",  "khoá", "kỳ",   "lần",  "tập",  "quyển", "lục",
    "lúc",  "cấp",   "loại", "tuần", "tiết", "đợt",  "nhóm",
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

/* Units which a number is never parted from, as they are written. */
static const char *const units[] = {
    "%",  "‰",  "°c",  "°f",  "ºc",  "km", "m",  "cm", "mm",
    "m2", "m3", "km2", "ha",  "kg",  "g",  "mg", "t",  "l",
    "ml", "kw", "kwh", "mw",  "gw",  "db", "m²", "m³", "km²",
    "μm", "µm", "usd", "vnđ", "vnd", "đ",  "₫",  "°",  "h",
};

struct words {
    struct str *at;
    size_t n;
};

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static bool is_one_of(struct str word, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (str_eq_nocase(word, str_of(list[i])))
            return true;
    }
    return false;
}

static uint32_t first_char(struct str word)
{
    size_t at = 0;
    return word.n ? utf8_next(word, &at) : 0;
}

static size_t last_start(struct str word)
{
    size_t i = word.n;
    while (i > 0 && ((unsigned char)word.s[--i] & 0xC0) == 0x80)
        ;
    return i;
}

static uint32_t last_char(struct str word)
{
    size_t at = last_start(word);
    return word.n ? utf8_next(word, &at) : 0;
}

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

static bool is_dash(uint32_t c)
{
    return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

static bool is_opening(uint32_t c)
{
    return c == '(' || c == '[' || c == '"' || c == '\'' || c == 0x201C ||
           c == 0x2018 || c == 0xAB;
}

static bool is_closing(uint32_t c)
{
    return c == ')' || c == ']' || c == '"' || c == '\'' || c == 0x201D ||
           c == 0x2019 || c == 0xBB;
}

static bool is_stop(uint32_t c)
{
    return c == ',' || c == '.' || c == ';' || c == ':' || c == '!' ||
           c == '?' || c == 0x2026;
}

static struct str without_opening(struct str word)
{
    while (word.n && is_opening(first_char(word))) {
        size_t at = 0;
        utf8_next(word, &at);
        word = str_slice(word, at, word.n);
    }
    return word;
}

/* Without what stands around a word: brackets, quotes and stops. */
static struct str bare(struct str word)
{
    word = without_opening(word);
    while (word.n && (is_closing(last_char(word)) || is_stop(last_char(word))))
        word.n = last_start(word);
    return word;
}

/* Ends a phrase: whatever follows is not bound to it. */
static bool ends_phrase(struct str word)
{
    return is_stop(last_char(word)) || is_closing(last_char(word));
}

static bool is_number(struct str word)
{
    struct str core = bare(word);
    uint32_t c = first_char(core);
    if (c == '+' || is_dash(c)) {
        size_t at = 0;
        utf8_next(core, &at);
        c = first_char(str_slice(core, at, core.n));
    }
    return is_digit(c);
}

static bool has_digit(struct str word)
{
    for (size_t i = 0; i < word.n; i++) {
        if (is_digit((unsigned char)word.s[i]))
            return true;
    }
    return false;
}

static bool is_dash_word(struct str word)
{
    size_t at = 0;
    return word.n && is_dash(utf8_next(word, &at)) && at == word.n;
}

static bool is_capitalised(struct str word)
{
    return letter_is_upper(first_char(bare(word)));
}

/* Most words have neither a colon nor an at sign, and are done with. */
static bool is_address(struct str word)
{
    struct str core = without_opening(word);
    if (str_starts(core, STR("www.")))
        return true;
    for (size_t i = 0; i < core.n; i++) {
        if (core.s[i] == '@')
            return true;
        if (core.s[i] == ':' &&
            str_starts(str_slice(core, i, core.n), STR("://")))
            return true;
    }
    return false;
}

/* A dash starts no line, and a range keeps its end: "2016 – 2025". */
static int dash_rule(struct str head, struct str before, struct str after)
{
    (void)head;
    if (is_dash_word(after))
        return BREAK_NEVER;
    if (is_dash_word(before) && is_number(after))
        return BREAK_NEVER;
    return BREAK_FREE;
}

/* A number and its unit, its noun, or the word that announces it. */
static int number_rule(struct str head, struct str before, struct str after)
{
    bool ends = ends_phrase(before);
    if (is_number(after) && !ends &&
        is_one_of(bare(before), number_heads, COUNT(number_heads)))
        return BREAK_NEVER;
    if (!is_number(before) || ends)
        return BREAK_FREE;
    if (is_one_of(bare(after), units, COUNT(units)))
        return BREAK_NEVER;
    bool announced = !ends_phrase(head) &&
                     is_one_of(bare(head), number_heads, COUNT(number_heads));
    return announced || !letter_is(first_char(bare(after))) ? BREAK_FREE
                                                            : BREAK_STRONG;
}

/* "TP. Hồ", "PGS. TS. Nguyễn": an abbreviation is half a word. */
static int abbreviation_rule(struct str head, struct str before,
                             struct str after)
{
    (void)head, (void)after;
    if (last_char(before) != '.')
        return BREAK_FREE;
    return is_one_of(without_opening(before), abbreviations,
                     COUNT(abbreviations))
               ? BREAK_NEVER
               : BREAK_FREE;
}

/* Each rule sees the word before the gap, the one before that and the one
 * behind; the strictest wins. */
static int (*const gap_rules[])(struct str head, struct str before,
                                struct str after) = {dash_rule, number_rule,
                                                     abbreviation_rule};

static int gap_penalty(const struct words *w, size_t i)
{
    struct str head = i >= 2 ? w->at[i - 2] : STR("");
    int worst = BREAK_FREE;
    for (size_t r = 0; r < COUNT(gap_rules); r++) {
        int penalty = gap_rules[r](head, w->at[i - 1], w->at[i]);
        if (penalty > worst)
            worst = penalty;
    }
    return worst;
}

/*
 * Titles with their names, and names: `syllables` of one have been seen up to
 * word i - 1. Tells whether word i goes on with it, and counts it.
 */
static bool name_goes_on(const struct words *w, size_t i, size_t *syllables)
{
    struct str before = w->at[i - 1], after = w->at[i];
    size_t seen = *syllables;
    *syllables = 0;
    if (!is_capitalised(after) || ends_phrase(before))
        return false;
    if (seen == 0 && is_capitalised(before) &&
        is_one_of(bare(before), families, COUNT(families)))
        seen = 1;
    bool titled = seen == 0 && is_one_of(bare(before), titles, COUNT(titles)) &&
                  !is_one_of(bare(after), offices, COUNT(offices));
    if (!titled && (seen == 0 || seen == LONG_NAME))
        return false;
    *syllables = seen + 1;
    return true;
}

/* True when the part is a plain word: letters alone, small but for the first,
 * and so many of them at least. */
static bool is_plain_word(struct str part, size_t least)
{
    size_t letters = 0;
    for (size_t at = 0; at < part.n; letters++) {
        uint32_t c = utf8_next(part, &at);
        if (!(letters == 0 ? letter_is(c) : letter_is_lower(c)))
            return false;
    }
    return letters >= least;
}

/* What decides inside a word: looked up once, for a word may be very long. */
struct inside {
    struct str word, core; /* core: without brackets, quotes and stops */
    bool digits;
};

static struct inside look_inside(struct str word)
{
    return (struct inside){word, bare(word), has_digit(word)};
}

/* The part of a compound that ends, or begins, at byte `at` of it. */
static struct str part_before(struct str word, size_t at)
{
    size_t start = at;
    while (start > 0 && word.s[start - 1] != '/' && word.s[start - 1] != '-')
        start--;
    return str_slice(word, start, at);
}

static struct str part_behind(struct str word, size_t at)
{
    size_t end = at;
    while (end < word.n && word.s[end] != '/' && word.s[end] != '-')
        end++;
    return str_slice(word, at, end);
}

/* A compound, if both its parts are plain words; units are written whole. */
static int compound_penalty(const struct inside *in, size_t at)
{
    size_t skipped = (size_t)(in->core.s - in->word.s);
    if (at <= skipped || at - skipped >= in->core.n)
        return BREAK_NEVER;
    size_t mark = last_start(str_slice(in->core, 0, at - skipped));
    bool slash = in->core.s[mark] == '/';
    struct str first = part_before(in->core, mark);
    struct str second = part_behind(in->core, at - skipped);
    size_t least = slash ? 2 : 3;
    return is_plain_word(first, least) && is_plain_word(second, least) &&
                   !is_one_of(first, units, COUNT(units)) &&
                   !is_one_of(second, units, COUNT(units))
               ? BREAK_MILD
               : BREAK_NEVER;
}

/*
 * Inside a word. A compound breaks behind its hyphen or slash when the parts on
 * both sides are plain words, so that QĐ-TTg, V/v, kg/ha, 250/280 and Covid-19
 * stay whole. Behind an ellipsis or an em dash the text begins anew.
 */
static int inner_penalty(const struct inside *in, size_t at)
{
    uint32_t before = last_char(str_slice(in->word, 0, at));
    if (before == 0x2026 || before == 0x2014)
        return BREAK_FREE;
    if (before > 0x2E7F)
        return BREAK_FREE; /* ideographs: every character is a word */
    if (in->digits || !(is_dash(before) || before == '/'))
        return BREAK_NEVER;
    return compound_penalty(in, at);
}

static bool divides_address(char c)
{
    return c == '/' || c == '.' || c == '-' || c == '_';
}

/*
 * Addresses break behind / . - _ and nowhere else, most gladly behind a single
 * slash. UAX #14 is not asked: it would keep "/2020" and "_b" where they are.
 */
static void break_address(int16_t *penalties, struct str word)
{
    struct str core = bare(word);
    size_t skipped = (size_t)(core.s - word.s);
    for (size_t k = 1; k < word.n; k++)
        penalties[k] = BREAK_NEVER;
    for (size_t k = 1; k < core.n; k++) {
        char before = core.s[k - 1];
        if (!divides_address(before) || divides_address(core.s[k]))
            continue;
        bool path = before == '/' && k > 1 && core.s[k - 2] != '/';
        penalties[skipped + k] = path ? BREAK_FREE : BREAK_MILD;
    }
}

/* The words of `text` with, for each, where it starts. */
static struct words split_words(struct arena *arena, struct str text)
{
    struct words w = {NULL, 0};
    size_t room = 1;
    for (size_t i = 0; i < text.n; i++)
        room += text.s[i] == ' ';
    w.at = ARENA_ARRAY(arena, room, struct str);
    for (size_t i = 0; i < text.n;) {
        size_t start = i;
        while (i < text.n && text.s[i] != ' ' && text.s[i] != '\n')
            i++;
        if (i > start)
            w.at[w.n++] = str_slice(text, start, i);
        else
            i++;
    }
    return w;
}

/* The opportunities within a word; most have none. */
static void break_inside(int16_t *penalties, struct str word)
{
    struct inside in = {.word = STR("")};
    if (is_address(word)) {
        break_address(penalties, word);
        return;
    }
    for (size_t k = 1; k < word.n; k++) {
        if (penalties[k] != BREAK_FREE)
            continue;
        if (in.word.n == 0)
            in = look_inside(word);
        penalties[k] = (int16_t)inner_penalty(&in, k);
    }
}

static void keep_together(int16_t *penalties, struct str text,
                          const struct words *w)
{
    size_t syllables = 0; /* of a name, up to the word before */
    for (size_t i = 0; i < w->n; i++) {
        struct str word = w->at[i];
        size_t start = (size_t)(word.s - text.s);
        bool named = i > 0 && name_goes_on(w, i, &syllables);
        if (i > 0 && penalties[start] == BREAK_FREE)
            penalties[start] = (int16_t)gap_penalty(w, i);
        if (named && penalties[start] == BREAK_FREE)
            penalties[start] = BREAK_MILD;
        break_inside(penalties + start, word);
    }
}

int16_t *find_breaks(struct arena *arena, struct str text, struct str lang)
{
    char *kinds = arena_alloc(arena, text.n + 1);
    int16_t *penalties = ARENA_ARRAY(arena, text.n + 1, int16_t);
    u8_possible_linebreaks((const uint8_t *)text.s, text.n, "UTF-8", kinds);
    for (size_t i = 0; i < text.n; i++) {
        bool allowed = kinds[i] == UC_BREAK_POSSIBLE;
        penalties[i] = allowed ? BREAK_FREE : BREAK_NEVER;
        if (i > 0 && text.s[i - 1] == '\n')
            penalties[i] = BREAK_FORCED;
    }
    if (str_starts(lang, STR("vi"))) {
        struct words w = split_words(arena, text);
        keep_together(penalties, text, &w);
    }
    return penalties;
}
