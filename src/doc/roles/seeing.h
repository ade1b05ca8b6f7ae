/* SPDX-License-Identifier: MIT */
/* What see.c has seen for it; `small` are the line's first words in small
 * letters. */
#ifndef ANBAN_DOC_ROLES_SEEING_H
#define ANBAN_DOC_ROLES_SEEING_H

#include "doc/roles/unit.h"

/* Characters of a line that is nothing but a pattern. */
enum { SHORT_LINE = 60 };

void see_brackets(struct unit *u, struct str small);
void see_words(struct unit *u, struct str small, struct arena *arena);

#endif
