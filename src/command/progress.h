/* SPDX-License-Identifier: MIT */
/* How far a run has come, on standard error: a line which is written over and
 * over on a terminal, a new one now and then elsewhere. */
#ifndef ANBAN_COMMAND_PROGRESS_H
#define ANBAN_COMMAND_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

#include "command/command.h"

struct progress {
    enum progress_when when;
    bool on_terminal;
    bool is_shown; /* there is a line on the screen now */
    double begun, shown;
    size_t total;
};

/* Seconds of a clock that only goes forward. */
double progress_now(void);

void progress_begin(struct progress *p, enum progress_when when, size_t total);

/* Shows how far it is, if it is time to. */
void progress_show(struct progress *p, size_t done, size_t failed);

/* Takes the line off the screen, before something else is printed. */
void progress_clear(struct progress *p);

/* The last word: where it is always to be shown, also how it ended. */
void progress_end(struct progress *p, size_t done, size_t failed);

#endif
