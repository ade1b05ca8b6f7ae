/* SPDX-License-Identifier: MIT */
/* Bytes of other encodings that were read as windows-1252. See misread.c. */
#ifndef ANBAN_READ_ENCODING_MISREAD_H
#define ANBAN_READ_ENCODING_MISREAD_H

#include "read/read.h"

/* As legacy_next, for what is no font's: LEGACY_TCVN and behind it. */
uint32_t misread_next(struct str text, size_t *at, enum legacy legacy);

#endif
