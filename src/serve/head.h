/* SPDX-License-Identifier: MIT */
/*
 * The head of a request as it comes over the line (RFC 9112): whether it is one
 * that all programs on the way read alike. What one of them ends at a zero or
 * at a carriage return, another does not; whoever sends such a head may want
 * the two to see different requests.
 */
#ifndef ANBAN_SERVE_HEAD_H
#define ANBAN_SERVE_HEAD_H

#include <stddef.h>

enum {
    HEAD_MAX = 8 << 10, /* bytes of it */
    HEAD_GOOD = 0,
    HEAD_UNFINISHED = 1 /* and nothing wrong so far */
};

/* What has come of it, with bytes of the body behind it perhaps: HEAD_GOOD when
 * it is whole, HEAD_UNFINISHED, or the HTTP status that refuses it. */
unsigned head_check(const char *bytes, size_t n);

#endif
