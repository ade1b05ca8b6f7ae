/* SPDX-License-Identifier: MIT */
#include "command/drawing_reply.h"

#include <unistd.h>

#include "command/drawing.h"
#include "command/link.h"
#include "command/task.h"
#include "command/tray.h"

static const char none[ANBAN_SENTENCE];

bool drawing_reply_tray(int link, struct task *task)
{
    if (task->tray >= 0)
        close(task->tray);
    task->tray = tray_new();
    return link_reply(link, task->tray, none);
}

bool drawing_reply(int link, const struct task *task, struct drawn *drawn,
                   const char **by)
{
    struct anban_drawing *drawings;
    if (task->tray < 0)
        return false;
    size_t n = tray_read(task->tray, &drawings);
    *by = drawing_make(drawn, drawings, n);
    int made = tray_new();
    bool ok = made >= 0 && tray_write_made(made, drawings, n);
    tray_free(drawings, n);
    bool heard = link_reply(link, ok ? made : -1, none);
    if (made >= 0)
        close(made);
    return heard;
}
