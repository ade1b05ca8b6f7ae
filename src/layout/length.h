/* SPDX-License-Identifier: MIT */
/* Lengths as people write them on the command line. */
#ifndef ANBAN_LAYOUT_LENGTH_H
#define ANBAN_LAYOUT_LENGTH_H

#include "layout/style.h"

/*
 * A positive decimal number in thousandths at *s, with a point or, before a
 * digit, a comma; moves *s behind it. 0 when there is none or when it is
 * absurdly large. (strtod would ask the locale.)
 */
long length_number(const char **s);

/* A length with its unit, mm, cm, in or pt, at *s, which moves behind it; -1
 * when it is none. */
mpt length_read(const char **s);

/* A size of paper by its name, in any case and with "landscape" behind it, or
 * as WxH with one unit behind or one behind each. */
bool length_paper(const char *s, mpt *width, mpt *height);

#endif
