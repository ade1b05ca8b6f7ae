/* SPDX-License-Identifier: MIT */
/* --explain: what each line of a document was taken for, and what was dropped
 * by which rule, as a table or as JSON. */
#ifndef ANBAN_COMMAND_EXPLAIN_H
#define ANBAN_COMMAND_EXPLAIN_H

#include <stddef.h>

struct anban;
struct anban_note;
struct command;

/* The notes on a document so far, which live as long as its conversion. All
 * zero at the beginning. */
struct explanation {
    struct anban_note *notes;
    size_t n, room;
};

/* How a table is to look on standard error. */
void explain_screen(struct command *c);

void explain_add(struct explanation *e, const struct anban_note *note);

/* Prints the table of what was decided, in the order of the lines. */
void explain_table(struct explanation *e, const struct command *c,
                   const char *input);

/* Prints all of it as a JSON document on a line of its own, and where the
 * fields for signatures are, if the printed edition has any. */
void explain_json(struct explanation *e, const struct anban *a,
                  const char *input);

void explain_free(struct explanation *e);

#endif
