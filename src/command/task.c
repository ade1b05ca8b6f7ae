/* SPDX-License-Identifier: MIT */
/* A job in, descriptors out; then what a worker says of them in, names out. */
#include "command/task.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "command/language.h"
#include "command/plan.h"
#include "command/message.h"
#include "command/office.h"
#include "command/volume.h"

static char *folder_failure(const char *path, bool made)
{
    char sentence[ANBAN_SENTENCE];
    if (made && errno != ENOENT)
        snprintf(sentence, sizeof sentence,
                 _("%s: this folder cannot be made: %s"), path,
                 strerror(errno));
    else
        snprintf(sentence, sizeof sentence,
                 _("%s: there is no such folder; make it first"), path);
    return command_own(strdup(sentence));
}

/* Makes the folders on the way to an edition which the run itself has named,
 * below the output. NULL, or a sentence on one that is not there. */
static char *make_folders(const struct command *c, char *path)
{
    size_t given = c->to_folder ? strlen(c->output) : strlen(path);
    char *failure = NULL;
    struct stat info;
    for (char *s = path + 1; !failure && (s = strchr(s, '/')); s++) {
        bool make = (size_t)(s - path) + 1 >= given;
        *s = '\0';
        if (stat(path, &info) != 0 && !(make && mkdir(path, 0777) == 0) &&
            errno != EEXIST)
            failure = folder_failure(path, make);
        *s = '/';
    }
    return failure;
}

/* A pipe without a writer keeps the worker waiting, not its parent. */
static int open_input(const char *path)
{
    if (strcmp(path, "-") == 0)
        return fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0);
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (fd >= 0)
        (void)fcntl(fd, F_SETFL, 0);
    return fd;
}

int task_open_input(const struct command *c, const char *path)
{
    return office_open(c, path, open_input(path));
}

static void open_output(struct task *task, const struct command *c, size_t i)
{
    char failure[ANBAN_SENTENCE];
    char *path = plan_target(c, task->job, c->formats[i]);
    task->paths[i] = path;
    if (!path)
        return;
    task->failures[i] = make_folders(c, path);
    if (task->failures[i])
        return;
    task->outputs[i] = anban_output_open(path, failure);
    if (!task->outputs[i])
        task->failures[i] = command_own(strdup(failure));
}

static void spare(struct task *task, size_t i)
{
    char failure[ANBAN_SENTENCE];
    snprintf(failure, sizeof failure,
             _("%s: the document is made of this file, so it is kept; "
               "choose another name for the edition"),
             task->paths[i]);
    task->failures[i] = command_own(strdup(failure));
}

void task_spare(struct task *task, const struct command *c,
                const struct stat *source)
{
    for (size_t i = 0; i < c->format_count; i++) {
        struct stat info;
        const char *path = task->paths[i];
        if (path && !task->failures[i] && S_ISREG(source->st_mode) &&
            stat(path, &info) == 0 && info.st_dev == source->st_dev &&
            info.st_ino == source->st_ino)
            spare(task, i);
    }
}

/* What the options name is read for each document, and with a font the other
 * faces of its family. */
static void spare_settings(struct task *task, const struct command *c,
                           const struct anban *ready)
{
    for (size_t i = 0; i < c->format_count; i++) {
        const char *path = task->paths[i];
        if (path && !task->failures[i] && anban_is_made_of(ready, path))
            spare(task, i);
    }
}

bool task_open(struct task *task, const struct command *c,
               const struct anban *ready, const struct job *job,
               char sentence[ANBAN_SENTENCE])
{
    *task = (struct task){.job = job,
                          .tray = -1,
                          .input = c->joins ? volume_open(c)
                                            : task_open_input(c, job->input)};
    if (task->input < 0) {
        snprintf(sentence, ANBAN_SENTENCE, _("cannot be read: %s"),
                 _(strerror(errno)));
        return false;
    }
    for (size_t i = 0; i < c->format_count; i++) {
        if (plan_makes(job, i))
            open_output(task, c, i);
    }
    struct stat info;
    if (fstat(task->input, &info) == 0)
        task_spare(task, c, &info);
    for (size_t i = 0; i < c->part_count; i++) {
        if (stat(c->parts[i], &info) == 0)
            task_spare(task, c, &info);
    }
    spare_settings(task, c, ready);
    return true;
}

bool task_can_begin(const struct task *task, const struct command *c)
{
    for (size_t i = 0; i < c->format_count; i++) {
        if (plan_makes(task->job, i) && !task->failures[i])
            return true;
    }
    return false;
}

