/* SPDX-License-Identifier: MIT */
/*
 * An end in the middle of a document, for a reason that its reading or writing
 * cannot be told of. What was begun is put away, one sentence is said, and
 * nothing is lost, since editions appear whole or not at all. Allocates
 * nothing, and may be called by a signal handler.
 */
#ifndef ANBAN_COMMAND_ENDING_H
#define ANBAN_COMMAND_ENDING_H

/* Why. A worker ends with STATUS_NO_MEMORY or STATUS_FAILED. */
enum ending { ENDING_NO_MEMORY, ENDING_TRAPPED };

/* What is said, in the language of the process. */
const char *ending_sentence(enum ending ending);

/* What the process is at, for the sentence; NULL: nothing in particular. It is
 * borrowed. */
void ending_is_for(const char *input);

/* In a worker: the parent says it, by the status. */
void ending_leave_to_parent(void);

/* Ends the process: in a worker with the status, else with the sentence and
 * STATUS_FAILED. Of several threads the first one does. */
_Noreturn void end_here(enum ending ending);

#endif
