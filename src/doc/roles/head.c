/* SPDX-License-Identifier: MIT */
/*
 * The head of an official document: the bodies, the nation, the number, the
 * place and date (Decree 30/2020, Appendix I). Only the first tells of the
 * whole document.
 */
#include "base/language.h"
#include "base/utf8.h"
#include "doc/metadata.h"
#include "doc/passes/passes.h"
#include "doc/roles/parts.h"
#include "doc/roles/pattern.h"
#include "doc/roles/words.h"
#include "doc/stamp.h"

enum { ACRONYM_MAX = 14 /* characters */ };

static void give(struct doc *doc, const struct unit *unit, enum line_role role)
{
    give_line_role(doc, unit->node, role);
}

/* True when the body's name on the line above goes on in this one. */
static bool goes_on(const struct unit *above, const struct unit *unit)
{
    if (has(above, HAS_CAPITALS) && !has(unit, HAS_CAPITALS))
        return false; /* an address below the name */
    return has(unit, HAS_PLACE_WORD) || has(unit, HAS_GOES_ON) ||
           !has(unit, HAS_BODY_WORD) || has(above, HAS_ENDS_IN_COMMA) ||
           ends_in_open_word(above->text);
}

/* One word of plain letters, on a line of its own; the second half of a name
 * such as "HÀ NỘI" has a mark, or stands below its first. */
static bool is_acronym(const struct unit *unit)
{
    return unit->length <= ACRONYM_MAX && has(unit, HAS_ONE_WORD) &&
           unit->text.n == unit->length;
}

/* In small letters with a number, where the body is; or of no body's words, as
 * it greets. */
static bool is_address(const struct unit *unit)
{
    bool named = has(unit, HAS_BODY_WORD) || has(unit, HAS_PLACE_WORD) ||
                 has(unit, HAS_GOES_ON);
    return has(unit, HAS_SMALL_LETTERS) && unit->column == 0 &&
           (!named ||
            str_find(unit->folded.shape, STR("0")) < unit->folded.shape.n);
}

/* "Ảnh 4x6", where one is to be glued. */
static bool is_picture_frame(const struct unit *unit)
{
    static const char *const words[] = {"anh", "(anh", "dan anh"};
    enum { FRAME_MAX = 16 }; /* characters */
    struct str letters = unit->folded.letters;
    return has(unit, HAS_SMALL_LETTERS) && letters.n <= FRAME_MAX &&
           (starts_with(letters, WORDS(words)) ||
            str_ends(letters, STR(" cm")) || str_ends(letters, STR("cm)")));
}

static bool is_body(const struct unit *unit)
{
    return unit->role == ROLE_BODY && !is_acronym(unit) && !is_address(unit) &&
           !is_picture_frame(unit) && !has(unit, HAS_FULL_NAME);
}

/* The first unit of a body's name in from..to; `to`: there is none. */
static size_t find_body(const struct units *units, size_t from, size_t to)
{
    while (from < to && !is_body(&units->at[from]))
        from++;
    return from;
}

/* A body's lines, first to last; lines of the other column may be among them.
 */
struct body {
    size_t from, to;
};

/* The next body of the head from unit i on; false: there is none. */
static bool next_body(const struct units *units, struct part part, size_t i,
                      struct body *body)
{
    body->from = find_body(units, i, part.to);
    body->to = body->from + 1;
    if (body->from == part.to)
        return false;
    for (;;) {
        size_t next = find_body(units, body->to, part.to);
        if (next == part.to ||
            !goes_on(&units->at[body->to - 1], &units->at[next]))
            return true;
        body->to = next + 1;
    }
}

static struct str body_name(struct doc *doc, const struct units *units,
                            struct body body)
{
    struct str name = str_copy(doc->arena, units->at[body.from].text);
    for (size_t i = body.from + 1; i < body.to; i++) {
        if (is_body(&units->at[i]))
            name = str_printf(doc->arena, "%.*s %.*s", STR_ARG(name),
                              STR_ARG(units->at[i].text));
    }
    return str_one_line(doc->arena, name);
}

static void add_to_body(struct doc *doc, const struct unit *above,
                        const struct unit *unit)
{
    if (is_cut_in_word(above, unit)) {
        join_text(doc, above->node, unit);
        doc_remove(unit->node);
    } else {
        append_line(doc, above->node, unit->node);
    }
}

/* A body's lines are one paragraph, in which they stay lines; behind a line of
 * the other column another. */
static void give_body(struct doc *doc, struct units *units, struct body body,
                      enum line_role role)
{
    give(doc, &units->at[body.from], role);
    for (size_t i = body.from + 1; i < body.to; i++) {
        struct unit *unit = &units->at[i], *above = unit - 1;
        if (!is_body(unit))
            continue;
        if (!is_body(above)) {
            give(doc, unit, role);
            continue;
        }
        add_to_body(doc, above, unit);
        unit->node = above->node;
    }
}

