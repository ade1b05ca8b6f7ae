/* SPDX-License-Identifier: MIT */
/* One document to its editions, with what there is to say of it. */
#ifndef ANBAN_COMMAND_CONVERT_H
#define ANBAN_COMMAND_CONVERT_H

struct anban_shared;
struct command;
struct job;

/* Converts the job's input. Prints a line for each edition on standard output,
 * all else on standard error, the failure last. The exit status. */
int convert(const struct command *c, const struct job *job,
            struct anban_shared *shared);

/* Whether the options can be honoured at all; what is wrong is told. */
int convert_check(const struct command *c, struct anban_shared *shared);

#endif
