/* SPDX-License-Identifier: MIT */
/* Text as it stands in Word files to text as it is inside anban. */
#ifndef ANBAN_READ_OFFICE_TEXT_H
#define ANBAN_READ_OFFICE_TEXT_H

#include "base/str.h"

struct arena;

/* In NFC, and without the characters that XML allows and text has not: a copy
 * in the arena. */
struct str docx_clean(struct arena *arena, struct str text);

/* In capitals, as "all caps" shows it. */
struct str docx_capitals(struct arena *arena, struct str text);

#endif
