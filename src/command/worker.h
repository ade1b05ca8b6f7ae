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

struct anban_shared;
struct command;
struct confinement;
struct plan;

/* What a worker has printed about its document so far. */
struct said {
    char *text;
    size_t n, room;
};

/* All zero before it is started and after it has ended. */
struct worker {
    pid_t pid;
    int link;            /* numbers of jobs out, their statuses in */
    int pipes[2];        /* its standard output and standard error */
    struct said said[2]; /* what came through them */
    bool busy;
    size_t job; /* when busy: which, and since when */
    double since;
};

/* Starts workers[at], confined; the others' files are closed in it. False: the
 * system lets no process be started; errno tells why. */
bool worker_start(struct worker *workers, size_t n, size_t at,
                  const struct command *c, const struct plan *plan,
                  const struct confinement *confinement,
                  struct anban_shared *shared);

/* Hands it a job. False: it has died before, without having begun. */
bool worker_hand(struct worker *w, size_t job, double now);

/* Takes in what it has printed. */
void worker_listen(struct worker *w);

/* What came of its job. It is done, with *status, and the worker waits for the
 * next one, or ends; there is nothing to say yet; or it has died. */
enum worker_news { WORKER_DONE, WORKER_LEAVES, WORKER_SILENT, WORKER_DEAD };
enum worker_news worker_answer(struct worker *w, int *status);

/* Ends it, if need be by force, and returns what waitpid says of it; what it
 * has said is kept until worker_forget. */
int worker_end(struct worker *w, bool by_force);
void worker_forget(struct worker *w);

#endif
