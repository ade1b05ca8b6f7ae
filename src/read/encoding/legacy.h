/* SPDX-License-Identifier: MIT */
/* Codes of the old Vietnamese fonts, one letter at a time. See legacy.c. */
#ifndef ANBAN_READ_ENCODING_LEGACY_H
#define ANBAN_READ_ENCODING_LEGACY_H

#include "read/read.h"

/*
 * The letter whose code stands at byte *at of `text`, as legacy_to_unicode
 * tells, and moves *at behind it. What is no code of a letter is itself.
 */
uint32_t legacy_next(struct str text, size_t *at, enum legacy legacy);

/* The letter of ABC, or 0 when the byte is itself. */
uint32_t abc_letter(unsigned char byte);

/* The byte of windows-1252 for `c`, as the WHATWG has it, with the 0x80 to
 * 0x9F which it leaves open; 0 when there is none. */
unsigned char windows_1252_byte(uint32_t c);
uint32_t windows_1252_letter(unsigned char byte);

#endif
