/* SPDX-License-Identifier: MIT */
/* Which change is about which document. */
#ifndef ANBAN_COMMAND_WATCH_PLACES_H
#define ANBAN_COMMAND_WATCH_PLACES_H

#include <stdbool.h>
#include <stddef.h>

struct change;
struct changes;
struct command;
struct plan;

/* Beside the numbers of jobs: all of them; which jobs there are. */
#define PLACE_ALL    ((size_t)-1)
#define PLACE_INPUTS ((size_t)-2)

struct place {
    int folder;
    char *name; /* in it */
    size_t job;
};

/* A folder of documents, or one in it, which may hold their pictures. */
struct album {
    int folder, parent; /* -1: none */
};

struct places {
    struct place *at; /* sorted by folder and name */
    size_t n, room;
    struct album *albums;
    size_t album_count, album_room;
    bool complete; /* each of the folders can be followed */
};

/* Follows all that the plan's documents are made of. */
void places_find(struct places *places, const struct command *c,
                 const struct plan *plan, struct changes *changes);
void places_free(struct places *places);

/* Marks in `dirty` the jobs that the change is about; true if any. *regather:
 * there may be other inputs now. */
bool places_mark(const struct places *places, const struct command *c,
                 const struct plan *plan, const struct change *change,
                 bool *dirty, bool *regather);

#endif
