/* SPDX-License-Identifier: MIT */
/* The workers of a run, and who does what. */
#ifndef ANBAN_COMMAND_POOL_H
#define ANBAN_COMMAND_POOL_H

struct anban;
struct anban_shared;
struct command;
struct outcome;
struct plan;

/* Has the plan's jobs done; `ready` is a prepared conversion, which stays the
 * caller's. STATUS_USAGE: the only document does not have what the options ask
 * of it; else STATUS_DONE. An interrupted run ends early; interrupt_noted
 * tells. */
int pool_run(const struct command *c, const struct plan *plan,
             struct anban_shared *shared, struct anban *ready,
             struct outcome *o);

#endif
