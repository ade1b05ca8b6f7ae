/* SPDX-License-Identifier: MIT */
/* Lines in which two columns were run together; see cut.c. */
#ifndef ANBAN_DOC_ROLES_CUT_H
#define ANBAN_DOC_ROLES_CUT_H

#include <stdbool.h>

#include "doc/fold.h"

enum { CUTS_MAX = 2 };

/* Before which characters the line is to be cut, in order; how many. */
size_t cuts_of(const struct folded *line, size_t cuts[CUTS_MAX]);

/* True when both read like cells of one row in a head or of signatures: two
 * posts, names or notes of signing, the last of the recipients and a name. */
bool are_columns(const struct folded *left, const struct folded *right);

#endif
