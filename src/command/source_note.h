/* SPDX-License-Identifier: MIT */
/*
 * A note beside an edition, not in it: which file it was made of, and how that
 * file was then. It is an extended attribute (xattr(7)) of the edition, so that
 * it comes and goes with it and no folder fills with files of ours, and it may
 * name the input, since attributes stay behind when an edition is published.
 * Disks that have none, such as FAT, lose no more than a little time: then the
 * digests in the editions are compared with those of the inputs.
 */
#ifndef ANBAN_COMMAND_SOURCE_NOTE_H
#define ANBAN_COMMAND_SOURCE_NOTE_H

#include <stdbool.h>
#include <sys/stat.h>

#include "anban.h"

enum { NOTE_PATH = 2048 };

struct source_note {
    long long size;
    struct timespec changed; /* its bytes: st_mtim */
    struct timespec touched; /* anything of it: st_ctim, which nobody sets */
    char document[sizeof((struct anban_origin *)0)->document];
    char path[NOTE_PATH]; /* of the input, seen from the edition's folder */
};

/* The note of the edition `path`; false: there is none that can be trusted,
 * for it must tell the same document as the edition itself, whose origin is
 * given. */
bool source_note_read(const char *path, const struct anban_origin *origin,
                      struct source_note *note);

/* Leaves one at the edition `path`, which was made of `input`, whose state was
 * `state` before it was read. What fails is left undone. */
void source_note_write(const char *path, const char *input,
                       const struct stat *state);

/* Where the input of the note is, if it is there; false: it is gone. */
bool source_note_find(const char *path, const struct source_note *note,
                      struct stat *state);

/* The name of a path's file, without its folders. */
const char *source_note_name(const char *path);

#endif
