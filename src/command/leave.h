/* SPDX-License-Identifier: MIT */
/* The end of a process. */
#ifndef ANBAN_COMMAND_LEAVE_H
#define ANBAN_COMMAND_LEAVE_H

/* Prints what is still held back and ends the process with this status. What
 * libraries would tidy up (atexit, destructors) is left to the system, which
 * takes everything back at once; but not in builds for tools that look at what
 * is left in the end (CONFINE is 0 in them). */
_Noreturn void leave(int status);

#endif
