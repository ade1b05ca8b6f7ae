/* SPDX-License-Identifier: MIT */
/*
 * The inline tree of a block as one text with its stretches of equal look.
 */
#ifndef ANBAN_LAYOUT_INLINE_H
#define ANBAN_LAYOUT_INLINE_H

#include "doc/doc.h"
#include "layout/style.h"

struct piece {
    size_t start; /* byte of the flattened text; the next piece ends it */
    enum font_style face;
    mpt size, rise; /* rise above the baseline */
    bool underlined, struck;
    const struct node *link; /* that leads out of the document, or NULL */
    const struct node *note; /* that it refers to, or NULL */
    uint32_t node;           /* id of the NODE_TEXT it comes from */
};

struct flat {
    struct str text; /* line breaks are '\n' */
    struct piece *pieces;
    size_t n;
    bool ruled;  /* some piece is underlined or struck */
    bool linked; /* some piece is of a link */
};

/* True when the address of a link is one of the web, of mail or the like. */
bool leads_out(const struct node *link);

/* The text of `block` in the arena. Block children are not entered. */
struct flat flatten(struct arena *arena, const struct node *block,
                    const struct part_style *style);

#endif
