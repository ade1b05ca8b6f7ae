/* SPDX-License-Identifier: MIT */
/* What a document may take when nothing is said: far more than the longest book
 * does, and an end to what has none. */
#ifndef ANBAN_COMMAND_LIMITS_H
#define ANBAN_COMMAND_LIMITS_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/resource.h>

struct command;

/* Seconds by the clock for a document, the only one of its run or not; 0: no
 * limit, as where somebody may be reading what is written, at leisure. */
double limits_time(const struct command *c, bool alone);

/* Seconds of the processor, for such a case; 0: no limit. */
rlim_t limits_work(const struct command *c, bool alone);

/* Bytes of memory; 0: no limit. */
rlim_t limits_memory(const struct command *c);

/* How many documents, or parts of one, may be worked at at a time. */
size_t limits_jobs(const struct command *c);

#endif
