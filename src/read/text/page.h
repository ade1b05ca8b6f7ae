/* SPDX-License-Identifier: MIT */
/*
 * What pages add to a text that was copied out of them. Each of these marks
 * lines with the rule that takes them out, and page.c takes them out.
 */
#ifndef ANBAN_READ_TEXT_PAGE_H
#define ANBAN_READ_TEXT_PAGE_H

#include <stdbool.h>

#include "base/str.h"

struct arena;
struct lines;

/* folio.c: the number of a page, 1 to 9999, where the line says nothing else:
 * "3", "- 3 -", "Trang 3/12". 0: it says more. *named: a word says what it
 * counts; may be NULL. */
long folio_of(struct str text, bool *named);

/*
 * running.c: marks the lines near the ends of pages which are their numbers,
 * or which stand at the head or at the foot of many of them. Where the pages
 * were `inferred` and no form feed shows them, three must say the same.
 */
void find_running_lines(struct arena *arena, const struct lines *lines,
                        bool inferred);

#endif
