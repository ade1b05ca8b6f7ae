/* SPDX-License-Identifier: MIT */
/*
 * The letterhead: at most four first lines in capitals, with the nation's name
 * and motto, the document's number, its place and date where they stand among
 * them (Decree 30/2020, Appendix I). Lines in capitals that name neither a
 * body nor the nation make no letterhead by themselves: they may be a title or
 * the first section.
 */
#include <stdint.h>

#include "base/language.h"
#include "base/utf8.h"
#include "doc/fold.h"
#include "doc/metadata.h"
#include "doc/naming.h"
#include "doc/passes/passes.h"

enum {
    LETTERHEAD_MAX = 4, /* lines in capitals */
    CAPITALS_MIN = 80,  /* percent */
    ACRONYM_MAX = 14,   /* characters */
    LINE_LENGTH_MAX = 200
};

static const char *const kinds[] = {
#define BOTH(capitals, folded) capitals,
#define CAPITALS(capitals)     capitals,
#define FOLDED(folded)
#include "doc/kinds.inc"
};

static const char *const bodies[] = {
#define BOTH(capitals, folded) capitals,
#define CAPITALS(capitals)     capitals,
#define FOLDED(folded)
#include "doc/bodies.inc"
};

/* What begins like a body and is none. */
static const char *const no_bodies[] = {
    "HỘI NGHỊ", "HỘI THẢO",      "HỘI THI", "HỘI CHỢ",
    "BAN HÀNH", "ĐOÀN CÔNG TÁC", "BÁO CÁO", "BỘ LUẬT",
};

/* What continues the name of the line above. */
static const char *const continuations[] = {"VÀ", "VỀ", "CỦA", "THUỘC", "CHO"};

/* Lines in capitals that name the nation, or a section of a web page. */
static const char *const nation[] = {"CỘNG HÒA XÃ HỘI", "CỘNG HOÀ XÃ HỘI",
                                     "ĐẢNG CỘNG SẢN VIỆT NAM"};
static const char *const sections[] = {
    "ĐỘC LẬP", "TIN TỨC",   "TIN HOẠT ĐỘNG",   "TIN NỔI BẬT",    "TIN MỚI",
    "SỰ KIỆN", "TRANG CHỦ", "GIỚI THIỆU",      "CHUYÊN MỤC",     "LIÊN HỆ",
    "THỜI SỰ", "HOẠT ĐỘNG", "TRANG THÔNG TIN", "CỔNG THÔNG TIN",
};

bool starts_with_kind(struct str text, bool *alone)
{
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        struct words kind = {&kinds[i], 1};
        if (!starts_with(text, kind))
            continue;
        *alone = text.n == str_of(kinds[i]).n;
        return true;
    }
    return false;
}

static bool is_motto(struct str text)
{
    static const char *const liberty[] = {"Độc lập", "ĐỘC LẬP"};
    static const char *const happiness[] = {"Hạnh phúc", "HẠNH PHÚC",
                                            "Hạnh Phúc"};
    return starts_with(text, WORDS(liberty)) &&
           holds_one_of(text, WORDS(happiness));
}

bool names_nation(struct str text)
{
    return is_motto(text) || starts_with(text, WORDS(nation));
}

bool names_no_body(struct str text)
{
    return names_nation(text) || starts_with(text, WORDS(sections));
}

bool names_appendix(struct str text)
{
    static const char *const appendices[] = {"PHỤ LỤC", "Phụ lục", "PHỤ BIỂU"};
    return starts_with(text, WORDS(appendices));
}

bool names_body(struct str text)
{
    return starts_with(text, WORDS(bodies)) &&
           !starts_with(text, WORDS(no_bodies));
}

static bool is_in_capitals(struct str text)
{
    bool alone;
    return capital_share(text) >= CAPITALS_MIN &&
           !starts_with_kind(text, &alone);
}

/* "Số: 12/BC-TCMT" */
static bool is_number_line(struct str text)
{
    return (str_starts(text, STR("Số:")) || str_starts(text, STR("Số ")) ||
            str_starts(text, STR("SỐ:"))) &&
           text_fits(text, 40) && str_find(text, STR("/")) < text.n &&
           !ends_in_stop(text);
}

static bool is_acronym(struct str text)
{
    return text_fits(text, ACRONYM_MAX) && str_find(text, STR(" ")) >= text.n;
}

/* Digits of `s` from byte *at on as a number; -1 when there are none. */
static long number_at(struct str s, size_t *at)
{
    long value = -1;
    while (*at < s.n && s.s[*at] == ' ')
        ++*at;
    for (; *at < s.n && s.s[*at] >= '0' && s.s[*at] <= '9' && value < 9999;
         ++*at)
        value = (value < 0 ? 0 : value * 10) + s.s[*at] - '0';
    return value;
}

