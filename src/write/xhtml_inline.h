/* SPDX-License-Identifier: MIT */
/*
 * The inlines of the XHTML being written, and what waits for a place among
 * them: the marks of pages and the labels of items and notes.
 */
#ifndef ANBAN_WRITE_XHTML_INLINE_H
#define ANBAN_WRITE_XHTML_INLINE_H

#include "write/xhtml_block.h"

/* libxml2 refuses files that nest deeper than 256. Each node opens at most
 * three elements, and body and section stand above them. */
enum { XHTML_NESTING = 80 };

/* Starts an element, which is ended when the frame's node is left. */
void xhtml_start(struct xhtml *x, struct xhtml_frame *frame,
                 const char *element);

/* Writes the node, or opens it for its children. */
void xhtml_inline(struct xhtml *x, struct xhtml_frame *frame,
                  const struct node *node);

/* Pages which begin at a node that is no text. They wait until HTML allows a
 * mark: not directly in a list or a row. */
void xhtml_gather_pages(struct xhtml *x, const struct node *node);
void xhtml_flush_pages(struct xhtml *x);

/* The marks of the pages that begin with the first word in `first`, or before
 * it; NULL: there is none. A label or a picture before that word is on its
 * page. */
void xhtml_mark_ahead(struct xhtml *x, const struct node *first);

/* The marks of all pages that begin within the node. */
void xhtml_mark_within(struct xhtml *x, const struct node *node);

/* The label of an item or a note, and of a note its way back. It waits for the
 * first line, which begins with `first`; NULL: there is none. */
void xhtml_gather_label(struct xhtml *x, const struct xhtml_frame *frame,
                        const struct node *node);
void xhtml_flush_label(struct xhtml *x, const struct node *first);

#endif
