/* SPDX-License-Identifier: MIT */
/* How well a line names its document; see naming.h. */
#include "doc/naming.h"

#include <string.h>

#include "doc/doc.h"
#include "doc/marker.h"
#include "doc/phrase.h"
#include "doc/roles/pattern.h"
#include "doc/roles/words.h"

enum {
    REACH = 16,       /* lines */
    BETTER_REACH = 4, /* lines below the best until now */
    SHORT_MAX = 100,  /* characters */
    LABEL_MAX = 30,   /* characters before a field's colon */
    NAMING_WORDS = 3,
    VALUE_WORDS = 4 /* of a field that is more than one: "Bài 1: Vẽ …" */
};

/* How much a line says, the later the more. */
enum says { SAYS_NOTHING, SAYS_FIELD, SAYS_PART, SAYS_NAME };

static bool has_words(struct str line, int wanted)
{
    struct str word;
    int words = 0;
    for (size_t at = 0; words < wanted && next_word(line, &at, &word);)
        words++;
    return words == wanted;
}

/* "Họ tên: Vũ An", "Lớp: 12A", but no colon at the end. */
static bool is_labelled_value(struct str line)
{
    size_t colon = str_find(line, STR(":"));
    return colon < line.n && colon + 1 < line.n &&
           text_fits(str_slice(line, 0, colon), LABEL_MAX);
}

/* It begins with a letter, a quotation mark or a number. */
static bool begins_as_words_do(struct folded line)
{
    char first = line.shape.s[0];
    return first == 'A' || first == 'a' || first == '0' || first == '"' ||
           first == '~';
}

/* A field that says who, when or where, however much it says. */
static bool is_of_person(struct str small)
{
    static const char *const labels[] = {
        "họ",         "tên",       "lớp",      "khoa",      "mã",
        "msv",        "mssv",      "nhóm",     "sinh viên", "học sinh",
        "giảng viên", "giáo viên", "gvhd",     "người",     "ngày",
        "thời gian",  "địa chỉ",   "địa điểm", "email",     "số"};
    return starts_with(small, WORDS(labels));
}

/* "Yêu cầu:" */
static bool leads_on(struct str line)
{
    return str_ends(line, STR(":")) && !has_words(line, VALUE_WORDS);
}

/* A body, the nation, a date, a number or a rule says whose paper it is, or
 * nothing; a line that only leads to the next says nothing by itself. */
static bool names_nothing(struct arena *arena, struct str line, bool heading)
{
    struct folded folded = fold(arena, line, SHORT_MAX);
    size_t end;
    return pattern_rule(folded.shape) || pattern_number(&folded) ||
           !begins_as_words_do(folded) || names_periodical(&folded) ||
           pattern_dotted(folded.shape) || pattern_stamp(&folded) ||
           pattern_date(folded.letters, &end) == 0 ||
           words_begin(folded.letters, WORDS_FURNITURE) > 0 ||
           (words_begin(folded.letters, WORDS_BODY) > 0 &&
            pattern_capitals(folded.shape)) ||
           (!heading && leads_on(line));
}

static enum says judge_field(struct str line, struct str small)
{
    struct str value = str_slice(line, str_find(line, STR(":")), line.n);
    return !is_of_person(small) && has_words(value, VALUE_WORDS) ? SAYS_PART
                                                                 : SAYS_FIELD;
}

static enum says judge(struct arena *arena, struct str line, bool heading)
{
    struct marker marker;
    bool bare;
    if (!has_words(line, 1) || names_nothing(arena, line, heading))
        return SAYS_NOTHING;
    struct str small = lowered(arena, line);
    if (heads_a_part(small))
        return SAYS_FIELD;
    if (!heading && is_labelled_value(line))
        return judge_field(line, small);
    if (find_marker(line, &marker) || section_level(line, &bare) > 0 ||
        fold(arena, line, 1).shape.s[0] == '0' || str_ends(line, STR(":")) ||
        !has_words(line, NAMING_WORDS))
        return SAYS_PART;
    return SAYS_NAME;
}

/* "1. Thông điệp:" -> "Thông điệp" */
static struct str without_marks(struct str line)
{
    struct marker marker;
    if (find_marker(line, &marker))
        line = str_slice(line, marker.length, line.n);
    return str_ends(line, STR(":")) ? str_slice(line, 0, line.n - 1) : line;
}

