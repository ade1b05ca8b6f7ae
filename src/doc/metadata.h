/* SPDX-License-Identifier: MIT */
/*
 * The metadata by name: the names of the command line, and those that front
 * matters have, English and Vietnamese, in any case. What sets a field and
 * tells what it takes is in stages.h, for options do it, too.
 */
#ifndef ANBAN_DOC_METADATA_H
#define ANBAN_DOC_METADATA_H

#include "doc/doc.h"
#include "stages.h"

/* True when there is a field of that name. */
bool metadata_is_field(struct str name);

/* True when the field holds something. */
bool metadata_has(const struct doc *doc, struct str name);

#endif
