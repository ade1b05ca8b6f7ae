/* SPDX-License-Identifier: MIT */
/*
 * Recognition by evidence. Each line of the document gets points for each role
 * that it may play, from its words, its shape, its place and its neighbours;
 * the best sequence of roles is found; and the parts of an official document,
 * heads, titles, appendices, signatures, are built wherever they stand. What
 * is not surely such a part stays as it was read.
 */
#include "base/arena.h"
#include "doc/passes/passes.h"
#include "doc/phrase.h"
#include "doc/roles/open.h"
#include "doc/roles/parts.h"
#include "doc/roles/words.h"

static bool holds_role(const struct units *units, struct part part,
                       enum role role)
{
    for (size_t i = part.from; i < part.to; i++) {
        if (units->at[i].role == role)
            return true;
    }
    return false;
}

/* True when a hint says what one of the part's lines is. */
static bool is_hinted(const struct units *units, struct part part)
{
    for (size_t i = part.from; i < part.to; i++) {
        if (units->at[i].wanted)
            return true;
    }
    return false;
}

/* The bodies beside a title, which stands in the right column. */
static bool is_beside_title(const struct units *units, struct part part)
{
    const struct unit *next = &units->at[part.to];
    if (part.to == units->n || next->column != 2 || next->role != ROLE_KIND)
        return false;
    for (size_t i = part.from; i < part.to; i++) {
        if (units->at[i].column != 1 || units->at[i].role != ROLE_BODY)
            return false;
    }
    return true;
}

/* Bodies above a kind of paper, and nothing before them: schools, clubs and
 * families write no more. */
static bool is_above_title(const struct units *units, struct part part)
{
    const struct unit *next = &units->at[part.to];
    bool named = false;
    if (part.from > 0 || part.to == units->n ||
        !(has(next, HAS_KIND) || has(next, HAS_BEGINS_WITH_KIND)))
        return false;
    for (size_t i = part.from; i < part.to; i++) {
        enum role role = units->at[i].role;
        if (role != ROLE_BODY && role != ROLE_RULE)
            return false;
        named = named || has(&units->at[i], HAS_BODY_WORD);
    }
    return named;
}

static bool is_head(const struct units *units, struct part part)
{
    return is_hinted(units, part) || is_beside_title(units, part) ||
           is_above_title(units, part) ||
           holds_role(units, part, ROLE_NATION) ||
           (holds_role(units, part, ROLE_NUMBER) &&
            (holds_role(units, part, ROLE_BODY) ||
             holds_role(units, part, ROLE_PLACE_DATE)));
}

/* A number of its own below the title, as contracts have. */
static bool is_number_below(const struct units *units, struct part part)
{
    return part.to == part.from + 1 && part.from > 0 &&
           units->at[part.from].role == ROLE_NUMBER &&
           role_zone(units->at[part.from - 1].role) == ZONE_TITLE;
}

/* A post in capitals or on somebody's behalf: others may be a word in a table,
 * and count only where the document ends. */
static bool holds_post(const struct units *units, struct part part)
{
    enum { NEAR_END = 8 };
    for (size_t i = part.from; i < part.to; i++) {
        const struct unit *unit = &units->at[i];
        if (unit->role == ROLE_POST &&
            (has(unit, HAS_CAPITALS) || has(unit, HAS_ON_BEHALF) ||
             part.to + NEAR_END >= units->n))
            return true;
    }
    return false;
}

/* True for the place and date above a signature, as papers of persons have. */
static bool dates_end(const struct units *units, size_t i)
{
    return units->at[i].role == ROLE_PLACE_DATE && i + 1 < units->n &&
           role_zone(units->at[i + 1].role) == ZONE_END;
}

static bool is_end(const struct units *units, struct part part)
{
    bool signer =
        holds_role(units, part, ROLE_NAME) &&
        (holds_post(units, part) || holds_role(units, part, ROLE_SIGN));
    return signer || is_hinted(units, part) ||
           (holds_role(units, part, ROLE_RECIPIENTS) &&
            (holds_role(units, part, ROLE_RECIPIENT) ||
             holds_role(units, part, ROLE_POST)));
}

