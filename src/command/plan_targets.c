/* SPDX-License-Identifier: MIT */
/*
 * What stands under the names of a job's editions. No edition takes the place
 * of a file that the run reads. What this program did not make, such as a scan
 * with signatures beside the text it was typed from, or an edition that was
 * signed since, is kept unless --overwrite says otherwise, also where -o names
 * it: a script that writes its own editions anew goes on working, and a
 * signature cannot be made anew. The job's other editions are made.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anban.h"
#include "command/command.h"
#include "command/language.h"
#include "command/planner.h"
#include "command/message.h"
#include "command/source_note.h"

/* The formats whose files tell where they came from. */
static bool tells_origin(const char *format)
{
    static const char *const formats[] = {"pdf", "epub", "png"};
    size_t n = strcspn(format, ":");
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
        if (strlen(formats[i]) == n && strncmp(formats[i], format, n) == 0)
            return true;
    }
    return false;
}

/* The files that options name, and the list of the inputs. */
static bool is_named(const struct command *c, const struct stat *info)
{
    struct stat file;
    const char *list = c->files_from;
    bool found = list && stat(list, &file) == 0 &&
                 file.st_dev == info->st_dev && file.st_ino == info->st_ino;
    for (size_t i = 0; i < c->setting_count && !found; i++) {
        const char *name = c->settings[i].name, *value = c->settings[i].value;
        found = anban_takes_file(name) && stat(value, &file) == 0 &&
                file.st_dev == info->st_dev && file.st_ino == info->st_ino;
    }
    return found;
}

/* The sentence is of the first file. */
static void keep(struct job *job, size_t i, const char *target)
{
    const char *sentence =
        _("%s is kept, because anban did not make it, or it was signed or "
          "changed since; --overwrite replaces it");
    job->left |= UINT64_C(1) << i;
    if (job->kept)
        return;
    size_t size = strlen(sentence) + strlen(target) + 1;
    job->kept = command_own(malloc(size));
    snprintf(job->kept, size, sentence, target);
}

/* The dumps tell nothing; they are for those who mend the program. */
static bool is_newer(const struct stat *edition, const struct job *job)
{
    const struct timespec *a = &job->state.st_mtim, *b = &edition->st_mtim;
    return job->is_known && (a->tv_sec != b->tv_sec ? a->tv_sec < b->tv_sec
                                                    : a->tv_nsec <= b->tv_nsec);
}

/* A book that is given to be printed has the name of the EPUB that would be
 * made of it beside: unless that was asked for, it is not wanted. */
static bool is_itself(const struct command *c, const struct job *job,
                      const struct stat *target)
{
    return c->formats_by_default && job->is_known &&
           job->state.st_dev == target->st_dev &&
           job->state.st_ino == target->st_ino;
}

/* Whether the edition need not be made; it is kept, or refused, if it must not
 * be. */
static bool is_settled(struct planner *p, struct job *job, size_t i,
                       const char *target)
{
    struct stat info;
    struct holding h;
    if (stat(target, &info) != 0)
        return false;
    if (is_itself(p->c, job, &info)) {
        job->left |= UINT64_C(1) << i;
        return true;
    }
    if (planner_is_input(p, &info) || is_named(p->c, &info)) {
        job->refusal =
            N_("an edition of it would take the place of a file that this run "
               "reads; choose another name or folder with -o");
        return false;
    }
    if (!tells_origin(p->c->formats[i]))
        return p->c->update && is_newer(&info, job);
    planner_look(target, &h);
    if (h.holder == HOLDER_FOREIGN && !p->c->overwrite) {
        keep(job, i, target);
        return true;
    }
    if (!p->c->update || !planner_is_fresh(p, &h, job, p->c->formats[i]))
        return false;
    if (!planner_is_noted_now(&h, job)) /* quicker next time */
        source_note_write(target, job->input, &job->state);
    return true;
}

/* An edition is written aside and then given the name, so that nothing is seen
 * of it before it is whole. A backup that is a second name of the old file does
 * not follow, which nobody would see: so it is told, once, as there is only one
 * name from then on. */
static void tell_other_names(const struct command *c, const char *target)
{
    struct stat info;
    if (!c->quiet && stat(target, &info) == 0 && S_ISREG(info.st_mode) &&
        info.st_nlink > 1)
        say(_("anban: %s: its other names (hard links) keep the edition of "
              "before\n"),
            target);
}

void planner_look_at_targets(struct planner *p, struct job *job)
{
    size_t settled = 0, n = p->c->format_count;
    free(job->kept);
    job->kept = NULL;
    job->left = 0;
    job->is_fresh = false;
    job->refusal = job->unfit;
    if (job->unfit || job->is_double)
        return;
    for (size_t i = 0; i < n; i++) {
        char *target = plan_target(p->c, job, p->c->formats[i]);
        bool is_done = target && is_settled(p, job, i, target);
        if (target && !is_done && !job->refusal)
            tell_other_names(p->c, target);
        settled += is_done;
        free(target);
    }
    if (job->refusal || settled < n)
        return;
    job->is_fresh = !job->kept;
    job->refusal = job->kept;
}

bool plan_makes(const struct job *job, size_t i)
{
    return !(job->left >> i & 1);
}

void plan_note(const struct command *c, const struct job *job)
{
    for (size_t i = 0; i < c->format_count && job->is_known; i++) {
        char *target = plan_target(c, job, c->formats[i]);
        if (target && tells_origin(c->formats[i]))
            source_note_write(target, job->input, &job->state);
        free(target);
    }
}
