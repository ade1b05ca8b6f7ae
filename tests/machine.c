/* SPDX-License-Identifier: MIT */
/*
 * Preloaded by tests/checks/default_limits.sh: a machine whose clock goes
 * ANBAN_CLOCK times as fast, and one of ANBAN_MEMORY bytes; and by confine.sh
 * one that lacks what ANBAN_LACKS names, "landlock seccomp".
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

int clock_gettime(clockid_t clock, struct timespec *now)
{
    const long second = 1000000000;
    int (*real)(clockid_t, struct timespec *);
    *(void **)&real = dlsym(RTLD_NEXT, "clock_gettime");
    const char *faster = getenv("ANBAN_CLOCK");
    int result = real(clock, now);
    if (result != 0 || clock != CLOCK_MONOTONIC || !faster)
        return result;
    long times = atol(faster), rest = now->tv_nsec * times;
    now->tv_sec = now->tv_sec * times + rest / second;
    now->tv_nsec = rest % second;
    return 0;
}

long sysconf(int name)
{
    long (*real)(int);
    *(void **)&real = dlsym(RTLD_NEXT, "sysconf");
    const char *memory = getenv("ANBAN_MEMORY");
    if (name != _SC_PHYS_PAGES || !memory)
        return real(name);
    return atol(memory) / real(_SC_PAGESIZE);
}

static int lacks(const char *what)
{
    const char *all = getenv("ANBAN_LACKS");
    return all && strstr(all, what);
}

/* No call has more arguments than six. */
long syscall(long number, ...)
{
    enum { ARGUMENTS = 6 };
    long (*real)(long, ...), a[ARGUMENTS];
    va_list all;
    if (number == SYS_landlock_create_ruleset && lacks("landlock")) {
        errno = ENOSYS;
        return -1;
    }
    va_start(all, number);
    for (int i = 0; i < ARGUMENTS; i++)
        a[i] = va_arg(all, long);
    va_end(all);
    *(void **)&real = dlsym(RTLD_NEXT, "syscall");
    return real(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}

int seccomp_load(void *filter)
{
    int (*real)(void *);
    *(void **)&real = dlsym(RTLD_NEXT, "seccomp_load");
    return lacks("seccomp") ? -EINVAL : real(filter);
}
