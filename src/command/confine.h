/* SPDX-License-Identifier: MIT */
/*
 * What a process may do that converts documents of strangers: compute, and use
 * the files that it was handed, open. Should a document ever take a reader
 * over, that is all it has won.
 */
#ifndef ANBAN_COMMAND_CONFINE_H
#define ANBAN_COMMAND_CONFINE_H

#include <stdbool.h>

struct command;

/* Zero for builds whose instruments need other files and processes: gcov,
 * memcheck, the sanitizers' search for leaks. */
#ifndef CONFINE
#define CONFINE 1
#endif

bool confine_wanted(const struct command *c);

/* From now on, and for good, this process and what it starts has no more than
 * that. What the system cannot enforce is told: by the first worker of a run,
 * and aloud, without --verbose, when that is all of it. */
void confine(const struct command *c, bool is_first);

/* Whether the options name files which must have been read before: fonts, a
 * cover. */
bool confine_hides_files(const struct command *c);

/* The part of it which is about the system's calls; false: not here. */
bool confine_calls(void);

/* From now on, and for good, this process and what it starts can have no socket
 * that leads out of this machine. False: not here. */
bool confine_network(void);

#endif
