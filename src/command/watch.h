/* SPDX-License-Identifier: MIT */
/* For somebody who is writing: the editions follow the text. */
#ifndef ANBAN_COMMAND_WATCH_H
#define ANBAN_COMMAND_WATCH_H

struct command;
struct inputs;

/* Converts the inputs, and those of them that change again and again, until a
 * signal ends it; interrupt_noted tells. `inputs` may be gathered anew. The
 * exit status when it cannot be done. */
int watch_run(const struct command *c, struct inputs *inputs);

#endif
