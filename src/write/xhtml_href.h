/* SPDX-License-Identifier: MIT */
/* Addresses from a text, made fit to be followed. */
#ifndef ANBAN_WRITE_XHTML_HREF_H
#define ANBAN_WRITE_XHTML_HREF_H

#include "base/str.h"

struct arena;

/*
 * `href` as a valid URL in `arena`, when it is one that a publication may
 * point to: http or https with a host, or mailto with an address. Characters
 * that a URL bars are percent-encoded (RFC 3986, section 2.1). Empty for all
 * else: scripts, files, relative addresses and fragments, which would lead
 * nowhere from inside an edition.
 */
struct str href_clean(struct arena *arena, struct str href);

#endif
