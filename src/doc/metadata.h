/* SPDX-License-Identifier: MIT */
/* The metadata by name: the names of the command line and the front matter. */
#ifndef ANBAN_DOC_METADATA_H
#define ANBAN_DOC_METADATA_H

#include "doc/doc.h"

/*
 * Adds to or sets the field `name` ("title", "author", "organisation", "date",
 * "lang", "source", "identifier", "subject", "description", "rights", and the
 * plurals of those which are lists). A date may be ISO 8601 or dd/mm/yyyy, a
 * language is a tag of BCP 47. False when there is no such field or the value
 * is none that it takes. Borrows `value`.
 */
bool metadata_add(struct doc *doc, struct str name, struct str value);

/* The same, instead of what the field held; lists are emptied first. */
bool metadata_replace(struct doc *doc, struct str name, struct str value);

/* True when there is a field of that name. */
bool metadata_is_field(struct str name);

/* What the field takes, for people: "a date, such as 2020-12-22". */
const char *metadata_wants(struct str name);

/* True when the field holds something. */
bool metadata_has(const struct doc *doc, struct str name);

#endif
