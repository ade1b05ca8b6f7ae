/* SPDX-License-Identifier: MIT */
/*
 * Where editions go when they are made: to a printer, or onto an e-reader.
 * Without -o and -t they are made only for that, in a folder of their own, and
 * nothing is left beside the input.
 */
#ifndef ANBAN_COMMAND_DELIVERY_H
#define ANBAN_COMMAND_DELIVERY_H

#include <stdbool.h>
#include <stddef.h>

struct command;
struct outcome;
struct plan;

/* Whether an option is about this. */
bool delivery_has_option(const char *name);

/* Takes it, with its value or NULL; as command_parse. */
int delivery_take(struct command *c, const char *name, const char *value);

/* Sets the formats when the editions are made for delivery alone. */
void delivery_choose(struct command *c);

/* Whether all of the options fit together; as command_parse. */
int delivery_check(const struct command *c);

/* Before the work: finds the e-reader and makes the folder
 * for what is only to be delivered. False, which is told: it cannot be done. */
bool delivery_begin(struct command *c);

/* Delivers what was written, in the order of the plan; the exit status. */
int delivery_run(const struct command *c, const struct plan *plan,
                 const struct outcome *o);

/* Removes that folder. */
void delivery_end(struct command *c);

#endif
