/* SPDX-License-Identifier: MIT */
/*
 * What is passed over in folders: documents of other forms, which the user
 * should know of, and links that lead elsewhere. Pictures and the like go with
 * documents, and editions are their own, so they are none.
 */
#ifndef ANBAN_COMMAND_PASSED_H
#define ANBAN_COMMAND_PASSED_H

#include <stddef.h>

struct command;

struct passed {
    char **paths;
    size_t n, room;
    size_t links; /* to files out of the folder that was walked */
};

/* Notes the file `path` if it is such a document; copies the string. */
void passed_add(struct passed *passed, const char *path);

void passed_free(struct passed *passed);

/* Says how many there are of each form, and with -v each with what to do. */
void passed_count(const struct passed *passed, const struct command *c);

/* Says of each what to do, but for those which are in `before`, too. */
void passed_name(struct passed *passed, struct passed *before);

#endif
