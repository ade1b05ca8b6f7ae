/* SPDX-License-Identifier: MIT */
/*
 * Which element a block gets at a place of the XHTML being written, with its
 * attributes, and what the style sheet makes of its text.
 */
#ifndef ANBAN_WRITE_XHTML_BLOCK_H
#define ANBAN_WRITE_XHTML_BLOCK_H

#include <stdint.h>

#include "write/xhtml.h"

/* What HTML allows at a place. */
enum content { FLOW, PHRASING, LIST, TABLE, ROW, DEFINED };

struct xhtml_frame {
    uint8_t opened;  /* elements to end when the node is left */
    uint8_t content; /* an enum content */
    uint8_t style;   /* an enum font_style: what the style sheet makes of it */
    bool named;      /* inside what is called by the text in it */
    bool link;       /* inside a link, which may hold no other */
    bool labelled;   /* a list whose labels are written as text */
    bool heads;      /* a row of nothing but header cells */
    bool scrolls;    /* inside what is scrolled sideways on a narrow screen */
};

struct block_shape {
    const char *element;
    enum content content; /* what may stand in it */
};

struct block_shape block_shape(const struct xhtml *x,
                               const struct xhtml_frame *frame,
                               const struct node *node);

/* Bold or italic, as an enum font_style: the style sheet of epub_rules.c must
 * say the same. */
unsigned block_style(const struct node *node);

/* All cells of the row are headers, so each is its column's. */
bool block_heads_columns(const struct node *row);

/* colspan, of a cell that takes more than one column. */
void block_span(struct xml *xml, const struct node *cell);

/* The table is longer than a screen, so it must not be made one whole. */
bool block_is_long(const struct node *table);

/* xhtml_table.c: how wide a table is at least, in steps: FIT_ALL fits the
 * narrowest of screens as it is, the others with smaller letters; those from
 * FIT_TORN on only with torn words, and too crowded ones not even so. */
enum table_fit { FIT_ALL, FIT_SMALLER, FIT_TORN = 5, FIT_CROWDED = 7 };
enum table_fit block_table_fit(const struct node *table);

/* Whether a cell holds what is longer than a syllable may be, such as an
 * address: it may be broken anywhere, rather than widen its column. */
bool block_cell_breaks(const struct node *cell);

/* Writes the attributes of the element just started for `node`; `frame` still
 * tells of the place around it. */
void block_attributes(struct xhtml *x, const struct xhtml_frame *frame,
                      const struct node *node);

/* The node is in another language than what is around it. */
bool xhtml_changes_lang(const struct xhtml *x, const struct node *node);

/* lang and xml:lang, where the language changes. */
void xhtml_lang(struct xhtml *x, const struct node *node);

#endif
