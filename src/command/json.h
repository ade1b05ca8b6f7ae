/* SPDX-License-Identifier: MIT */
/* Text as a string of JSON (RFC 8259), and the notes of a conversion as its
 * objects, which anban(1) describes under --explain. */
#ifndef ANBAN_COMMAND_JSON_H
#define ANBAN_COMMAND_JSON_H

#include <stdbool.h>
#include <stdio.h>

struct anban_field;
struct anban_note;

/* Prints it in quotation marks; bytes that are no UTF-8 become U+FFFD. */
void json_string(FILE *file, const char *text);

/* What was decided of a line. For readers there is one more member, "shown":
 * what it was taken for in their language, in which the reasons are, too. */
void json_decision(FILE *file, const struct anban_note *note, bool for_readers);

/* A warning or an assumption. */
void json_note(FILE *file, const struct anban_note *note);

/* A field for a signature, its box in points. */
void json_field(FILE *file, const struct anban_field *field);

#endif
