/* SPDX-License-Identifier: MIT */
/*
 * The title of a document that has none by its form: the kind of paper with its
 * subject, an appendix that stands alone, the line by a page's date, or one
 * that reads like a title.
 */
#include "base/utf8.h"
#include "doc/naming.h"
#include "doc/passes/passes.h"
#include "doc/phrase.h"
#include "doc/roles/parts.h"
#include "doc/roles/pattern.h"
#include "doc/roles/words.h"

enum {
    TITLE_REACH = 25, /* units */
    LETTER_REACH = 12,
    TITLE_MIN = 20 /* characters */
};

/* True when the unit is text, before which a title stands. */
static bool is_text(const struct unit *unit)
{
    return (unit->role == ROLE_TEXT && has(unit, HAS_LONG)) ||
           unit->role == ROLE_HEADING ||
           (unit->role == ROLE_GROUNDS && has(unit, HAS_GROUNDS_WORD));
}

/* When, where and for whom a paper is: "Ngày soạn: 10/01/2025", "Lớp: 8A". */
static bool tells_occasion(const struct unit *unit)
{
    static const char *const labels[] = {
        "ngay",      "thoi gian", "thoi luong", "dia diem",   "lop",
        "tiet:",     "sinh ",     "nguoi doc",  "nguoi viet", "ho ten",
        "ho va ten", "so tiet",   "ma so",      "nguoi soan"};
    return has(unit, HAS_LABELLED) &&
           starts_with(unit->folded.letters, WORDS(labels));
}

/* "SỐ LƯỢT TRUY CẬP", "Trang chủNewsThời sự", "[09:12, 05/06/2024] Hoài An":
 * what a page counts, leads by, or stamps on a message. */
static bool is_of_page(const struct unit *unit)
{
    static const char *const words[] = {"so luot truy cap", "luot truy cap",
                                        "trang chu", "dang truy cap",
                                        "dang online"};
    struct str shape = unit->folded.shape;
    return str_starts_any(unit->folded.letters, WORDS(words)) ||
           str_starts(shape, STR("[00:00")) || str_starts(shape, STR("[0:00"));
}

/* True for a line that reads like something that stands about a title. */
static bool is_against_title(const struct unit *unit)
{
    static const enum evidence against[] = {
        HAS_NATION,       HAS_MOTTO,     HAS_PARTY,          HAS_NUMBER,
        HAS_NUMBER_LABEL, HAS_CODE,      HAS_PLACE_AND_DATE, HAS_DATE_STAMP,
        HAS_RULE,         HAS_ADDRESSEE, HAS_OPENS_BRACKET,  HAS_ENDS_IN_COMMA,
        HAS_CONTACT,      HAS_DIGITS,    HAS_GROUNDS,        HAS_ASIDE,
        HAS_CRUMBS};
    static const char *const questions[] = {
        "cau hoi ",    "hoi:",        "hoi 1",      "danh gia 1",  "danh gia 2",
        "danh gia 3",  "danh gia 4",  "danh gia 5", "du thi ",     "cuoc thi ",
        "bai du thi ", "in bai viet", "gui email ", "luu bai viet"};
    if (starts_with(unit->folded.letters, WORDS(questions)) ||
        is_of_page(unit) || greets_reader(unit->text, unit->folded.letters) ||
        tells_occasion(unit) || names_periodical(&unit->folded))
        return true;
    for (size_t i = 0; i < sizeof against / sizeof against[0]; i++) {
        if (has(unit, against[i]))
            return true;
    }
    return false;
}

static bool may_be_title(const struct unit *unit)
{
    return unit->role == ROLE_TITLE && !is_against_title(unit);
}

/* The first line of a poem is as long as the next. */
static bool stands_out(const struct units *units, size_t i)
{
    const struct unit *unit = &units->at[i], *next = unit + 1;
    return !has(unit, HAS_VERSE) ||
           words_begin(unit->folded.letters, WORDS_KIND) > 0 ||
           (i == 0 && i + 1 < units->n && unit->length > 2 * next->length);
}

/* "ĐƠN XIN NGHỈ PHÉP", or "Đơn xin nghỉ phép" */
static bool begins_with_kind(const struct unit *unit)
{
    return words_begin_kind(unit->folded.letters) > 0;
}

