/* SPDX-License-Identifier: MIT */
/*
 * Preloaded by tests/checks/batch.sh: makes the program do, when it reads a
 * document that says so, what no document should make it do. ANBAN_POISON_OPEN
 * takes files without a name away, as a file system does that has none, and
 * ANBAN_POISON_FSYNC sends a signal at the worst moment.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int deaf;

static void obey(const char *text, size_t n)
{
    const useconds_t while_ = 350000;
    if (memmem(text, n, "@crash@", 7))
        raise(SIGSEGV);
    if (memmem(text, n, "@abort@", 7))
        raise(SIGABRT);
    if (memmem(text, n, "@exit@", 6))
        _exit(7);
    if (memmem(text, n, "@slow@", 6))
        usleep(while_);
    if (memmem(text, n, "@deaf@", 6))
        deaf = 1;
    while (memmem(text, n, "@spin@", 6))
        continue;
}

/* Takes no other document. */
ssize_t recvmsg(int fd, struct msghdr *message, int flags)
{
    ssize_t (*real)(int, struct msghdr *, int);
    const useconds_t while_ = 350000;
    *(void **)&real = dlsym(RTLD_NEXT, "recvmsg");
    while (deaf)
        usleep(while_);
    return real(fd, message, flags);
}

size_t fread(void *block, size_t size, size_t count, FILE *file)
{
    size_t (*real)(void *, size_t, size_t, FILE *);
    *(void **)&real = dlsym(RTLD_NEXT, "fread");
    size_t n = real(block, size, count, file);
    obey(block, n * size);
    return n;
}

int open(const char *path, int flags, ...)
{
    int (*real)(const char *, int, ...);
    va_list more;
    va_start(more, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0;
    va_end(more);
    *(void **)&real = dlsym(RTLD_NEXT, "open");
    if ((flags & O_TMPFILE) == O_TMPFILE && getenv("ANBAN_POISON_OPEN")) {
        errno = EOPNOTSUPP;
        return -1;
    }
    return real(path, flags, mode);
}

int fsync(int fd)
{
    const char *number = getenv("ANBAN_POISON_FSYNC");
    (void)fd;
    if (number)
        raise(atoi(number));
    return 0;
}
