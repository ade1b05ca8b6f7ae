/* SPDX-License-Identifier: MIT */
/*
 * Which units are a part of a document's form together: a stretch of roles of
 * one zone, in which there is what makes a head, a title, a signature.
 */
#include "doc/roles/parts.h"

static bool holds_role(const struct units *units, struct part part,
                       enum role role)
{
    for (size_t i = part.from; i < part.to; i++) {
        if (units->at[i].role == role)
            return true;
    }
    return false;
}

bool part_is_hinted(const struct units *units, struct part part)
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
        const struct unit *unit = &units->at[i];
        if (unit->column != 1 ||
            (unit->role != ROLE_BODY && unit->role != ROLE_TITLE_NOTE))
            return false;
    }
    return units->at[part.from].role == ROLE_BODY;
}

/* "(Đề gồm 2 trang)" below a school, beside the title of its examination. */
static bool is_note_below(const struct units *units, struct part part)
{
    const struct unit *unit = &units->at[part.to], *above = unit - 1;
    return unit->role == ROLE_TITLE_NOTE && unit->column == 1 &&
           above->column == 1 && unit->block == above->block &&
           role_zone(units->at[part.from].role) == ZONE_HEAD;
}

/* The address and the telephone of a firm below its name. */
static bool is_contact_below(const struct units *units, struct part part)
{
    enum { CONTACTS_MAX = 4 };
    const struct unit *unit = &units->at[part.to];
    return has(unit, HAS_CONTACT) && part.from == 0 &&
           part.to - part.from <= CONTACTS_MAX &&
           units->at[part.from].role == ROLE_BODY &&
           has(&units->at[part.from], HAS_BODY_WORD);
}

/* Bodies above a kind of paper, and nothing before them: schools, clubs and
 * families write no more. */
static bool is_above_title(const struct units *units, struct part part)
{
    const struct unit *next = &units->at[part.to];
    bool named = false;
    if (part.from > 0 || part.to == units->n ||
        !(has(next, HAS_KIND) || has(next, HAS_BEGINS_WITH_KIND) ||
          has(next, HAS_KIND_IN_SMALL)))
        return false;
    for (size_t i = part.from; i < part.to; i++) {
        enum role role = units->at[i].role;
        if (role != ROLE_BODY && role != ROLE_RULE &&
            !has(&units->at[i], HAS_CONTACT))
            return false;
        named = named || has(&units->at[i], HAS_BODY_WORD);
    }
    return named;
}

static bool is_head(const struct units *units, struct part part)
{
    return part_is_hinted(units, part) || is_beside_title(units, part) ||
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

bool unit_dates_end(const struct units *units, size_t i)
{
    return units->at[i].role == ROLE_PLACE_DATE && i + 1 < units->n &&
           role_zone(units->at[i + 1].role) == ZONE_END;
}

static bool is_end(const struct units *units, struct part part)
{
    bool signer =
        holds_role(units, part, ROLE_NAME) &&
        (holds_post(units, part) || holds_role(units, part, ROLE_SIGN));
    return signer || part_is_hinted(units, part) ||
           (holds_role(units, part, ROLE_RECIPIENTS) &&
            (holds_role(units, part, ROLE_RECIPIENT) ||
             holds_role(units, part, ROLE_POST)));
}

/* A head and signers are also kept in a table with rules, as Word's own style
 * of table has them; what a title says goes on in none, nor in one of several
 * columns, as fields and their values have. */
static bool enters_table(const struct unit *first, const struct unit *unit)
{
    enum zone zone = role_zone(first->role);
    return (zone == ZONE_TITLE || zone == ZONE_APPENDIX) &&
           unit->block != first->block && unit->block->kind == NODE_TABLE &&
           (unit->block->as.table.ruled || unit->column > 0);
}

/* "MẪU SỔ GIAO NHẬN HỒ SƠ" below "Phụ lục III": what it is about begins as an
 * appendix does, and has no number. */
static bool names_appendix_above(const struct unit *first,
                                 const struct unit *unit)
{
    enum { LABEL_MAX = 20 }; /* characters */
    return unit->role == ROLE_APPENDIX && unit == first + 1 &&
           first->length <= LABEL_MAX && has(unit, HAS_CAPITALS) &&
           str_find(unit->folded.shape, STR("0")) >= unit->folded.shape.n;
}

/* A title goes on with its lines and the notes below it. */
static bool goes_on(const struct unit *first, const struct unit *unit)
{
    switch (first->role) {
    case ROLE_KIND:
        return unit->role == ROLE_SUBJECT || unit->role == ROLE_TITLE_NOTE;
    case ROLE_APPENDIX:
        return unit->role == ROLE_APPENDIX_TITLE ||
               unit->role == ROLE_TITLE_NOTE ||
               names_appendix_above(first, unit);
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

static bool is_founded(const struct unit *unit)
{
    return has(unit, HAS_GROUNDS) || has(unit, HAS_GROUNDS_WORD);
}

/* True when one of the grounds in a row says so: "Lớp: 3A" above "Kính gửi" is
 * none, but what goes on below "Căn cứ" may be. */
static bool are_grounds(const struct units *units, size_t i)
{
    enum { REACH = 60 };
    for (size_t k = i; k + REACH > i; k--) {
        if (units->at[k].role != ROLE_GROUNDS)
            break;
        if (is_founded(&units->at[k]))
            return true;
        if (k == 0)
            break;
    }
    for (size_t k = i; k < units->n && k < i + REACH; k++) {
        if (units->at[k].role != ROLE_GROUNDS)
            break;
        if (is_founded(&units->at[k]))
            return true;
    }
    return false;
}

static enum part_kind line_of(const struct units *units, size_t i)
{
    switch (units->at[i].role) {
    case ROLE_AUTHORITY:
    case ROLE_ENACTMENT:
        return PART_LINE;
    case ROLE_GROUNDS:
        return units->at[i].wanted ||
                       (is_opening(units, i) && are_grounds(units, i))
                   ? PART_LINE
                   : PART_NONE;
    default:
        return PART_NONE;
    }
}

static enum part_kind kind_of(const struct units *units, struct part part)
{
    if (unit_dates_end(units, part.from))
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

struct part part_at(const struct units *units, size_t from)
{
    struct part part = {.from = from, .to = from + 1};
    const struct unit *first = &units->at[from + unit_dates_end(units, from)];
    while (part.to < units->n && goes_on(first, &units->at[part.to]) &&
           !unit_dates_end(units, part.to) &&
           !enters_table(first, &units->at[part.to]))
        part.to++;
    while (part.to < units->n &&
           (is_note_below(units, part) || is_contact_below(units, part)))
        part.to++;
    part.kind =
        part.to - part.from > PART_MAX ? PART_NONE : kind_of(units, part);
    return part;
}
