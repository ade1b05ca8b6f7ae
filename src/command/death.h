/* SPDX-License-Identifier: MIT */
#ifndef ANBAN_COMMAND_DEATH_H
#define ANBAN_COMMAND_DEATH_H

#include <stddef.h>

struct command;

/* How a worker died, of which waitpid says `status`, as a sentence. */
void death_describe(const struct command *c, int status, char *text,
                    size_t size);

#endif
