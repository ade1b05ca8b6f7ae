/* SPDX-License-Identifier: MIT */
/* What the readers share. */
#ifndef ANBAN_READ_READ_H
#define ANBAN_READ_READ_H

#include "doc/doc.h"

/*
 * Takes the YAML front matter off the head of `text` into the metadata and
 * returns how many bytes it took; 0 when there is none, or when it is broken,
 * which is told, and it then stays in the text.
 */
size_t read_front_matter(struct doc *doc, struct str text);

#endif
