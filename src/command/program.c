/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE /* unshare */
#include "command/program.h"

#include <fcntl.h>
#include <ftw.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "command/confine.h"
#include "command/interrupt.h"
#include "command/progress.h"

enum { TICK = 20 /* milliseconds */ };
static const rlim_t memory_most = (rlim_t)6 << 30;

bool program_find(const char *name, char program[PROGRAM_PATH])
{
    const char *folders = getenv("PATH");
    while (folders && *folders) {
        size_t n = strcspn(folders, ":");
        snprintf(program, PROGRAM_PATH, "%.*s/%s", (int)n, folders, name);
        if (n > 0 && folders[0] == '/' && access(program, X_OK) == 0)
            return true;
        folders += n + (folders[n] == ':');
    }
    return false;
}

bool program_folder(char folder[PROGRAM_PATH / 2])
{
    const char *temporary = getenv("TMPDIR");
    snprintf(folder, PROGRAM_PATH / 2, "%s/anban-XXXXXX",
             temporary && *temporary == '/' ? temporary : "/tmp");
    return mkdtemp(folder) != NULL;
}

static int remove_one(const char *path, const struct stat *info, int kind,
                      struct FTW *place)
{
    (void)info, (void)kind, (void)place;
    return remove(path);
}

void program_remove_folder(const char *folder)
{
    enum { OPEN_MOST = 16 };
    nftw(folder, remove_one, OPEN_MOST, FTW_DEPTH | FTW_PHYS | FTW_MOUNT);
}

static void limit(unsigned seconds)
{
    struct rlimit time = {seconds, seconds};
    struct rlimit memory = {memory_most, memory_most};
    struct rlimit core = {0, 0};
    (void)confine_network(); /* which still takes memory */
    setrlimit(RLIMIT_CPU, &time);
    setrlimit(RLIMIT_AS, &memory);
    setrlimit(RLIMIT_CORE, &core);
    if (unshare(CLONE_NEWNET) != 0)
        (void)unshare(CLONE_NEWUSER | CLONE_NEWNET);
}

/* Never returns. */
static void become(const char *folder, unsigned seconds, char *const words[])
{
    int nothing = open("/dev/null", O_RDWR);
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        dup2(nothing, fd);
    setpgid(0, 0);
    setenv("HOME", folder, 1);
    limit(seconds);
    execv(words[0], words);
    _exit(127);
}

/* Until it has ended, its time is over, or we are told to end. */
static bool wait_for(pid_t pid, unsigned seconds)
{
    const struct timespec tick = {0, TICK * 1000000L};
    double begun = progress_now();
    int status = 0;
    pid_t ended = 0;
    while (ended == 0 && !interrupt_noted() &&
           progress_now() - begun < seconds) {
        ended = waitpid(pid, &status, WNOHANG);
        if (ended == 0)
            nanosleep(&tick, NULL);
    }
    kill(-pid, SIGKILL);
    if (ended == 0)
        waitpid(pid, &status, 0);
    return ended == pid && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool program_run(const char *folder, unsigned seconds, char *const words[])
{
    pid_t pid = fork();
    if (pid == 0)
        become(folder, seconds, words);
    return pid > 0 && wait_for(pid, seconds);
}

bool program_run_office(const char *office, const char *folder,
                        unsigned seconds, const char *to, const char *file)
{
    char profile[PROGRAM_PATH + 64];
    snprintf(profile, sizeof profile, "-env:UserInstallation=file://%s/profile",
             folder);
    char *const words[] = {(char *)office,
                           profile,
                           (char *)"--headless",
                           (char *)"--norestore",
                           (char *)"--nologo",
                           (char *)"--convert-to",
                           (char *)to,
                           (char *)"--outdir",
                           (char *)folder,
                           (char *)file,
                           NULL};
    return program_run(folder, seconds, words);
}
