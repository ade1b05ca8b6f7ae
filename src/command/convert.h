/* SPDX-License-Identifier: MIT */
/* One document to its editions, with what there is to say of it. */
#ifndef ANBAN_COMMAND_CONVERT_H
#define ANBAN_COMMAND_CONVERT_H

#include <stdbool.h>

struct anban;
struct anban_shared;
struct command;
struct job;
struct plan;

/* Converts the job's input; before it is read, the process is confined to what
 * `plan` needs, unless that is NULL. Prints a line for each edition on standard
 * output, all else on standard error, failures last. With `side_by_side` a
 * thread more may be used. The exit status. */
int convert(const struct command *c, const struct job *job,
            const struct plan *plan, struct anban_shared *shared,
            bool side_by_side);

/* Sets the options that are the library's; false: one is wrong, or `a` NULL. */
bool convert_set_options(const struct command *c, struct anban *a);

/* Whether the options can be honoured at all; what is wrong is told. */
int convert_check(const struct command *c, struct anban_shared *shared);

#endif
