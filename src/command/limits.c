/* SPDX-License-Identifier: MIT */
#include "command/limits.h"

#include <unistd.h>

#include "command/command.h"
#include "command/confine.h"

enum { ALONE = 120, AMONG_OTHERS = 300 };

/* A thousand reports in one file, 5,000 pages, take a seventh of it. */
static const rlim_t most_memory = (rlim_t)2 << 30;

double limits_time(const struct command *c, bool alone)
{
    if (c->timeout >= 0)
        return c->timeout;
    if (command_writes_stdout(c))
        return 0;
    return alone ? ALONE : AMONG_OTHERS;
}

rlim_t limits_work(const struct command *c, bool alone)
{
    return alone && c->timeout < 0 && command_writes_stdout(c) ? ALONE : 0;
}

/* Instruments that need other files need other memory, too. */
rlim_t limits_memory(const struct command *c)
{
    long pages = sysconf(_SC_PHYS_PAGES), size = sysconf(_SC_PAGESIZE);
    if (c->has_max_memory || !CONFINE || pages <= 0 || size <= 0)
        return c->max_memory;
    rlim_t half = (rlim_t)pages / 2 * (rlim_t)size;
    return half < most_memory ? half : most_memory;
}

size_t limits_jobs(const struct command *c)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    return c->jobs ? (size_t)c->jobs : processors > 0 ? (size_t)processors : 1;
}
