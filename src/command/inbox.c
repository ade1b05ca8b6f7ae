/* SPDX-License-Identifier: MIT */
/*
 * Files come over networks, piece by piece, and programs keep them open while
 * people type. A lease tells whether a process of this machine has a file open
 * for writing (fcntl(2), F_SETLEASE); the time of its last change tells of
 * those elsewhere.
 */
#define _GNU_SOURCE /* F_SETLEASE */
#include "command/inbox.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "command/command.h"
#include "command/language.h"
#include "command/message.h"

enum { REST = 2 /* seconds */ };

static const char ending[] = ".khong-doc-duoc.txt";

static double seconds(struct timespec t)
{
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static const char *name_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* A file beside it: its name with `before` and `behind`, without so many of
 * its first bytes. The caller's to free. */
static char *beside(const char *path, const char *before, size_t without,
                    const char *behind)
{
    const char *name = name_of(path);
    size_t size = strlen(path) + strlen(before) + strlen(behind) + 1;
    char *other = command_own(malloc(size));
    without = without < strlen(name) ? without : 0;
    snprintf(other, size, "%.*s%s%s%s", (int)(name - path), path, before,
             name + without, behind);
    return other;
}

static bool is_there(char *path)
{
    bool there = access(path, F_OK) == 0;
    free(path);
    return there;
}

/* LibreOffice's ".~lock.NAME#"; Word's "~$NAME", which in longer names stands
 * in place of the first two letters. */
static bool is_open_elsewhere(const char *path)
{
    enum { WORD_CUTS = 2 };
    return is_there(beside(path, ".~lock.", 0, "#")) ||
           is_there(beside(path, "~$", 0, "")) ||
           is_there(beside(path, "~$", WORD_CUTS, ""));
}

static bool is_being_written(const char *path)
{
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0)
        return false;
    bool written = fcntl(fd, F_SETLEASE, F_RDLCK) < 0 && errno == EAGAIN;
    close(fd);
    return written;
}

bool inbox_is_whole(const char *path)
{
    struct stat info;
    struct timespec now;
    if (stat(path, &info) != 0)
        return true; /* it is gone, which is told elsewhere */
    clock_gettime(CLOCK_REALTIME, &now);
    double age = seconds(now) - seconds(info.st_mtim);
    double since = seconds(now) - seconds(info.st_ctim);
    /* A clock that was set back says nothing of the other. */
    bool rests = (age < 0 || age >= REST) && (since < 0 || since >= REST);
    return rests && !is_open_elsewhere(path) && !is_being_written(path);
}

bool inbox_is_note(const char *name)
{
    size_t n = strlen(name), end = sizeof ending - 1;
    return n > end && strcmp(name + n - end, ending) == 0;
}

bool inbox_is_noted(const char *path)
{
    struct stat note, info;
    char *name = beside(path, "", 0, ending);
    bool noted = stat(name, &note) == 0 && stat(path, &info) == 0 &&
                 seconds(note.st_mtim) >= seconds(info.st_ctim);
    free(name);
    return noted;
}

void inbox_note(const char *path, const char *sentence)
{
    char *name = beside(path, "", 0, ending);
    FILE *file = fopen(name, "we");
    bool ok = file && fprintf(file, _("%s could not be read: %s.\n"),
                              name_of(path), sentence) > 0;
    if (file && fclose(file) != 0)
        ok = false;
    if (!ok)
        say(_("anban: %s: the note cannot be written: %s\n"), name,
            _(strerror(errno)));
    free(name);
}

void inbox_clear(const char *path)
{
    char *name = beside(path, "", 0, ending);
    (void)unlink(name);
    free(name);
}
