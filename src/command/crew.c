/* SPDX-License-Identifier: MIT */
/*
 * Each worker has one job at a time and gets the next when it is done, so that
 * none waits while there is work. One loop watches them all: what they print,
 * what comes of their jobs, whether they still live, and how long they take.
 */
#include "command/crew.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "anban.h"
#include "command/command.h"
#include "command/confine.h"
#include "command/ending.h"
#include "command/interrupt.h"
#include "command/language.h"
#include "command/outcome.h"
#include "command/plan.h"
#include "command/worker.h"

enum { FILES_EACH = 3, TICK = 200 /* milliseconds */, SENTENCE = 400 };

struct crew {
    const struct command *c;
    const struct plan *plan;
    struct confinement confinement; /* each worker's */
    struct anban_shared *shared;
    struct outcome *o;
    struct worker *workers;
    struct pollfd *files; /* FILES_EACH for a worker, in its order */
    size_t n;
    size_t next; /* the first job which nobody has had */
    int status;
};

/* Seconds for a document when nothing is said: far more than the longest book
 * takes, and an end to what has none. */
static const double usual_timeout = 300;

static double timeout_of(const struct command *c)
{
    if (c->timeout >= 0)
        return c->timeout;
    return command_writes_stdout(c) ? 0 : usual_timeout;
}

static bool is_work(const struct job *job)
{
    return !job->refusal && !job->is_fresh && !job->is_double;
}

static bool has_more(struct crew *crew)
{
    while (crew->next < crew->plan->n &&
           !is_work(&crew->plan->jobs[crew->next]))
        crew->next++;
    return crew->next < crew->plan->n && crew->status == STATUS_DONE &&
           !interrupt_noted();
}

static size_t count_busy(const struct crew *crew)
{
    size_t busy = 0;
    for (size_t i = 0; i < crew->n; i++)
        busy += crew->workers[i].busy;
    return busy;
}

/* What a dead process may have left of the editions it was at. */
static void remove_partial(const struct crew *crew, const struct job *job,
                           pid_t pid)
{
    for (size_t i = 0; i < crew->c->format_count; i++) {
        char *target = plan_target(crew->c, job, crew->c->formats[i]);
        if (target)
            anban_remove_partial(target, (long)pid);
        free(target);
    }
}

/* How a worker died, as a sentence. */
static void describe_death(const struct command *c, int status, char *text,
                           size_t size)
{
    const char *limit =
        c->max_memory ? _("; perhaps --max-memory allows it too little") : "";
    if (WIFEXITED(status) && WEXITSTATUS(status) == STATUS_NO_MEMORY)
        snprintf(text, size, _("out of memory%s"), limit);
    else if (!WIFSIGNALED(status))
        snprintf(text, size, _("the conversion broke off (status %d)%s"),
                 WIFEXITED(status) ? WEXITSTATUS(status) : status, limit);
    else if (WTERMSIG(status) == SIGKILL)
        snprintf(text, size, "%s",
                 _("the conversion was killed, as a system does that runs out "
                   "of memory"));
    else if (WTERMSIG(status) == SIGSYS)
        snprintf(text, size, "%s", ending_sentence(ENDING_TRAPPED));
    else
        snprintf(text, size, _("the conversion crashed (signal %d, %s)%s"),
                 WTERMSIG(status), _(strsignal(WTERMSIG(status))), limit);
}

/* A worker has died, or is made to: its document has failed, and `sentence`
 * (NULL: how it died) says why. */
static void lose(struct crew *crew, struct worker *w, const char *sentence)
{
    const struct job *job = &crew->plan->jobs[w->job];
    bool was_busy = w->busy;
    pid_t pid = w->pid;
    int status = worker_end(w, sentence != NULL);
    outcome_print(crew->o, w->said);
    if (was_busy) {
        char text[SENTENCE];
        remove_partial(crew, job, pid);
        describe_death(crew->c, status, text, sizeof text);
        outcome_fail(crew->o, job, sentence ? sentence : text);
    }
    worker_forget(w);
}

static void fail_next(struct crew *crew)
{
    char text[SENTENCE];
    snprintf(text, sizeof text, _("no process can be started for it: %s"),
             _(strerror(errno)));
    outcome_fail(crew->o, &crew->plan->jobs[crew->next++], text);
}

