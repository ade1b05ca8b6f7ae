/* SPDX-License-Identifier: MIT */
/*
 * What a worker is given for a document, as its parent keeps it. The worker can
 * open nothing by a name: its parent opens the input and a file for each
 * edition, and names these when the worker has ended well. What the worker says
 * of them is not believed before it has been looked at.
 */
#ifndef ANBAN_COMMAND_TASK_H
#define ANBAN_COMMAND_TASK_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

#include "anban.h"
#include "command/command.h"

struct job;

/* What a worker says of an edition. */
struct made {
    bool written;
    size_t parts, size;
};

struct task {
    const struct job *job;
    int input;
    char *paths[FORMATS_MAX]; /* NULL: standard output */
    struct anban_output *outputs[FORMATS_MAX];
    char *failures[FORMATS_MAX]; /* why there is no output; NULL: there is */
    int searches;                /* for pictures written otherwise */
    size_t asked;                /* how often the worker has */
    int tray;                    /* for its drawings; -1: it has none */
};

/* Opens all that the job needs, in the folders that it needs, too; `ready` has
 * the command's options. False: the input cannot be read, and `sentence` says
 * why. */
bool task_open(struct task *task, const struct command *c,
               const struct anban *ready, const struct job *job,
               char sentence[ANBAN_SENTENCE]);

/* Opens an input by its name, or as what LibreOffice makes of it; -1: it cannot
 * be read, errno says why. */
int task_open_input(const struct command *c, const char *path);

/* The document is made of this file, too: no edition is to take its place. */
void task_spare(struct task *task, const struct command *c,
                const struct stat *source);

/* Whether there is an edition at all that can be written. */
bool task_can_begin(const struct task *task, const struct command *c);

/* Gives the editions their names, and prints a line for each; the failures of
 * the others are said, each cause once. `made` is NULL when the document could
 * not be read. *unsynced is the last edition whose name may not be on the disk
 * yet, or NULL; the caller's to free, and to sync. False: one of them is not
 * there, and `sentence`, unless it is empty, says why. Ends the task. */
bool task_keep(struct task *task, const struct command *c,
               const struct made *made, char **unsynced,
               char sentence[ANBAN_SENTENCE]);

/* Ends the task; all files stay as they were. */
void task_drop(struct task *task);

#endif
