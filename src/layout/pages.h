/* SPDX-License-Identifier: MIT */
/*
 * The pages of the text, made while the column grows: as soon as what follows
 * can change no more where they end they are filled and put by, and the lines
 * on them are dropped. So a long document takes little more memory than its
 * tree and its packed pages.
 */
#ifndef ANBAN_LAYOUT_PAGES_H
#define ANBAN_LAYOUT_PAGES_H

#include "doc/pagemap.h"
#include "layout/flow.h"

struct pages {
    struct page *at;           /* in the book's arena */
    struct page_start *starts; /* where each begins, beside them */
    size_t n;
    const struct annex *annex; /* to which the last page belongs, or NULL */
    size_t counted;            /* its number, in that or in the document */
    struct arena *scratch;     /* cleared behind every page */
    struct arena *cuts;        /* cleared behind every look at the column */

    /* The lines since `dropped` live in the flow's arena and, up to `turned`,
     * in `older`. Both count the items of the whole column. */
    struct arena *older;
    size_t turned, dropped;
    size_t due; /* so many items of the column are worth a look */
};

/* Before the first block. */
void pages_begin(struct flow *flow);

/* All that the column holds: what follows begins on a page of its own. False:
 * setter.err tells. */
bool pages_finish(struct flow *flow);

/* The rest, when the column is at its end: one page at least, for a PDF must
 * have one. False: setter.err tells. */
bool pages_end(struct flow *flow);

/* Adds the folio to the page, number `number` in the book or the text. False:
 * setter.err tells. */
bool page_add_folio(struct flow *flow, struct page *page, size_t number);

/* A wide table stands on it, or it is in landscape. */
bool page_is_turned(const struct style *style, const struct page *page);

/* A page of the style's size, without items. */
struct page page_of(const struct style *style, struct str label);

#endif
