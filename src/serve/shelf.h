/* SPDX-License-Identifier: MIT */
/*
 * The editions that are kept, in a database (SQLite): what each says of itself,
 * its text to be searched, and the codes by which e-readers fetch one.
 */
#ifndef ANBAN_SERVE_SHELF_H
#define ANBAN_SERVE_SHELF_H

#include <stdbool.h>
#include <stddef.h>

#include "serve/store.h"

struct sqlite3;

enum { SHELF_PAGE = 24, CODE_LETTERS = 4, CODE_ROOM = CODE_LETTERS + 1 };

struct shelf {
    struct sqlite3 *db;
    struct store store;
};

/* An edition on it. */
struct book {
    long long id, added; /* seconds since 1970 */
    char key[KEY_ROOM];
    char name[260]; /* of its source */
    char title[512], body[512], number[128], date[32], language[32];
    int pages;
};

/* Opens what is in the folder, or begins it; NULL: one that is in memory.
 * False: it cannot be had, and that has been told. */
bool shelf_open(struct shelf *shelf, const char *folder);

/* Puts a book on it, whose key and time are filled in here, with its files and
 * its text. False: it is not there; errno tells why. */
bool shelf_add(struct shelf *shelf, struct book *book,
               const struct stored *files, size_t n, const char *text);

/* The book of that key; false: there is none. */
bool shelf_find(const struct shelf *shelf, const char *key, struct book *book);

bool shelf_remove(struct shelf *shelf, const char *key);

/*
 * The books in which all words of `words` stand, with marks or without, those
 * with the marks first; or all, the newest first, when there are none. `page`
 * is 0 for the first SHELF_PAGE of them. How many are in `books`; *more tells
 * that others follow.
 */
size_t shelf_list(const struct shelf *shelf, const char *words, int page,
                  struct book books[SHELF_PAGE], bool *more);

/* A code for the book, for an hour, or the one that it has; false: none. */
bool shelf_code(struct shelf *shelf, const char *key, char code[CODE_ROOM]);

/* The book which has that code now. */
bool shelf_decode(const struct shelf *shelf, const char *code,
                  struct book *book);

#endif
