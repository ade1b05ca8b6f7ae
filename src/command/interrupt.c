/* SPDX-License-Identifier: MIT */
/*
 * The one place with variables of the whole process: a signal handler can see
 * nothing else.
 */
#include "command/interrupt.h"

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "anban.h"

static const int signals[] = {SIGINT, SIGTERM, SIGHUP};

enum { SIGNAL_COUNT = sizeof signals / sizeof signals[0] };

const char interrupt_trapped[] =
    "the conversion tried to reach a program, a network or another process, "
    "which no document needs, and was stopped";

static const char *volatile input_name;
static volatile sig_atomic_t noted;
static const char *volatile guarded;

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

/* The signal is blocked while this runs, and comes when it returns. */
static void remove_and_die(int number)
{
    anban_remove_partial(guarded, (long)getpid());
    signal(number, SIG_DFL);
    raise(number);
}

static bool is_caught(void)
{
    struct sigaction now;
    return sigaction(SIGTERM, NULL, &now) == 0 && now.sa_handler == note_signal;
}

void interrupt_guard(const char *path)
{
    if (is_caught())
        return;
    if (path)
        guarded = path;
    set_all(path ? remove_and_die : SIG_DFL);
}

static void put(const char *text)
{
    (void)!write(STDERR_FILENO, text, strlen(text));
}

static void tell_and_die(int number)
{
    (void)number;
    if (guarded)
        anban_remove_partial(guarded, (long)getpid());
    put("anban: ");
    put(input_name);
    put(": ");
    put(interrupt_trapped);
    put("\n");
    _exit(1);
}

void interrupt_tell_trap(const char *input)
{
    input_name = input;
    set_action(SIGSYS, tell_and_die);
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