/* Gives each idle worker the next job, starting those that are missing. */
static void hand_out(struct crew *crew)
{
    for (size_t i = 0; i < crew->n && has_more(crew); i++) {
        struct worker *w = &crew->workers[i];
        if (w->busy)
            continue;
        if (!w->pid &&
            !worker_start(crew->workers, crew->n, i, crew->c, crew->plan,
                          &crew->confinement, crew->shared)) {
            if (count_busy(crew) == 0)
                fail_next(crew);
            return;
        }
        if (worker_hand(w, crew->next, progress_now()))
            crew->next++;
        else
            lose(crew, w, NULL);
    }
}

static void wait_for_news(struct crew *crew)
{
    for (size_t i = 0; i < crew->n; i++) {
        const struct worker *w = &crew->workers[i];
        const int files[FILES_EACH] = {w->link, w->pipes[0], w->pipes[1]};
        for (size_t k = 0; k < FILES_EACH; k++)
            crew->files[i * FILES_EACH + k] =
                (struct pollfd){w->pid ? files[k] : -1, POLLIN, 0};
    }
    if (poll(crew->files, (nfds_t)(crew->n * FILES_EACH), TICK) <= 0) {
        for (size_t i = 0; i < crew->n * FILES_EACH; i++)
            crew->files[i].revents = 0;
    }
}

static void take_status(struct crew *crew, struct worker *w, int status)
{
    if (crew->status != STATUS_USAGE) { /* which is told once */
        outcome_print(crew->o, w->said);
        outcome_take(crew->o, &crew->plan->jobs[w->job], status, &w->said[1]);
    }
    w->said[0].n = w->said[1].n = 0;
    if (status == STATUS_USAGE)
        crew->status = status;
}

static void take_answer(struct crew *crew, struct worker *w)
{
    int status = STATUS_DONE;
    enum worker_news news = worker_answer(w, &status);
    if (news == WORKER_DONE || news == WORKER_LEAVES)
        take_status(crew, w, status);
    if (news == WORKER_LEAVES || news == WORKER_DEAD)
        lose(crew, w, NULL);
}

static void stop_runaway(struct crew *crew, struct worker *w)
{
    char text[SENTENCE];
    double limit = timeout_of(crew->c);
    if (!w->busy || limit <= 0 || progress_now() - w->since < limit)
        return;
    snprintf(text, sizeof text,
             _("the conversion took longer than %g seconds and was stopped; "
               "--timeout can allow more"),
             limit);
    lose(crew, w, text);
}

static void look_after(struct crew *crew, size_t i)
{
    struct worker *w = &crew->workers[i];
    const struct pollfd *files = &crew->files[i * FILES_EACH];
    if (files[1].revents || files[2].revents)
        worker_listen(w);
    if (files[0].revents)
        take_answer(crew, w);
    if (w->pid)
        stop_runaway(crew, w);
}

/* Those at work are stopped, the others end by themselves. */
static void dismiss(struct crew *crew)
{
    for (size_t i = 0; i < crew->n; i++) {
        struct worker *w = &crew->workers[i];
        if (!w->pid)
            continue;
        pid_t pid = w->pid;
        bool was_busy = w->busy;
        worker_end(w, was_busy);
        if (!was_busy)
            outcome_print(crew->o, w->said);
        else
            remove_partial(crew, &crew->plan->jobs[w->job], pid);
        worker_forget(w);
    }
}

/* As many as are asked for; one when what they write goes into one stream. */
static size_t crew_size(const struct command *c, const struct outcome *o)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    size_t wanted = c->jobs          ? (size_t)c->jobs
                    : processors > 0 ? (size_t)processors
                                     : 1;
    size_t left = o->total - o->done;
    if (command_writes_stdout(c))
        wanted = 1;
    return wanted < left ? wanted : left;
}

int crew_run(const struct command *c, const struct plan *plan,
             struct anban_shared *shared, struct outcome *o)
{
    struct crew crew = {.c = c, .plan = plan, .shared = shared, .o = o};
    crew.n = crew_size(c, o);
    crew.workers = command_own(calloc(crew.n + 1, sizeof *crew.workers));
    crew.files =
        command_own(calloc(crew.n * FILES_EACH + 1, sizeof *crew.files));
    confinement_make(&crew.confinement, c, plan);
    interrupt_catch();
    while (!interrupt_noted() && crew.status == STATUS_DONE) {
        hand_out(&crew);
        if (count_busy(&crew) == 0 && !has_more(&crew))
            break;
        wait_for_news(&crew);
        for (size_t i = 0; i < crew.n; i++)
            look_after(&crew, i);
        progress_show(&o->progress, o->done, o->failed);
    }
    dismiss(&crew);
    confinement_free(&crew.confinement);
    free(crew.files);
    free(crew.workers);
    return crew.status;
}
