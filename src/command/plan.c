/* SPDX-License-Identifier: MIT */
/*
 * Inputs in, jobs out. An edition is called after its input; below a folder
 * for the output it lies where the input lay in the folder walked.
 */
#include "command/plan.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "command/command.h"
#include "command/inputs.h"
#include "command/names.h"
#include "command/planner.h"
#include "command/source_note.h"

/* The input's folder with its slash, and its name without the ending. */
static void take_apart(const char *path, int *folder, int *stem)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    *folder = (int)(name - path);
    *stem = (int)(dot && dot > name ? (size_t)(dot - name) : strlen(name));
}

bool plan_can_repeat(const struct job *job)
{
    struct stat info;
    return strcmp(job->input, "-") != 0 && stat(job->input, &info) == 0 &&
           S_ISREG(info.st_mode);
}

char *plan_stem(const char *input)
{
    int folder, stem;
    take_apart(input, &folder, &stem);
    return command_own(strndup(input + folder, (size_t)stem));
}

/* Standard input has no name, and options would be confused with "-". */
static char *base_of(const struct command *c, const struct input *input)
{
    int folder, stem;
    bool nameless = strcmp(input->path, "-") == 0;
    const char *path = nameless ? "stdin" : input->path;
    take_apart(path, &folder, &stem);
    const char *name = path + folder;
    if (!c->output)
        return planner_text("", "", "", folder + stem, path);
    if (!c->to_folder)
        return command_own(strdup(c->output));
    size_t n = strlen(c->output);
    return planner_text(c->output, n && c->output[n - 1] == '/' ? "" : "/",
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
        return planner_text(job->base, ".", "", (int)strlen(format), format);
    char *named = planner_text(job->base, "-", pages + 1, 0, "");
    char *path = planner_text(named, ".", "", (int)(pages - format), format);
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

static void look_at_input(struct job *job)
{
    job->is_known =
        strcmp(job->input, "-") != 0 && stat(job->input, &job->state) == 0;
}

static void identify(struct planner *p)
{
    struct plan *plan = p->plan;
    p->identities = command_own(calloc(plan->n + 1, sizeof *p->identities));
    for (size_t i = 0; i < plan->n; i++) {
        const struct job *job = &plan->jobs[i];
        if (job->is_known)
            p->identities[p->identity_count++] =
                (struct identity){job->state.st_dev, job->state.st_ino, i};
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
bool planner_is_input(const struct planner *p, const struct stat *info)
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

/* Beside the input its folder is there, and tells its names apart as it does;
 * below a folder for the output, folders may be made. */
static void make_keys(struct planner *p)
{
    struct folder_names folders = {NULL, NULL};
    p->keys = command_own(calloc(p->plan->n + 1, sizeof *p->keys));
    for (size_t i = 0; i < p->plan->n; i++) {
        char *real = names_real(&folders, p->plan->jobs[i].base);
        size_t name = (size_t)(source_note_name(real) - real);
        p->keys[i] = names_folded(real, p->c->to_folder ? 0 : name);
        free(real);
    }
    free(folders.asked);
    free(folders.real);
}

void planner_begin(struct planner *p, struct plan *plan,
                   const struct command *c)
{
    *p = (struct planner){.c = c, .plan = plan};
    for (size_t i = 0; i < plan->n; i++)
        look_at_input(&plan->jobs[i]);
    identify(p);
}

void planner_end(struct planner *p)
{
    for (size_t i = 0; p->keys && i < p->plan->n; i++)
        free(p->keys[i]);
    free(p->keys);
    free(p->identities);
    free(p->sums);
    anban_free(p->expecting);
}

void plan_make(struct plan *plan, const struct command *c,
               const struct inputs *inputs)
{
    struct planner p;
    plan->n = inputs->n;
    plan->jobs = command_own(calloc(plan->n + 1, sizeof *plan->jobs));
    for (size_t i = 0; i < plan->n; i++)
        plan->jobs[i] = (struct job){.input = inputs->at[i].path,
                                     .base = base_of(c, &inputs->at[i]),
                                     .unfit = inputs->at[i].refusal,
                                     .refusal = inputs->at[i].refusal};
    planner_begin(&p, plan, c);
    make_keys(&p);
    find_doubles(&p);
    if (!c->output || c->to_folder)
        planner_keep_apart(&p);
    for (size_t i = 0; i < plan->n; i++)
        planner_look_at_targets(&p, &plan->jobs[i]);
    planner_end(&p);
}

void plan_look_again(struct plan *plan, const struct command *c,
                     const bool *which)
{
    struct planner p;
    planner_begin(&p, plan, c);
    for (size_t i = 0; i < plan->n; i++) {
        if (which[i])
            planner_look_at_targets(&p, &plan->jobs[i]);
    }
    planner_end(&p);
}

void plan_free(struct plan *plan)
{
    for (size_t i = 0; i < plan->n; i++) {
        free(plan->jobs[i].base);
        free(plan->jobs[i].kept);
    }
    free(plan->jobs);
}
