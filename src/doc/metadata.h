/* SPDX-License-Identifier: MIT */
/*
 * The metadata by name: the names of the command line and the front matter.
 * What sets a field and tells what it takes is in stages.h, for options do it,
 * too. The names: "title", "author", "organisation", "date", "lang", "source",
 * "identifier", "subject", "description", "rights", and the plurals of those
 * which are lists.
 */
#ifndef ANBAN_DOC_METADATA_H
#define ANBAN_DOC_METADATA_H

#include "doc/doc.h"
#include "stages.h"

/* True for YYYY, YYYY-MM and YYYY-MM-DD of the calendar (W3CDTF), from the year
 * 1 on: the forms in which the metadata hold dates. */
bool metadata_is_date(struct str text);

/* True when there is a field of that name. */
bool metadata_is_field(struct str name);

/* True when the field holds something. */
bool metadata_has(const struct doc *doc, struct str name);

#endif
