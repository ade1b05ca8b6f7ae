/* SPDX-License-Identifier: MIT */
/*
 * The pieces are begun in their order, each by whoever is free first: also by
 * the thread that waits for one of them, so that none is idle while there is
 * something to do. They lie in a ring, a slot each.
 */
#include "base/parallel.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/thread.h"

struct parallel {
    struct parallel_plan plan;
    pthread_mutex_t lock; /* of all below */
    pthread_cond_t changed;
    size_t taken; /* the piece at which the taker is */
    size_t begun; /* so many */
    bool *done;   /* by their slots; also of one that has had no piece */
    bool ends;
    size_t hands; /* that are given out */
    pthread_t *threads;
    size_t thread_count;
};

static size_t slot_of(const struct parallel *p, size_t piece)
{
    return piece % p->plan.window;
}

/* Whether the next may be begun: what its slot held is done, and taken or
 * passed over. */
static bool may_begin(const struct parallel *p)
{
    return p->begun < p->plan.pieces && p->begun < p->taken + p->plan.window &&
           p->done[slot_of(p, p->begun)];
}

/* Does the next piece; the lock is open meanwhile. */
static void do_next(struct parallel *p, size_t hand)
{
    size_t piece = p->begun++, slot = slot_of(p, piece);
    p->done[slot] = false;
    pthread_mutex_unlock(&p->lock);
    p->plan.work(p->plan.context, piece, slot, hand);
    pthread_mutex_lock(&p->lock);
    p->done[slot] = true;
    pthread_cond_broadcast(&p->changed);
}

static void *help(void *argument)
{
    struct parallel *p = argument;
    pthread_mutex_lock(&p->lock);
    size_t hand = ++p->hands;
    while (!p->ends && p->begun < p->plan.pieces) {
        if (may_begin(p))
            do_next(p, hand);
        else
            pthread_cond_wait(&p->changed, &p->lock);
    }
    pthread_mutex_unlock(&p->lock);
    return NULL;
}

static void start_threads(struct parallel *p)
{
    size_t most =
        p->plan.pieces < p->plan.threads ? p->plan.pieces : p->plan.threads;
    while (p->thread_count + 1 < most &&
           thread_start(&p->threads[p->thread_count], help, p))
        p->thread_count++;
}

struct parallel *parallel_new(const struct parallel_plan *plan)
{
    struct parallel *p = calloc(1, sizeof *p);
    if (!p)
        return NULL;
    p->plan = *plan;
    p->done = calloc(plan->window, sizeof *p->done);
    p->threads = calloc(plan->threads, sizeof *p->threads);
    pthread_mutex_init(&p->lock, NULL);
    pthread_cond_init(&p->changed, NULL);
    if (!p->done || !p->threads) {
        parallel_free(p);
        return NULL;
    }
    for (size_t i = 0; i < plan->window; i++)
        p->done[i] = true;
    start_threads(p);
    return p;
}

void parallel_free(struct parallel *p)
{
    if (!p)
        return;
    pthread_mutex_lock(&p->lock);
    p->ends = true;
    pthread_cond_broadcast(&p->changed);
    pthread_mutex_unlock(&p->lock);
    for (size_t i = 0; i < p->thread_count; i++)
        pthread_join(p->threads[i], NULL);
    pthread_cond_destroy(&p->changed);
    pthread_mutex_destroy(&p->lock);
    free(p->threads);
    free(p->done);
    free(p);
}

/* A piece that was passed over is begun all the same: they have their order. */
size_t parallel_take(struct parallel *p, size_t piece)
{
    pthread_mutex_lock(&p->lock);
    p->taken = piece;
    pthread_cond_broadcast(&p->changed);
    while (p->begun <= piece || !p->done[slot_of(p, piece)]) {
        if (may_begin(p))
            do_next(p, 0);
        else
            pthread_cond_wait(&p->changed, &p->lock);
    }
    pthread_mutex_unlock(&p->lock);
    return slot_of(p, piece);
}
