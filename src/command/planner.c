/* SPDX-License-Identifier: MIT */
/*
 * Whose an edition is. By the note at it the input is known with no more than a
 * look at its state; without one, and only where it matters, by the digests of
 * both. An edition is fresh when it is what this run would make: of this input
 * as it is now, be it newer or older, with these options.
 */
#include "command/planner.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/command.h"
#include "command/convert.h"
#include "command/source_note.h"

char *planner_text(const char *a, const char *b, const char *c, int n,
                   const char *d)
{
    size_t size = strlen(a) + strlen(b) + strlen(c) + (size_t)n + 1;
    char *all = command_own(malloc(size));
    snprintf(all, size, "%s%s%s%.*s", a, b, c, n, d);
    return all;
}

static void find_source(const char *path, struct holding *h)
{
    struct source_note note;
    struct stat info;
    h->holder = HOLDER_UNSAID;
    if (!source_note_read(path, &h->origin, &note))
        return;
    h->holder = HOLDER_GONE;
    if (!source_note_find(path, &note, &info))
        return;
    h->holder = HOLDER_THERE;
    h->source = (struct identity){info.st_dev, info.st_ino, 0};
    h->size = note.size;
    h->changed = note.changed;
    h->touched = note.touched;
    snprintf(h->name, sizeof h->name, "%s", source_note_name(note.path));
}

void planner_look(const char *path, struct holding *h)
{
    *h = (struct holding){.holder = HOLDER_NONE};
    switch (anban_look(path, &h->origin)) {
    case ANBAN_NOTHING:
        break;
    case ANBAN_FOREIGN:
        h->holder = HOLDER_FOREIGN;
        break;
    case ANBAN_EDITION:
        find_source(path, h);
        break;
    }
}

/* Two names of one file (hard links) are two documents. */
bool planner_is_noted(const struct holding *h, const struct job *job)
{
    return h->holder == HOLDER_THERE && job->is_known &&
           h->source.device == job->state.st_dev &&
           h->source.file == job->state.st_ino &&
           strcmp(h->name, source_note_name(job->input)) == 0;
}

bool planner_are_alike(const struct holding *a, const struct holding *b)
{
    return a->source.device == b->source.device &&
           a->source.file == b->source.file && strcmp(a->name, b->name) == 0;
}

/* The options of the run, once. Wrong ones are told when the work begins. */
static struct anban *expecting(struct planner *p)
{
    if (p->expecting)
        return p->expecting;
    p->expecting = command_own(anban_new());
    if (!convert_set_options(p->c, p->expecting) ||
        !anban_expect(p->expecting, NULL, &p->options))
        p->options = (struct anban_origin){.kind = '\0'};
    return p->expecting;
}

/* Text and Markdown are told apart by the names alone. */
static bool is_read_alike(char kind, char expected)
{
    return (kind != 't' && kind != 'm') || kind == expected;
}

/* Dates may have been rounded to two seconds, as FAT does. */
static bool is_same_time(long long a, long long b)
{
    return a - b <= 2 && b - a <= 2;
}

/* The input's digest, asked for once; false: it cannot be read. */
static bool sum_up(struct planner *p, const struct job *job,
                   struct anban_origin *wanted)
{
    size_t i = (size_t)(job - p->plan->jobs);
    if (!p->sums)
        p->sums = command_own(calloc(p->plan->n + 1, sizeof *p->sums));
    if (!p->sums[i].document[0] && job->is_known)
        (void)anban_expect(expecting(p), job->input, &p->sums[i]);
    *wanted = p->sums[i];
    return wanted->document[0] != '\0';
}

/* Also whether the input's date is that of the edition: *same_time. */
static bool is_summed(struct planner *p, const struct holding *h,
                      const struct job *job, bool *same_time)
{
    struct anban_origin wanted;
    if (h->holder < HOLDER_UNSAID || !h->origin.document[0] ||
        !sum_up(p, job, &wanted))
        return false;
    *same_time = is_same_time(wanted.time, h->origin.time);
    return strcmp(wanted.document, h->origin.document) == 0 &&
           is_read_alike(h->origin.kind, wanted.kind);
}

bool planner_is_summed(struct planner *p, const struct holding *h,
                       const struct job *job)
{
    bool same_time;
    return h->holder != HOLDER_THERE && is_summed(p, h, job, &same_time);
}

static bool is_same_moment(const struct timespec *a, const struct timespec *b)
{
    return a->tv_sec == b->tv_sec && a->tv_nsec == b->tv_nsec;
}

bool planner_is_noted_now(const struct holding *h, const struct job *job)
{
    return planner_is_noted(h, job) &&
           is_same_moment(&h->touched, &job->state.st_ctim);
}

/* Older is not fresh, either: a version of before may have been put back; and
 * one of the same date and size was, if anything else happened to the file. */
static bool is_made_of(struct planner *p, const struct holding *h,
                       const struct job *job)
{
    bool same_time = false;
    if (h->holder != HOLDER_THERE)
        return is_summed(p, h, job, &same_time) && same_time;
    if (!planner_is_noted(h, job) || h->size != job->state.st_size ||
        !is_same_moment(&h->changed, &job->state.st_mtim))
        return false;
    return planner_is_noted_now(h, job) || is_summed(p, h, job, &same_time);
}

bool planner_is_fresh(struct planner *p, const struct holding *h,
                      const struct job *job, const char *format)
{
    (void)expecting(p);
    const char *options =
        strcmp(format, "epub") == 0 ? p->options.reader : p->options.options;
    return options[0] && strcmp(h->origin.options, options) == 0 &&
           is_made_of(p, h, job);
}
