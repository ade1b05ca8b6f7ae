/* SPDX-License-Identifier: MIT */
/*
 * Inputs in, jobs out. An edition is called after its input; below a folder
 * for the output it lies where the input lay in the folder walked. Of inputs
 * whose editions would have the same name the first keeps it, and the others
 * are numbered: report, report-2, report-3. No edition takes an input's place.
 */
#include "command/plan.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "command/command.h"
#include "command/inputs.h"
#include "command/language.h"
#include "command/names.h"
#include "command/say.h"

/* Which file an input is, however it was named. */
struct identity {
    dev_t device;
    ino_t file;
    size_t job;
};

/* When an input was changed, if it is there. */
struct age {
    bool known;
    struct timespec changed;
};

struct planner {
    const struct command *c;
    struct plan *plan;
    struct identity *identities; /* of the inputs that are there; sorted */
    size_t identity_count;
    struct age *ages; /* of each job's input */
    struct names *names;
    char **keys; /* of each job: its name, however it was written */
};

static char *text(const char *a, const char *b, const char *c, int n,
                  const char *d)
{
    size_t size = strlen(a) + strlen(b) + strlen(c) + (size_t)n + 1;
    char *all = command_own(malloc(size));
    snprintf(all, size, "%s%s%s%.*s", a, b, c, n, d);
    return all;
}

/* The input's folder with its slash, and its name without the ending. */
static void take_apart(const char *path, int *folder, int *stem)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    *folder = (int)(name - path);
    *stem = (int)(dot && dot > name ? (size_t)(dot - name) : strlen(name));
}

static char *base_of(const struct command *c, const struct input *input)
{
    int folder, stem;
    take_apart(input->path, &folder, &stem);
    const char *name = input->path + folder;
    if (!c->output)
        return text("", "", "", folder + stem, input->path);
    if (!c->to_folder)
        return command_own(strdup(c->output));
    size_t n = strlen(c->output);
    return text(c->output, n && c->output[n - 1] == '/' ? "" : "/",
                input->below, stem, name);
}

char *plan_target(const struct command *c, const struct job *job,
                  const char *format)
{
    if (command_writes_stdout(c))
        return NULL;
    if (c->output && !c->to_folder)
        return command_own(strdup(job->base));
    const char *pages = strchr(format, ':');
    if (!pages)
        return text(job->base, ".", "", (int)strlen(format), format);
    char *named = text(job->base, "-", pages + 1, 0, "");
    char *path = text(named, ".", "", (int)(pages - format), format);
    free(named);
    return path;
}

static int compare(const void *first, const void *second)
{
    const struct identity *a = first, *b = second;
    if (a->device != b->device)
        return a->device < b->device ? -1 : 1;
    if (a->file != b->file)
        return a->file < b->file ? -1 : 1;
    return a->job < b->job ? -1 : a->job > b->job;
}

static void identify(struct planner *p)
{
    struct plan *plan = p->plan;
    p->identities = command_own(calloc(plan->n + 1, sizeof *p->identities));
    p->ages = command_own(calloc(plan->n + 1, sizeof *p->ages));
    for (size_t i = 0; i < plan->n; i++) {
        struct stat info;
        const struct job *job = &plan->jobs[i];
        if (strcmp(job->input, "-") == 0 || stat(job->input, &info) != 0)
            continue;
        p->ages[i] = (struct age){true, info.st_mtim};
        p->identities[p->identity_count++] =
            (struct identity){info.st_dev, info.st_ino, i};
    }
    qsort(p->identities, p->identity_count, sizeof *p->identities, compare);
}

static bool is_same_file(const struct identity *a, const struct identity *b)
{
    return a->device == b->device && a->file == b->file;
}

/* The same file twice would be the same editions twice. Two names of one file
 * (hard links) are two documents all the same. */
static void find_doubles(struct planner *p)
{
    for (size_t i = 1; i < p->identity_count; i++) {
        const struct identity *later = &p->identities[i];
        for (size_t k = i; k-- > 0 && is_same_file(&p->identities[k], later);) {
            size_t earlier = p->identities[k].job;
            if (strcmp(p->keys[earlier], p->keys[later->job]) != 0)
                continue;
            p->plan->jobs[later->job].is_double = true;
            break;
        }
    }
}

