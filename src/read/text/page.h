/* SPDX-License-Identifier: MIT */
/*
 * What pages add to a text that was copied out of them, for page.c.
 */
#ifndef ANBAN_READ_TEXT_PAGE_H
#define ANBAN_READ_TEXT_PAGE_H

#include <stdbool.h>

#include "base/str.h"

/* folio.c: the number of a page, 1 to 9999, where the line says nothing else:
 * "3", "- 3 -", "Trang 3/12". 0: it says more. *named: a word says what it
 * counts; may be NULL. */
long folio_of(struct str text, bool *named);

#endif
