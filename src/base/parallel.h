/* SPDX-License-Identifier: MIT */
/*
 * Work in pieces, of which several threads do some ahead of the one that takes
 * the results in their order. Which thread does a piece changes nothing of what
 * comes of it, if the work sees nothing but its piece and its own hand.
 */
#ifndef ANBAN_BASE_PARALLEL_H
#define ANBAN_BASE_PARALLEL_H

#include <stddef.h>

struct parallel;

/*
 * Does the piece. `slot`, below the window, is where its result goes, which is
 * nobody else's until the piece is done and taken; `hand`, below the number of
 * threads, tells what the thread has for itself. It must return.
 */
typedef void parallel_work(void *context, size_t piece, size_t slot,
                           size_t hand);

struct parallel_plan {
    parallel_work *work;
    void *context;
    size_t pieces;  /* numbered from 0 */
    size_t window;  /* so many may be begun and not yet taken */
    size_t threads; /* at most, with the caller's, which is hand 0 */
};

/* Starts the other threads, as many as can be had, which begin at once. NULL:
 * no memory. parallel_free, which takes NULL, waits until they have done what
 * they are at, and leaves the rest undone. */
struct parallel *parallel_new(const struct parallel_plan *plan);
void parallel_free(struct parallel *parallel);

/*
 * Takes the piece: returns its slot when it is done, having done others in the
 * meantime. No piece before it may be taken any more, and their slots are used
 * again; its own until the next call.
 */
size_t parallel_take(struct parallel *parallel, size_t piece);

#endif
