/* SPDX-License-Identifier: MIT */
/*
 * Breaking a paragraph into lines, all at once: D. E. Knuth and M. F. Plass,
 * "Breaking Paragraphs into Lines", Software: Practice and Experience 11
 * (1981). Pure: boxes, glue and penalties in, break points out.
 */
#ifndef ANBAN_LAYOUT_LINEBREAK_H
#define ANBAN_LAYOUT_LINEBREAK_H

#include "layout/page.h"

struct arena;

enum lb_kind { LB_BOX, LB_GLUE, LB_PENALTY };

/* A penalty of this forbids a break, its negative forces one. One that is
 * forbidden is taken all the same where a line would else be overfull, but not
 * at a penalty above this. */
enum { LB_FORBIDDEN = 10000 };

/*
 * A line may end at a penalty below LB_FORBIDDEN, and at glue which follows a
 * box. Glue and penalties at the start of a line vanish.
 */
struct lb_item {
    enum lb_kind kind;
    mpt width; /* of a box or glue; of a penalty, when the line ends there */
    mpt stretch, shrink; /* of glue, and of a box whose letters may be expanded
                            or narrowed a little */
    mpt hang; /* of a box: what stands in the margin when a line ends in it */
    int penalty;
};

struct lb_line {
    size_t from; /* the first item that is set */
    size_t to;   /* the item at which the line ends; it is not set */
    mpt natural; /* the width before stretching or shrinking, without what
                    hangs in the margin */
    mpt stretch, shrink;
    bool flush; /* to be set to the full measure */
};

struct lb_lines {
    struct lb_line *at;
    size_t n;
    bool torn; /* some line ends where it is forbidden */
};

/*
 * The lines of a paragraph `measure` wide, in the arena. The items must end in
 * a forced break. `ragged`: lines are set at their natural width, so that glue
 * need not stretch and the optimum is evenly long lines. A box wider than the
 * measure stands on an overfull line of its own. A last line is flush when it
 * must shrink, and when it is so nearly full that a reader could not tell
 * whether the paragraph ends.
 */
struct lb_lines linebreak(struct arena *arena, const struct lb_item *items,
                          size_t n, mpt measure, bool ragged);

/* The same ragged, but no line ends at a penalty above `dearest`; no lines at
 * all where one would be overfull. */
struct lb_lines linebreak_by_sense(struct arena *arena,
                                   const struct lb_item *items, size_t n,
                                   mpt measure, int dearest);

#endif
