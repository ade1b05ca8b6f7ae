/* SPDX-License-Identifier: MIT */
/* UTF-8 that was written as UTF-8 once more. See twice.c. */
#ifndef ANBAN_READ_ENCODING_TWICE_H
#define ANBAN_READ_ENCODING_TWICE_H

#include "base/str.h"

struct arena;
struct log;

/* `text`, in the arena, with what was encoded twice decoded, which the log is
 * told; or `text` itself where nothing shows that it was. */
struct str decode_twice(struct arena *arena, struct log *log, struct str text);

#endif
