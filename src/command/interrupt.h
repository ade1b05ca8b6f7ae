/* SPDX-License-Identifier: MIT */
/*
 * Ctrl-C and its kin (SIGINT, SIGTERM, SIGHUP). They end the command as they
 * always do, but first what it has begun is put away. A signal that was ignored
 * when the command began (nohup) stays so.
 */
#ifndef ANBAN_COMMAND_INTERRUPT_H
#define ANBAN_COMMAND_INTERRUPT_H

/* Until the next call, what is left of outputs at `paths`, of which NULL is the
 * last, is removed before a signal ends the process; NULL: no more. Borrowed
 * until then. Not when signals are caught. */
void interrupt_guard(char *const *paths);

/* Removes that now: the process ends for another reason. */
void interrupt_put_away(void);

/* From now on signals are only noted. */
void interrupt_catch(void);

/* The signal that was noted, or 0. */
int interrupt_noted(void);

/* In a worker: signals that are for the whole run, as those of a terminal are,
 * are its parent's to act on; but the worker dies with its parent. */
void interrupt_leave_to_parent(long parent);

/* In a process that is confined: a call that it may not make (SIGSYS) ends it,
 * and is told (ENDING_TRAPPED). */
void interrupt_tell_trap(void);

/* Ends the process by the signal, so that its parent sees that it was. */
void interrupt_die(int number);

#endif
