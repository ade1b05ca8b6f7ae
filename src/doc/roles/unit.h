/* SPDX-License-Identifier: MIT */
/*
 * The lines of a document, each of which plays a role: of paragraphs, headings,
 * list items and the cells of small tables, column by column; where two parts
 * were run together in one line, each of both.
 */
#ifndef ANBAN_DOC_ROLES_UNIT_H
#define ANBAN_DOC_ROLES_UNIT_H

#include <stdint.h>

#include "doc/doc.h"
#include "doc/fold.h"
#include "doc/roles/evidence.h"

struct unit {
    struct node *block;  /* the child of the root that it stands in */
    struct node *holder; /* whose text it is a part of; or a rule */
    size_t from, to;  /* bytes of the holder's text, a line break being one */
    struct str label; /* of the item which it begins */
    struct str text;  /* with the label; no white space at its ends */
    struct folded folded;
    size_t length; /* characters */
    long line;
    int column; /* of a table of two, 1 or 2; else 0 */
    bool gap;   /* an empty line or paragraph stands above it */
    bool page;  /* a page break does */
    struct seen seen;
    uint32_t wanted; /* bits of the roles that a hint allows; 0: all */
    enum role role;
    bool is_taken;     /* it becomes a part of the document's form */
    struct node *node; /* the paragraph that holds it alone, once it is */
};

static inline bool has(const struct unit *unit, enum evidence evidence)
{
    return seen_has(&unit->seen, evidence);
}

static inline void set_has(struct unit *unit, enum evidence evidence, bool is)
{
    seen_set(&unit->seen, evidence, is);
}

/* What a small table holds beside lines: a picture, a table. */
struct fitting {
    struct node *node;
    size_t behind; /* how many units there are before it */
};

struct units {
    struct unit *at;
    size_t n;
    bool in_lines; /* it is plain text, whose empty lines tell what goes on */
    struct fitting *fittings; /* in reading order */
    size_t fitting_count;
};

/* No more of a line than this is looked at; a line of UNIT_LONG is text. */
enum { UNIT_FOLD_MAX = 160, UNIT_LONG = 100 };

/* The units of the document, in reading order, in `arena`. */
struct units units_of(struct doc *doc, struct arena *arena);

/* Notes what is seen of each unit; of one by itself, of all together. */
void see_units(struct units *units, struct arena *arena);
void see_unit(struct unit *unit, struct arena *arena);
void see_neighbours(struct units *units);

/* Notes which units are set in larger letters than most, or in the middle. */
void see_setting(struct units *units);

/* Notes at the node of each unit that is taken why it has its role: what spoke
 * most for it, and the role that comes second between its neighbours. */
void explain_units(const struct units *units, struct arena *arena);

/* What is seen of the unit by itself, in points for each role. */
void weigh_unit(const struct unit *unit, int points[ROLE_COUNT]);

/* Gives each unit the role that it has in the best sequence. */
void label_units(struct units *units, struct arena *arena);

#endif
