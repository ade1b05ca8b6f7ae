/* SPDX-License-Identifier: MIT */
/* E-readers that are connected as disks. */
#ifndef ANBAN_COMMAND_DEVICE_H
#define ANBAN_COMMAND_DEVICE_H

struct device {
    const char *name;  /* what it is; NULL: a folder like any other */
    const char *books; /* the folder on it where books belong; "": its root */
    char *root;        /* where it is mounted */
};

/* The one which is mounted here, or whatever `folder` is unless that is NULL;
 * the caller's. NULL, which is told with what to do: there is none, there are
 * several, or it takes no EPUB. */
struct device *device_choose(const char *folder);
void device_free(struct device *device);

/* The last word: it is not to be pulled out yet. */
void device_say_goodbye(const struct device *device);

#endif
