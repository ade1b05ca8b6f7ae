/* SPDX-License-Identifier: MIT */
/*
 * What the program does when the system has no more memory for it, in its own
 * code or in any library's: it ends there and then, with one sentence. Editions
 * appear whole or not at all, so that nothing is lost by that.
 */
#ifndef ANBAN_COMMAND_MEMORY_H
#define ANBAN_COMMAND_MEMORY_H

/* What the process is at, for the sentence; NULL: nothing in particular. It is
 * borrowed. */
void memory_is_for(const char *what);

/* In a worker: the parent says it, having seen STATUS_NO_MEMORY. */
void memory_leave_to_parent(void);

#endif
