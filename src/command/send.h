/* SPDX-License-Identifier: MIT */
/* An EPUB onto an e-reader. */
#ifndef ANBAN_COMMAND_SEND_H
#define ANBAN_COMMAND_SEND_H

#include <stdbool.h>

struct command;

/* Copies the EPUB at `path`, made of `input`, onto the device under a name made
 * of `title`, and tells what came of it. False: it is not there. */
bool send_file(const struct command *c, const char *input, const char *path,
               const char *title);

#endif