/* A head and signers are also kept in a table with rules, as Word's own style
 * of table has them; what a title says goes on in none. */
static bool enters_table(const struct unit *first, const struct unit *unit)
{
    enum zone zone = role_zone(first->role);
    return (zone == ZONE_TITLE || zone == ZONE_APPENDIX) &&
           unit->block != first->block && unit->block->kind == NODE_TABLE &&
           unit->block->as.table.ruled;
}

/* A title goes on with its lines and the notes below it. */
static bool goes_on(const struct unit *first, const struct unit *unit)
{
    switch (first->role) {
    case ROLE_KIND:
        return unit->role == ROLE_SUBJECT || unit->role == ROLE_TITLE_NOTE;
    case ROLE_APPENDIX:
        return unit->role == ROLE_APPENDIX_TITLE ||
               unit->role == ROLE_TITLE_NOTE;
    case ROLE_AUTHORITY:
        return unit->role == ROLE_AUTHORITY;
    default:
        return role_zone(unit->role) == role_zone(first->role) &&
               (role_zone(unit->role) == ZONE_HEAD ||
                role_zone(unit->role) == ZONE_END);
    }
}

/* True for grounds that stand below the title, the head or who issues it. No
 * document has more of them. */
static bool is_opening(const struct units *units, size_t i)
{
    enum { GROUNDS_MAX = 60 };
    for (int n = 0; n < GROUNDS_MAX && i > 0; n++, i--) {
        if (units->at[i].role != ROLE_GROUNDS || units->at[i].label.n)
            break;
    }
    enum zone zone = role_zone(units->at[i].role);
    return units->at[i].role == ROLE_AUTHORITY || zone == ZONE_TITLE ||
           zone == ZONE_HEAD;
}

static enum part_kind line_of(const struct units *units, size_t i)
{
    switch (units->at[i].role) {
    case ROLE_AUTHORITY:
    case ROLE_ENACTMENT:
        return PART_LINE;
    case ROLE_GROUNDS:
        return units->at[i].wanted || is_opening(units, i) ? PART_LINE
                                                           : PART_NONE;
    default:
        return PART_NONE;
    }
}

static enum part_kind kind_of(const struct units *units, struct part part)
{
    if (dates_end(units, part.from))
        return is_end(units, part) ? PART_END : PART_NONE;
    switch (role_zone(units->at[part.from].role)) {
    case ZONE_HEAD:
        if (is_number_below(units, part))
            return PART_LINE;
        return is_head(units, part) ? PART_HEAD : PART_NONE;
    case ZONE_END:
        return is_end(units, part) ? PART_END : PART_NONE;
    case ZONE_TITLE:
        return units->at[part.from].role == ROLE_KIND ? PART_NAMED : PART_NONE;
    case ZONE_APPENDIX:
        return units->at[part.from].role == ROLE_APPENDIX ? PART_ANNEX
                                                          : PART_NONE;
    case ZONE_GROUNDS:
        return line_of(units, part.from);
    default:
        return PART_NONE;
    }
}

enum {
    PART_MAX = 300 /* units: a longer stretch is no part, whatever it is */
};

/* The part that begins with unit `from`. */
static struct part part_at(const struct units *units, size_t from)
{
    struct part part = {.from = from, .to = from + 1};
    const struct unit *first = &units->at[from + dates_end(units, from)];
    while (part.to < units->n && goes_on(first, &units->at[part.to]) &&
           !dates_end(units, part.to) &&
           !enters_table(first, &units->at[part.to]))
        part.to++;
    part.kind =
        part.to - part.from > PART_MAX ? PART_NONE : kind_of(units, part);
    return part;
}

/* True when the document has a head or a signature of an official one. */
static bool is_official(const struct units *units)
{
    for (size_t i = 0; i < units->n;) {
        struct part part = part_at(units, i);
        if (part.kind == PART_HEAD || part.kind == PART_END)
            return true;
        i = part.to;
    }
    return false;
}

