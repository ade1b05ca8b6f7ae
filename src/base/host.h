/* SPDX-License-Identifier: MIT */
/* Names of hosts in addresses that strangers wrote. */
#ifndef ANBAN_BASE_HOST_H
#define ANBAN_BASE_HOST_H

#include "base/buf.h"
#include "base/str.h"

/*
 * Whether `host` is a name: labels of letters, digits and hyphens with dots
 * between (RFC 1123, 2.1), the last one beginning with a letter. Not a number
 * in any of its spellings (1.2.3.4, 0x7F000001, 2130706433): nobody sees whose
 * it is. Letters may be those of other scripts (RFC 5890), in one label not of
 * Latin together with Greek or Cyrillic, which look alike.
 */
bool host_is_name(struct str host);

/* Adds such a name in ASCII: labels with other letters in lower case and in
 * Punycode, as "xn--..." (RFC 5891, 4.4), the others as they are. */
void host_add(struct buf *buf, struct str host);

#endif
