/* SPDX-License-Identifier: MIT */
/* One document to its editions, with what there is to say of it. */
#ifndef ANBAN_COMMAND_CONVERT_H
#define ANBAN_COMMAND_CONVERT_H

#include <stdbool.h>
#include <stddef.h>

#include "command/command.h"
#include "command/task.h"

struct anban;
struct anban_shared;
struct job;

/* What the process that converts has been handed, and what comes of it. */
struct handed {
    int input;
    int outputs[FORMATS_MAX]; /* descriptors; -1: this edition is not wanted */
    bool was_read;
    struct made made[FORMATS_MAX];
};

/* Sets the options that are the library's; false: one is wrong, or `a` NULL. */
bool convert_set_options(const struct command *c, struct anban *a);

/* A conversion with the command's options, the caller's to hand over or to
 * anban_free. NULL: they cannot be honoured, *status is the exit status, and
 * what is wrong has been told. */
struct anban *convert_prepare(const struct command *c,
                              struct anban_shared *shared, int *status);

/* Converts the job's input. What there is to say of it goes to standard output
 * and standard error, failures last. `a` is prepared, not ended here, and for
 * this document alone. So many threads may work at it. The exit status. */
int convert(const struct command *c, const struct job *job, struct anban *a,
            struct handed *handed, size_t threads);

#endif
