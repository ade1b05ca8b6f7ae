/* SPDX-License-Identifier: MIT */
/*
 * Everything printed in a run of several documents goes through here, so that
 * lines stay whole and the progress line gives way to them. After a long run,
 * whose failures have scrolled away, they are listed again.
 */
#include "command/outcome.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command/command.h"
#include "command/language.h"
#include "command/plan.h"
#include "command/message.h"
#include "command/tame.h"

/* Fewer documents than this are told on one screen. */
enum { LONG_RUN = 10 };

static void record(struct outcome *o, const char *input, const char *sentence,
                   size_t n)
{
    size_t room = o->failed;
    if ((room & (room - 1)) == 0) /* it is full: double it */
        o->failures = command_own(realloc(
            o->failures, (room ? 2 * room : 1) * sizeof o->failures[0]));
    o->failures[o->failed++] =
        (struct failure){input, command_own(strndup(sentence, n))};
}

void outcome_begin(struct outcome *o, const struct command *c,
                   const struct plan *plan)
{
    *o = (struct outcome){.c = c, .plan = plan};
    o->written = command_own(calloc(plan->n + 1, sizeof *o->written));
    for (size_t i = 0; i < plan->n; i++) {
        const struct job *job = &plan->jobs[i];
        o->fresh += job->is_fresh;
        o->total += !job->is_fresh && !job->is_double;
        if (job->is_double && !c->quiet)
            say(_("anban: %s: this is named twice, and converted once\n"),
                job->input);
        if (job->is_fresh && c->verbose)
            say(_("anban: %s: its editions are up to date\n"), job->input);
    }
    progress_begin(&o->progress, c->progress, o->total);
    for (size_t i = 0; i < plan->n; i++) {
        if (plan->jobs[i].refusal && !plan->jobs[i].is_double)
            outcome_fail(o, &plan->jobs[i], _(plan->jobs[i].refusal));
    }
}

/* What is for programs has no terminal to steer, and is theirs as it is. */
static bool is_for_programs(const struct outcome *o, int file)
{
    bool is_result = file == STDOUT_FILENO;
    return (is_result || o->c->explain == EXPLAIN_JSON) && !isatty(file);
}

void outcome_print(struct outcome *o, const struct said said[2])
{
    FILE *const files[2] = {stdout, stderr};
    for (int i = 0; i < 2; i++) {
        bool is_result = files[i] == stdout;
        if (!said[i].n)
            continue;
        progress_clear(&o->progress);
        if (!is_for_programs(o, STDOUT_FILENO + i))
            tame(said[i].text, said[i].n, o->c->screen.colours,
                 is_result ? o->c->formats[0] : NULL);
        fwrite(said[i].text, 1, said[i].n, files[i]);
        fflush(files[i]);
    }
}

static size_t line_start(const char *text, size_t end)
{
    while (end > 0 && text[end - 1] != '\n')
        end--;
    return end;
}

/* The name as `say` shows it. */
static bool is_name(const char *text, const char *input, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (text[i] != input[i] && text[i] != '?')
            return false;
    }
    return true;
}

/* The sentence of the last message, without the name of the file it is about;
 * that opens the line in the list already. */
static const char *last_sentence(const struct said *warned, const char *input,
                                 size_t *n)
{
    static const char opening[] = "anban: ";
    size_t end = warned->n, name = strlen(input);
    if (end > 0 && warned->text[end - 1] == '\n')
        end--;
    size_t start = line_start(warned->text, end);
    if (end - start > strlen(opening) &&
        strncmp(warned->text + start, opening, strlen(opening)) == 0)
        start += strlen(opening);
    if (end - start > name + 2 && is_name(warned->text + start, input, name) &&
        strncmp(warned->text + start + name, ": ", 2) == 0)
        start += name + 2;
    *n = end - start;
    return warned->text + start;
}

void outcome_take(struct outcome *o, const struct job *job, int status,
                  const struct said *warned)
{
    o->done++;
    if (status == STATUS_DONE) {
        o->written[job - o->plan->jobs] = progress_now();
        plan_note(o->c, job);
        return;
    }
    size_t n = 0;
    const char *sentence =
        warned->n ? last_sentence(warned, job->input, &n) : "";
    record(o, job->input, sentence, n);
}

void outcome_fail(struct outcome *o, const struct job *job,
                  const char *sentence)
{
    progress_clear(&o->progress);
    say("anban: %s: %s\n", job->input, sentence);
    o->done++;
    record(o, job->input, sentence, strlen(sentence));
}

static void list_failures(const struct outcome *o)
{
    fputs(_("anban: these could not be converted:\n"), stderr);
    for (size_t i = 0; i < o->failed; i++)
        say("  %s: %s\n", o->failures[i].input, o->failures[i].sentence);
}

static void count(const struct outcome *o, int signal)
{
    char fresh[48] = "", waiting[96] = "";
    if (o->fresh)
        snprintf(fresh, sizeof fresh, _(", %zu up to date"), o->fresh);
    if (signal)
        snprintf(waiting, sizeof waiting, _(", %zu not done when interrupted"),
                 o->total - o->done);
    size_t all = o->total + o->fresh, written = o->done - o->failed;
    struct tenths seconds = tenths(progress_now() - o->progress.begun);
    if (o->failed)
        say(PLURAL("anban: %zu of %zu document could not be converted, %zu "
                   "written%s%s, in %zu.%zu s\n",
                   "anban: %zu of %zu documents could not be converted, "
                   "%zu written%s%s, in %zu.%zu s\n",
                   all),
            o->failed, all, written, fresh, waiting, seconds.whole,
            seconds.tenth);
    else
        say(PLURAL("anban: %zu document, %zu written%s%s, in %zu.%zu s\n",
                   "anban: %zu documents, %zu written%s%s, in %zu.%zu s\n",
                   all),
            all, written, fresh, waiting, seconds.whole, seconds.tenth);
}

void outcome_end(struct outcome *o, int signal)
{
    size_t documents = o->total + o->fresh;
    progress_end(&o->progress, o->done, o->failed);
    if (o->failed && documents > LONG_RUN)
        list_failures(o);
    if (documents > 1 && (!o->c->quiet || o->failed))
        count(o, signal);
}

void outcome_free(struct outcome *o)
{
    for (size_t i = 0; i < o->failed; i++)
        free(o->failures[i].sentence);
    free(o->failures);
    free(o->written);
}
