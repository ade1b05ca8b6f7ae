/* SPDX-License-Identifier: MIT */
/* Pictures of pages, as they are asked for: --page and --preview. */
#ifndef ANBAN_COMMAND_PREVIEW_H
#define ANBAN_COMMAND_PREVIEW_H

#include <stdbool.h>

struct command;

/* Makes a preview of the command: what the terminal shows, in its size, to
 * standard output. -1, or the exit status when there can be none, told. */
int preview_terminal(struct command *c);

/* Makes a format of its own of each picture that --page asks for. -1, or the
 * exit status when it does not go with the rest, told. */
int preview_pages(struct command *c);

/* Whether a terminal is to get a format that is not for terminals. */
bool preview_is_for_programs(const struct command *c);

/* Whether the output is a terminal, by its name: to what is written into a file
 * nobody listens before. */
bool preview_names_terminal(const struct command *c);

#endif
