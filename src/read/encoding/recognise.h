/* SPDX-License-Identifier: MIT */
/* Bytes that are not clean UTF-8: which encoding they are in. */
#ifndef ANBAN_READ_ENCODING_RECOGNISE_H
#define ANBAN_READ_ENCODING_RECOGNISE_H

#include "read/read.h"

/*
 * *text receives the bytes in UTF-8, in the arena, or as they are when they are
 * UTF-8 with faults. What was assumed goes to the log. `hint` is what the input
 * says of itself, or empty. False: they are no text; *text are the bytes.
 */
bool recognise(struct arena *arena, struct log *log, struct str bytes,
               struct str hint, struct str *text);

/* The same where the user named the encoding. */
struct str read_as_encoding(struct arena *arena, struct log *log,
                            struct str bytes, struct str name);

#endif
