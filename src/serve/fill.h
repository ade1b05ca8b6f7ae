/* SPDX-License-Identifier: MIT */
/*
 * A form becomes an order: a file of it is the document, others lie beside it,
 * and fields are options, by the names that they have on the command line.
 */
#ifndef ANBAN_SERVE_FILL_H
#define ANBAN_SERVE_FILL_H

#include <stdbool.h>

struct file;
struct request;

enum { FILL_SENTENCE = 700 };

/* Completes the request's order, which is empty, for a document of its form,
 * but for the files that the order's process writes. `formats` is a list with
 * commas, or NULL: what the form asks for. False: `sentence` says what is wrong
 * with the form. */
bool fill_order(struct request *request, const struct file *document,
                const char *formats, char sentence[FILL_SENTENCE]);

#endif
