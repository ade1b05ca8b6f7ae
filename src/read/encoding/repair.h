/* SPDX-License-Identifier: MIT */
/* Text of the old Vietnamese fonts within Unicode text. See repair.c. */
#ifndef ANBAN_READ_ENCODING_REPAIR_H
#define ANBAN_READ_ENCODING_REPAIR_H

#include "read/read.h"

/*
 * `text` with the lines that are text of an old font turned into what the font
 * shows, in the arena, which the log is told; or `text` itself when there are
 * none, or when it is not sure that they are.
 */
struct str legacy_repair(struct arena *arena, struct log *log, struct str text);

/* The same where somebody said that it is such text: every line that has no
 * letters of Unicode's own. */
struct str legacy_convert(struct arena *arena, struct str text,
                          enum legacy legacy);

#endif
