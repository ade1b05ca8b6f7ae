/* SPDX-License-Identifier: MIT */
/*
 * One of the two places with variables of the whole process (ending.c is the
 * other): a signal handler can see nothing else.
 */
#include "command/interrupt.h"

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "anban.h"
#include "command/command.h"
#include "command/ending.h"

static const int signals[] = {SIGINT, SIGTERM, SIGHUP};

enum { SIGNAL_COUNT = sizeof signals / sizeof signals[0] };

static volatile sig_atomic_t noted;
static char *const *volatile guarded;

static void set_action(int number, void (*action)(int))
{
    struct sigaction new = {.sa_handler = action}, old;
    sigemptyset(&new.sa_mask);
    if (sigaction(number, NULL, &old) == 0 && old.sa_handler != SIG_IGN)
        sigaction(number, &new, NULL);
}

static void set_all(void (*action)(int))
{
    for (size_t i = 0; i < SIGNAL_COUNT; i++)
        set_action(signals[i], action);
}

static void note_signal(int number)
{
    noted = number;
}

void interrupt_put_away(void)
{
    char *const *path = guarded;
    while (path && *path)
        anban_remove_partial(*path++, (long)getpid());
}

/* The signal is blocked while this runs, and comes when it returns. */
static void remove_and_die(int number)
{
    interrupt_put_away();
    signal(number, SIG_DFL);
    raise(number);
}

static bool is_caught(void)
{
    struct sigaction now;
    return sigaction(SIGTERM, NULL, &now) == 0 && now.sa_handler == note_signal;
}

void interrupt_guard(char *const *paths)
{
    if (paths)
        guarded = paths;
    if (!is_caught())
        set_all(paths ? remove_and_die : SIG_DFL);
    if (!paths)
        guarded = NULL;
}

static void tell_trap(int number)
{
    (void)number;
    end_here(ENDING_TRAPPED);
}

void interrupt_tell_trap(void)
{
    set_action(SIGSYS, tell_trap);
}

void interrupt_catch(void)
{
    set_all(note_signal);
}

int interrupt_noted(void)
{
    return noted;
}

void interrupt_leave_to_parent(long parent)
{
    set_all(SIG_IGN);
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
    if (getppid() != parent) /* it has died meanwhile */
        _exit(1);
}

void interrupt_die(int number)
{
    signal(number, SIG_DFL);
    raise(number);
}
