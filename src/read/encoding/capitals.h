/* SPDX-License-Identifier: MIT */
/* Capitals of a text that came from ABC. See capitals.c. */
#ifndef ANBAN_READ_ENCODING_CAPITALS_H
#define ANBAN_READ_ENCODING_CAPITALS_H

#include "base/str.h"

struct arena;

/* As raise_capitals does, for a whole line of a plain text, of which the fonts
 * are not known: "báo cáo" alone is a heading, and was set in capitals. */
struct str raise_known_line(struct arena *arena, struct str line);

#endif
