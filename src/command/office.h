/* SPDX-License-Identifier: MIT */
/*
 * Old files of Word, WordPerfect and StarOffice by LibreOffice, where that is
 * installed: it makes a .docx of them, which is read as any other.
 */
#ifndef ANBAN_COMMAND_OFFICE_H
#define ANBAN_COMMAND_OFFICE_H

#include <stdbool.h>

struct command;

/* Whether a file of that name is such a one, and LibreOffice is here. */
bool office_reads(const char *name);

/* The .docx that LibreOffice made of the file open at `fd`, in so many seconds
 * at most; -1: the file is no such one, or it did not succeed. */
int office_make(const char *name, int fd, unsigned seconds);

/* The file open at `fd`, or, if it is such a one, the .docx that was made of
 * it; `path` is what messages call it. Takes `fd` over; what was done is told,
 * also that it failed, and then the file itself is returned. */
int office_open(const struct command *c, const char *path, int fd);

#endif
