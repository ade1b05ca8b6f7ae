/* SPDX-License-Identifier: MIT */
/*
 * A folder is made under a name that is no key, filled, brought to the disk,
 * and given its name in one step. Only then is it told in the database: what is
 * there without being told is of no use to anybody, and is swept away.
 */
#define _GNU_SOURCE /* copy_file_range */
#include "serve/store.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/write_all.h"

enum { KEPT_MAX = 100, PATH_ROOM = 400 };

/* What is kept in memory: files without names, held open. */
struct kept {
    struct kept *next;
    char key[KEY_ROOM];
    size_t n;
    struct {
        char *name;
        int fd;
    } files[];
};

bool store_open(struct store *store, const char *folder)
{
    *store = (struct store){.folder = -1};
    if (!folder)
        return true;
    if (mkdir(folder, 0700) != 0 && errno != EEXIST)
        return false;
    store->folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return store->folder >= 0 &&
           (mkdirat(store->folder, "editions", 0700) == 0 || errno == EEXIST);
}

void store_chance(void *bytes, size_t n)
{
    ssize_t done;
    do {
        done = getrandom(bytes, n, 0);
    } while (done != (ssize_t)n);
}

void store_new_key(char key[KEY_ROOM])
{
    uint64_t number;
    store_chance(&number, sizeof number);
    snprintf(key, KEY_ROOM, "%016llx", (unsigned long long)number);
}

bool store_is_key(const char *key)
{
    return strlen(key) == KEY_DIGITS &&
           strspn(key, "0123456789abcdef") == KEY_DIGITS;
}

/* ---- in memory ---- */

static void forget(struct kept **at)
{
    struct kept *kept = *at;
    *at = kept->next;
    for (size_t i = 0; i < kept->n; i++) {
        free(kept->files[i].name);
        close(kept->files[i].fd);
    }
    free(kept);
}

static struct kept **find(struct store *store, const char *key)
{
    struct kept **at = &store->first;
    while (*at && strcmp((*at)->key, key) != 0)
        at = &(*at)->next;
    return at;
}

/* The oldest go where there are many. */
static void forget_oldest(struct store *store)
{
    size_t n = 0;
    struct kept **at = &store->first;
    for (; *at && n < KEPT_MAX; n++)
        at = &(*at)->next;
    while (*at)
        forget(at);
}

static bool remember(struct store *store, const char *key,
                     const struct stored *files, size_t n)
{
    struct kept *kept = calloc(1, sizeof *kept + n * sizeof kept->files[0]);
    if (!kept)
        return false;
    snprintf(kept->key, sizeof kept->key, "%s", key);
    kept->next = store->first;
    store->first = kept;
    for (size_t i = 0; i < n; i++) {
        kept->files[i].name = strdup(files[i].name);
        kept->files[i].fd = fcntl(files[i].fd, F_DUPFD_CLOEXEC, 0);
        kept->n = i + 1;
        if (kept->files[i].name && kept->files[i].fd >= 0)
            continue;
        forget(&store->first);
        return false;
    }
    forget_oldest(store);
    return true;
}

/* A descriptor of its own, since each has its place in the file. */
static int recall(struct kept *kept, const char *name)
{
    char path[PATH_ROOM];
    for (size_t i = 0; kept && i < kept->n; i++) {
        if (strcmp(kept->files[i].name, name) != 0)
            continue;
        snprintf(path, sizeof path, "/proc/self/fd/%d", kept->files[i].fd);
        return open(path, O_RDONLY | O_CLOEXEC);
    }
    return -1;
}

/* ---- in a folder ---- */

/* All of the file `from`, with its date, which editions may be dated by. */
static bool copy(int from, int to)
{
    enum { BLOCK = 1 << 16 };
    static char bytes[BLOCK];
    struct stat info;
    off_t at = 0;
    ssize_t n;
    while ((n = pread(from, bytes, BLOCK, at)) > 0) {
        if (!write_all(to, bytes, (size_t)n))
            return false;
        at += n;
    }
    if (n < 0 || fstat(from, &info) != 0)
        return false;
    const struct timespec times[] = {info.st_mtim, info.st_mtim};
    return futimens(to, times) == 0 && fsync(to) == 0;
}

