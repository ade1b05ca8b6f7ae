/* SPDX-License-Identifier: MIT */
/*
 * An edition of before may have been shared with some and hidden from others,
 * and has tags; the one that takes its place is the same to all of them. Where
 * there is an access control list, the group's bits of the mode are its mask
 * (acl(5)): taken for the group's own they would open the file to the group.
 */
#include "base/out_keep.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/xattr.h>
#include <unistd.h>

static const char acl[] = "system.posix_acl_access";

enum { VALUE_MAX = 65536 }; /* of an attribute and of the list: limits.h(0p) */

/* False: the group, whom the mode speaks of, is another one now. */
static bool keep_owner(int fd, const struct stat *old)
{
    struct stat now;
    if (fstat(fd, &now) != 0)
        return false;
    if (now.st_uid != old->st_uid && fchown(fd, old->st_uid, old->st_gid) == 0)
        return true;
    return now.st_gid == old->st_gid || fchown(fd, (uid_t)-1, old->st_gid) == 0;
}

/* The folder may have given the new file a list of its own. */
static bool keep_list(int fd, const char *old, char *value)
{
    ssize_t n = getxattr(old, acl, value, VALUE_MAX);
    if (n > 0)
        return fsetxattr(fd, acl, value, (size_t)n, 0) == 0;
    (void)fremovexattr(fd, acl);
    return false;
}

/* The group gets no more than all others have. */
static mode_t without_group(mode_t mode)
{
    return (mode & ~(mode_t)070) | ((mode & 07) << 3 & mode);
}

static bool has_list(const char *old)
{
    return getxattr(old, acl, NULL, 0) > 0;
}

static void keep_attributes(int fd, const char *old, char *value)
{
    char names[VALUE_MAX];
    ssize_t n = listxattr(old, names, sizeof names);
    for (ssize_t at = 0; at < n; at += (ssize_t)strlen(names + at) + 1) {
        if (strncmp(names + at, "user.", 5) != 0)
            continue;
        ssize_t size = getxattr(old, names + at, value, VALUE_MAX);
        if (size >= 0)
            (void)fsetxattr(fd, names + at, value, (size_t)size, 0);
    }
}

void out_keep(int fd, const char *old, const struct stat *info)
{
    char *value = malloc(VALUE_MAX);
    mode_t mode = info->st_mode & 0777;
    bool same_group = keep_owner(fd, info);
    if (!value || !same_group || has_list(old))
        mode = without_group(mode);
    if (value)
        keep_attributes(fd, old, value);
    (void)fchmod(fd, mode);
    if (value && same_group)
        (void)keep_list(fd, old, value);
    free(value);
}
