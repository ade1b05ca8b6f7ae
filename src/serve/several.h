/* SPDX-License-Identifier: MIT */
/*
 * A form with several documents: they are converted one behind the other, each
 * for itself, so that what becomes of one is nothing to the others.
 */
#ifndef ANBAN_SERVE_SEVERAL_H
#define ANBAN_SERVE_SEVERAL_H

#include <microhttpd.h>
#include <stdbool.h>
#include <stddef.h>

#include "serve/documents.h"

struct request;
struct several;

/* What is to be done with each that was made, while its files are open (false:
 * it could not be, and the form is answered by `refusal`, an HTTP status), and
 * when all are through. */
struct several_deeds {
    const char *formats; /* as of fill_order */
    bool (*take)(struct request *request, unsigned *refusal);
    enum MHD_Result (*finish)(struct request *request);
};

/* Begins with the request's documents, `n` of them. */
enum MHD_Result several_begin(struct request *request,
                              const struct file *const *documents, size_t n,
                              const struct several_deeds *deeds);

/* POST /convert of several: all editions in a ZIP. */
enum MHD_Result several_convert(struct request *request,
                                const struct file *const *documents, size_t n);

/* Of the request's documents: which is being made, from 1, and how many there
 * are; 0: it has one alone. */
size_t several_at(const struct request *request, size_t *n);

/* How many could not be made, and a line for each that says why; borrowed. */
size_t several_failures(const struct request *request, const char **lines);

void several_free(struct several *several);

#endif
