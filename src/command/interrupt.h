/* SPDX-License-Identifier: MIT */
/*
 * Ctrl-C and its kin (SIGINT, SIGTERM, SIGHUP). They end the command as they
 * always do, but first what it has begun is put away. A signal that was ignored
 * when the command began (nohup) stays so.
 */
#ifndef ANBAN_COMMAND_INTERRUPT_H
#define ANBAN_COMMAND_INTERRUPT_H

#include <stddef.h>

/* Until the next call, these are the paths to which outputs are on their way,
 * or NULL where none is. Borrowed until then. */
void interrupt_guard(char *const *paths, size_t n);

/* Removes what is left of them, if the process ends before they are done. */
void interrupt_put_away(void);

/* From now on signals are only noted. */
void interrupt_catch(void);

/* The signal that was noted, or 0. */
int interrupt_noted(void);

/* In a worker: signals that are for the whole run, as those of a terminal are,
 * are its parent's to act on; but the worker dies with its parent. */
void interrupt_leave_to_parent(long parent);

/* Ends the process by the signal, so that its parent sees that it was. */
void interrupt_die(int number);

#endif
