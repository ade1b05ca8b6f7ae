/* SPDX-License-Identifier: MIT */
/* What happens in folders, as the system tells it (inotify(7) of Linux). */
#ifndef ANBAN_COMMAND_CHANGES_H
#define ANBAN_COMMAND_CHANGES_H

#include <stdbool.h>

struct changes;

struct change {
    int folder;       /* the number that changes_follow gave it */
    const char *name; /* in that folder, until the next call */
    bool is_folder;   /* what bears the name is one */
    bool is_lost;     /* something happened that was not told, or a folder is
                         no longer followed; the rest says nothing */
};

/* NULL, errno says why: it is not to be had. */
struct changes *changes_new(void);
void changes_free(struct changes *changes);

/* From now on what happens in the folder is told. Its number, the same each
 * time; -1: it cannot be followed. */
int changes_follow(struct changes *changes, const char *folder);

/* The next one; waits for so many milliseconds. False: there is none. */
bool changes_next(struct changes *changes, struct change *change, int wait);

#endif
