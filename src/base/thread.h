/* SPDX-License-Identifier: MIT */
/* Threads of the library's own. */
#ifndef ANBAN_BASE_THREAD_H
#define ANBAN_BASE_THREAD_H

#include <pthread.h>
#include <signal.h>
#include <stdbool.h>

/* Starts a thread that blocks all signals: those of the process are for the
 * threads which its program knows of. False: there can be none now. */
static inline bool thread_start(pthread_t *thread, void *(*work)(void *),
                                void *argument)
{
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    bool started = pthread_create(thread, NULL, work, argument) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return started;
}

#endif