/* An input that has the place in which an edition would be written. */
static bool is_input(const struct planner *p, const struct stat *info)
{
    size_t low = 0, high = p->identity_count;
    struct identity wanted = {info->st_dev, info->st_ino, 0};
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare(&p->identities[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < p->identity_count &&
           is_same_file(&p->identities[low], &wanted);
}

static bool is_newer(const struct timespec *a, const struct timespec *b)
{
    return a->tv_sec != b->tv_sec ? a->tv_sec > b->tv_sec
                                  : a->tv_nsec > b->tv_nsec;
}

/* Looks at what is there already under the editions' names. `changed` is the
 * input's time, or NULL. */
static void look_at_targets(const struct planner *p, struct job *job,
                            const struct timespec *changed)
{
    bool all_fresh = p->c->update && changed;
    for (size_t i = 0; i < p->c->format_count; i++) {
        struct stat info;
        char *target = plan_target(p->c, job, p->c->formats[i]);
        bool exists = target && stat(target, &info) == 0;
        free(target);
        if (exists && is_input(p, &info))
            job->refusal = N_("an edition of it would take the place of an "
                              "input; choose another name or folder with -o");
        all_fresh = all_fresh && exists && !is_newer(changed, &info.st_mtim);
    }
    job->is_fresh = all_fresh && !job->refusal;
}

static void look_at_all_targets(const struct planner *p)
{
    for (size_t i = 0; i < p->plan->n; i++) {
        struct job *job = &p->plan->jobs[i];
        const struct timespec *changed =
            p->ages[i].known ? &p->ages[i].changed : NULL;
        if (!job->refusal && !job->is_double)
            look_at_targets(p, job, changed);
    }
}

/* Lets each have its own name, if need be with a number. */
static void keep_apart(struct planner *p)
{
    for (size_t i = 0; i < p->plan->n; i++) {
        if (!p->plan->jobs[i].refusal)
            names_add(p->names, p->keys[i]);
    }
    for (size_t i = 0; i < p->plan->n; i++) {
        struct job *job = &p->plan->jobs[i];
        unsigned number = job->refusal || job->is_double
                              ? 1
                              : names_take(p->names, p->keys[i]);
        if (number == 1)
            continue;
        char tail[16];
        int n = snprintf(tail, sizeof tail, "-%u", number);
        char *base = text(job->base, "", "", n, tail);
        free(job->base);
        job->base = base;
        if (!p->c->quiet && !p->c->delivery.staged)
            say(_("anban: %s: another document has this name too, so the "
                  "editions are called %s\n"),
                job->input, base);
    }
}

static void make_keys(struct planner *p)
{
    struct folder_names folders = {NULL, NULL};
    p->keys = command_own(calloc(p->plan->n + 1, sizeof *p->keys));
    for (size_t i = 0; i < p->plan->n; i++)
        p->keys[i] = names_real(&folders, p->plan->jobs[i].base);
    free(folders.asked);
    free(folders.real);
}

void plan_make(struct plan *plan, const struct command *c,
               const struct inputs *inputs)
{
    plan->n = inputs->n;
    plan->jobs = command_own(calloc(plan->n + 1, sizeof *plan->jobs));
    for (size_t i = 0; i < plan->n; i++)
        plan->jobs[i] = (struct job){.input = inputs->at[i].path,
                                     .base = base_of(c, &inputs->at[i]),
                                     .refusal = inputs->at[i].refusal};
    struct planner p = {.c = c, .plan = plan, .names = names_new(plan->n)};
    identify(&p);
    make_keys(&p);
    find_doubles(&p);
    if (!c->output || c->to_folder)
        keep_apart(&p);
    look_at_all_targets(&p);
    for (size_t i = 0; i < plan->n; i++)
        free(p.keys[i]);
    free(p.keys);
    free(p.identities);
    free(p.ages);
    names_free(p.names);
}

void plan_free(struct plan *plan)
{
    for (size_t i = 0; i < plan->n; i++)
        free(plan->jobs[i].base);
    free(plan->jobs);
}
