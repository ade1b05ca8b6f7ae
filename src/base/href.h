/* SPDX-License-Identifier: MIT */
/* Addresses from a text, made fit to be followed from an edition. */
#ifndef ANBAN_BASE_HREF_H
#define ANBAN_BASE_HREF_H

#include <stdbool.h>

#include "base/str.h"

struct arena;

/*
 * Whether an edition may lead to `href`:
 *
 *   http, https   with "//" and a host that is a name (host.h), perhaps a port;
 *                 no user, behind whose name another host could hide
 *   mailto        addresses with a name of a host; of the fields of a letter
 *                 only its subject and its body (RFC 6068, section 4)
 *   tel           3 to 15 digits (ITU-T E.164), a plus sign in front, marks
 *                 between; not * and #, which are orders to the telephone
 *
 * Nothing that holds control characters or directions of text, also not
 * percent-encoded ones. All else is refused: scripts, files, relative addresses
 * and fragments, which would lead nowhere from inside an edition.
 */
bool href_is_clean(struct str href);

/* Such an address as a valid URI in ASCII, in `arena`: what a URI bars is
 * percent-encoded (RFC 3986, section 2.1); empty for one that is refused. */
struct str href_clean(struct arena *arena, struct str href);

#endif
