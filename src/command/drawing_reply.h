/* SPDX-License-Identifier: MIT */
/* What a worker hears that wants its document's drawings drawn. */
#ifndef ANBAN_COMMAND_DRAWING_REPLY_H
#define ANBAN_COMMAND_DRAWING_REPLY_H

#include <stdbool.h>

struct drawn;
struct task;

/* An empty tray, which is the task's. False: the worker does not listen. */
bool drawing_reply_tray(int link, struct task *task);

/* What became of the drawings in it; *by receives the program, or NULL. False:
 * the worker does not listen, or never had a tray. */
bool drawing_reply(int link, const struct task *task, struct drawn *drawn,
                   const char **by);

#endif
