/* SPDX-License-Identifier: MIT */
/*
 * The end when there is no memory, in the middle of a document, in a library
 * that cannot be told so. What was begun is put away, one sentence is said, and
 * nothing is lost, since editions appear whole or not at all.
 */
#ifndef ANBAN_COMMAND_FATAL_H
#define ANBAN_COMMAND_FATAL_H

/* What the process is at, for the sentence; NULL: nothing in particular. It is
 * borrowed. */
void fatal_is_for(const char *input);

/* In a worker: the parent says it, by the status. */
void fatal_leave_to_parent(void);

/* Ends the process: a worker with STATUS_NO_MEMORY, else with the sentence and
 * STATUS_FAILED. Of several threads the first one does. Allocates nothing. */
_Noreturn void fatal_no_memory(void);

#endif