/* By an empty line, in bold, or by capitals. */
static bool is_apart(const struct unit *unit, const struct unit *next)
{
    return next->gap ||
           (is_emphasised(unit->block) && !is_emphasised(next->block)) ||
           (has(unit, HAS_CAPITALS) && has(next, HAS_SMALL_LETTERS) &&
            !has(unit, HAS_BODY_WORD) && !has(unit, HAS_ONE_WORD));
}

/* "Những người gác đèn" above "cuối cùng ở hòn Khoai", "Thư mời" above a line
 * in quotation marks. */
static bool is_rest(const struct unit *above, const struct unit *unit)
{
    bool quoted = unit->text.n &&
                  mark_is_opening(utf8_next(unit->text, &(size_t){0})) &&
                  !str_starts(unit->text, STR("("));
    bool small = unit->folded.shape.n && unit->folded.shape.s[0] == 'a';
    return (small || quoted) && !unit->gap && !has(above, HAS_ENDS_IN_STOP) &&
           !has(unit, HAS_ENDS_IN_STOP) && !has(unit, HAS_LONG) &&
           unit->label.n == 0 && unit->block->kind == above->block->kind;
}

/* A title in capitals goes on in the next line, another in one that does not
 * begin anew. */
static bool goes_on(const struct unit *above, const struct unit *unit)
{
    if (has(above, HAS_SUBJECT_OF_COVER))
        return has(unit, HAS_SUBJECT_OF_COVER);
    if (is_rest(above, unit))
        return true;
    return has(above, HAS_CAPITALS) && has(unit, HAS_CAPITALS) &&
           (!unit->gap || has(unit, HAS_GOES_ON)) && !has(unit, HAS_LONG) &&
           unit->label.n == 0 && !has(unit, HAS_HEADING_MARK) &&
           !has(unit, HAS_NUMBER_MARK) && !has(unit, HAS_ENDS_IN_STOP) &&
           !has(unit, HAS_ENDS_IN_COLON) && !has(unit, HAS_SURNAME) &&
           !has(unit, HAS_LABELLED) && unit->block->kind == above->block->kind;
}

enum { TITLE_LINES = 3, COVER_LINES = 6 };

static size_t end_of_title(const struct units *units, size_t i)
{
    size_t to = i + 1;
    size_t most =
        has(&units->at[i], HAS_SUBJECT_OF_COVER) ? COVER_LINES : TITLE_LINES;
    while (to < units->n && to < i + most &&
           goes_on(&units->at[to - 1], &units->at[to]))
        to++;
    return to;
}

/* In characters, of all its lines. */
static size_t length_of_title(const struct units *units, size_t i)
{
    size_t length = 0;
    for (size_t k = i; k < end_of_title(units, i); k++)
        length += units->at[k].length;
    return length;
}

/* A title is no single word or two, but above short lines, as a poem's is. */
static bool is_long_enough(const struct units *units, size_t i)
{
    const struct unit *unit = &units->at[i], *next = unit + 1;
    return length_of_title(units, i) >= TITLE_MIN || begins_with_kind(unit) ||
           has(unit, HAS_BYLINE_NEXT) || has(unit, HAS_LARGE) ||
           (i == 0 && units->n > 3 && is_apart(unit, next) &&
            !has(next, HAS_LONG) && !has(unit, HAS_MARKED_HEADING));
}

static bool goes_back(const struct unit *above, const struct unit *unit)
{
    return !is_against_title(above) &&
           (is_rest(above, unit) ||
            (may_be_title(above) && goes_on(above, unit)));
}

/* The first line of the title that goes on in unit `i`. */
static size_t start_of_title(const struct units *units, size_t i)
{
    size_t from = i;
    while (from > 0 && i - from + 1 < TITLE_LINES &&
           goes_back(&units->at[from - 1], &units->at[from]))
        from--;
    return from;
}

/* Of the first lines of a page the title stands by its date, and says more than
 * the menus about it; or units->n. */
static size_t title_by_stamp(const struct units *units)
{
    size_t best = units->n;
    for (size_t i = 0; i < units->n && i < TITLE_REACH; i++) {
        const struct unit *unit = &units->at[i];
        if (is_text(unit))
            break;
        if ((has(unit, HAS_STAMP_ABOVE) || has(unit, HAS_STAMP_BELOW)) &&
            length_of_title(units, i) >= TITLE_MIN && !is_against_title(unit) &&
            (best == units->n || unit->length > units->at[best].length))
            best = i;
    }
    return best < units->n ? start_of_title(units, best) : best;
}

