/* SPDX-License-Identifier: MIT */
/*
 * Each worker has one job at a time and gets the next when it is done, so that
 * none waits while there is work. One loop watches them all: what they print,
 * what comes of their jobs, whether they still live, and how long they take.
 */
#include "command/pool.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anban.h"
#include "command/command.h"
#include "command/confine.h"
#include "command/death.h"
#include "command/drawing.h"
#include "command/drawing_reply.h"
#include "command/encoding.h"
#include "command/interrupt.h"
#include "command/language.h"
#include "command/limits.h"
#include "command/link.h"
#include "command/outcome.h"
#include "command/plan.h"
#include "command/message.h"
#include "command/special.h"
#include "command/task.h"
#include "command/volume.h"
#include "command/worker.h"

enum { FILES_EACH = 3, TICK = 200 /* milliseconds */, SENTENCE = 600 };

/* More than any document asks for. */
enum { QUESTIONS_MAX = 100000 };

static const char went_wrong[] =
    N_("the conversion went wrong in a way that no document should make it");

struct pool {
    const struct command *c;
    const struct plan *plan;
    struct supplies supplies; /* each worker's */
    struct outcome *o;
    struct worker *workers;
    struct pollfd *files; /* FILES_EACH for a worker, in its order */
    char **guarded;       /* where each is writing, a path for each format */
    char *unsynced;       /* an edition whose name may not be on the disk yet */
    size_t n;
    size_t next;        /* the first job which nobody has had */
    size_t begun;       /* workers so far */
    struct drawn drawn; /* drawings, of all documents */
    int status;
};

static bool is_work(const struct job *job)
{
    return !job->refusal && !job->is_fresh && !job->is_double;
}

static bool has_more(struct pool *pool)
{
    while (pool->next < pool->plan->n &&
           !is_work(&pool->plan->jobs[pool->next]))
        pool->next++;
    return pool->next < pool->plan->n && !interrupt_noted();
}

static size_t count_busy(const struct pool *pool)
{
    size_t busy = 0;
    for (size_t i = 0; i < pool->n; i++)
        busy += pool->workers[i].busy;
    return busy;
}

static void fail(struct pool *pool, size_t job, const char *sentence)
{
    outcome_fail(pool->o, &pool->plan->jobs[job], sentence);
}

/* What has come of a document that was converted, or (`answer` is NULL) could
 * not even be begun; `warned` is what was said of it on standard error. */
static void end_task(struct pool *pool, struct task *task,
                     const struct answer *answer, const struct said *warned)
{
    static const struct made none[FORMATS_MAX];
    char sentence[ANBAN_SENTENCE];
    const struct job *job = task->job;
    bool alone = pool->supplies.alone;
    progress_clear(&pool->o->progress);
    bool kept = task_keep(task, pool->c,
                          !answer            ? none
                          : answer->was_read ? answer->made
                                             : NULL,
                          &pool->unsynced, sentence);
    fflush(stdout);
    struct said own = {sentence, strlen(sentence), 0};
    int status = kept ? STATUS_DONE : STATUS_FAILED;
    if (answer && answer->status != STATUS_DONE)
        status = alone && answer->status == STATUS_USAGE ? STATUS_USAGE
                                                         : STATUS_FAILED;
    if (status != STATUS_DONE && !own.n && (!warned || !warned->n))
        outcome_fail(pool->o, job, _(went_wrong));
    else
        outcome_take(pool->o, job, status, own.n ? &own : warned);
    if (status == STATUS_USAGE)
        pool->status = status;
}

/* If the process ends now, what it has begun for the worker is removed. */
static void guard(struct pool *pool, const struct worker *w, bool begins)
{
    size_t formats = pool->c->format_count;
    char **paths = pool->guarded + (size_t)(w - pool->workers) * formats;
    for (size_t i = 0; i < formats; i++)
        paths[i] = begins ? w->task.paths[i] : NULL;
}

/* Ends a worker and its task, and frees what it said. */
static int discard(struct pool *pool, struct worker *w, bool by_force)
{
    int status = worker_end(w, by_force);
    guard(pool, w, false);
    worker_forget(w);
    return status;
}

