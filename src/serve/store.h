/* SPDX-License-Identifier: MIT */
/*
 * The files of what is kept: the editions, a picture of the first page, and the
 * source with all that the command line needs to make the same editions again.
 * They lie in a folder for each, or, without a folder, in memory until the end.
 */
#ifndef ANBAN_SERVE_STORE_H
#define ANBAN_SERVE_STORE_H

#include <stdbool.h>
#include <stddef.h>

enum { KEY_DIGITS = 16, KEY_ROOM = KEY_DIGITS + 1, STORED_MAX = 208 };

#define STORED_PDF     "edition.pdf"
#define STORED_EPUB    "edition.epub"
#define STORED_PICTURE "page.png"
#define STORED_HINTS   "hints.txt"
#define STORED_OPTIONS "options.txt"
#define STORED_SOURCE  "source/" /* and the name of each file */

/* A file to be kept; the name is borrowed, the descriptor stays the caller's.
 */
struct stored {
    const char *name;
    int fd;
};

struct kept; /* in memory */

struct store {
    int folder; /* with "editions" in it; -1: there is none */
    struct kept *first;
};

/* Opens the folder, and makes what is not there; NULL: memory. False: it cannot
 * be had; errno tells why. */
bool store_open(struct store *store, const char *folder);

/* Bytes that nobody can guess, up to 256; and a key of them. */
void store_chance(void *bytes, size_t n);
void store_new_key(char key[KEY_ROOM]);

/* Whether this could be one. */
bool store_is_key(const char *key);

/* Keeps all of the files, or none; they are on the disk then. errno tells why
 * not. */
bool store_keep(struct store *store, const char *key,
                const struct stored *files, size_t n);

/* A file of those, open for reading, the caller's; -1: there is none. */
int store_file(const struct store *store, const char *key, const char *name);

void store_remove(struct store *store, const char *key);

/* Removes what was begun or removed when a server ended: folders whose keys
 * `is_known` does not know. */
void store_sweep(struct store *store,
                 bool (*is_known)(void *context, const char *key),
                 void *context);

#endif
