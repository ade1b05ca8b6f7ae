/* SPDX-License-Identifier: MIT */
/*
 * What follows a document as a part of it: its appendices, and what is issued
 * with it. Each begins on a new page and counts its pages by itself (Decree
 * 30/2020, Appendix I, part II, section 4). So does, where that is wished, each
 * document of a volume.
 */
#ifndef ANBAN_LAYOUT_ANNEX_H
#define ANBAN_LAYOUT_ANNEX_H

#include "layout/flow.h"

struct annex {
    const struct annex *before; /* the one before it, or NULL */
    struct str name;            /* "PL I": no other of the document has it */
    size_t part; /* bytes of its pages' names that tell a document of a volume:
                    "2." of "2.PL I.3" */
};

/* True for a heading with which an annex begins, whatever the style. */
bool heads_annex(const struct flow *flow, const struct node *heading);

/* The annex that begins with the heading, where the style counts its pages
 * apart; else NULL. It lives as long as the book. */
const struct annex *annex_of(struct flow *flow, const struct node *heading);

/* A form that is an annex begins a page with its head, and with the form's
 * number above that: with `block`, if it is the first of these. */
void annex_begin_form(struct flow *flow, const struct node *block);

/* The next document of a volume, to which the pages belong from now on. */
const struct annex *annex_of_part(struct flow *flow);

#endif
