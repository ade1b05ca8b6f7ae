/* SPDX-License-Identifier: MIT */
/*
 * The files that something is made of, by device and inode, so that a file is
 * known under each of its names: through links, and where disks know no case.
 */
#ifndef ANBAN_BASE_SOURCES_H
#define ANBAN_BASE_SOURCES_H

#include <stdbool.h>
#include <sys/stat.h>

struct arena;

struct source_file {
    dev_t device;
    ino_t file;
    struct source_file *next;
};

struct sources {
    struct source_file *first;
};

/* Adds a file, in `arena`; what is no regular file cannot be replaced. */
void sources_add(struct sources *sources, struct arena *arena,
                 const struct stat *info);

/* Whether a file with this state is one of them. */
bool sources_have(const struct sources *sources, const struct stat *info);

#endif
