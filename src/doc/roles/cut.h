/* SPDX-License-Identifier: MIT */
/* Lines in which two columns were run together; see cut.c. */
#ifndef ANBAN_DOC_ROLES_CUT_H
#define ANBAN_DOC_ROLES_CUT_H

#include <stdbool.h>

#include "doc/fold.h"

enum { CUTS_MAX = 2 };

/* Before which characters the line is to be cut, in order; how many. */
size_t cuts_of(const struct folded *line, size_t cuts[CUTS_MAX]);

/* True when both read like cells of one row of signatures: two posts, names or
 * notes of signing. */
bool are_signing_columns(const struct folded *left, const struct folded *right);

/* True when the one is a recipient, or their head, and the other a post, a name
 * or a note of signing. */
bool are_recipient_columns(const struct folded *left,
                           const struct folded *right);

#endif
