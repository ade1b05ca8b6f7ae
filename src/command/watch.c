/* SPDX-License-Identifier: MIT */
/*
 * Changes in, editions out. A save is a burst of changes, in which the text may
 * be empty or gone for a moment; so what has changed is converted when it has
 * been quiet for a little, or, where it never is, after a while. Workers do it,
 * so that a text which brings one down costs nothing but its own new editions;
 * those of before stay.
 */
#include "command/watch.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "anban.h"
#include "command/changes.h"
#include "command/command.h"
#include "command/convert.h"
#include "command/pool.h"
#include "command/inbox.h"
#include "command/inputs.h"
#include "command/interrupt.h"
#include "command/language.h"
#include "command/outcome.h"
#include "command/plan.h"
#include "command/message.h"
#include "command/watch_places.h"

/* Milliseconds: of quiet after a change, between looks for a signal or for a
 * folder that has gone; and seconds that a burst may last. */
enum { QUIET = 150, TICK = 500 };
static const double longest_burst = 1.5;

struct watch {
    struct command c;
    struct inputs *inputs;
    struct plan plan;
    struct places places;
    struct changes *changes;
    struct anban_shared *shared;
    struct anban *ready; /* prepared, for each document */
    bool *dirty;         /* of each job */
    bool any_dirty, regather;
    bool waiting; /* for files that are not whole yet */
    double since; /* the first change of the burst; 0: there is none */
};

static void settle(struct watch *w)
{
    plan_make(&w->plan, &w->c, w->inputs);
    places_find(&w->places, &w->c, &w->plan, w->changes);
    w->dirty = command_own(calloc(w->plan.n + 1, sizeof *w->dirty));
    w->any_dirty = false;
}

static void unsettle(struct watch *w)
{
    plan_free(&w->plan);
    places_free(&w->places);
    free(w->dirty);
}

/* Whether the job's input was there before and is converted. It is looked for
 * from *next on, where it most likely is. */
static bool is_done(const struct watch *before, const struct job *job,
                    size_t *next)
{
    const struct plan *plan = &before->plan;
    for (size_t k = 0; k < plan->n; k++) {
        size_t i = (*next + k) % plan->n;
        if (strcmp(plan->jobs[i].input, job->input) == 0) {
            *next = i + 1;
            return !before->dirty[i];
        }
    }
    return false;
}

/* Gathers the inputs anew; what is new among them is dirty, too. What there is
 * to say of their names was said at the beginning. */
static void gather(struct watch *w)
{
    struct inputs now;
    struct watch before = *w;
    w->regather = false;
    w->c.quiet = true;
    if (!inputs_gather(&now, &w->c) || !inputs_fit(&now, &w->c)) {
        w->c.quiet = before.c.quiet;
        inputs_free(&now);
        return;
    }
    struct inputs old = *w->inputs;
    *w->inputs = now;
    settle(w);
    w->c.quiet = before.c.quiet;
    if (!w->c.quiet)
        passed_name(&w->inputs->passed, &old.passed);
    for (size_t i = 0, next = 0; i < w->plan.n; i++) {
        w->dirty[i] = !is_done(&before, &w->plan.jobs[i], &next);
        w->any_dirty |= w->dirty[i];
    }
    unsettle(&before);
    inputs_free(&old);
}

/* Takes in what has happened; waits for the first of it. */
static void listen(struct watch *w)
{
    struct change change;
    int wait = w->since > 0 ? QUIET : TICK;
    while (!interrupt_noted() &&
           (w->since <= 0 || progress_now() - w->since < longest_burst) &&
           changes_next(w->changes, &change, wait)) {
        bool matters = true;
        if (change.is_lost)
            w->places.complete = false;
        else
            matters = places_mark(&w->places, &w->c, &w->plan, &change,
                                  w->dirty, &w->regather);
        if (matters && w->since <= 0)
            w->since = progress_now();
        w->any_dirty |= matters;
        wait = w->since > 0 ? QUIET : TICK;
    }
}

/* What others are still putting into the folder is taken later. */
static bool must_wait(const struct watch *w, const struct job *job)
{
    return w->c.delivery.inbox && !inbox_is_whole(job->input);
}

/* The jobs that are dirty and there to be read. */
static struct plan take_dirty(struct watch *w)
{
    w->waiting = false;
    struct plan some = {
        .jobs = command_own(calloc(w->plan.n + 1, sizeof *some.jobs))};
    plan_look_again(&w->plan, &w->c, w->dirty);
    for (size_t i = 0; i < w->plan.n; i++) {
        struct job job = w->plan.jobs[i];
        if (!w->dirty[i] || job.unfit || job.is_double)
            continue;
        if (must_wait(w, &w->plan.jobs[i])) {
            w->waiting = true;
            continue;
        }
        w->dirty[i] = false;
        if (access(job.input, F_OK) == 0)
            some.jobs[some.n++] = job;
        else if (!w->c.quiet)
            say(_("anban: %s: it is gone; its editions stay as they are\n"),
                job.input);
    }
    return some;
}

