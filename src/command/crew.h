/* SPDX-License-Identifier: MIT */
/* The workers of a run, and who does what. */
#ifndef ANBAN_COMMAND_CREW_H
#define ANBAN_COMMAND_CREW_H

struct anban_shared;
struct command;
struct outcome;
struct plan;

/* Has the plan's jobs done. STATUS_USAGE: the options cannot be honoured, the
 * rest of the jobs was not begun; else STATUS_DONE. An interrupted run ends
 * early; interrupt_noted tells. */
int crew_run(const struct command *c, const struct plan *plan,
             struct anban_shared *shared, struct outcome *o);

#endif
