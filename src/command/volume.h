/* SPDX-License-Identifier: MIT */
/* --join: all inputs in one file, which a worker reads as one document. */
#ifndef ANBAN_COMMAND_VOLUME_H
#define ANBAN_COMMAND_VOLUME_H

#include <stdbool.h>

struct command;
struct inputs;

/* Puts all inputs into c->volume, and instead of them one into the list, whose
 * name is for the editions. False, which is told: one cannot be read; with
 * c->volume negative, the options do not go together. */
bool volume_make(struct command *c, struct inputs *inputs);
void volume_free(struct command *c);

/* The volume from its beginning, the caller's to close; -1: errno tells. */
int volume_open(const struct command *c);

/* Which of the inputs asks for a picture "2:map.png"; *name is then what it
 * calls the picture. */
const char *volume_part(const struct command *c, const char **name);

#endif
