/* SPDX-License-Identifier: MIT */
/* Bytes that are not clean UTF-8: which encoding they are in. */
#ifndef ANBAN_READ_RECOGNISE_H
#define ANBAN_READ_RECOGNISE_H

#include "read/read.h"

/*
 * The text of `bytes` in UTF-8, in the arena, or `bytes` themselves when they
 * are UTF-8 with faults or no text at all. What was assumed goes to the log.
 * `hint` is what the input says of itself, or empty.
 */
struct str recognise(struct arena *arena, struct log *log, struct str bytes,
                     struct str hint);

/* The same where the user named the encoding. */
struct str read_as_encoding(struct arena *arena, struct log *log,
                            struct str bytes, struct str name);

#endif
