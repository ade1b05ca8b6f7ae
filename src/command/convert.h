/* SPDX-License-Identifier: MIT */
/* One document to its editions, with what there is to say of it. */
#ifndef ANBAN_COMMAND_CONVERT_H
#define ANBAN_COMMAND_CONVERT_H

#include <stdbool.h>

struct anban_shared;
struct command;
struct job;

/* Converts the job's input. Prints a line for each edition on standard output,
 * all else on standard error, failures last. With `side_by_side` a thread
 * more may be used. The exit status. */
int convert(const struct command *c, const struct job *job,
            struct anban_shared *shared, bool side_by_side);

/* Whether the options can be honoured at all; what is wrong is told. */
int convert_check(const struct command *c, struct anban_shared *shared);

#endif