/* What programs read is the same in all languages. */
static void print_result(const struct command *c, const char *path,
                         const char *format, const struct made *made)
{
    char size[48];
    bool pages = strcmp(format, "epub") != 0;
    if (!c->for_people) {
        say_result(c, "%s: %zu %s, %zu bytes\n", path, made->parts,
                   pages ? "pages" : "chapters", made->size);
        return;
    }
    language_size(size, sizeof size, made->size);
    if (pages)
        say_result(
            c, PLURAL("%s: %zu page, %s\n", "%s: %zu pages, %s\n", made->parts),
            path, made->parts, size);
    else
        say_result(c,
                   PLURAL("%s: %zu chapter, %s\n", "%s: %zu chapters, %s\n",
                          made->parts),
                   path, made->parts, size);
}

static void print_written(const struct command *c, const struct task *task,
                          size_t i, const struct made *made)
{
    if (c->quiet)
        return;
    if (task->paths[i] && !c->tells_itself && made->parts)
        print_result(c, task->paths[i], c->formats[i], made);
    if (c->preview)
        say_result(c, PLURAL("%s: %zu page\n", "%s: %zu pages\n", made->parts),
                   task->job->input, made->parts);
}

/* Into a device or a pipe, all has gone already. */
static bool is_empty(const char *path, const struct anban_output *output)
{
    struct stat info;
    return anban_output_size(output) == 0 &&
           (stat(path, &info) != 0 || S_ISREG(info.st_mode));
}

/* False with an empty sentence: the worker has said why. */
static bool keep_one(struct task *task, size_t i, struct made *made,
                     char sentence[ANBAN_SENTENCE])
{
    struct anban_output *output = task->outputs[i];
    sentence[0] = '\0';
    if (task->failures[i])
        snprintf(sentence, ANBAN_SENTENCE, "%s", task->failures[i]);
    if (!output)
        return made->written && !task->failures[i];
    task->outputs[i] = NULL;
    if (task->failures[i])
        made->written = false;
    if (made->written && is_empty(task->paths[i], output)) {
        made->written = false;
        snprintf(sentence, ANBAN_SENTENCE,
                 _("%s: the conversion has written nothing into it"),
                 task->paths[i]);
    }
    if (made->written && anban_output_size(output))
        made->size = anban_output_size(output);
    if (made->written)
        return anban_output_keep(output, sentence);
    anban_output_drop(output);
    return false;
}

static size_t folder_length(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? (size_t)(slash - path) : 0;
}

/* Editions that follow each other are mostly in one folder, for which once is
 * enough. */
static void sync_later(const char *path, char **unsynced)
{
    char *last = *unsynced;
    if (!path)
        return;
    size_t n = folder_length(path);
    if (last && (folder_length(last) != n || strncmp(last, path, n) != 0))
        anban_output_sync(last);
    free(last);
    *unsynced = command_own(strdup(path));
}

bool task_keep(struct task *task, const struct command *c,
               const struct made *made, char **unsynced,
               char sentence[ANBAN_SENTENCE])
{
    char now[ANBAN_SENTENCE];
    bool ok = made != NULL;
    sentence[0] = '\0';
    for (size_t i = 0; made && i < c->format_count; i++) {
        struct made one = made[i];
        if (!plan_makes(task->job, i))
            continue;
        bool kept = keep_one(task, i, &one, now);
        ok = ok && kept;
        if (kept) {
            sync_later(task->paths[i], unsynced);
            print_written(c, task, i, &one);
        }
        if (!now[0] || strcmp(now, sentence) == 0)
            continue;
        say("anban: %s\n", now);
        memcpy(sentence, now, sizeof now);
    }
    if (made && task->job->kept) {
        snprintf(sentence, ANBAN_SENTENCE, "%s: %s", task->job->input,
                 task->job->kept);
        say("anban: %s\n", sentence);
        ok = false;
    }
    task_drop(task);
    return ok;
}

void task_drop(struct task *task)
{
    if (!task->job)
        return;
    if (task->input >= 0)
        close(task->input);
    if (task->tray >= 0)
        close(task->tray);
    for (size_t i = 0; i < FORMATS_MAX; i++) {
        if (task->outputs[i])
            anban_output_drop(task->outputs[i]);
        free(task->failures[i]);
        free(task->paths[i]);
    }
    *task = (struct task){.job = NULL};
}