static void tell(const struct watch *w, const struct outcome *o)
{
    for (size_t i = 0; i < o->plan->n && !interrupt_noted(); i++) {
        const char *input = o->plan->jobs[i].input;
        if (o->written[i] <= 0)
            say(_("anban: %s: its editions stay as they were\n"), input);
        else if (!w->c.quiet)
            say_result(&w->c, RESULT(&w->c, "%s: written anew in %.0f ms\n"),
                       input, 1000 * (o->written[i] - o->progress.begun));
    }
    fflush(stdout);
}

/* Beside what could not be converted stands why, and beside nothing else. */
static void leave_notes(const struct outcome *o)
{
    for (size_t i = 0; i < o->plan->n && !interrupt_noted(); i++) {
        if (o->written[i] > 0)
            inbox_clear(o->plan->jobs[i].input);
    }
    for (size_t i = 0; i < o->failed && !interrupt_noted(); i++)
        inbox_note(o->failures[i].input, o->failures[i].sentence);
}

/* Documents of forms that are not read. */
static void note_passed(struct watch *w)
{
    const struct passed *passed = &w->inputs->passed;
    for (size_t i = 0; w->c.delivery.inbox && i < passed->n; i++) {
        const char *path = passed->paths[i];
        const char *why = anban_form(path);
        if (!why || inbox_is_noted(path))
            continue;
        if (inbox_is_whole(path))
            inbox_note(path, _(why));
        else
            w->waiting = true;
    }
}

static void rewrite(struct watch *w)
{
    struct outcome o;
    struct plan some = take_dirty(w);
    outcome_begin(&o, &w->c, &some);
    if (some.n)
        pool_run(&w->c, &some, w->shared, w->ready, &o);
    progress_clear(&o.progress);
    tell(w, &o);
    if (w->c.delivery.inbox)
        leave_notes(&o);
    note_passed(w);
    outcome_free(&o);
    free(some.jobs);
}

/* A folder has gone, or come back, or more has happened than was told. */
static void look_again(struct watch *w)
{
    places_free(&w->places);
    places_find(&w->places, &w->c, &w->plan, w->changes);
    for (size_t i = 0; w->places.complete && i < w->plan.n; i++)
        w->any_dirty = w->dirty[i] = true;
}

static void follow(struct watch *w)
{
    while (!interrupt_noted()) {
        listen(w);
        if (!w->places.complete)
            look_again(w);
        if (w->regather)
            gather(w);
        w->since = 0;
        if (w->any_dirty && !interrupt_noted())
            rewrite(w);
        w->any_dirty = w->waiting;
    }
}

/* Of what lay in the folder before, the editions or the note are there, or it
 * is converted when it is whole. */
static void take_up_inbox(struct watch *w)
{
    for (size_t i = 0; i < w->plan.n; i++)
        w->dirty[i] =
            !w->plan.jobs[i].is_fresh && !inbox_is_noted(w->plan.jobs[i].input);
    w->any_dirty = true;
}

static void convert_first(struct watch *w)
{
    struct outcome o;
    outcome_begin(&o, &w->c, &w->plan);
    pool_run(&w->c, &w->plan, w->shared, w->ready, &o);
    outcome_end(&o, interrupt_noted());
    outcome_free(&o);
}

/* The first time all are converted, as without --watch. */
static int begin(struct watch *w)
{
    int status;
    w->ready = convert_prepare(&w->c, w->shared, &status);
    if (!w->ready)
        return status;
    if (w->c.delivery.inbox)
        take_up_inbox(w);
    else
        convert_first(w);
    if (!w->c.quiet)
        passed_name(&w->inputs->passed, &(struct passed){.n = 0});
    if (!w->c.quiet && !interrupt_noted())
        fprintf(stderr,
                PLURAL("anban: watching %zu document; Ctrl-C ends\n",
                       "anban: watching %zu documents; Ctrl-C ends\n",
                       w->plan.n),
                w->plan.n);
    fflush(stdout);
    return STATUS_DONE;
}

int watch_run(const struct command *c, struct inputs *inputs)
{
    struct watch w = {.c = *c, .inputs = inputs, .changes = changes_new()};
    if (!w.changes) {
        say(_("anban: --watch: the system does not tell of changes: "
              "%s\n"),
            _(strerror(errno)));
        return STATUS_FAILED;
    }
    w.shared = anban_shared_new();
    w.c.update |= c->delivery.inbox != NULL;
    settle(&w);
    int status = begin(&w);
    if (status == STATUS_DONE) {
        w.c.tells_itself = true;
        w.c.update = false;
        follow(&w);
    }
    unsettle(&w);
    anban_free(w.ready);
    anban_shared_free(w.shared);
    changes_free(w.changes);
    return status;
}
