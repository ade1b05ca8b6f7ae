/* SPDX-License-Identifier: MIT */
/*
 * ABC (TCVN3) has no capital letters with tones: what is set in capitals reads
 * "CụC BảO TồN VÀ" once decoded. A word with two capitals and no small letter
 * that ABC could have written as a capital is all capitals. One that tells
 * nothing ("Và", "ở") goes with the words around it.
 *
 * In .VnTimeH and its like the small letters are shown as capitals, and the
 * font is lost when such text is pasted: lines that official documents have in
 * capitals get them back.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "read/encoding/capitals.h"
#include "read/read.h"

enum word_case { OPEN, SMALL, CAPITALS };

struct word {
    size_t start, end;
    enum word_case is, before, behind; /* of the nearest that is not OPEN */
    bool labels; /* a number or what comes after a colon: "Số: 12/BC" */
};

struct words {
    struct word *at;
    size_t n;
    bool any_small;
};

/* A small letter whose capital ABC has: one without a tone. */
static bool could_be_capital(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || c == 0xE2 || c == 0xEA || c == 0xF4 ||
           c == 0x103 || c == 0x111 || c == 0x1A1 || c == 0x1B0;
}

static bool is_label(struct str line, size_t end)
{
    while (end < line.n && line.s[end] == ' ')
        end++;
    return end < line.n &&
           (line.s[end] == ':' || (line.s[end] >= '0' && line.s[end] <= '9'));
}

/* The next run of letters; false when there is none. */
static bool next_word(struct str line, size_t *at, struct word *word)
{
    size_t capitals = 0, letters = 0, small = 0;
    while (*at < line.n) {
        size_t before = *at;
        uint32_t c = utf8_next(line, at);
        if (!letter_is(c)) {
            if (letters)
                break;
            continue;
        }
        if (letters++ == 0)
            word->start = before;
        word->end = *at;
        capitals += letter_is_upper(c);
        small += could_be_capital(c);
    }
    word->labels = letters > 0 && is_label(line, word->end);
    word->is = small ? SMALL : capitals > 1 ? CAPITALS : OPEN;
    return letters > 0;
}

static struct words find_words(struct arena *arena, struct str line)
{
    struct words words = {0};
    struct word word = {0};
    for (size_t at = 0; next_word(line, &at, &word);) {
        words.at = arena_more(arena, words.at, words.n, sizeof *words.at);
        words.at[words.n++] = word;
        words.any_small = words.any_small || word.is == SMALL;
    }
    return words;
}

static void look_around(struct words *words)
{
    enum word_case last = OPEN;
    for (size_t i = 0; i < words->n; i++) {
        words->at[i].before = last;
        last = words->at[i].is == OPEN ? last : words->at[i].is;
    }
    last = OPEN;
    for (size_t i = words->n; i-- > 0;) {
        words->at[i].behind = last;
        last = words->at[i].is == OPEN ? last : words->at[i].is;
    }
}

/* At the end of a line with small letters one neighbour is not enough:
 * "cùng UBND xã" may end in "Hà". */
static bool is_capitals(const struct word *word, bool any_small)
{
    if (word->is != OPEN)
        return word->is == CAPITALS;
    if (word->before == SMALL || word->behind == SMALL)
        return false;
    if (word->labels && word->before != CAPITALS)
        return false;
    bool both = word->before == CAPITALS && word->behind == CAPITALS;
    bool one = word->before == CAPITALS || word->behind == CAPITALS;
    return both || (one && !any_small);
}

static void add_upper(struct buf *buf, struct str text)
{
    char bytes[4];
    for (size_t at = 0; at < text.n;) {
        size_t n = utf8_put(letter_to_upper(utf8_next(text, &at)), bytes);
        buf_add(buf, (struct str){bytes, n});
    }
}

/* Lines of official documents that stand in capitals: all of a line, or its
 * head. */
static const struct {
    const char *text;
    bool head;
} capital_lines[] = {
    {"cộng hoà xã hội chủ nghĩa việt nam", false},
    {"cộng hòa xã hội chủ nghĩa việt nam", false},
    {"báo cáo", false},
    {"biên bản", false},
    {"chỉ thị", false},
    {"chương trình", false},
    {"công điện", false},
    {"công văn", false},
    {"đề án", false},
    {"giấy mời", false},
    {"hợp đồng", false},
    {"hướng dẫn", false},
    {"kế hoạch", false},
    {"nghị định", false},
    {"nghị quyết", false},
    {"phụ lục", false},
    {"phương án", false},
    {"quy chế", false},
    {"quy định", false},
    {"quyết định", false},
    {"thông báo", false},
    {"thông tư", false},
    {"tờ trình", false},
    {"chủ tịch", false},
    {"phó chủ tịch", false},
    {"giám đốc", false},
    {"phó giám đốc", false},
    {"ubnd ", true},
    {"hđnd ", true},
    {"uỷ ban nhân dân ", true},
    {"ủy ban nhân dân ", true},
    {"hội đồng nhân dân ", true},
    {"kt. ", true},
    {"tm. ", true},
    {"tl. ", true},
};

static bool has_capitals(struct str line)
{
    for (size_t at = 0; at < line.n;) {
        if (letter_is_upper(utf8_next(line, &at)))
            return true;
    }
    return false;
}

/* The head of a longer line is one when this is short and no sentence. */
static bool is_capital_line(struct str line)
{
    enum { SHORT = 80 };
    bool ends = line.n > SHORT || str_ends(line, STR(".")) ||
                str_ends(line, STR(",")) || str_ends(line, STR(";"));
    for (size_t i = 0; i < sizeof capital_lines / sizeof capital_lines[0];
         i++) {
        struct str text = str_of(capital_lines[i].text);
        if (capital_lines[i].head ? !ends && str_starts(line, text)
                                  : str_eq(line, text))
            return !has_capitals(line);
    }
    return false;
}

struct str raise_known_line(struct arena *arena, struct str line)
{
    struct buf buf = {.arena = arena};
    if (!is_capital_line(str_trim(line)))
        return raise_capitals(arena, line);
    add_upper(&buf, line);
    return buf_str(&buf);
}

struct str raise_capitals(struct arena *arena, struct str line)
{
    struct words words = find_words(arena, line);
    struct buf buf = {.arena = arena};
    size_t done = 0;
    look_around(&words);
    for (size_t i = 0; i < words.n; i++) {
        const struct word *word = &words.at[i];
        if (!is_capitals(word, words.any_small))
            continue;
        buf_add(&buf, str_slice(line, done, word->start));
        add_upper(&buf, str_slice(line, word->start, word->end));
        done = word->end;
    }
    if (done == 0)
        return line;
    buf_add(&buf, str_slice(line, done, line.n));
    return buf_str(&buf);
}
