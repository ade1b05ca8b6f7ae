/* SPDX-License-Identifier: MIT */
/* Text as strings of JSON (RFC 8259, section 7). */
#ifndef ANBAN_BASE_JSON_H
#define ANBAN_BASE_JSON_H

#include "base/buf.h"

/* Adds the text, of whole UTF-8, in quotation marks. */
void json_add(struct buf *buf, struct str text);

#endif
