/* SPDX-License-Identifier: MIT */
/* Looking about from a unit; within the folder. */
#ifndef ANBAN_DOC_ROLES_NEAR_H
#define ANBAN_DOC_ROLES_NEAR_H

#include "doc/roles/unit.h"

bool has_one_of(const struct unit *unit, const enum evidence *wanted, int n);

/* The unit `away` from unit `i`, or NULL. */
struct unit *unit_away(const struct units *units, size_t i, int away);

/* How far from unit `i` the nearest unit is that has one of the n wanted, up to
 * `reach`, which is negative for those above; 0: there is none. */
int distance(const struct units *units, size_t i, int reach,
             const enum evidence *wanted, int n);
bool is_near(const struct units *units, size_t i, int reach,
             enum evidence wanted);

/* Neither a stop, a colon nor a comma ends the line. */
bool has_no_end(const struct unit *unit);

/* ---- subject.c ---- */

bool is_headed_subject(const struct units *units, size_t i);
bool is_cover_line(const struct unit *unit);
bool is_in_subject(const struct unit *above, const struct unit *unit,
                   bool in_lines);

/* ---- aside.c ---- */

/* "Do ông Bùi Thế Vỹ trình bày", "Số 3 – Quý III/2010", "“Một câu nói.”" */
bool is_aside(const struct unit *unit);
bool is_motto_below(const struct unit *above, const struct unit *unit);
bool is_span_of_years(const struct unit *unit);
bool is_address(const struct unit *unit);
bool is_crumbs(const struct unit *unit);

/* ---- cover.c ---- */

/* Notes the lines of a thesis's cover whose subject stands above its kind. */
void see_cover(struct units *units);

/* ---- again.c ---- */

enum { WORDS_KEPT = 64 };

/* Words that the head has in capitals, or whole lines. */
struct head_words {
    struct str at[WORDS_KEPT];
    size_t n;
};

/* Notes which units name the body that the head about unit `nation` names. */
void see_body_again(const struct units *units, size_t nation);

/* Notes that a line in capitals was said before. */
void see_repeats(const struct units *units, size_t i,
                 struct head_words *earlier);

#endif
