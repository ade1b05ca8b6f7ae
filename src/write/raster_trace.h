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

struct tracer;

/* NULL: no memory. tracer_free takes NULL as well. */
struct tracer *tracer_new(void);
void tracer_free(struct tracer *tracer);

/* What came of it. */
enum traced { TRACED, TRACE_STARVED, TRACE_TOO_LARGE };

/*
 * Traces an outline in font units in that form into `edges`, of which there is
 * room for `room`, and says of the letter where it lies and how many there are.
 * It is too large when it is larger than the picture, or when what is left of
 * the room could be too little for one more column of it.
 */
enum traced trace(struct tracer *tracer, FT_Outline *outline,
                  const struct letter_form *form, const struct edging *edging,
                  struct edge *edges, size_t room, struct edged *letter);

#endif
