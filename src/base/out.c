/* SPDX-License-Identifier: MIT */
/*
 * Write aside, flush, rename. The errors of close and fsync count: on some
 * file systems a full disk is told only there.
 */
#include "base/out.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"

/* libharu writes a number at a time, and every call of the system costs. */
enum { HELD_MAX = 32 * 1024 };

struct out {
    char *target;    /* the file to appear, links resolved */
    char *temporary; /* NULL when the target is written in place */
    int fd;
    int failure; /* the first errno met, or 0 */
    size_t size;
    size_t held; /* bytes not yet given to the system */
    unsigned char bytes[HELD_MAX];
};

enum { TEMPORARY_TRIES = 100 };

/* What the link at `path` says, seen from where `path` is; NULL: no link. */
static char *link_target(const char *path)
{
    char name[4096];
    ssize_t n = readlink(path, name, sizeof name - 1);
    if (n <= 0)
        return NULL;
    name[n] = '\0';
    const char *slash = strrchr(path, '/');
    int folder = name[0] != '/' && slash ? (int)(slash - path + 1) : 0;
    size_t size = (size_t)folder + (size_t)n + 1;
    char *target = malloc(size);
    if (target)
        snprintf(target, size, "%.*s%s", folder, path, name);
    return target;
}

/* The file that `path` names in the end. Links are followed also to a file
 * that does not exist yet; one that leads round and round stays as it is. */
static char *resolve(const char *path)
{
    enum { LINKS = 40 };
    char *real = realpath(path, NULL), *target;
    if (real || errno == ELOOP)
        return real ? real : strdup(path);
    real = strdup(path);
    for (int i = 0; real && i < LINKS && (target = link_target(real)); i++) {
        free(real);
        real = target;
    }
    return real;
}

/* A name beside the target: hidden, ours, and different on each try. */
static char *temporary_name(const char *target, int attempt)
{
    const char *slash = strrchr(target, '/');
    int folder = slash ? (int)(slash - target + 1) : 0;
    size_t size = strlen(target) + 64;
    char *name = malloc(size);
    if (name)
        snprintf(name, size, "%.*s.anban-%ld-%d.tmp", folder, target,
                 (long)getpid(), attempt);
    return name;
}

/* The mode a new file gets: that of the file it replaces, else the umask's. */
static mode_t mode_for(const struct stat *old)
{
    return old ? old->st_mode & 0777 : 0666;
}

static bool open_temporary(struct out *out, const struct stat *old)
{
    for (int i = 0; i < TEMPORARY_TRIES; i++) {
        out->temporary = temporary_name(out->target, i);
        if (!out->temporary)
            return false;
        out->fd = open(out->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
                       mode_for(old));
        if (out->fd >= 0) {
            if (old)
                (void)fchmod(out->fd, mode_for(old));
            return true;
        }
        free(out->temporary);
        out->temporary = NULL;
        if (errno != EEXIST)
            return false;
    }
    return false;
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

struct out *out_new(const char *path, struct anban_error *err)
{
    struct out *out = calloc(1, sizeof *out);
    if (!out || !(out->target = resolve(path))) {
        free(out);
        fail(err, ANBAN_NO_MEMORY, "out of memory");
        return NULL;
    }
    out->fd = -1;
    if (!open_target(out)) {
        fail(err, ANBAN_OUTPUT, "%s: cannot be written: %s", path,
             strerror(errno));
        out_free(out);
        return NULL;
    }
    return out;
}

struct out *out_on(int fd, struct anban_error *err)
{
    struct out *out = calloc(1, sizeof *out);
    char *name = strdup("standard output");
    int copy = fcntl(fd, F_DUPFD_CLOEXEC, 0);
    if (!out || !name || copy < 0) {
        fail(err, ANBAN_OUTPUT, "standard output: cannot be written: %s",
             strerror(errno));
        if (copy >= 0)
            close(copy);
        free(name);
        free(out);
        return NULL;
    }
    out->target = name;
    out->fd = copy;
    return out;
}

size_t out_size(const struct out *out)
{
    return out->size;
}

static void give(struct out *out, const unsigned char *p, size_t n)
{
    while (n > 0 && out->failure == 0) {
        ssize_t written = write(out->fd, p, n);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0) {
            out->failure = errno;
            break;
        }
        p += written;
        n -= (size_t)written;
    }
}

static void give_held(struct out *out)
{
    give(out, out->bytes, out->held);
    out->held = 0;
}

bool out_write(struct out *out, const void *bytes, size_t n)
{
    out->size += n;
    if (n > HELD_MAX - out->held)
        give_held(out);
    if (n > HELD_MAX) {
        give(out, bytes, n);
    } else if (n > 0) {
        memcpy(out->bytes + out->held, bytes, n);
        out->held += n;
    }
    return out->failure == 0;
}

static void close_out(struct out *out)
{
    give_held(out);
    if (out->temporary && out->failure == 0 && fsync(out->fd) != 0)
        out->failure = errno;
    if (close(out->fd) != 0 && out->failure == 0)
        out->failure = errno;
    out->fd = -1;
}

/* The new name itself must reach the disk; a folder that cannot be synced
 * (some network file systems) is no failure of ours. */
static void sync_folder(const char *target)
{
    const char *slash = strrchr(target, '/');
    char *folder =
        slash ? strndup(target, (size_t)(slash - target + 1)) : strdup(".");
    int fd = folder ? open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
    if (fd >= 0) {
        (void)fsync(fd);
        close(fd);
    }
    free(folder);
}

bool out_commit(struct out *out, struct anban_error *err)
{
    close_out(out);
    if (out->temporary && out->failure == 0) {
        if (rename(out->temporary, out->target) != 0)
            out->failure = errno;
        else
            sync_folder(out->target);
    }
    bool ok = out->failure == 0;
    if (!ok) {
        fail(err, ANBAN_OUTPUT, "%s: cannot be written: %s", out->target,
             strerror(out->failure));
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
