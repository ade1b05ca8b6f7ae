/* SPDX-License-Identifier: MIT */
/* `anban serve`. */
#ifndef ANBAN_COMMAND_SERVE_H
#define ANBAN_COMMAND_SERVE_H

#include <stdbool.h>

/* Whether the command's first word asks for it. */
bool serve_is_wanted(int argc, char **argv);

/* Becomes anban-server, with the words behind "serve". It returns, with the
 * exit status, when there is none. */
int serve_run(char **argv);

#endif
