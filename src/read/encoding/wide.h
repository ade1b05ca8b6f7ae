/* SPDX-License-Identifier: MIT */
/* UTF-16 and UTF-32, by a byte order mark or by their zero bytes. */
#ifndef ANBAN_READ_ENCODING_WIDE_H
#define ANBAN_READ_ENCODING_WIDE_H

#include "base/str.h"

/* The encoding that a byte order mark tells, with its length, or NULL. */
const char *wide_by_mark(struct str bytes, size_t *mark);

/* The one in which bytes without a mark are text, or NULL. */
const char *wide_by_zeros(struct str bytes);

#endif
