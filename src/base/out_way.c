/* SPDX-License-Identifier: MIT */
/*
 * Outputs are made beside the file that they replace, so links to it are
 * followed here and not by the system.
 */
#define _GNU_SOURCE /* statx */
#include "base/out_way.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LINKS_MAX = 40 };

int out_folder_length(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? (int)(slash - path + 1) : 0;
}

static void name_folder(char folder[PATH_MAX], const char *path)
{
    int length = out_folder_length(path);
    snprintf(folder, PATH_MAX, "%.*s", length ? length : 1,
             length ? path : ".");
}

/* What the link at `path` says, seen from where `path` is; NULL: no link. */
static char *link_target(const char *path)
{
    char name[PATH_MAX];
    ssize_t n = readlink(path, name, sizeof name - 1);
    if (n <= 0)
        return NULL;
    name[n] = '\0';
    int folder = name[0] != '/' ? out_folder_length(path) : 0;
    size_t size = (size_t)folder + (size_t)n + 1;
    char *target = malloc(size);
    if (target)
        snprintf(target, size, "%.*s%s", folder, path, name);
    return target;
}

char *out_way(const char *path)
{
    struct stat info;
    /* Written in place, and not always to be had by another name: /dev/fd/63 */
    if (stat(path, &info) == 0 && !S_ISREG(info.st_mode))
        return strdup(path);
    char *real = realpath(path, NULL), *target;
    if (real || errno == ELOOP)
        return real ? real : strdup(path);
    real = strdup(path);
    for (int i = 0; real && i < LINKS_MAX && (target = link_target(real));
         i++) {
        free(real);
        real = target;
    }
    return real;
}

static bool is_trusted(const char *path, uid_t owner)
{
    char folder[PATH_MAX];
    struct stat info;
    name_folder(folder, path);
    if (stat(folder, &info) != 0)
        return false;
    bool all_may_write = (info.st_mode & S_ISVTX) && (info.st_mode & S_IWOTH);
    return !all_may_write || owner == info.st_uid || owner == geteuid();
}

/* Of each name on the way the link, if it is one, and what that says. */
static bool is_safe(const char *path, int links)
{
    char part[PATH_MAX];
    struct stat info;
    size_t n = 0, size = strlen(path);
    while (n < size) {
        n += strspn(path + n, "/");
        n += strcspn(path + n, "/");
        snprintf(part, sizeof part, "%.*s", (int)n, path);
        if (lstat(part, &info) != 0 || !S_ISLNK(info.st_mode))
            continue;
        char *target = links > 0 ? link_target(part) : NULL;
        bool safe = is_trusted(part, info.st_uid) &&
                    (!target || is_safe(target, links - 1));
        free(target);
        if (!safe)
            return false;
    }
    return true;
}

bool out_way_is_safe(const char *path)
{
    return is_safe(path, LINKS_MAX);
}

bool out_folder_only_grows(const char *path)
{
    char folder[PATH_MAX];
    struct statx info;
    name_folder(folder, path);
    return statx(AT_FDCWD, folder, 0, STATX_BASIC_STATS, &info) == 0 &&
           (info.stx_attributes & STATX_ATTR_APPEND);
}
