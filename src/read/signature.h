/* SPDX-License-Identifier: MIT */
/* Files that are no text and no Word file, by what they begin with. */
#ifndef ANBAN_READ_SIGNATURE_H
#define ANBAN_READ_SIGNATURE_H

#include "read/read.h"

/* What the bytes are, when they are one of these; else `what` is NULL. `head`
 * is how they begin as text, in small letters. */
struct foreign foreign_of(struct str bytes, struct str head);

/* The same of a ZIP archive, which is something in any case. */
struct foreign foreign_zip(struct str bytes);

#endif