static void fail_to_start(struct pool *pool, size_t job)
{
    char text[SENTENCE];
    snprintf(text, sizeof text, _("no process can be started for it: %s"),
             _(strerror(errno)));
    fail(pool, job, text);
}

/* Has the worker begin with a job, whose files are opened for it. False: the
 * worker has died before. */
static bool begin(struct pool *pool, struct worker *w, size_t job)
{
    struct task task;
    char sentence[ANBAN_SENTENCE];
    if (!task_open(&task, pool->c, pool->supplies.ready, &pool->plan->jobs[job],
                   sentence)) {
        fail(pool, job, sentence);
        return true;
    }
    if (!task_can_begin(&task, pool->c)) {
        end_task(pool, &task, NULL, NULL);
        return true;
    }
    if (worker_hand(w, pool->c, job, &task, progress_now())) {
        guard(pool, w, true);
        return true;
    }
    task_drop(&task);
    return false;
}

static bool start(struct pool *pool, struct worker *w)
{
    size_t encodings = encoding_count();
    bool ok = worker_start(w, &pool->supplies, pool->begun++ == 0);
    w->encodings = encodings;
    return ok;
}

/* Gives the job to a new worker, in the place of one that is gone. */
static void repeat(struct pool *pool, struct worker *w, size_t job)
{
    if (!start(pool, w))
        fail_to_start(pool, job);
    else if (!begin(pool, w, job)) {
        discard(pool, w, true);
        fail(pool, job, _(went_wrong));
    }
}

/* A worker has died, or is made to, and `sentence` (NULL: how it died) says
 * why. If it had other documents before, one of those may be at fault: then its
 * document is tried once more, by a new worker. Else that has failed. */
static void lose(struct pool *pool, struct worker *w, const char *sentence)
{
    size_t job = w->job;
    bool was_busy = w->busy;
    bool again = was_busy && w->done && plan_can_repeat(&pool->plan->jobs[job]);
    int status = worker_end(w, true);
    char text[SENTENCE];
    if (!again)
        outcome_print(pool->o, w->said);
    guard(pool, w, false);
    worker_forget(w);
    if (again) {
        repeat(pool, w, job);
    } else if (was_busy) {
        death_describe(pool->c, status, text, sizeof text);
        fail(pool, job, sentence ? sentence : text);
    }
}

/* Gives each idle worker the next job, starting those that are missing. */
static void hand_out(struct pool *pool)
{
    for (size_t i = 0; i < pool->n && has_more(pool); i++) {
        struct worker *w = &pool->workers[i];
        if (w->busy)
            continue;
        if (!w->pid && !start(pool, w)) {
            if (count_busy(pool) == 0)
                fail_to_start(pool, pool->next++);
            return;
        }
        if (begin(pool, w, pool->next))
            pool->next++;
        else
            lose(pool, w, NULL);
    }
}

static void wait_for_news(struct pool *pool)
{
    for (size_t i = 0; i < pool->n; i++) {
        const struct worker *w = &pool->workers[i];
        const int files[FILES_EACH] = {w->link, w->pipes[0], w->pipes[1]};
        for (size_t k = 0; k < FILES_EACH; k++)
            pool->files[i * FILES_EACH + k] =
                (struct pollfd){w->pid ? files[k] : -1, POLLIN, 0};
    }
    if (poll(pool->files, (nfds_t)(pool->n * FILES_EACH), TICK) <= 0) {
        for (size_t i = 0; i < pool->n * FILES_EACH; i++)
            pool->files[i].revents = 0;
    }
}

/* Nothing but its own document can an answer tell of. */
static void take_answer(struct pool *pool, struct worker *w,
                        const struct answer *answer)
{
    bool leaves = answer->leaves;
    outcome_print(pool->o, w->said);
    guard(pool, w, false);
    end_task(pool, &w->task, answer, &w->said[1]);
    w->said[0].n = w->said[1].n = 0;
    if (leaves)
        discard(pool, w, confine_wanted(pool->c));
}