static bool is_line(const struct node *node)
{
    const struct node *parent = node->parent;
    return (node->kind == NODE_PARAGRAPH || node->kind == NODE_HEADING ||
            node->kind == NODE_LEAD) &&
           parent->kind != NODE_LETTERHEAD && parent->kind != NODE_ITEM &&
           (node->kind != NODE_PARAGRAPH ||
            node->as.line.role != LINE_PLACE_DATE);
}

/* A letter without a subject is known by whom it is for: "Kính gửi: …", "Anh
 * Hòa thân mến,". */
static bool is_addressee(struct arena *arena, struct str line)
{
    static const char *const words[] = {"kinh gui"};
    return str_ends(line, STR(",")) ||
           starts_with(fold(arena, line, SHORT_MAX).letters, WORDS(words));
}

/* The text begins: no name stands below. */
static bool is_text(struct arena *arena, struct str line, bool heading)
{
    return !text_fits(line, SHORT_MAX) || is_addressee(arena, line) ||
           (!heading && ends_in_stop(line) && !str_ends(line, STR(":")) &&
            !str_ends(line, STR("?")));
}

/* "1", "ii", "iv.": what counts chapters. */
static bool is_count(struct str word)
{
    static const char counts[] = "0123456789ivxlc", ends[] = " .:";
    size_t n = 0;
    while (n < word.n && strchr(counts, word.s[n]))
        n++;
    return n > 0 && (n == word.n || strchr(ends, word.s[n]));
}

bool names_periodical(const struct folded *line)
{
    static const char *const words[] = {"tap chi",  "ky yeu",   "ban tin",
                                        "tuan bao", "nhat bao", "nguyet san",
                                        "tap san",  "noi san"};
    return starts_with(line->letters, WORDS(words)) &&
           str_find(line->shape, STR("0")) < line->shape.n;
}

bool heads_a_part(struct str small)
{
    static const char *const counted[] = {"chương ", "phần ", "mục ",
                                          "điều ",   "bài ",  "câu "};
    static const char *const parts[] = {
        "phụ lục",     "mở đầu",     "mục lục",         "giới thiệu",
        "lời nói đầu", "lời cảm ơn", "lời mở đầu",      "nội dung",
        "tóm tắt",     "đặt vấn đề", "thông tin chung", "đề bài",
        "yêu cầu"};
    for (size_t i = 0; i < sizeof counted / sizeof counted[0]; i++) {
        struct str word = str_of(counted[i]);
        if (str_starts(small, word))
            return is_count(str_slice(small, word.n, small.n));
    }
    return starts_with(small, WORDS(parts));
}

/* A line, or a picture, which is as much. */
static bool takes_room(const struct node *node)
{
    return node->kind == NODE_PARAGRAPH || node->kind == NODE_HEADING ||
           node->kind == NODE_LEAD || node->kind == NODE_FIGURE;
}

struct str doc_naming_line(struct arena *arena, const struct doc *doc)
{
    const struct node *root = doc->root;
    struct str best = STR("");
    enum says most = SAYS_FIELD; /* a field alone is no better than the text */
    int lines = 0, fields = 0, reach = REACH;
    for (const struct node *n = root; n && lines < reach && most < SAYS_NAME;
         n = node_next(n, root)) {
        bool heading = n->kind == NODE_HEADING;
        struct str line =
            is_line(n) ? str_one_line(arena, node_text(arena, n)) : STR("");
        lines += takes_room(n);
        if (!line.n)
            continue;
        if (is_text(arena, line, heading))
            break;
        enum says says = judge(arena, line, heading);
        bool among_fields = fields > 0 && !heading && is_labelled_value(line);
        fields += says == SAYS_FIELD;
        if (says > most && !among_fields) {
            most = says;
            best = heading ? without_marks(line) : line;
            reach = lines + BETTER_REACH;
        }
    }
    return best;
}

bool greets_reader(struct str text, struct str letters)
{
    static const char *const words[] = {
        "thuong nho", "than men", "yeu quy", "kinh men",    "yeu dau",
        "kinh yeu",   "than yeu", "quy men", "than thuong", "nho thuong"};
    char last = text.n ? text.s[text.n - 1] : ' ';
    return (last == '!' || last == ',') && str_holds_any(letters, WORDS(words));
}
