/* SPDX-License-Identifier: MIT */
/*
 * What a process may do that converts documents of strangers: read the folders
 * in which they lie, write into those of their editions, and nothing beside.
 * Should a document ever take a reader over, that is all it has won.
 */
#ifndef ANBAN_COMMAND_CONFINE_H
#define ANBAN_COMMAND_CONFINE_H

#include <stdbool.h>

struct command;
struct plan;

/* Zero for builds whose instruments need other files and processes: gcov,
 * memcheck, the sanitizers' search for leaks. */
#ifndef CONFINE
#define CONFINE 1
#endif

struct confinement {
    bool wanted;
    int rules;       /* Landlock's, a file descriptor; -1: there are none */
    bool has_device; /* an edition goes to a device or a pipe with a name */
    char *last;      /* the folder to which rights were given last */
};

/* Gathers the rights which the plan's documents need, and makes the folder for
 * the output, because only a folder which is there can be named. */
void confinement_make(struct confinement *k, const struct command *c,
                      const struct plan *plan);

/* From now on, and for good, this process and what it starts has no more than
 * these. What the system cannot enforce is told when `tells`. */
void confinement_enter(const struct confinement *k, bool tells);

void confinement_free(struct confinement *k);

/* The part of it which is about the system's calls; false: not here. */
bool confine_calls(bool has_device);

#endif
