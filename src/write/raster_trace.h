/* SPDX-License-Identifier: MIT */
/*
 * An outline as the edges of its letter (raster.h): what is asked of each pixel
 * is by how much it is more covered than the one above, so that only the pixels
 * on which the outline lies are looked at.
 */
#ifndef ANBAN_WRITE_RASTER_TRACE_H
#define ANBAN_WRITE_RASTER_TRACE_H

#include <stdbool.h>

#include "write/raster_letters.h"

struct arena;
struct tracer;

struct tracer *tracer_new(struct arena *arena);

/*
 * Traces an outline in font units in that form. What the letter is made of may
 * be looked at until the next is traced. False: it is larger than the picture,
 * or has too many edges to be a letter.
 */
bool trace(struct tracer *tracer, FT_Outline *outline,
           const struct letter_form *form, const struct edging *edging,
           struct edged *letter);

#endif
