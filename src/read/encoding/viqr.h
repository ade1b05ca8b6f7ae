/* SPDX-License-Identifier: MIT */
/* Vietnamese written in ASCII: "Vie^.t Nam". See viqr.c. */
#ifndef ANBAN_READ_ENCODING_VIQR_H
#define ANBAN_READ_ENCODING_VIQR_H

#include "base/str.h"

struct arena;

/* The text with the letters that are meant, in NFC and in the arena. */
struct str viqr_to_unicode(struct arena *arena, struct str text);

/* Whether a text of ASCII alone is such text, by its words. */
bool viqr_is_likely(struct str text);

#endif
