/* SPDX-License-Identifier: MIT */
#ifndef ANBAN_COMMAND_DRAWING_PAGE_H
#define ANBAN_COMMAND_DRAWING_PAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "anban.h"

/* Writes a flat OpenDocument text (OpenDocument 1.2, part 1, 3.1.2) with each
 * of the drawings on a page of its size. False: it could not be written. */
bool drawing_pages(const char *path, struct anban_drawing *const *list,
                   size_t n);

#endif
