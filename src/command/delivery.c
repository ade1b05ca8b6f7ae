/* SPDX-License-Identifier: MIT */
/*
 * Editions in, delivered ones out. They come from workers, which may reach no
 * device and no program; this process takes them further. What is only to be
 * delivered lies in a folder of its own for so long, which nobody else may
 * read.
 */
#include "command/delivery.h"

#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "command/command.h"
#include "command/device.h"
#include "command/interrupt.h"
#include "command/language.h"
#include "command/names.h"
#include "command/outcome.h"
#include "command/plan.h"
#include "command/print.h"
#include "command/message.h"
#include "command/send.h"
#include "command/source_note.h"

static bool make_folder(struct command *c)
{
    const char *root = getenv("TMPDIR");
    if (!root || root[0] != '/')
        root = "/tmp";
    size_t size = strlen(root) + sizeof "/anban-XXXXXX/";
    char *path = command_own(malloc(size));
    snprintf(path, size, "%s/anban-XXXXXX", root);
    if (!mkdtemp(path)) {
        say(_("anban: %s: no folder can be made in it: %s\n"), root,
            _(strerror(errno)));
        free(path);
        return false;
    }
    memcpy(path + size - 2, "/", 2);
    c->output = path;
    c->to_folder = true;
    return true;
}

bool delivery_begin(struct command *c)
{
    struct delivery *d = &c->delivery;
    if (d->sends && !(d->device = device_choose(d->reader)))
        return false;
    return !d->staged || make_folder(c);
}

static int remove_one(const char *path, const struct stat *info, int kind,
                      struct FTW *where)
{
    (void)info, (void)kind, (void)where;
    (void)remove(path);
    return 0;
}

void delivery_end(struct command *c)
{
    enum { OPEN_FOLDERS = 16 };
    device_free(c->delivery.device);
    if (!c->delivery.staged || !c->output)
        return;
    nftw(c->output, remove_one, OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS);
    free((char *)c->output);
    c->output = NULL;
}

/* The edition's name, without its folders and its ending; of one that is made
 * only to be delivered, the input's. */
static char *title_of(const struct command *c, const struct job *job)
{
    if (!c->delivery.staged)
        return command_own(strdup(source_note_name(job->base)));
    if (strcmp(job->input, "-") == 0)
        return command_own(strdup("anban"));
    return plan_stem(job->input);
}

static bool deliver(const struct command *c, const struct job *job,
                    const char *format, struct names *given)
{
    char *path = plan_target(c, job, format), *title = title_of(c, job);
    const struct parcel parcel = {job->input, path, title};
    bool ok = strcmp(format, "pdf") == 0
                  ? print_file(c, job->input, path, title)
                  : send_file(c, &parcel, given);
    free(title);
    free(path);
    return ok;
}

int delivery_run(const struct command *c, const struct plan *plan,
                 const struct outcome *o)
{
    bool ok = true, sent = false;
    struct names *given = names_new(plan->n);
    for (size_t i = 0; i < plan->n && !interrupt_noted(); i++) {
        if (o->written[i] <= 0)
            continue;
        if (c->delivery.prints)
            ok &= deliver(c, &plan->jobs[i], "pdf", given);
        if (c->delivery.sends && !interrupt_noted()) {
            bool arrived = deliver(c, &plan->jobs[i], "epub", given);
            ok &= arrived;
            sent |= arrived;
        }
    }
    names_free(given);
    if (sent && !c->quiet)
        device_say_goodbye(c->delivery.device);
    return ok ? STATUS_DONE : STATUS_FAILED;
}
