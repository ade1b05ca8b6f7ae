/* SPDX-License-Identifier: MIT */
#ifndef ANBAN_BASE_BASE64_H
#define ANBAN_BASE_BASE64_H

#include "base/str.h"

struct arena;

/* The bytes of a text in base 64 (RFC 4648, sections 4 and 5), in the arena;
 * white space and padding count for nothing. False: it is none. */
bool base64_decode(struct arena *arena, struct str text, struct str *bytes);

#endif
