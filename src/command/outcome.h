/* SPDX-License-Identifier: MIT */
/* What came of a run: its counts, its failures, and all that is printed while
 * it goes on. */
#ifndef ANBAN_COMMAND_OUTCOME_H
#define ANBAN_COMMAND_OUTCOME_H

#include <stddef.h>

#include "command/progress.h"
#include "command/worker.h"

struct command;
struct job;
struct plan;

struct failure {
    const char *input;
    char *sentence;
};

struct outcome {
    const struct command *c;
    struct progress progress;
    size_t total; /* documents to be converted */
    size_t done;  /* so many of them are, or have failed */
    size_t fresh; /* beside these: left as they are by --update */
    const struct plan *plan;
    double *written; /* of each of its jobs: when, by progress_now; 0: not */
    struct failure *failures;
    size_t failed;
};

/* Counts the plan's jobs, and tells of those that come to nothing. */
void outcome_begin(struct outcome *o, const struct command *c,
                   const struct plan *plan);

/* Prints what was said of a document. */
void outcome_print(struct outcome *o, const struct said said[2]);

/* A document has an exit status; `warned` is what was said of it on standard
 * error, the failure last. */
void outcome_take(struct outcome *o, const struct job *job, int status,
                  const struct said *warned);

/* A document has failed for a reason which is told now. */
void outcome_fail(struct outcome *o, const struct job *job,
                  const char *sentence);

/* Tells of the whole. `signal`: what interrupted the run, or 0. */
void outcome_end(struct outcome *o, int signal);
void outcome_free(struct outcome *o);

#endif
