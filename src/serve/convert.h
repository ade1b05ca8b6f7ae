/* SPDX-License-Identifier: MIT */
/*
 * A form becomes a conversion: its files are the document and what lies beside
 * it, its fields are options, by the names that they have on the command line.
 */
#ifndef ANBAN_SERVE_CONVERT_H
#define ANBAN_SERVE_CONVERT_H

#include <microhttpd.h>
#include <stdbool.h>

struct request;

/* POST /convert: the edition that "to" names, or a ZIP of several. */
enum MHD_Result convert_act(struct request *request);

/* POST /explain: what each line was taken for, as JSON. */
enum MHD_Result explain_act(struct request *request);

/* Has the form's document made into `formats`, a list with commas, which may be
 * NULL for what the form asks for; `then` answers. An answer of its own tells
 * what is wrong with the form. */
enum MHD_Result convert_begin(struct request *request, const char *formats,
                              enum MHD_Result (*then)(struct request *));

/* Hands in the request's order, which is complete but for the files that the
 * order's process writes. */
enum MHD_Result convert_order(struct request *request,
                              enum MHD_Result (*then)(struct request *));

/* Why the request's order was not done, a sentence in its language; NULL: it
 * was. The counts are told. */
const char *convert_failure(struct request *request);

/* Whether it went well; else *result is the answer, which says why not. */
bool convert_went_well(struct request *request, enum MHD_Result *result);

/* A page that says what was done, and with what; else why it did not go well.
 */
enum MHD_Result convert_tell(struct request *request, const char *done,
                             const char *what);

#endif
