/* SPDX-License-Identifier: MIT */
/*
 * A process that converts documents, one at a time, for the process which
 * started it. What goes wrong in it, a crash or a document without end, costs
 * the document at which it was, and a new worker takes its place.
 */
#ifndef ANBAN_COMMAND_WORKER_H
#define ANBAN_COMMAND_WORKER_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "command/task.h"

struct anban;
struct anban_shared;
struct command;
struct plan;
union message;

/* What all workers of a run have in common. */
struct supplies {
    const struct command *c;
    const struct plan *plan;
    struct anban_shared *shared;
    struct anban *ready; /* prepared, for the first document of each */
    bool alone;          /* there is one document, and for it: */
    size_t threads;      /* that may work at one at a time */
};

/* What a worker has printed about its document so far; a zero is behind it. */
struct said {
    char *text;
    size_t n, room;
};

/* All zero before it is started and after it has ended. */
struct worker {
    pid_t pid;
    int link;            /* jobs out, their outcomes in */
    int pipes[2];        /* its standard output and standard error */
    struct said said[2]; /* what came through them */
    size_t done;         /* documents before */
    size_t encodings;    /* that were loaded when it started */
    bool busy;
    size_t job; /* when busy: which, with what, and since when */
    struct task task;
    double since;
    bool told; /* that its input keeps it waiting */
};

/* Starts a worker, confined; the first of a run tells what of that the system
 * lacks. False: the system lets no process be started;
 * errno tells why. */
bool worker_start(struct worker *w, const struct supplies *supplies,
                  bool is_first);

/* Hands it a job, whose task becomes its own. False: it has died before,
 * without having begun, and the task is still the caller's. */
bool worker_hand(struct worker *w, const struct command *c, size_t job,
                 const struct task *task, double now);

/* Takes in what it has printed. False: more than any document gives cause to.
 */
bool worker_listen(struct worker *w);

/* What it says, in *message: its job is done, it asks for something, or nothing
 * yet; or it has died, or says what makes no sense. */
enum worker_news {
    WORKER_DONE,
    WORKER_ASKS,
    WORKER_SILENT,
    WORKER_DEAD,
    WORKER_MAD
};
enum worker_news worker_hear(struct worker *w, union message *message);

/* Whether it has not yet taken what was sent to it last. */
bool worker_is_deaf(const struct worker *w);

/* Has it die, which worker_end then need not wait for so long. */
void worker_kill(const struct worker *w);

/* Ends it, if need be by force, and returns what waitpid says of it; what it
 * has said is kept until worker_forget, which drops its task. */
int worker_end(struct worker *w, bool by_force);
void worker_forget(struct worker *w);

#endif
