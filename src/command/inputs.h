/* SPDX-License-Identifier: MIT */
/*
 * The inputs of a run, in order: the files named, those of a list, and those
 * found in folders.
 */
#ifndef ANBAN_COMMAND_INPUTS_H
#define ANBAN_COMMAND_INPUTS_H

#include <stdbool.h>
#include <stddef.h>

#include "command/passed.h"

struct command;

struct input {
    char *path;
    char *below;         /* its folder seen from the one walked, ending in a
                            slash; "" when it was not found by walking */
    const char *refusal; /* why it cannot be converted, or NULL */
};

struct inputs {
    struct input *at;
    size_t n, room;
    struct passed passed; /* what was passed over in folders */
};

/* False, which is told: the list of --files-from cannot be read. */
bool inputs_gather(struct inputs *inputs, const struct command *c);

/* False, which is told: they would all become one file. */
bool inputs_fit(const struct inputs *inputs, const struct command *c);

/* Adds an input; copies the strings. */
void inputs_add(struct inputs *inputs, const char *path, const char *below,
                const char *refusal);

/* Adds the documents in the folder `path` and below it, sorted by name, and
 * notes what is passed over. */
void inputs_add_folder(struct inputs *inputs, const char *path);

void inputs_free(struct inputs *inputs);

#endif
