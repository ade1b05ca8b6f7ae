/* SPDX-License-Identifier: MIT */
/*
 * Filling a page with its part of the column: the last step, which places what
 * was set.
 */
#ifndef ANBAN_LAYOUT_FILL_H
#define ANBAN_LAYOUT_FILL_H

#include "doc/pagemap.h"
#include "layout/flow.h"

enum { MARGIN_ITEMS = 2 }; /* the folio, the running head */

/*
 * Places the boxes of `stretch` in `cut` on `page`, the book's or the text's
 * number `number`, whose size and label are known. Its items lie in the arena,
 * with room for what stands in its margins. Tells outline entries their place,
 * and *start what the page's first text is.
 */
void fill_page(struct arena *arena, const struct flow *flow,
               const struct stretch *stretch, const struct pb_page *cut,
               struct page *page, uint32_t number, struct page_start *start);

#endif