/* The number behind `word`, which must come next. */
static long number_behind(struct str s, const char *word, size_t *at)
{
    struct str rest = str_slice(s, *at, s.n);
    size_t found = str_find(rest, str_of(word));
    if (found > 1) /* a space may stand before it */
        return -1;
    *at += found + str_of(word).n;
    return number_at(s, at);
}

bool is_place_and_date(struct doc *doc, struct str text, struct str *date)
{
    if (!text_fits(text, 80))
        return false;
    struct str small = lowered(doc->arena, text);
    size_t at = str_find(small, STR(", ngày "));
    if (at > small.n)
        return false;
    at += 1;
    long day = number_behind(small, "ngày", &at);
    long month = number_behind(small, "tháng", &at);
    long year = number_behind(small, "năm", &at);
    if (at < small.n)
        return false;
    *date = day > 0 && month > 0 && year > 0
                ? str_printf(doc->arena, "%ld/%ld/%ld", day, month, year)
                : STR("");
    return true;
}

/* How the letterhead's lines go: what each is, and how far they reach. */
struct head {
    struct node *end; /* the first block behind */
    int capitals;     /* lines in capitals */
    bool known;       /* one names a body or the nation */
};

/* "LỚP: 12A": a field of a form, and no body. */
static bool is_form_line(struct str text)
{
    size_t colon = str_find(text, STR(": "));
    return colon < text.n && colon > 0 && !is_number_line(text);
}

static bool takes_line(struct doc *doc, struct head *head,
                       const struct node *block)
{
    struct str text = block_text(doc, block), date;
    if (block->kind == NODE_RULE)
        return head->capitals > 0;
    if (!is_running(block) || !text_fits(text, LINE_LENGTH_MAX))
        return false;
    struct folded folded = fold(doc->arena, text, LINE_LENGTH_MAX);
    if (names_periodical(&folded))
        return false;
    if (is_motto(text) || (is_in_capitals(text) && !is_form_line(text))) {
        head->known |= names_body(text) || names_nation(text);
        head->capitals += !is_motto(text);
        return true;
    }
    return head->capitals > 0 &&
           (is_number_line(text) || is_place_and_date(doc, text, &date));
}

/* True when the block may well be a title: a line in small letters. */
static bool looks_like_title(const struct doc *doc, const struct node *block)
{
    return is_running(block) && !is_long(doc, block) &&
           !ends_in_stop(block_text(doc, block));
}

void give_line_role(struct doc *doc, struct node *line, enum line_role role)
{
    static const char *const names[] = {
        [LINE_PLAIN] = N_("a line of the letterhead"),
        [LINE_PARENT_BODY] = N_("the parent body"),
        [LINE_ISSUING_BODY] = N_("the issuing body"),
        [LINE_ACRONYM] = N_("the issuing body's acronym"),
        [LINE_NATION] = N_("the nation's name"),
        [LINE_MOTTO] = N_("the nation's motto"),
        [LINE_NUMBER] = N_("the document's number"),
        [LINE_PLACE_DATE] = N_("its place and date"),
        [LINE_ABSTRACT] = N_("what it is about"),
        [LINE_SECRECY] = N_("how secret it is"),
        [LINE_URGENCY] = N_("how urgent it is"),
    };
    line->as.line.role = role;
    taken(doc, line, names[role]);
}

/* Where no line begins like a body's name, any other than the nation's may be
 * one: a company's, a foreign body's. */
static bool is_organisation(struct str text, bool known)
{
    return is_in_capitals(text) && !names_no_body(text) &&
           !ends_in_stop(text) && !is_acronym(text) &&
           (names_body(text) || !known);
}

/* The role of a line that names no body. */
static enum line_role other_role(struct doc *doc, struct str text)
{
    struct str date;
    if (is_motto(text))
        return LINE_MOTTO;
    if (starts_with(text, WORDS(nation)))
        return LINE_NATION;
    if (is_number_line(text))
        return LINE_NUMBER;
    return is_place_and_date(doc, text, &date) ? LINE_PLACE_DATE : LINE_PLAIN;
}

static void add_organisation(struct doc *doc, const struct node *line)
{
    struct str name = block_text(doc, line);
    for (const struct node *n = line->next;
         n && starts_with(block_text(doc, n), WORDS(continuations));
         n = n->next)
        name = str_printf(doc->arena, "%.*s %.*s", STR_ARG(name),
                          STR_ARG(block_text(doc, n)));
    metadata_add(doc, STR("organisation"), name);
}