static bool reply_with_picture(struct pool *pool, struct worker *w,
                               const char *name)
{
    char problem[ANBAN_SENTENCE] = "";
    const char *input = w->task.job->input;
    if (pool->c->joins)
        input = volume_part(pool->c, &name);
    int fd = anban_open_picture(input, name, &w->task.searches, problem);
    bool heard = link_reply(w->link, fd, problem);
    struct stat info;
    if (fd >= 0 && fstat(fd, &info) == 0)
        task_spare(&w->task, pool->c, &info);
    if (fd >= 0)
        close(fd);
    return heard;
}

/* When it has been loaded, the document is begun anew. */
static bool reply_with_encoding(struct pool *pool, struct worker *w,
                                const char *name)
{
    static const char none[ANBAN_SENTENCE];
    size_t job = w->job;
    if (!plan_can_repeat(w->task.job) || !encoding_load(name, w->encodings))
        return link_reply(w->link, -1, none);
    discard(pool, w, true);
    repeat(pool, w, job);
    return true;
}

/* While it goes on nobody is listened to, which is not their fault. */
static void forgive(struct pool *pool, double since)
{
    double spent = progress_now() - since;
    for (size_t i = 0; i < pool->n; i++)
        pool->workers[i].since += spent;
}

static bool reply_with_drawings(struct pool *pool, struct worker *w)
{
    const char *by = NULL;
    double since = progress_now();
    progress_clear(&pool->o->progress);
    bool heard = drawing_reply(w->link, &w->task, &pool->drawn, &by);
    if (by && !pool->c->quiet)
        say(_("anban: %s: drawings of Windows in it were made into pictures by "
              "%s\n"),
            w->task.job->input, by);
    forgive(pool, since);
    return heard;
}

static void reply(struct pool *pool, struct worker *w,
                  const struct question *question)
{
    bool ok = w->task.asked++ < QUESTIONS_MAX;
    if (ok && question->word == WORD_PICTURE)
        ok = reply_with_picture(pool, w, question->name);
    else if (ok && question->word == WORD_ENCODING)
        ok = reply_with_encoding(pool, w, question->name);
    else if (ok && question->word == WORD_TRAY)
        ok = drawing_reply_tray(w->link, &w->task);
    else if (ok)
        ok = reply_with_drawings(pool, w);
    if (!ok)
        lose(pool, w, _(went_wrong));
}

static void hear(struct pool *pool, struct worker *w)
{
    union message message;
    switch (worker_hear(w, &message)) {
    case WORKER_DONE:
        take_answer(pool, w, &message.answer);
        break;
    case WORKER_ASKS:
        reply(pool, w, &message.question);
        break;
    case WORKER_SILENT:
        break;
    case WORKER_DEAD:
        lose(pool, w, NULL);
        break;
    case WORKER_MAD:
        lose(pool, w, _(went_wrong));
        break;
    }
}

static void stop_runaway(struct pool *pool, struct worker *w)
{
    char text[SENTENCE];
    double limit = limits_time(pool->c, pool->supplies.alone);
    if (!w->busy || limit <= 0 || progress_now() - w->since < limit)
        return;
    snprintf(text, sizeof text,
             _("the conversion took longer than %g seconds and was stopped; "
               "--timeout can allow more"),
             limit);
    lose(pool, w, text);
}

/* One that is through with a document and does not take the next, as one does
 * at once, has been taken over or is lost. The document is begun by another. */
static void replace_deaf(struct pool *pool, struct worker *w)
{
    static const double patience = 5; /* seconds, on the busiest machine */
    if (w->busy && w->done && progress_now() - w->since >= patience &&
        worker_is_deaf(w))
        lose(pool, w, _(went_wrong));
}

/* A pipe in which nobody writes is waited for, but not without a word. */
static void tell_waiting(struct pool *pool, struct worker *w)
{
    static const double patience = 1; /* seconds */
    if (!w->busy || w->told || progress_now() - w->since < patience)
        return;
    w->told = true;
    if (pool->c->quiet || !special_is_silent_pipe(w->task.input))
        return;
    progress_clear(&pool->o->progress);
    say(_("anban: %s: waiting for what somebody writes into this pipe\n"),
        w->task.job->input);
}

