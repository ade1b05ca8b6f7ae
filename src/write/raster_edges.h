/* SPDX-License-Identifier: MIT */
/*
 * Letters as edges, kept so that each is traced once however often it stands on
 * the page. Of a letter with marks, "ế", that is true of the letter alone and
 * of its marks: a Vietnamese text has each vowel with many.
 */
#ifndef ANBAN_WRITE_RASTER_EDGES_H
#define ANBAN_WRITE_RASTER_EDGES_H

#include "write/raster_letters.h"

struct arena;
struct edges;

/* All in that picture, in the arena, with all that they are made of. */
struct edges *edges_new(struct arena *arena, struct edging edging);

/* The glyph in that form: parts that nowhere meet and have one origin, and NULL
 * behind the last. None: it has no outline, or is larger than the picture. */
const struct edged *const *edges_get(struct edges *edges, FT_Face face,
                                     unsigned glyph,
                                     const struct letter_form *form);

#endif
