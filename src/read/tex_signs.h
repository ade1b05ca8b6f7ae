/* SPDX-License-Identifier: MIT */
/* The signs that TeX has names for. */
#ifndef ANBAN_READ_TEX_SIGNS_H
#define ANBAN_READ_TEX_SIGNS_H

#include "base/str.h"

/* What the command of that name ("alpha") stands for; "" where it only says how
 * what follows looks; NULL: it is not known. */
const char *tex_sign(struct str name);

/* The combining sign that the command of that name ("vec") sets over what
 * follows; empty: none. */
struct str tex_accent(struct str name);

#endif
