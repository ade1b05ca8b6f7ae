/* SPDX-License-Identifier: MIT */
/* An EPUB onto an e-reader. */
#ifndef ANBAN_COMMAND_SEND_H
#define ANBAN_COMMAND_SEND_H

#include <stdbool.h>

struct command;
struct names;

/* The EPUB at `path`, made of `input`; its name shall be made of `title`. */
struct parcel {
    const char *input, *path, *title;
};

/* Copies it onto the device, and tells what came of it. An earlier book of the
 * same document is replaced; where another has the name, or one of this run,
 * whose names are in `given`, it gets a number. False: it is not there. */
bool send_file(const struct command *c, const struct parcel *parcel,
               struct names *given);

#endif
