/* SPDX-License-Identifier: MIT */
/*
 * Write aside, flush, name. Where the file system can, the file has no name
 * before it is whole (O_TMPFILE of Linux), so that nothing is left of it when
 * the process dies, however that comes; elsewhere it is a hidden one until it
 * is renamed. The errors of close and fsync count: on some file systems a full
 * disk is told only there.
 */
#define _GNU_SOURCE /* O_TMPFILE */
#include "base/out.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/out_keep.h"
#include "base/out_way.h"
#include "base/language.h"

/* A PDF comes in pieces of a few bytes; each write to a file has its price. */
enum { OUT_BUFFER = 65536 };

struct out {
    char *target;    /* the file to appear, links resolved */
    char *temporary; /* what it is called until then, if anything */
    bool nameless;   /* written aside without a name */
    bool synced;     /* somebody else's, who will name it */
    bool flushed;    /* all is on the disk, short of the name */
    int fd;
    int failure; /* the first errno met, or 0 */
    size_t size;
    size_t waiting; /* bytes at the end which are not in the file yet */
    unsigned char buffer[OUT_BUFFER];
};

enum { TEMPORARY_TRIES = 100 };

/* A name beside the target: hidden, the process's, and different on each
 * try. */
static void name_temporary(char name[PATH_MAX], const char *target, long pid,
                           int attempt)
{
    snprintf(name, PATH_MAX, "%.*s.anban-%ld-%d.tmp", out_folder_length(target),
             target, pid, attempt);
}

/* The mode a new file gets: the umask's, unless it is to be that of a file
 * which it replaces. */
static mode_t mode_for(const struct stat *old)
{
    return old ? OUT_OWN_MODE : 0666;
}

/* Where the system shows an open file, so that it can be given a name. */
static void name_descriptor(char name[32], int fd)
{
    snprintf(name, 32, "/proc/self/fd/%d", fd);
}

/* Opens a file without a name in the target's folder. */
static bool open_nameless(struct out *out, const struct stat *old)
{
    char shown[32], folder[PATH_MAX];
    int length = out_folder_length(out->target);
    snprintf(folder, sizeof folder, "%.*s", length ? length : 1,
             length ? out->target : ".");
#ifdef O_TMPFILE
    out->fd = open(folder, O_WRONLY | O_TMPFILE | O_CLOEXEC, mode_for(old));
#endif
    if (out->fd < 0)
        return false;
    name_descriptor(shown, out->fd);
    out->nameless = access(shown, F_OK) == 0;
    if (!out->nameless) {
        close(out->fd);
        out->fd = -1;
    }
    return out->nameless;
}

/* Gives the file in the making a hidden name which nobody has: `take` makes
 * the name its own, and fails with EEXIST where there is one like it. */
static bool take_hidden_name(struct out *out, const struct stat *old,
                             bool (*take)(struct out *, const struct stat *))
{
    out->temporary = malloc(PATH_MAX);
    if (!out->temporary)
        return false;
    for (int i = 0; i < TEMPORARY_TRIES; i++) {
        name_temporary(out->temporary, out->target, (long)getpid(), i);
        if (take(out, old))
            return true;
        if (errno != EEXIST)
            break;
    }
    int failure = errno;
    free(out->temporary);
    out->temporary = NULL;
    errno = failure;
    return false;
}

static bool open_hidden(struct out *out, const struct stat *old)
{
    out->fd = open(out->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
                   mode_for(old));
    return out->fd >= 0;
}

/* From a folder that only grows neither the file that was there could go, nor a
 * hidden name. */
static bool open_temporary(struct out *out, const struct stat *old)
{
    bool only_grows = out_folder_only_grows(out->target);
    bool opened = !(only_grows && old) && open_nameless(out, old);
    if (!opened && only_grows)
        errno = EPERM;
    if (!opened && (only_grows || !take_hidden_name(out, old, open_hidden)))
        return false;
    if (old)
        out_keep(out->fd, out->target, old);
    return true;
}

static bool open_target(struct out *out)
{
    struct stat old;
    size_t n = strlen(out->target);
    if (stat(out->target, &old) != 0) { /* a ring of links is not new */
        bool is_name = n > 0 && out->target[n - 1] != '/';
        return errno == ENOENT && is_name && open_temporary(out, NULL);
    }
    if (S_ISDIR(old.st_mode)) {
        errno = EISDIR;
        return false;
    }
    if (S_ISREG(old.st_mode)) /* a rename would not ask */
        return faccessat(AT_FDCWD, out->target, W_OK, AT_EACCESS) == 0 &&
               open_temporary(out, &old);
    out->fd = open(out->target, O_WRONLY | O_CLOEXEC);
    return out->fd >= 0;
}

static void out_free(struct out *out)
{
    free(out->temporary);
    free(out->target);
    free(out);
}

/* All zero but the buffer; NULL: no memory. */
static struct out *new_out(void)
{
    struct out *out = malloc(sizeof *out);
    if (out)
        memset(out, 0, offsetof(struct out, buffer));
    return out;
}

struct out *out_new(const char *path, struct anban_error *err)
{
    struct out *out = new_out();
    if (!out || !(out->target = out_way(path))) {
        free(out);
        fail(err, ANBAN_NO_MEMORY, "out of memory");
        return NULL;
    }
    out->fd = -1;
    if (!out_way_is_safe(path)) {
        fail(err, ANBAN_OUTPUT,
             "%s: leads through a link that another user has put into a folder "
             "of all; name the file itself",
             path);
        out_free(out);
        return NULL;
    }
    if (!open_target(out)) {
        fail(err, ANBAN_OUTPUT, "%s: cannot be written: %s", path,
             _(strerror(errno)));
        out_free(out);
        return NULL;
    }
    return out;
}