/* The last body issues the document, those before it stand above it. */
static void give_bodies(struct doc *doc, struct units *units, struct part part,
                        bool first)
{
    struct body body, last = {.from = part.to};
    for (size_t i = part.from; next_body(units, part, i, &body); i = body.to)
        last = body;
    bool given = !first || doc->meta.organisations.n > 0;
    for (size_t i = part.from; next_body(units, part, i, &body); i = body.to) {
        enum line_role role =
            body.from == last.from ? LINE_ISSUING_BODY : LINE_PARENT_BODY;
        give_body(doc, units, body, role);
        if (!given)
            metadata_add(doc, STR("organisation"), body_name(doc, units, body));
    }
}

static enum line_role line_role(const struct unit *unit)
{
    struct str degree;
    switch (unit->role) {
    case ROLE_NATION:
        return LINE_NATION;
    case ROLE_MOTTO:
        return LINE_MOTTO;
    case ROLE_NUMBER:
        return LINE_NUMBER;
    case ROLE_PLACE_DATE:
        return LINE_PLACE_DATE;
    case ROLE_ABSTRACT:
        return has(unit, HAS_V_V) || has(unit, HAS_ABOUT) ? LINE_ABSTRACT
                                                          : LINE_PLAIN;
    case ROLE_SECRECY:
        return stamp_role(unit->text, &degree);
    case ROLE_BODY:
        return is_acronym(unit) ? LINE_ACRONYM : LINE_PLAIN;
    default:
        return LINE_PLAIN;
    }
}

/* "Số:" and its number on the line below are one line. */
static void join_number(struct doc *doc, struct units *units, struct part part)
{
    struct node *number = NULL;
    for (size_t i = part.from; i < part.to; i++) {
        struct unit *unit = &units->at[i];
        if (unit->role == ROLE_NUMBER)
            number = unit->node;
        if (unit->role != ROLE_NUMBER_VALUE || !number)
            continue;
        join_text(doc, number, unit);
        doc_remove(unit->node);
        unit->node = number;
    }
}

static long number_in(struct str letters, size_t *at)
{
    long value = 0;
    while (*at < letters.n && (letters.s[*at] < '0' || letters.s[*at] > '9'))
        ++*at;
    for (; *at < letters.n && letters.s[*at] >= '0' && letters.s[*at] <= '9' &&
           value < 9999;
         ++*at)
        value = value * 10 + letters.s[*at] - '0';
    return value;
}

void take_date(struct doc *doc, const struct unit *unit)
{
    struct str letters = unit->folded.letters;
    size_t end, at = pattern_date(letters, &end);
    letters.n = end;
    long day = number_in(letters, &at), month = number_in(letters, &at);
    long year = number_in(letters, &at);
    if (doc->meta.date.n == 0 && day && month && year)
        metadata_add(doc, STR("date"),
                     str_printf(doc->arena, "%ld/%ld/%ld", day, month, year));
}

/* What a letter is about is one line, however many it was copied in. */
static void join_abstract(struct doc *doc, struct units *units,
                          struct part part)
{
    for (size_t i = part.from + 1; i < part.to; i++) {
        struct unit *unit = &units->at[i], *above = unit - 1;
        if (unit->role != ROLE_ABSTRACT || above->role != ROLE_ABSTRACT)
            continue;
        join_text(doc, above->node, unit);
        doc_remove(unit->node);
        unit->node = above->node;
    }
}

/* Rules are drawn anew. The part is shorter without those at its ends; one
 * below the title of another document before it is out already. */
static struct part drop_rules(struct doc *doc, struct units *units,
                              struct part part)
{
    size_t kept = part.from;
    for (size_t i = part.from; i < part.to; i++) {
        if (units->at[i].role != ROLE_RULE)
            units->at[kept++] = units->at[i];
        else if (units->at[i].node->parent)
            dropped(doc, units->at[i].node, "rule in the letterhead");
    }
    part.to = kept;
    return part;
}

/* True when the unit has gone into the line of an earlier one. */
static bool is_joined(const struct units *units, struct part part, size_t i)
{
    for (size_t k = part.from; k < i; k++) {
        if (units->at[k].node == units->at[i].node)
            return true;
    }
    return false;
}

/* Not in a form that an appendix prescribes. */
static bool tells_of_document(struct doc *doc)
{
    const struct node *title = find_title(doc);
    return !doc_find(doc, NODE_LETTERHEAD) &&
           !(title && names_appendix(node_text(doc->arena, title)));
}

void build_head(struct doc *doc, struct units *units, struct part part)
{
    bool first = tells_of_document(doc);
    part = drop_rules(doc, units, part);
    join_number(doc, units, part);
    join_abstract(doc, units, part);
    struct node *head = wrap_part(doc, units, part, NODE_LETTERHEAD);
    give_bodies(doc, units, part, first);
    for (size_t i = part.from; i < part.to; i++) {
        const struct unit *unit = &units->at[i];
        if (unit->role == ROLE_PLACE_DATE && first)
            take_date(doc, unit);
        if (!is_joined(units, part, i) && !is_body(unit))
            give(doc, unit, line_role(unit));
    }
    gather_bodies(head);
    order_letterhead(head);
}
