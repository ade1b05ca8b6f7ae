/* SPDX-License-Identifier: MIT */
/* Whether bytes may be text at all. See plausible.c. */
#ifndef ANBAN_READ_ENCODING_PLAUSIBLE_H
#define ANBAN_READ_ENCODING_PLAUSIBLE_H

#include <stdint.h>

#include "read/read.h"

/* No text has these but by accident; ESC, which ISO 2022 needs, is none. */
bool is_odd_control(uint32_t c);

/* Bytes in an encoding of one or two bytes for a letter, whichever it is. */
bool bytes_may_be_text(struct str bytes);

/* Text in UTF-8, from whatever encoding: at most one in `odd_in` of its
 * characters is a control or of private use, and one in `lost_in` is U+FFFD;
 * one of each is an accident in any text, such as what its end cuts off. */
bool characters_may_be_text(struct str text, size_t odd_in, size_t lost_in);

#endif
