/* SPDX-License-Identifier: MIT */
/* What two units in a row tell together; see pair.c. */
#ifndef ANBAN_DOC_ROLES_PAIR_H
#define ANBAN_DOC_ROLES_PAIR_H

#include "doc/roles/grammar.h"
#include "doc/roles/unit.h"

/* Adds what units i - 1 and i tell of each other to the grammar's steps. */
void pair_weigh(const struct units *units, size_t i, struct grammar *grammar);

#endif
