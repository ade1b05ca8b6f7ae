/* SPDX-License-Identifier: MIT */
/*
 * Breaking a column of lines into pages, all at once: the division in which
 * the pages are best filled, as TeX does for lines (M. F. Plass, "Optimal
 * Pagination Techniques for Automatic Typesetting Systems", 1981). Pure.
 */
#ifndef ANBAN_LAYOUT_PAGEBREAK_H
#define ANBAN_LAYOUT_PAGEBREAK_H

#include "layout/page.h"

struct arena;

enum pb_kind { PB_BOX, PB_GLUE, PB_PENALTY };

/* A penalty of this or more forbids a break, its negative forces one. One below
 * that does, too, but the page is meant to be full. */
enum { PB_FORBIDDEN = 10000, PB_FULL = -PB_FORBIDDEN - 1 };

/* As in a paragraph: a page may end at a penalty, and at glue which follows a
 * box; glue and penalties at the head of a page vanish. */
struct pb_item {
    enum pb_kind kind;
    mpt height;
    mpt shrink; /* of a box: how much less high it may be: a picture's */
    int penalty;
    mpt head; /* of a box: what a page that begins with it holds above it */
    mpt foot; /* of a box: what its page holds at the foot for it, notes */
};

/* A page: how deep it is, and what goes off where it has a foot at all. */
struct pb_form {
    mpt depth, above_foot;
};

struct pb_page {
    size_t from, to; /* the items set: from the first up to, without, `to` */
    mpt excess;      /* what its boxes must shrink by, all in all */
    mpt shrink;      /* what they can */
    mpt room;        /* what is left empty, unless the page ends by force and
                        is not meant to be full */
};

struct pb_pages {
    struct pb_page *at;
    size_t n;
    size_t next; /* the first item behind them */
};

/*
 * The pages of a column in the arena. Where what must stay
 * together is taller than a page it is broken after a box all the same; a box
 * taller than a page stands alone. A column without boxes gives no page.
 */
struct pb_pages pagebreak(struct arena *arena, const struct pb_item *items,
                          size_t n, struct pb_form form);

/*
 * The same for the beginning of a column which goes on: those of its first
 * pages that are the same whatever follows, which may be none. Cutting the rest
 * later, from item `next` on, gives what cutting all at once would have given.
 * Of hundreds of pages which still could be otherwise it takes the likelier.
 */
struct pb_pages pagebreak_final(struct arena *arena,
                                const struct pb_item *items, size_t n,
                                struct pb_form form);

#endif