/* True when a kind of document stands somewhere, or a head that needs none. */
static bool holds_title(const struct units *units)
{
    for (size_t i = 0; i < units->n;) {
        struct part part = part_at(units, i);
        if (part.kind == PART_NAMED || part.kind == PART_HEAD)
            return true;
        i = part.to;
    }
    return false;
}

static void take_part(struct units *units, struct part part)
{
    for (size_t i = part.from; part.kind != PART_NONE && i < part.to; i++)
        units->at[i].is_taken = true;
}

enum { PAGE_LINES_MAX = 12 };

/* Lines of the page around a document which stand above its head: each is known
 * for one, and nothing else is among them. */
static void drop_page_lines(struct doc *doc, const struct units *units)
{
    size_t n = 0;
    while (n < units->n && units->at[n].role == ROLE_FURNITURE &&
           units->at[n].holder == units->at[n].block &&
           (n + 1 == units->n || units->at[n + 1].block != units->at[n].block))
        n++;
    if (n == units->n || n > PAGE_LINES_MAX ||
        part_at(units, n).kind != PART_HEAD)
        return;
    for (size_t i = 0; i < n; i++)
        dropped(doc, units->at[i].block, "line of the page around it");
}

enum {
    TITLE_REACH = 25, /* units */
    LETTER_REACH = 12,
    DATE_REACH = 12,
    DATE_AT_END = 4,
    TITLE_MIN = 20 /* characters */
};

/* True when the unit is text, before which a title stands. */
static bool is_text(const struct unit *unit)
{
    return (unit->role == ROLE_TEXT && has(unit, HAS_LONG)) ||
           unit->role == ROLE_HEADING || unit->role == ROLE_GROUNDS;
}

/* True for a line that reads like something that stands about a title. */
static bool is_against_title(const struct unit *unit)
{
    static const enum evidence against[] = {
        HAS_NATION,       HAS_MOTTO,     HAS_PARTY,          HAS_NUMBER,
        HAS_NUMBER_LABEL, HAS_CODE,      HAS_PLACE_AND_DATE, HAS_DATE_STAMP,
        HAS_RULE,         HAS_ADDRESSEE, HAS_OPENS_BRACKET,  HAS_ENDS_IN_COMMA,
        HAS_CONTACT,      HAS_DIGITS,    HAS_GROUNDS};
    static const char *const questions[] = {"cau hoi ", "hoi:", "hoi 1"};
    if (starts_with(unit->folded.letters, WORDS(questions)))
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

/* By an empty line, or by capitals. */
static bool is_apart(const struct unit *unit, const struct unit *next)
{
    return next->gap ||
           (has(unit, HAS_CAPITALS) && has(next, HAS_SMALL_LETTERS) &&
            !has(unit, HAS_BODY_WORD) && !has(unit, HAS_ONE_WORD));
}

/* A title is no single word or two, but above short lines, as a poem's is. */
static bool is_long_enough(const struct units *units, size_t i)
{
    const struct unit *unit = &units->at[i], *next = unit + 1;
    return unit->length >= TITLE_MIN ||
           (i == 0 && units->n > 3 && is_apart(unit, next) &&
            !has(next, HAS_LONG) && !has(unit, HAS_MARKED_HEADING));
}

/* A title in capitals goes on in the next line. */
static size_t end_of_title(const struct units *units, size_t i)
{
    enum { TITLE_LINES = 3 };
    size_t to = i + 1;
    while (has(&units->at[i], HAS_CAPITALS) && to < units->n &&
           to < i + TITLE_LINES) {
        const struct unit *unit = &units->at[to];
        if (!has(unit, HAS_CAPITALS) || unit->gap || has(unit, HAS_LONG) ||
            unit->label.n || has(unit, HAS_HEADING_MARK) ||
            has(unit, HAS_NUMBER_MARK) || has(unit, HAS_ENDS_IN_STOP) ||
            has(unit, HAS_ENDS_IN_COLON) || has(unit, HAS_SURNAME) ||
            unit->block->kind != units->at[i].block->kind)
            break;
        to++;
    }
    return to;
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
            unit->length >= TITLE_MIN && !is_against_title(unit) &&
            (best == units->n || unit->length > units->at[best].length))
            best = i;
    }
    return best;
}

