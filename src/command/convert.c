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
#include "command/interrupt.h"
#include "command/plan.h"

static void print_notes(const struct command *c, struct anban *a,
                        const char *input)
{
    struct anban_note note;
    while (anban_next_note(a, &note)) {
        bool structural =
            note.kind == ANBAN_TAKEN || note.kind == ANBAN_DROPPED;
        if (structural ? !c->explain : c->quiet)
            continue;
        if (note.line)
            fprintf(stderr, "anban: %s:%ld: %s\n", input, note.line, note.text);
        else
            fprintf(stderr, "anban: %s: %s\n", input, note.text);
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

static bool write_file(const struct command *c, struct anban *a,
                       const char *format, char *path)
{
    make_folders(c, path);
    interrupt_guard(path);
    bool ok = anban_write(a, format, path);
    interrupt_guard(NULL);
    if (ok && !c->quiet && anban_parts(a))
        printf("%s: %zu %s, %zu bytes\n", path, anban_parts(a),
               strcmp(format, "pdf") == 0 ? "pages" : "chapters",
               anban_size(a));
    return ok;
}

static bool write_one(const struct command *c, const struct job *job,
                      struct anban *a, const char *format)
{
    char *path = plan_target(c, job, format);
    bool ok = path ? write_file(c, a, format, path)
                   : anban_write_fd(a, format, c->result);
    free(path);
    return ok;
}

static bool set_options(const struct command *c, struct anban *a)
{
    bool ok = a != NULL;
    for (size_t i = 0; ok && i < c->setting_count; i++)
        ok = anban_set(a, c->settings[i].name, c->settings[i].value);
    return ok;
}

/* Tells of the failure, if there was one, and releases the conversion. */
static int finish(struct anban *a, bool ok)
{
    if (!ok)
        fprintf(stderr, "anban: %s\n", a ? anban_message(a) : "out of memory");
    int status = ok ? STATUS_DONE : a ? anban_code(a) : STATUS_FAILED;
    anban_free(a);
    return status;
}

/* Wrong options are told before, as then nothing is to be done. */
static void confine(const struct command *c, const struct job *job,
                    const struct plan *plan)
{
    struct confinement k;
    confinement_make(&k, c, plan);
    interrupt_tell_trap(job->input);
    confinement_enter(&k, c->verbose);
    confinement_free(&k);
}

int convert(const struct command *c, const struct job *job,
            const struct plan *plan, struct anban_shared *shared)
{
    struct anban *a = anban_new_with(shared);
    bool ok = set_options(c, a);
    if (ok && plan)
        confine(c, job, plan);
    ok = ok && anban_read(a, job->input);
    if (a)
        print_notes(c, a, job->input);
    for (size_t i = 0; ok && i < c->format_count; i++) {
        ok = write_one(c, job, a, c->formats[i]);
        print_notes(c, a, job->input);
    }
    return finish(a, ok);
}

int convert_check(const struct command *c, struct anban_shared *shared)
{
    struct anban *a = anban_new_with(shared);
    return finish(a, set_options(c, a));
}
