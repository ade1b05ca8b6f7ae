/* SPDX-License-Identifier: MIT */
/*
 * One document from beginning to end, in this process: the library's calls in
 * their order, and its notes and results as lines.
 */
#include "command/convert.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "anban.h"
#include "command/command.h"
#include "command/confine.h"
#include "command/ending.h"
#include "command/explain.h"
#include "command/interrupt.h"
#include "command/language.h"
#include "command/plan.h"
#include "command/say.h"

/* Those for the explanation are kept for it, of JSON all of them. */
static void print_notes(const struct command *c, struct anban *a,
                        const char *input, struct explanation *explanation)
{
    struct anban_note note;
    while (anban_next_note(a, &note)) {
        bool structural =
            note.kind == ANBAN_TAKEN || note.kind == ANBAN_DROPPED;
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

/* Makes the folders on the way to an edition which the run itself has named,
 * below the output. What cannot be made is told by the writing. */
static void make_folders(const struct command *c, char *path)
{
    size_t given = c->to_folder ? strlen(c->output) : strlen(path);
    for (char *s = path + 1; (s = strchr(s, '/')); s++) {
        if ((size_t)(s - path) + 1 < given)
            continue;
        *s = '\0';
        (void)mkdir(path, 0777);
        *s = '/';
    }
}

/* What programs read is the same in all languages. */
static void print_result(const struct command *c, const struct anban_edition *e)
{
    char size[48];
    bool pages = strcmp(e->format, "epub") != 0;
    if (!c->for_people) {
        say_result(c, "%s: %zu %s, %zu bytes\n", e->path, e->parts,
                   pages ? "pages" : "chapters", e->size);
        return;
    }
    language_size(size, sizeof size, e->size);
    if (pages)
        say_result(
            c, PLURAL("%s: %zu page, %s\n", "%s: %zu pages, %s\n", e->parts),
            e->path, e->parts, size);
    else
        say_result(
            c,
            PLURAL("%s: %zu chapter, %s\n", "%s: %zu chapters, %s\n", e->parts),
            e->path, e->parts, size);
}

/* A line for each edition that is there, on standard output; the failures of
 * the others, each cause once, on standard error. */
static void print_results(const struct command *c, const char *input,
                          const struct anban_edition *editions, size_t n)
{
    const char *last = "";
    for (size_t i = 0; i < n; i++) {
        const struct anban_edition *e = &editions[i];
        if (e->written && e->path && !c->quiet && !c->tells_itself && e->parts)
            print_result(c, e);
        if (e->written && c->preview && !c->quiet)
            dprintf(c->result,
                    PLURAL("%s: %zu page\n", "%s: %zu pages\n", e->parts),
                    input, e->parts);
        if (!e->failure || strcmp(e->failure, last) == 0)
            continue;
        say("anban: %s\n", e->failure);
        last = e->failure;
    }
}

/* Writes the editions, and says what came of them. */
static bool write_editions(const struct command *c, const struct job *job,
                           struct anban *a, struct explanation *explanation,
                           bool side_by_side)
{
    struct anban_edition editions[FORMATS_MAX];
    char *paths[FORMATS_MAX + 1] = {NULL};
    size_t n = 0;
    for (size_t i = 0; i < c->format_count; i++) {
        if (!plan_makes(job, i))
            continue;
        char *path = plan_target(c, job, c->formats[i]);
        if (path)
            make_folders(c, path);
        paths[n] = path;
        editions[n++] = (struct anban_edition){
            .format = c->formats[i], .path = path, .fd = c->result};
    }
    interrupt_guard(paths);
    bool ok = anban_write_all(a, editions, n, side_by_side);
    interrupt_guard(NULL);
    print_notes(c, a, job->input, explanation);
    if (c->explain == EXPLAIN_JSON)
        explain_json(explanation, job->input);
    print_results(c, job->input, editions, n);
    if (job->kept)
        say("anban: %s: %s\n", job->input, job->kept);
    for (size_t i = 0; paths[i]; i++)
        free(paths[i]);
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

/* Releases the conversion. */
static int finish(struct anban *a, bool ok)
{
    int status = ok ? STATUS_DONE : a ? anban_code(a) : STATUS_FAILED;
    anban_free(a);
    return status;
}

/* Wrong options are told before, as then nothing is to be done. */
static void confine(const struct command *c, const struct plan *plan)
{
    struct confinement k;
    confinement_make(&k, c, plan);
    interrupt_tell_trap();
    confinement_enter(&k, c->verbose);
    confinement_free(&k);
}

int convert(const struct command *c, const struct job *job,
            const struct plan *plan, struct anban_shared *shared,
            bool side_by_side)
{
    struct explanation explanation = {.n = 0};
    ending_is_for(job->input);
    struct anban *a = anban_new_with(shared);
    bool ok = convert_set_options(c, a);
    if (ok && plan)
        confine(c, plan);
    ok = ok && anban_read(a, job->input);
    if (a)
        print_notes(c, a, job->input, &explanation);
    if (ok && c->explain == EXPLAIN_TABLE)
        explain_table(&explanation, c, job->input);
    if (ok)
        ok = write_editions(c, job, a, &explanation, side_by_side);
    else
        tell_failure(a);
    explain_free(&explanation);
    int status = finish(a, ok);
    if (status == STATUS_DONE && job->kept)
        status = STATUS_FAILED;
    ending_is_for(NULL);
    return status;
}

int convert_check(const struct command *c, struct anban_shared *shared)
{
    struct anban *a = anban_new_with(shared);
    bool ok = convert_set_options(c, a);
    if (!ok)
        tell_failure(a);
    return finish(a, ok);
}
