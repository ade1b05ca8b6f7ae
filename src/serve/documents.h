/* SPDX-License-Identifier: MIT */
/*
 * Which files of a form are documents, and which lie beside one: its pictures,
 * and what a browser saved with a page ("report_files" beside "report.html").
 */
#ifndef ANBAN_SERVE_DOCUMENTS_H
#define ANBAN_SERVE_DOCUMENTS_H

#include <stdbool.h>
#include <stddef.h>

struct file;
struct form;

enum { DOCUMENTS_MAX = 50 };

/* The documents in the order in which they came, which stay the form's; of more
 * than DOCUMENTS_MAX, the first of them are found and one more is counted.
 * Without a file, the text that was pasted is one. */
size_t documents_find(const struct form *form,
                      const struct file *found[DOCUMENTS_MAX]);

/* The one whose path the field "document" has, or else the first; NULL: there
 * is none. */
const struct file *documents_chosen(const struct form *form);

/* Of a form without a document, whether there are files beside one. */
bool documents_are_missing(const struct form *form);

/* The corrections of the lines of a document, which bear its path; those
 * without one are for the chosen document. NULL: there are none. */
const struct file *documents_hints(const struct form *form,
                                   const struct file *document);

/* Whether a file is for a document to ask for. */
bool documents_is_beside(const struct form *form, const struct file *file);

#endif