static bool put(int folder, const struct stored *file)
{
    int to = openat(folder, file->name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
                    0600);
    bool ok = to >= 0 && copy(file->fd, to);
    int why = errno;
    if (to >= 0 && close(to) != 0)
        return false;
    errno = why;
    return ok;
}

static bool fill(int folder, const struct stored *files, size_t n)
{
    bool ok = mkdirat(folder, "source", 0700) == 0;
    for (size_t i = 0; ok && i < n; i++)
        ok = put(folder, &files[i]);
    return ok && fsync(folder) == 0;
}

static void remove_files(int folder)
{
    DIR *stream = fdopendir(folder);
    struct dirent *entry;
    while (stream && (entry = readdir(stream))) {
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            (void)unlinkat(folder, entry->d_name, 0);
    }
    if (stream)
        closedir(stream);
}

/* A folder of editions and the one in it. */
static void remove_folder(int store, const char *name)
{
    char path[PATH_ROOM];
    snprintf(path, sizeof path, "editions/%s/source", name);
    int inner = openat(store, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (inner >= 0)
        remove_files(inner);
    (void)unlinkat(store, path, AT_REMOVEDIR);
    snprintf(path, sizeof path, "editions/%s", name);
    int outer = openat(store, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (outer >= 0)
        remove_files(outer);
    (void)unlinkat(store, path, AT_REMOVEDIR);
}

static bool keep_in_folder(const struct store *store, const char *key,
                           const struct stored *files, size_t n)
{
    char now[PATH_ROOM], then[PATH_ROOM], name[KEY_ROOM + 8];
    snprintf(name, sizeof name, "new-%s", key);
    snprintf(now, sizeof now, "editions/%s", name);
    snprintf(then, sizeof then, "editions/%s", key);
    if (mkdirat(store->folder, now, 0700) != 0)
        return false;
    int folder = openat(store->folder, now, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool ok = folder >= 0 && fill(folder, files, n) &&
              renameat(store->folder, now, store->folder, then) == 0;
    int why = errno;
    if (folder >= 0)
        close(folder);
    int above = openat(store->folder, "editions", O_RDONLY | O_CLOEXEC);
    if (above >= 0) {
        (void)fsync(above);
        close(above);
    }
    if (!ok)
        remove_folder(store->folder, name);
    errno = why;
    return ok;
}

bool store_keep(struct store *store, const char *key,
                const struct stored *files, size_t n)
{
    return store->folder < 0 ? remember(store, key, files, n)
                             : keep_in_folder(store, key, files, n);
}

int store_file(const struct store *store, const char *key, const char *name)
{
    char path[PATH_ROOM];
    if (!store_is_key(key))
        return -1;
    if (store->folder < 0)
        return recall(*find((struct store *)store, key), name);
    snprintf(path, sizeof path, "editions/%s/%s", key, name);
    return openat(store->folder, path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
}

void store_remove(struct store *store, const char *key)
{
    if (!store_is_key(key))
        return;
    if (store->folder >= 0) {
        remove_folder(store->folder, key);
        return;
    }
    struct kept **at = find(store, key);
    if (*at)
        forget(at);
}

void store_sweep(struct store *store,
                 bool (*is_known)(void *context, const char *key),
                 void *context)
{
    struct dirent *entry;
    int folder = store->folder < 0 ? -1
                                   : openat(store->folder, "editions",
                                            O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *stream = folder >= 0 ? fdopendir(folder) : NULL;
    while (stream && (entry = readdir(stream))) {
        if (entry->d_name[0] != '.' && !is_known(context, entry->d_name))
            remove_folder(store->folder, entry->d_name);
    }
    if (stream)
        closedir(stream);
}
