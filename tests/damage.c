/* SPDX-License-Identifier: MIT */
/*
 * Preloaded by tests/checks/send.sh: a disk that keeps something else than it
 * was given. What goes to a hidden file loses a bit on its way, in the block
 * that ANBAN_DAMAGE numbers, from 0.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

ssize_t write(int fd, const void *bytes, size_t n)
{
    static long block;
    char link[32], path[4096] = "";
    ssize_t (*real)(int, const void *, size_t);
    *(void **)&real = dlsym(RTLD_NEXT, "write");
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    const char *wanted = getenv("ANBAN_DAMAGE");
    if (!wanted || readlink(link, path, sizeof path - 1) < 0 ||
        !strstr(path, "/.anban-") || block++ != atol(wanted))
        return real(fd, bytes, n);
    unsigned char *copy = malloc(n);
    if (!copy)
        return -1;
    memcpy(copy, bytes, n);
    copy[n / 2] ^= 1;
    ssize_t written = real(fd, copy, n);
    free(copy);
    return written;
}
