/* SPDX-License-Identifier: MIT */
/*
 * Names as disks tell them apart: many know no case, and take a letter and its
 * marks for the letter with its marks (FAT, exFAT, NTFS, those of macOS), so
 * that none is to differ from another in these alone, on whatever disk it lies
 * now.
 */
#ifndef ANBAN_COMMAND_NAMES_H
#define ANBAN_COMMAND_NAMES_H

#include <stdbool.h>
#include <stddef.h>

/* A set of names. */
struct names;

/* For at most `n` names. */
struct names *names_new(size_t n);
void names_free(struct names *names);

/* Adds a name; false: it was there. */
bool names_add(struct names *names, const char *name);
bool names_has(struct names *names, const char *name);

/* The folder asked for last; both parts to be freed at the end. */
struct folder_names {
    char *asked, *real;
};

/* `path` with its folder as the system calls it, the caller's to free. */
char *names_real(struct folder_names *folders, const char *path);

/* `path` in the form in which names are compared: without case and composed
 * (Unicode 15, 3.13, D145), from its byte `from` on. The caller's to free. What
 * is no UTF-8 stays as it is. */
char *names_folded(const char *path, size_t from);

#endif
