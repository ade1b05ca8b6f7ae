/* SPDX-License-Identifier: MIT */
/*
 * A name in, why that is no document out. What a system tells of itself it
 * makes while it is read, some of it without an end, and some of it is gone
 * then; so do devices. What a shell has opened for us is given by such a name,
 * too: those pass.
 */
#include "command/special.h"

#include <linux/magic.h>
#include <poll.h>
#include <stddef.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>

#include "command/language.h"

/* File systems without files of people's (statfs(2)). */
static bool is_of_system(const char *path)
{
    static const unsigned long systems[] = {
        PROC_SUPER_MAGIC, SYSFS_MAGIC,        DEBUGFS_MAGIC,      TRACEFS_MAGIC,
        SECURITYFS_MAGIC, CGROUP_SUPER_MAGIC, CGROUP2_SUPER_MAGIC};
    struct statfs info;
    if (statfs(path, &info) != 0)
        return false;
    for (size_t i = 0; i < sizeof systems / sizeof systems[0]; i++) {
        if ((unsigned long)info.f_type == systems[i])
            return true;
    }
    return false;
}

static bool is_open_already(const char *path)
{
    static const char *const places[] = {"/dev/fd/", "/dev/stdin",
                                         "/proc/self/fd/"};
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        if (strncmp(path, places[i], strlen(places[i])) == 0)
            return true;
    }
    return false;
}

const char *special_refusal(const char *path)
{
    struct stat info;
    if (is_open_already(path) || stat(path, &info) != 0)
        return NULL;
    if (S_ISCHR(info.st_mode) || S_ISBLK(info.st_mode))
        return N_("this is a device and no document; name a file");
    if (S_ISREG(info.st_mode) && is_of_system(path))
        return N_("this is no document: the system makes what is in it while "
                  "it is read; copy it to a file first");
    return NULL;
}

/* One without a name is in the kernel's own file system of pipes. */
bool special_is_silent_pipe(int fd)
{
    struct stat info;
    struct statfs system;
    struct pollfd file = {fd, POLLIN, 0};
    return fstat(fd, &info) == 0 && S_ISFIFO(info.st_mode) &&
           fstatfs(fd, &system) == 0 && system.f_type != PIPEFS_MAGIC &&
           poll(&file, 1, 0) == 0;
}
