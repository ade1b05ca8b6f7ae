/* SPDX-License-Identifier: MIT */
/* Names made from content: the same content gives the same name, always. */
#ifndef ANBAN_WRITE_DIGEST_H
#define ANBAN_WRITE_DIGEST_H

#include <stdint.h>

#include "base/str.h"

struct arena;

/* The first 16 bytes of the SHA-256 of `text` (FIPS 180-4). */
void digest_16(struct str text, uint8_t digest[16]);

/*
 * "urn:uuid:" and the version 5 UUID (RFC 9562, section 5.5) of `name` in
 * anban's own namespace, in `arena`.
 */
struct str digest_uuid(struct arena *arena, struct str name);

/*
 * The name of a document's printed edition, from the name of the document: the
 * PDF bears it, and the other edition refers to the PDF's pages by it.
 */
struct str digest_printed(struct arena *arena, struct str identifier);

#endif
