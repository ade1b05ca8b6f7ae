/* SPDX-License-Identifier: MIT */
/*
 * What is to be done: each input with the name of its editions. All names are
 * settled before the work begins, so that they do not depend on its order.
 */
#ifndef ANBAN_COMMAND_PLAN_H
#define ANBAN_COMMAND_PLAN_H

#include <stdbool.h>
#include <stddef.h>

struct command;
struct inputs;

struct job {
    const char *input;   /* borrowed of the inputs */
    char *base;          /* the editions' name, without its ending */
    const char *refusal; /* why it cannot be done, or NULL */
    bool is_fresh;       /* its editions are there and newer (--update) */
    bool is_double;      /* an input which was named before */
};

struct plan {
    struct job *jobs;
    size_t n;
};

/* The plan for the inputs, which must outlive it. Tells which names had to be
 * changed. */
void plan_make(struct plan *plan, const struct command *c,
               const struct inputs *inputs);
void plan_free(struct plan *plan);

/* The path of an edition, the caller's to free; NULL for standard output. */
char *plan_target(const struct command *c, const struct job *job,
                  const char *format);

#endif
