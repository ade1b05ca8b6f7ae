/* SPDX-License-Identifier: MIT */
/* Text of the old Vietnamese fonts within Unicode text. See repair.c. */
#ifndef ANBAN_READ_ENCODING_REPAIR_H
#define ANBAN_READ_ENCODING_REPAIR_H

#include "read/encoding/tally.h"

/*
 * `text` with the blocks that are text of an old font turned into what the font
 * shows, or of an encoding that was mistaken for windows-1252 into its letters,
 * in the arena, which the log is told; or `text` itself when there are none, or
 * when it is not sure that they are.
 */
struct str legacy_repair(struct arena *arena, struct log *log, struct str text);

/* Whether it would decode any, and how Vietnamese the text then is. What that
 * takes is left in the arena. */
bool legacy_is_found(struct arena *arena, struct str text, struct tally *tally);

/*
 * The same for lines without '<' and '>', which somebody else decodes: of each
 * the codes, or -1 when it stays, in the arena; NULL when all do.
 */
const signed char *legacy_lines(struct arena *arena, struct log *log,
                                struct str text);

/* What such a line shows, in the arena, with the capitals that ABC lacks. */
struct str legacy_decode(struct arena *arena, struct str line,
                         enum legacy legacy);

/* The same where somebody said that it is such text: every line that has no
 * letters of Unicode's own. */
struct str legacy_convert(struct arena *arena, struct str text,
                          enum legacy legacy);

#endif
