/* SPDX-License-Identifier: MIT */
/*
 * cost SECONDS FILE COMMAND...: run a command and leave one line in FILE: wall
 * microseconds, processor microseconds, peak KiB of the largest process, and
 * the status (124: stopped after SECONDS). All that the command started and
 * waited for is counted. A program of its own, and a small one: Linux counts
 * the memory of the process that forks towards the one that it starts.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { STOPPED = 124, NOT_STARTED = 127, SIGNALLED = 128, MILLION = 1000000 };

static volatile sig_atomic_t child, stopped;

static void stop(int signal)
{
    (void)signal;
    stopped = 1;
    kill(-child, SIGKILL);
}

static long long now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (long long)t.tv_sec * MILLION + t.tv_nsec / 1000;
}

static long long microseconds(struct timeval t)
{
    return (long long)t.tv_sec * MILLION + t.tv_usec;
}

/* The command in a group of its own, so that all of it can be stopped. */
static pid_t start(char **command)
{
    pid_t pid = fork();
    if (pid == 0) {
        setpgid(0, 0);
        execvp(command[0], command);
        _exit(NOT_STARTED);
    }
    return pid;
}

static int status_of(int status)
{
    if (stopped)
        return STOPPED;
    return WIFEXITED(status) ? WEXITSTATUS(status)
                             : SIGNALLED + WTERMSIG(status);
}

int main(int argc, char **argv)
{
    if (argc < 4)
        return 2;
    FILE *file = fopen(argv[2], "w");
    if (!file)
        return 2;
    int status = 0;
    struct rusage used;
    long long begin = now();
    child = start(argv + 3);
    signal(SIGALRM, stop);
    alarm((unsigned)strtoul(argv[1], NULL, 10));
    while (waitpid(child, &status, 0) < 0 && child > 0)
        continue;
    long long wall = now() - begin;
    getrusage(RUSAGE_CHILDREN, &used);
    fprintf(file, "%lld %lld %ld %d\n", wall,
            microseconds(used.ru_utime) + microseconds(used.ru_stime),
            used.ru_maxrss, status_of(status));
    return fclose(file) != 0;
}
