/* SPDX-License-Identifier: MIT */
/*
 * The inputs of a volume are opened and copied here, since a worker can open
 * nothing. The volume is named after the first of them, where no other name is
 * given, with "-tap" (Vietnamese for a volume) behind, so that the editions of
 * that document itself stay.
 */
#define _GNU_SOURCE /* memfd_create */
#include "command/volume.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "anban.h"
#include "command/command.h"
#include "command/inputs.h"
#include "command/language.h"
#include "command/message.h"
#include "command/plan.h"
#include "command/task.h"

/* What speaks of the lines of one document, or of one input. */
static bool fits(const struct command *c, const struct inputs *inputs)
{
    const char *with = c->explain            ? "--explain"
                       : c->update           ? "--update"
                       : c->delivery.watches ? "--watch"
                       : c->delivery.inbox   ? "--in"
                                             : NULL;
    if (with)
        command_wrong(with, N_("this does not go with --join"));
    else if (inputs->n < 2)
        command_wrong("--join", N_("name two documents or more"));
    return !with && inputs->n >= 2;
}

static bool tell(const char *path, const char *problem)
{
    say(_("anban: %s: cannot be read: %s\n"), path, _(problem));
    return false;
}

static bool add(const struct command *c, const struct input *input)
{
    if (input->refusal) {
        say("anban: %s: %s\n", input->path, _(input->refusal));
        return false;
    }
    int fd = task_open_input(c, input->path);
    bool ok = fd >= 0 && anban_volume_add(c->volume, input->path, fd);
    int error = errno;
    if (fd >= 0)
        close(fd);
    return ok || tell(input->path, strerror(error));
}

/* The list has the volume alone; the names of its parts are kept. */
static void replace(struct command *c, struct inputs *inputs)
{
    const char *first = inputs->at[0].path, *slash = strrchr(first, '/');
    char *stem = command_own(plan_stem(first));
    size_t folder = slash ? (size_t)(slash - first) + 1 : 0;
    size_t size = folder + strlen(stem) + sizeof "-tap";
    char *path = command_own(malloc(size));
    if (strcmp(first, "-") == 0)
        snprintf(path, size, "tap");
    else
        snprintf(path, size, "%.*s%s-tap", (int)folder, first, stem);
    free(stem);
    c->part_count = inputs->n;
    c->parts = command_own(malloc(inputs->n * sizeof *c->parts));
    for (size_t i = 0; i < inputs->n; i++) {
        c->parts[i] = inputs->at[i].path;
        if (i > 0)
            free(inputs->at[i].below);
    }
    inputs->at[0].path = path;
    inputs->n = 1;
}

bool volume_make(struct command *c, struct inputs *inputs)
{
    c->volume = -1;
    if (!fits(c, inputs))
        return false;
    c->volume = memfd_create("volume", MFD_CLOEXEC);
    if (c->volume < 0) {
        say("anban: %s\n", strerror(errno));
        return false;
    }
    for (size_t i = 0; i < inputs->n; i++) {
        if (!add(c, &inputs->at[i]))
            return false;
    }
    replace(c, inputs);
    return true;
}

void volume_free(struct command *c)
{
    for (size_t i = 0; i < c->part_count; i++)
        free((char *)c->parts[i]);
    free(c->parts);
    if (c->joins && c->volume >= 0)
        close(c->volume);
}

int volume_open(const struct command *c)
{
    int fd = fcntl(c->volume, F_DUPFD_CLOEXEC, 0);
    if (fd >= 0)
        (void)lseek(fd, 0, SEEK_SET);
    return fd;
}

const char *volume_part(const struct command *c, const char **name)
{
    char *end;
    unsigned long number = strtoul(*name, &end, 10);
    if (*end != ':' || number >= c->part_count)
        return "";
    *name = end + 1;
    return c->parts[number];
}