/* The title stands right above "Đăng bởi ..." or another line that says with
 * its words who wrote it; or units->n. */
static size_t title_by_credit(const struct units *units)
{
    for (size_t i = 0; i + 1 < units->n && i < TITLE_REACH; i++) {
        const struct unit *unit = &units->at[i], *next = unit + 1;
        bool head = unit->role == ROLE_TITLE || unit->role == ROLE_HEADING;
        if (unit->role == ROLE_TEXT && has(unit, HAS_LONG))
            break;
        if (head && !is_against_title(unit) && !has(unit, HAS_BODY_WORD) &&
            !has(unit, HAS_HEADING_MARK) && next->role == ROLE_ATTRIBUTION &&
            has(next, HAS_ATTRIBUTION))
            return start_of_title(units, i);
    }
    return units->n;
}

/* The title of a document that is no official one: the kind of paper with its
 * subject, an appendix that stands alone, or a line that reads like a title. */
static struct part title_of(const struct units *units, bool headed)
{
    bool letter = headed;
    size_t stamped = title_by_stamp(units);
    if (stamped == units->n)
        stamped = title_by_credit(units);
    for (size_t i = 0; i < units->n && i < LETTER_REACH; i++)
        letter = letter || has(&units->at[i], HAS_ADDRESSEE);
    for (size_t i = 0; i < units->n && i < TITLE_REACH; i++) {
        struct part part = part_at(units, i);
        if (part.kind == PART_NAMED || (part.kind == PART_ANNEX && i == 0))
            return part;
        bool body = has(&units->at[i], HAS_BODY_WORD) &&
                    (has(&units->at[i], HAS_KIND_BELOW) ||
                     has(&units->at[i], HAS_CONTACT_NEXT));
        if (i == stamped || (stamped == units->n && !body &&
                             (!letter || begins_with_kind(&units->at[i])) &&
                             may_be_title(&units->at[i]) &&
                             stands_out(units, i) && is_long_enough(units, i)))
            return (struct part){PART_NAMED, i, end_of_title(units, i)};
        if (is_text(&units->at[i]) && (stamped == units->n || i > stamped))
            break;
    }
    return (struct part){.kind = PART_NONE};
}

static bool names_kind(const struct unit *unit)
{
    return words_begin_kind(unit->folded.letters) > 0 &&
           pattern_capitals(unit->folded.shape);
}

static bool names_body_alone(const struct unit *unit)
{
    return words_begin(unit->folded.letters, WORDS_BODY) > 0 &&
           pattern_capitals(unit->folded.shape) && !names_kind(unit);
}

void drop_title_of_body(const struct units *units)
{
    enum { KIND_REACH = 12 }; /* units */
    size_t i = 0;
    while (i < units->n && i < TITLE_REACH &&
           units->at[i].block->kind != NODE_TITLE)
        i++;
    if (i == units->n || i == TITLE_REACH || !names_body_alone(&units->at[i]))
        return;
    for (size_t k = i + 1; k < units->n && k <= i + KIND_REACH; k++) {
        if (!names_kind(&units->at[k]))
            continue;
        if (units->at[k].block != units->at[i].block)
            units->at[i].block->kind = NODE_PARAGRAPH;
        return;
    }
}

struct part wanted_title(const struct doc *doc, const struct units *units,
                         bool headed)
{
    const struct part none = {.kind = PART_NONE};
    struct part part = title_of(units, headed);
    const struct node *marked = marked_title(doc);
    if (part.kind == PART_NONE || doc->meta.title.n || find_title(doc))
        return none;
    const struct unit *first = &units->at[part.from];
    bool titled = part.to > part.from + 1 &&
                  (has(first, HAS_KIND) || has(first + 1, HAS_SCHOOL_SUBJECT) ||
                   has(first + 1, HAS_PERIOD));
    bool bare = first->block == marked && (has(first, HAS_KIND) || titled);
    if (marked && !bare)
        return none;
    part.kind = PART_NAMED;
    return part;
}
