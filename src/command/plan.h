/* SPDX-License-Identifier: MIT */
/*
 * What is to be done: each input with the name of its editions. All names are
 * settled before the work begins, so that they do not depend on its order.
 */
#ifndef ANBAN_COMMAND_PLAN_H
#define ANBAN_COMMAND_PLAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>

struct command;
struct inputs;

struct job {
    const char *input;   /* borrowed of the inputs */
    char *base;          /* the editions' name, without its ending */
    const char *unfit;   /* why it is no input, or NULL */
    const char *refusal; /* why it cannot be done, or NULL */
    char *kept;          /* the sentence on what is not replaced, or NULL */
    uint64_t left;       /* a bit for each format that is therefore not made */
    struct stat state;   /* of the input, as it was planned */
    bool is_known;       /* and that is known: it is a file with a name */
    bool is_fresh;       /* its editions are what would be made (--update) */
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

/* Looks anew at those inputs, and at what stands under the names of their
 * editions: much may have happened since the plan was made. */
void plan_look_again(struct plan *plan, const struct command *c,
                     const bool *which);

/* Whether the input can be read a second time. */
bool plan_can_repeat(const struct job *job);

/* Whether the edition of c->formats[i] is to be made. */
bool plan_makes(const struct job *job, size_t i);

/* The editions are there, all of them, made of the input as it was planned:
 * leaves a note of that at each (command/source_note.h). */
void plan_note(const struct command *c, const struct job *job);

/* The input's name without folders and ending, the caller's to free. */
char *plan_stem(const char *input);

/* The path of an edition, the caller's to free; NULL for standard output. */
char *plan_target(const struct command *c, const struct job *job,
                  const char *format);

#endif
