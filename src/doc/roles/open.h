/* SPDX-License-Identifier: MIT */
/* Gives lines paragraphs of their own; see open.c. */
#ifndef ANBAN_DOC_ROLES_OPEN_H
#define ANBAN_DOC_ROLES_OPEN_H

#include "doc/roles/unit.h"

/* Opens each block in which a unit is taken: every line that it holds becomes
 * a paragraph or an item of a list in its place, and each unit's `node` is it.
 */
void open_blocks(struct doc *doc, struct units *units);

#endif
