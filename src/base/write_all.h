/* SPDX-License-Identifier: MIT */
/* Writing to a descriptor of POSIX; for the library and its programs alike. */
#ifndef ANBAN_BASE_WRITE_ALL_H
#define ANBAN_BASE_WRITE_ALL_H

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <unistd.h>

/* Writes all `n` bytes, however many calls that takes. False: it failed, and
 * errno says why. */
static inline bool write_all(int fd, const char *bytes, size_t n)
{
    while (n > 0) {
        ssize_t wrote = write(fd, bytes, n);
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote <= 0)
            return false;
        bytes += wrote;
        n -= (size_t)wrote;
    }
    return true;
}

#endif
