/* SPDX-License-Identifier: MIT */
/* The language in which the command speaks, and how it writes numbers. */
#ifndef ANBAN_COMMAND_LANGUAGE_H
#define ANBAN_COMMAND_LANGUAGE_H

#include <stddef.h>

#include "base/language.h"

struct tenths {
    size_t whole, tenth;
};

/* Takes the language of messages that the environment asks for. Comes before
 * threads and workers. */
void language_begin(void);

/* From now on that of the catalogue `name`, such as "vi"; where there is none,
 * English. */
void language_take(const char *name);

/* The one that is spoken now. */
const char *language_now(void);

/* A line of results: for people in their language, on a pipe, where a program
 * may read it, always the same. */
#define RESULT(c, words) ((c)->for_people ? _(words) : (words))

/* A number that is not negative, rounded to tenths. */
struct tenths tenths(double number);

/* How many bytes the first `columns` characters take. What is printed here has
 * neither wide characters nor marks that stand alone. */
size_t text_cut(const char *text, size_t columns);

/* "812 bytes", "52.3 KB", "1.4 MB": for people. */
void language_size(char *text, size_t room, size_t bytes);

#endif