static void look_after(struct pool *pool, size_t i)
{
    struct worker *w = &pool->workers[i];
    const struct pollfd *files = &pool->files[i * FILES_EACH];
    if ((files[1].revents || files[2].revents) && !worker_listen(w)) {
        lose(pool, w, _(went_wrong));
        return;
    }
    if (files[0].revents)
        hear(pool, w);
    if (w->pid)
        stop_runaway(pool, w);
    if (w->pid)
        replace_deaf(pool, w);
    if (w->pid)
        tell_waiting(pool, w);
}

/* Those at work are stopped; the others are at rest and have nothing to lose,
 * and one that has been taken over would not go by itself. */
static bool goes_by_force(const struct pool *pool, const struct worker *w)
{
    return w->pid && (w->busy || confine_wanted(pool->c));
}

/* They die while names are still brought to the disk. */
static void hurry(const struct pool *pool)
{
    for (size_t i = 0; i < pool->n; i++) {
        if (goes_by_force(pool, &pool->workers[i]))
            worker_kill(&pool->workers[i]);
    }
}

static void dismiss(struct pool *pool)
{
    for (size_t i = 0; i < pool->n; i++) {
        struct worker *w = &pool->workers[i];
        if (w->pid)
            discard(pool, w, goes_by_force(pool, w));
    }
}

/* As many as are asked for; one when what they write goes into one stream. */
static size_t pool_size(const struct command *c, const struct outcome *o)
{
    size_t wanted = limits_jobs(c);
    size_t left = o->total - o->done;
    if (command_writes_stdout(c))
        wanted = 1;
    return wanted < left ? wanted : left;
}

/* What is read from a pipe cannot be read again with an encoding more. */
static void prepare_encodings(const struct plan *plan)
{
    for (size_t i = 0; i < plan->n; i++) {
        if (is_work(&plan->jobs[i]) && !plan_can_repeat(&plan->jobs[i])) {
            encoding_load_all();
            return;
        }
    }
}

static void open_pool(struct pool *pool)
{
    size_t formats = pool->c->format_count;
    pool->n = pool_size(pool->c, pool->o);
    pool->workers = command_own(calloc(pool->n + 1, sizeof *pool->workers));
    pool->files =
        command_own(calloc(pool->n * FILES_EACH + 1, sizeof *pool->files));
    pool->guarded =
        command_own(calloc(pool->n * formats + 1, sizeof *pool->guarded));
    interrupt_guard(pool->guarded, pool->n * formats);
    prepare_encodings(pool->plan);
    interrupt_catch();
}

static void close_pool(struct pool *pool)
{
    hurry(pool);
    if (pool->unsynced)
        anban_output_sync(pool->unsynced);
    dismiss(pool);
    interrupt_guard(NULL, 0);
    drawing_free(&pool->drawn);
    free(pool->unsynced);
    free(pool->guarded);
    free(pool->files);
    free(pool->workers);
}

int pool_run(const struct command *c, const struct plan *plan,
             struct anban_shared *shared, struct anban *ready,
             struct outcome *o)
{
    struct pool pool = {.c = c, .plan = plan, .o = o};
    bool alone = o->total - o->done == 1;
    pool.supplies = (struct supplies){.c = c,
                                      .plan = plan,
                                      .shared = shared,
                                      .ready = ready,
                                      .alone = alone,
                                      .threads = alone ? limits_jobs(c) : 1};
    open_pool(&pool);
    while (!interrupt_noted()) {
        hand_out(&pool);
        if (count_busy(&pool) == 0 && !has_more(&pool))
            break;
        wait_for_news(&pool);
        for (size_t i = 0; i < pool.n; i++)
            look_after(&pool, i);
        progress_show(&o->progress, o->done, o->failed);
    }
    close_pool(&pool);
    return pool.status;
}
