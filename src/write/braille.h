/* SPDX-License-Identifier: MIT */
/* The parts of the Braille writer, for one another: the page (braille.c) and
 * the library that knows what is written in which cells (braille_louis.c). */
#ifndef ANBAN_WRITE_BRAILLE_H
#define ANBAN_WRITE_BRAILLE_H

#include "base/buf.h"
#include "stages.h"

/* Appends `text`, in Vietnamese or else in English, in cells: each a character
 * of ASCII, as embossers take them (Braille ASCII, "en-us-brf" of liblouis).
 * There are no line ends in `text`. False: the library could not; `err` says
 * so. */
bool louis_translate(const struct louis *louis, bool vietnamese,
                     struct str text, struct buf *cells,
                     struct anban_error *err);

#endif
