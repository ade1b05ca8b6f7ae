/* SPDX-License-Identifier: MIT */
/*
 * Filling a page with its part of the column: the last step, which places what
 * was set.
 */
#ifndef ANBAN_LAYOUT_FILL_H
#define ANBAN_LAYOUT_FILL_H

#include "doc/pagemap.h"
#include "layout/flow.h"

/*
 * Places the boxes of `cut` on `page`, whose size and label are known, with
 * room for one item more (the folio). Tells outline entries their place, and
 * *start what the page's first text is.
 */
void fill_page(const struct flow *flow, const struct pb_page *cut,
               struct page *page, struct page_start *start);

#endif
