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
    const struct node *element; /* that has a role of its own, or NULL */
    const struct node *note;    /* that it refers to, or NULL */
    const struct node *leader;  /* that it is, or NULL */
    const struct node *picture; /* that it is, or NULL */
    uint32_t node;              /* id of the NODE_TEXT it comes from */
    size_t offset;              /* in that text, of its first byte */
};

struct flat {
    struct str text; /* line breaks are '\n' */
    struct piece *pieces;
    size_t n;
    bool ruled;  /* some piece is underlined or struck */
    bool linked; /* some piece is of a link, or the like */
    bool filled; /* some piece is a leader or a picture */
};

/* True for a picture, small enough, that stays in its line of text; the others
 * are set apart from it. *size: how large it is. */
struct picture_size {
    mpt width, height;
};
bool picture_in_line(const struct node *image, struct picture_size *size);

/* Makes a picture's place in `sizes` that large, where it is less. */
void note_print_size(struct print_size *sizes, const struct image *picture,
                     mpt width, mpt height);

/* The role of an inline node that is an element of the structure: "Link" where
 * it leads out of the document, "Reference" to a note, "Span" for words in
 * another language, "Figure" for a picture in the line; NULL for any other. */
const char *inner_role(const struct node *node);

/* The text of `block`, in the arena `keep` unless the tree has it in one piece,
 * and its pieces in `scratch`. Block children are not entered. */
struct flat flatten(struct arena *keep, struct arena *scratch,
                    const struct node *block, const struct part_style *style);

#endif
