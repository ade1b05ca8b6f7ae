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

static const int signals[] = {SIGINT, SIGTERM, SIGHUP};

enum { SIGNAL_COUNT = sizeof signals / sizeof signals[0] };

static volatile sig_atomic_t noted;
static char *const *volatile guarded;
static volatile size_t guarded_count;

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
    for (size_t i = 0; i < guarded_count; i++) {
        if (guarded[i])
            anban_remove_partial(guarded[i], (long)getpid());
    }
}

void interrupt_guard(char *const *paths, size_t n)
{
    guarded_count = 0;
    guarded = paths;
    guarded_count = n;
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
    interrupt_guard(NULL, 0);
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
