/* SPDX-License-Identifier: MIT */
/*
 * Preloaded by tests/checks/default_limits.sh: a machine whose clock goes
 * ANBAN_CLOCK times as fast, and one of ANBAN_MEMORY bytes.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
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
