/* SPDX-License-Identifier: MIT */
/* Lines in which two columns were run together; see cut.c. */
#ifndef ANBAN_DOC_ROLES_CUT_H
#define ANBAN_DOC_ROLES_CUT_H

#include "doc/fold.h"

enum { CUTS_MAX = 2 };

/* Before which characters the line is to be cut, in order; how many. */
size_t cuts_of(const struct folded *line, size_t cuts[CUTS_MAX]);

#endif
