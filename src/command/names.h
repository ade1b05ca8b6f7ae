/* SPDX-License-Identifier: MIT */
/*
 * A set of names, which gives out numbers so that none is taken twice. Names
 * are added first, all of them; then each is taken as often as it was added.
 */
#ifndef ANBAN_COMMAND_NAMES_H
#define ANBAN_COMMAND_NAMES_H

#include <stddef.h>

struct names;

/* For at most `n` names. */
struct names *names_new(size_t n);
void names_free(struct names *names);

/* Adds a name. */
void names_add(struct names *names, const char *name);

/* 1 for the first who takes the name, who has it as it is; else the number
 * which makes a name of it that nobody else has: "name-2". */
unsigned names_take(struct names *names, const char *name);

/* The folder asked for last; both parts to be freed at the end. */
struct folder_names {
    char *asked, *real;
};

/* `path` with its folder as the system calls it, the caller's to free. */
char *names_real(struct folder_names *folders, const char *path);

#endif
