/* SPDX-License-Identifier: MIT */
/*
 * One document from beginning to end, in this process: the library's calls in
 * their order, and its notes and results as lines.
 */
#include "command/convert.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anban.h"
#include "command/command.h"
#include "command/fatal.h"
#include "command/explain.h"
#include "command/language.h"
#include "command/plan.h"
#include "command/message.h"

/* Those for the explanation are kept for it, of JSON all of them. */
static void print_notes(const struct command *c, struct anban *a,
                        const char *input, struct explanation *explanation)
{
    struct anban_note note;
    while (anban_next_note(a, &note)) {
        bool structural = note.kind == ANBAN_TAKEN ||
                          note.kind == ANBAN_DROPPED || note.kind == ANBAN_LEFT;
        if (c->explain == EXPLAIN_JSON || (structural && c->explain))
            explain_add(explanation, &note);
        if (structural || c->quiet || c->explain == EXPLAIN_JSON)
            continue;
        if (note.line)
            say("anban: %s:%ld: %s\n", input, note.line, note.text);
        else
            say("anban: %s: %s\n", input, note.text);
    }
}

/* The failures, each cause once. */
static void tell_failures(const struct anban_edition *editions, size_t n)
{
    const char *last = "";
    for (size_t i = 0; i < n; i++) {
        const char *failure = editions[i].failure;
        if (!failure || strcmp(failure, last) == 0)
            continue;
        say("anban: %s\n", failure);
        last = failure;
    }
}

/* Those that are wanted, in their order; how many. */
static size_t list_editions(const struct command *c, const struct job *job,
                            const struct handed *handed,
                            struct anban_edition editions[FORMATS_MAX])
{
    size_t n = 0;
    for (size_t i = 0; i < c->format_count; i++) {
        if (handed->outputs[i] >= 0)
            editions[n++] = (struct anban_edition){
                .format = c->formats[i],
                .fd = handed->outputs[i],
                .name = plan_target(c, job, c->formats[i])};
    }
    return n;
}

/* Takes in what came of them, and lets their names go. */
static void take_editions(const struct command *c, struct handed *handed,
                          const struct anban_edition *editions)
{
    size_t n = 0;
    for (size_t i = 0; i < c->format_count; i++) {
        if (handed->outputs[i] < 0)
            continue;
        const struct anban_edition *e = &editions[n++];
        handed->made[i] = (struct made){e->written, e->parts, e->size};
        free((char *)e->name);
    }
}

/* Writes the editions, and says what is to be said of them. */
static bool write_editions(const struct command *c, const struct job *job,
                           struct anban *a, struct handed *handed,
                           struct explanation *explanation, size_t threads)
{
    struct anban_edition editions[FORMATS_MAX];
    size_t n = list_editions(c, job, handed, editions);
    bool ok = anban_write_all(a, editions, n, threads);
    print_notes(c, a, job->input, explanation);
    if (c->explain == EXPLAIN_JSON)
        explain_json(explanation, a, job->input);
    tell_failures(editions, n);
    take_editions(c, handed, editions);
    return ok;
}

bool convert_set_options(const struct command *c, struct anban *a)
{
    /* What may be replaced has been settled: command/plan_targets.c. */
    bool ok = a && anban_set(a, "overwrite", NULL);
    for (size_t i = 0; ok && i < c->setting_count; i++)
        ok = anban_set(a, c->settings[i].name, c->settings[i].value);
    return ok;
}

static void tell_failure(const struct anban *a)
{
    say("anban: %s\n", a ? anban_message(a) : _("out of memory"));
}

struct anban *convert_prepare(const struct command *c,
                              struct anban_shared *shared, int *status)
{
    struct anban *a = anban_new_with(shared);
    *status = STATUS_DONE;
    if (convert_set_options(c, a) &&
        anban_check(a, c->formats, c->format_count))
        return a;
    tell_failure(a);
    *status = a ? anban_code(a) : STATUS_FAILED;
    anban_free(a);
    return NULL;
}

/* A pipe may have no writer yet, and would seem to be at its end. */
static bool read_input(const struct command *c, struct anban *a,
                       const struct job *job, int input)
{
    struct pollfd file = {input, POLLIN, 0};
    int n;
    do {
        n = poll(&file, 1, -1);
    } while (n < 0 && errno == EINTR);
    if (c->explain == EXPLAIN_JSON)
        anban_tell_all(a);
    return anban_read_fd(a, job->input, input);
}

int convert(const struct command *c, const struct job *job, struct anban *a,
            struct handed *handed, size_t threads)
{
    struct explanation explanation = {.n = 0};
    fatal_is_for(job->input);
    bool ok = handed->was_read = read_input(c, a, job, handed->input);
    print_notes(c, a, job->input, &explanation);
    if (ok && c->explain == EXPLAIN_TABLE)
        explain_table(&explanation, c, job->input);
    if (ok)
        ok = write_editions(c, job, a, handed, &explanation, threads);
    else
        tell_failure(a);
    explain_free(&explanation);
    fatal_is_for(NULL);
    return ok ? STATUS_DONE : anban_code(a);
}