/* The last organisation issues, those before it are above it. */
static void give_roles(struct doc *doc, struct node *head)
{
    const struct node *issuing = NULL;
    bool known = false, given = doc->meta.organisations.n > 0;
    FOR_CHILDREN (line, head)
        known |= names_body(block_text(doc, line));
    FOR_CHILDREN (line, head) {
        if (is_organisation(block_text(doc, line), known))
            issuing = line;
    }
    enum line_role role = LINE_PLAIN;
    FOR_CHILDREN (line, head) {
        struct str text = block_text(doc, line);
        if (is_organisation(text, known)) {
            role = line == issuing ? LINE_ISSUING_BODY : LINE_PARENT_BODY;
            if (!given)
                add_organisation(doc, line);
        } else if (is_acronym(text) && role == LINE_ISSUING_BODY) {
            role = LINE_ACRONYM;
        } else if (!starts_with(text, WORDS(continuations))) {
            role = other_role(doc, text);
        }
        give_line_role(doc, line, role);
    }
}

static void move_behind(struct node *head, struct node *line,
                        struct node *above)
{
    if (!line || !above)
        return;
    doc_remove(line);
    doc_insert(head, above, line);
}

/* Wherever they were stamped, they stand below all else, the degree of secrecy
 * first (fields 10a and 10b). */
static void move_stamps(struct node *head, enum line_role role)
{
    const struct node *last = head->last;
    struct node *next;
    for (struct node *line = head->first; line; line = next) {
        next = line == last ? NULL : line->next;
        if (line->as.line.role == role && line != head->last)
            move_behind(head, line, head->last);
    }
}

/* A heading that was taken for a body stays where it is. */
static bool is_body_line(const struct node *line)
{
    struct marker marker;
    const struct node *text = line->first;
    if (text && text->kind == NODE_TEXT && find_marker(text->as.text, &marker))
        return false;
    return line->as.line.role == LINE_PARENT_BODY ||
           line->as.line.role == LINE_ISSUING_BODY;
}

void gather_bodies(struct node *head)
{
    struct node *name = NULL;
    FOR_CHILDREN (line, head) {
        if (line->as.line.role == LINE_NATION && name)
            return;
        if (line->as.line.role == LINE_NATION)
            name = line;
    }
    while (name && name->previous && is_body_line(name->previous) &&
           name->next && is_body_line(name->next))
        move_behind(head, name->next, name->previous);
}

/* The number stands above or beside the place and date, below the nation's
 * lines, and what it is about below the number: where a source has them in a
 * column of its own they are moved there. */
void order_letterhead(struct node *head)
{
    struct node *number = NULL, *abstract = NULL, *above = NULL, *date = NULL;
    FOR_CHILDREN (line, head) {
        if (line->as.line.role == LINE_PLACE_DATE && !above)
            date = line;
        if (line->as.line.role == LINE_NUMBER && !above && line->previous)
            number = line;
        if (line->as.line.role == LINE_ABSTRACT && !above)
            abstract = line;
        if (line->as.line.role == LINE_NATION ||
            line->as.line.role == LINE_MOTTO)
            above = line;
    }
    move_behind(head, date, above);
    move_behind(head, abstract, above);
    move_behind(head, number, above);
    move_stamps(head, LINE_SECRECY);
    move_stamps(head, LINE_URGENCY);
}

/* The place and date of the letterhead are the document's. */
static void take_date(struct doc *doc, const struct node *line)
{
    struct str date;
    if (doc->meta.date.n == 0 &&
        is_place_and_date(doc, block_text(doc, line), &date) && date.n)
        metadata_add(doc, STR("date"), date);
}

static void move_lines(struct doc *doc, const struct node *end)
{
    struct node *head = doc_node(doc, NODE_LETTERHEAD, doc->root->first->line);
    doc_insert(doc->root, NULL, head);
    while (head->next != end) {
        struct node *line = head->next;
        if (line->kind == NODE_RULE) {
            dropped(doc, line, "rule in the letterhead");
            continue;
        }
        doc_remove(line);
        doc_insert(head, head->last, line);
        take_date(doc, line);
    }
    give_roles(doc, head);
    order_letterhead(head);
}

void pass_letterhead(struct doc *doc)
{
    struct head head = {.end = doc->root->first};
    if (doc_find(doc, NODE_LETTERHEAD))
        return;
    while (head.end && takes_line(doc, &head, head.end))
        head.end = head.end->next;
    if (head.capitals > 0 && head.capitals <= LETTERHEAD_MAX &&
        (head.known || (head.capitals > 1 && looks_like_title(doc, head.end))))
        move_lines(doc, head.end);
}