/* The title of a document that is no official one: the kind of paper with its
 * subject, an appendix that stands alone, or a line that reads like a title. */
static struct part title_of(const struct units *units)
{
    bool letter = false;
    size_t stamped = title_by_stamp(units);
    for (size_t i = 0; i < units->n && i < LETTER_REACH; i++)
        letter = letter || has(&units->at[i], HAS_ADDRESSEE);
    for (size_t i = 0; i < units->n && i < TITLE_REACH; i++) {
        struct part part = part_at(units, i);
        if (part.kind == PART_NAMED || (part.kind == PART_ANNEX && i == 0))
            return part;
        bool body = has(&units->at[i], HAS_BODY_WORD) &&
                    has(&units->at[i], HAS_KIND_BELOW);
        if (i == stamped || (stamped == units->n && !body &&
                             (!letter || has(&units->at[i], HAS_KIND) ||
                              has(&units->at[i], HAS_BEGINS_WITH_KIND)) &&
                             may_be_title(&units->at[i]) &&
                             stands_out(units, i) && is_long_enough(units, i)))
            return (struct part){PART_NAMED, i, end_of_title(units, i)};
        if (is_text(&units->at[i]))
            break;
    }
    return (struct part){.kind = PART_NONE};
}

/* Where the source or the user says what the title is, that is believed. */
static struct part wanted_title(const struct doc *doc,
                                const struct units *units)
{
    const struct part none = {.kind = PART_NONE};
    struct part part = title_of(units);
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

/* The document's own date stands above its text or its signature. */
static void take_dates(struct doc *doc, const struct units *units)
{
    for (size_t i = 0; i < units->n; i++) {
        const struct unit *unit = &units->at[i];
        if (unit->role == ROLE_PLACE_DATE && has(unit, HAS_PLACE_AND_DATE) &&
            (i < DATE_REACH || dates_end(units, i) ||
             i + DATE_AT_END >= units->n))
            take_date(doc, unit);
    }
}

/* An appendix with a title or a note of what it belongs to is one in any
 * document. */
static bool is_wanted(const struct units *units, struct part part,
                      bool official)
{
    return official || is_hinted(units, part) ||
           (part.kind == PART_ANNEX && part.to > part.from + 1);
}

static void take_parts(struct units *units, bool official)
{
    for (size_t i = 0; i < units->n;) {
        struct part part = part_at(units, i);
        if (is_wanted(units, part, official))
            take_part(units, part);
        i = part.to; /* what is no part holds none, either */
    }
}

static void build_parts(struct doc *doc, struct units *units, bool official,
                        struct part title)
{
    for (size_t i = 0; i < units->n;) {
        bool titles = title.kind != PART_NONE && i == title.from;
        struct part part = titles ? title : part_at(units, i);
        if (titles || is_wanted(units, part, official))
            build_part(doc, units, part);
        i = part.to;
    }
}

void pass_roles(struct doc *doc)
{
    struct arena *arena = arena_child(doc->arena);
    struct units units = units_of(doc, arena);
    struct part title = {.kind = PART_NONE};
    see_units(&units, arena);
    label_units(&units, arena);
    bool official = is_official(&units);
    take_parts(&units, official);
    if (official)
        drop_page_lines(doc, &units);
    if (!official || !holds_title(&units))
        title = wanted_title(doc, &units);
    take_part(&units, title);
    take_dates(doc, &units);
    open_blocks(doc, &units);
    explain_units(&units, doc->arena);
    build_parts(doc, &units, official, title);
    arena_clear(arena);
}
