/* SPDX-License-Identifier: MIT */
/* Letters that a page writes as character references. See references.c. */
#ifndef ANBAN_READ_ENCODING_REFERENCES_H
#define ANBAN_READ_ENCODING_REFERENCES_H

#include "base/str.h"

/* `text`, in the arena, with the letters and signs beyond ASCII that it has as
 * character references, but for the space that does not break; or `text`
 * itself when there are but a few. */
struct str resolve_references(struct arena *arena, struct str text);

#endif
