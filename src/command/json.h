/* SPDX-License-Identifier: MIT */
/* Text as a string of JSON (RFC 8259). */
#ifndef ANBAN_COMMAND_JSON_H
#define ANBAN_COMMAND_JSON_H

#include <stdio.h>

/* Prints it in quotation marks; bytes that are no UTF-8 become U+FFFD. */
void json_string(FILE *file, const char *text);

#endif
