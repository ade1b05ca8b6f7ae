/* SPDX-License-Identifier: MIT */
/* Which roles follow each other; see grammar.c. */
#ifndef ANBAN_DOC_ROLES_GRAMMAR_H
#define ANBAN_DOC_ROLES_GRAMMAR_H

#include "doc/roles/role.h"

/* In points: what speaks for a role behind another, and for the first one. */
struct grammar {
    short step[ROLE_COUNT][ROLE_COUNT];
    short first[ROLE_COUNT];
};

void grammar_fill(struct grammar *grammar);

#endif
