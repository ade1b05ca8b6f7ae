/* SPDX-License-Identifier: MIT */
/* The pages of a book that a wish names. */
#ifndef ANBAN_WRITE_VIEW_PAGES_H
#define ANBAN_WRITE_VIEW_PAGES_H

#include "layout/page.h"

struct anban_error;

/* Puts the indices of the pages wished for in `chosen`, which has room for all
 * of the book's; how many. 0 with `err` set: there is no such page. */
size_t view_choose(const struct book *book, struct str input, struct str pages,
                   size_t *chosen, struct anban_error *err);

#endif
