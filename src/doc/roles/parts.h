/* SPDX-License-Identifier: MIT */
/* The parts of an official document, built of their lines; see parts.c. */
#ifndef ANBAN_DOC_ROLES_PARTS_H
#define ANBAN_DOC_ROLES_PARTS_H

#include "doc/roles/unit.h"

enum part_kind {
    PART_NONE,
    PART_HEAD,
    PART_NAMED,
    PART_ANNEX,
    PART_END,
    PART_LINE
};

/* Units from..to, which are a part together. */
struct part {
    enum part_kind kind;
    size_t from, to;
};

/* The part that begins with unit `from`; PART_NONE: the stretch is none. */
struct part part_at(const struct units *units, size_t from);

/* True when a hint says what one of the part's lines is. */
bool part_is_hinted(const struct units *units, struct part part);

/* True for the place and date above a signature, as papers of persons have. */
bool unit_dates_end(const struct units *units, size_t i);

/* Moves the unit's text to the end of the block, behind a space. */
void join_text(struct doc *doc, struct node *block, const struct unit *unit);

/* True when a line ends in the first half of a word, "THÀNH PHỐ HÀ" above
 * "NỘI", as one of a narrow column does. */
bool is_cut_in_word(const struct unit *above, const struct unit *unit);

/* Makes a title by its style a paragraph, where it is a body's name above the
 * kind of paper. */
void drop_title_of_body(const struct units *units);

/* The title of a document without one of an official form; below a head, which
 * needs none, only a line that begins with a kind of paper. Where the source or
 * the user says what the title is, that is believed: PART_NONE. */
struct part wanted_title(const struct doc *doc, const struct units *units,
                         bool headed);

/* Makes a letterhead, a title, an appendix's heading or a signature of the
 * part, whose blocks are open. */
void build_part(struct doc *doc, struct units *units, struct part part);

/* The same for the head, with the bodies and the date it gives the document;
 * and for the end. */
void build_head(struct doc *doc, struct units *units, struct part part);
void build_end(struct doc *doc, struct units *units, struct part part);

/* Makes the unit's date the document's, which has none yet. */
void take_date(struct doc *doc, const struct unit *unit);

/* A new block of that kind in place of the part's nodes, which it holds. */
struct node *wrap_part(struct doc *doc, const struct units *units,
                       struct part part, enum node_kind kind);

#endif
