/* SPDX-License-Identifier: MIT */
/*
 * Streams that are compressed while the next are made, by a thread of their
 * own; they come out in the order in which they went in. What comes out does
 * not depend on whether there is such a thread.
 */
#ifndef ANBAN_WRITE_DEFLATE_AHEAD_H
#define ANBAN_WRITE_DEFLATE_AHEAD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* How many there may be on the way. */
enum { AHEAD_MAX = 16 };

struct ahead;

/* Without `thread`, or where none can be had, each is compressed when it is
 * taken. NULL: no memory. ahead_free waits for the thread; it takes NULL. */
struct ahead *ahead_new(bool thread);
void ahead_free(struct ahead *ahead);

/* How many have gone in and not come out. */
size_t ahead_count(const struct ahead *ahead);

/* Lets in a copy of the bytes; there must be less than AHEAD_MAX. False: no
 * memory. */
bool ahead_put(struct ahead *ahead, struct str bytes);

/* The first of those which are in, as a stream of zlib (RFC 1950), until the
 * next is let in; there must be one. Empty: no memory. */
struct str ahead_take(struct ahead *ahead);

#endif
