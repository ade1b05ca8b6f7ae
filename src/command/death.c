/* SPDX-License-Identifier: MIT */
#include "command/death.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

#include "command/command.h"
#include "command/language.h"
#include "command/limits.h"

void death_describe(const struct command *c, int status, char *text,
                    size_t size)
{
    const char *limit = limits_memory(c)
                            ? _("; perhaps --max-memory allows it too little")
                            : "";
    if (WIFEXITED(status) && WEXITSTATUS(status) == STATUS_NO_MEMORY)
        snprintf(text, size, _("out of memory%s"), limit);
    else if (!WIFSIGNALED(status))
        snprintf(text, size, _("the conversion broke off (status %d)%s"),
                 WIFEXITED(status) ? WEXITSTATUS(status) : status, limit);
    else if (WTERMSIG(status) == SIGKILL)
        snprintf(text, size, "%s",
                 _("the conversion was killed, as a system does that runs out "
                   "of memory"));
    else if (WTERMSIG(status) == SIGSYS)
        snprintf(text, size, "%s",
                 _("the conversion tried to reach a program, a network or "
                   "another process, which no document needs, and was "
                   "stopped"));
    else if (WTERMSIG(status) == SIGXCPU)
        snprintf(text, size, "%s",
                 _("the conversion took more of the processor's time than it "
                   "may and was stopped; --timeout can allow more"));
    else
        snprintf(text, size, _("the conversion crashed (signal %d, %s)%s"),
                 WTERMSIG(status), _(strsignal(WTERMSIG(status))), limit);
}
