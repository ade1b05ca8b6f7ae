/* SPDX-License-Identifier: MIT */
/*
 * Folders are followed rather than files, because editors save a text under
 * another name and rename it: the file that was followed would be gone.
 */
#include "command/changes.h"

#include <errno.h>
#include <stdalign.h>
#include <stdlib.h>
#include <unistd.h>

#ifdef __linux__

#include <poll.h>
#include <sys/inotify.h>

#include "command/command.h"

enum { BLOCK = 16384 };

struct changes {
    int fd;
    size_t n, at; /* bytes in the block, and how many were told */
    alignas(struct inotify_event) char block[BLOCK];
};

struct changes *changes_new(void)
{
    int fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (fd < 0)
        return NULL;
    struct changes *changes = command_own(calloc(1, sizeof *changes));
    changes->fd = fd;
    return changes;
}

void changes_free(struct changes *changes)
{
    if (changes)
        close(changes->fd);
    free(changes);
}

/* A text still being written (IN_MODIFY) is told, too, so that whoever listens
 * can wait for its end; a link put in a text's place is only created. */
int changes_follow(struct changes *changes, const char *folder)
{
    return inotify_add_watch(changes->fd, folder,
                             IN_CLOSE_WRITE | IN_MODIFY | IN_CREATE |
                                 IN_DELETE | IN_MOVE | IN_DELETE_SELF |
                                 IN_MOVE_SELF | IN_ONLYDIR);
}

static bool fill(struct changes *changes, int wait)
{
    struct pollfd file = {changes->fd, POLLIN, 0};
    if (poll(&file, 1, wait) <= 0)
        return false;
    ssize_t n = read(changes->fd, changes->block, BLOCK);
    changes->at = 0;
    changes->n = n > 0 ? (size_t)n : 0;
    return n > 0;
}

bool changes_next(struct changes *changes, struct change *change, int wait)
{
    if (changes->at >= changes->n && !fill(changes, wait))
        return false;
    const struct inotify_event *event =
        (const void *)(changes->block + changes->at);
    changes->at += sizeof *event + event->len;
    *change = (struct change){
        .folder = event->wd,
        .name = event->len ? event->name : "",
        .is_folder = event->mask & IN_ISDIR,
        .is_lost = event->mask & (IN_Q_OVERFLOW | IN_IGNORED | IN_UNMOUNT |
                                  IN_MOVE_SELF | IN_DELETE_SELF)};
    return true;
}

#else

struct changes *changes_new(void)
{
    errno = ENOSYS;
    return NULL;
}

void changes_free(struct changes *changes)
{
    (void)changes;
}

int changes_follow(struct changes *changes, const char *folder)
{
    (void)changes, (void)folder;
    return -1;
}

bool changes_next(struct changes *changes, struct change *change, int wait)
{
    (void)changes, (void)change, (void)wait;
    return false;
}

#endif