static bool is_regular(int fd, struct stat *info)
{
    return fstat(fd, info) == 0 && S_ISREG(info->st_mode);
}

struct out *out_on(int fd, const char *name, struct anban_error *err)
{
    struct stat info;
    struct out *out = new_out();
    char *target = strdup(name ? name : "standard output");
    int copy = fcntl(fd, F_DUPFD_CLOEXEC, 0);
    if (!out || !target || copy < 0) {
        if (name)
            fail(err, ANBAN_OUTPUT, "%s: cannot be written: %s", name,
                 _(strerror(errno)));
        else
            fail(err, ANBAN_OUTPUT, "standard output: cannot be written: %s",
                 _(strerror(errno)));
        if (copy >= 0)
            close(copy);
        free(target);
        free(out);
        return NULL;
    }
    out->target = target;
    out->fd = copy;
    out->synced = name && is_regular(copy, &info);
    return out;
}

int out_fd(const struct out *out)
{
    return out->fd;
}

size_t out_length(const struct out *out)
{
    struct stat info;
    return is_regular(out->fd, &info) ? (size_t)info.st_size : 0;
}

void out_take(struct out *out)
{
    out->flushed = true;
}

size_t out_size(const struct out *out)
{
    return out->size;
}

static void put(struct out *out, const unsigned char *bytes, size_t n)
{
    while (n > 0 && out->failure == 0) {
        ssize_t written = write(out->fd, bytes, n);
        if (written >= 0) {
            bytes += written;
            n -= (size_t)written;
        } else if (errno != EINTR) {
            out->failure = errno;
        }
    }
}

static void empty_buffer(struct out *out)
{
    put(out, out->buffer, out->waiting);
    out->waiting = 0;
}

bool out_write(struct out *out, const void *bytes, size_t n)
{
    out->size += n;
    if (n > OUT_BUFFER - out->waiting)
        empty_buffer(out);
    if (n > OUT_BUFFER) {
        put(out, bytes, n);
    } else if (n > 0) {
        memcpy(out->buffer + out->waiting, bytes, n);
        out->waiting += n;
    }
    return out->failure == 0;
}

/* Lets the nameless file have the name. */
static bool link_as(const struct out *out, const char *name)
{
    char shown[32];
    name_descriptor(shown, out->fd);
    return linkat(AT_FDCWD, shown, AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0;
}

static bool link_hidden(struct out *out, const struct stat *old)
{
    (void)old;
    return link_as(out, out->temporary);
}

/* Gives the hidden file the target's name; it has no other from then on. */
static bool rename_hidden(struct out *out)
{
    if (rename(out->temporary, out->target) != 0)
        return false;
    free(out->temporary);
    out->temporary = NULL;
    return true;
}

/* Makes the target a name of the nameless file. A name that is taken can only
 * be replaced by a rename, so there is a hidden one for that moment. */
static bool name_target(struct out *out)
{
    return link_as(out, out->target) ||
           (errno == EEXIST && take_hidden_name(out, NULL, link_hidden) &&
            rename_hidden(out));
}

void out_flush(struct out *out)
{
    bool aside = out->nameless || out->temporary || out->synced;
    empty_buffer(out);
    if (aside && out->failure == 0 && fsync(out->fd) != 0)
        out->failure = errno;
    out->flushed = true;
}

/* Flushes and closes; afterwards the file is called its target, or
 * `temporary` where it had to have a name from the start. */
static void close_out(struct out *out)
{
    if (!out->flushed)
        out_flush(out);
    if (out->nameless && out->failure == 0 && !name_target(out))
        out->failure = errno;
    if (close(out->fd) != 0 && out->failure == 0)
        out->failure = errno;
    out->fd = -1;
}

bool out_commit(struct out *out, struct anban_error *err)
{
    close_out(out);
    if (out->temporary && out->failure == 0 && !rename_hidden(out))
        out->failure = errno;
    bool ok = out->failure == 0;
    if (!ok) {
        fail(err, ANBAN_OUTPUT, "%s: cannot be written: %s", out->target,
             _(strerror(out->failure)));
        if (out->temporary)
            unlink(out->temporary);
    }
    out_free(out);
    return ok;
}

void out_discard(struct out *out)
{
    close(out->fd);
    if (out->temporary)
        unlink(out->temporary);
    out_free(out);
}

static void sync_folder(int fd)
{
    if (fd >= 0)
        (void)fsync(fd);
}

void out_sync_name(const char *path)
{
    enum { FLAGS = O_RDONLY | O_DIRECTORY | O_CLOEXEC };
    char *target = out_way(path);
    int length = target ? out_folder_length(target) : 0;
    char *folder = length ? strndup(target, (size_t)length) : NULL;
    int fd = open(folder ? folder : ".", FLAGS);
    int above = fd >= 0 ? openat(fd, "..", FLAGS) : -1;
    sync_folder(fd);
    sync_folder(above);
    if (above >= 0)
        close(above);
    if (fd >= 0)
        close(fd);
    free(folder);
    free(target);
}

void out_remove_partial(const char *path, long pid)
{
    char real[PATH_MAX], name[PATH_MAX];
    if (!realpath(path, real))
        snprintf(real, sizeof real, "%s", path);
    for (int i = 0; i < TEMPORARY_TRIES; i++) {
        name_temporary(name, real, pid, i);
        unlink(name);
    }
}
