/* SPDX-License-Identifier: MIT */
/*
 * The process that starts conversions. It has one thread, and all that every
 * conversion needs: fonts and tables, which its children find ready. It parses
 * nothing; each document is read in a child of its own, confined.
 */
#ifndef ANBAN_SERVE_ZYGOTE_H
#define ANBAN_SERVE_ZYGOTE_H

#include <sys/types.h>

struct anban_shared;

/* Does what the process `server` asks by `socket`, until that process ends, or
 * until a signal ends both. 0: it was asked to end; else the server died, and
 * this is how waitpid tells of that. */
int zygote_run(int socket, pid_t server, struct anban_shared *shared);

/* Has the signals that end a program noted from now on, in the parent, and ends
 * the child with its parent. */
void zygote_catch_signals(void);
void zygote_end_with_parent(pid_t parent);

#endif
