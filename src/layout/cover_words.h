/* SPDX-License-Identifier: MIT */
/* What a cover says, as it is said there: on one line, and not too long. */
#ifndef ANBAN_LAYOUT_COVER_WORDS_H
#define ANBAN_LAYOUT_COVER_WORDS_H

#include "base/str.h"

struct arena;

/* How much of a title, and of the name of a body or an author, in bytes. */
enum { COVER_TITLE_MAX = 480, COVER_BODY_MAX = 200 };

/* On one line; what is longer ends in an ellipsis behind a whole word. */
struct str cover_clipped(struct arena *arena, struct str text, size_t max);

/* The title, or that there is none. */
struct str cover_title(struct arena *arena, struct str title, struct str lang);

/* "A, B, C": on one line, as long as the name of a body may be. */
struct str cover_names(struct arena *arena, const struct strs *names);

/* "Ngày 05 tháng 01 năm 2021", "5 January 2021"; in other languages as it is.
 * Empty without a date. */
struct str cover_date(struct arena *arena, struct str date, struct str lang);

/* "Nguồn: ..."; of an address the site alone; empty for what is none to read.
 */
struct str cover_source(struct arena *arena, struct str source,
                        struct str lang);

#endif
