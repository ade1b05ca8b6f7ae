/* SPDX-License-Identifier: MIT */
/*
 * A folder into which others put documents (--in): when one of them is whole,
 * and what is said beside one that could not be converted.
 */
#ifndef ANBAN_COMMAND_INBOX_H
#define ANBAN_COMMAND_INBOX_H

#include <stdbool.h>

/* Whether the file is at rest: nobody writes it, and neither its content nor
 * its name has changed for two seconds; and no program has it open that leaves
 * a file of its own beside it to say so. */
bool inbox_is_whole(const char *path);

/* Whether a file of that name is such a note. */
bool inbox_is_note(const char *name);

/* Whether a note stands beside the file that is not older than the file. */
bool inbox_is_noted(const char *path);

/* Writes the note, or takes away one of before. That it cannot be written is
 * told. */
void inbox_note(const char *path, const char *sentence);
void inbox_clear(const char *path);

#endif
