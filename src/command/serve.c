/* SPDX-License-Identifier: MIT */
/*
 * The server is a program of its own, beside this one or, as it is installed,
 * in libexec: its libraries would add a third to the time in which a report is
 * converted, only to be loaded.
 */
#include "command/serve.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/auxv.h>
#include <unistd.h>

#include "command/command.h"
#include "command/language.h"
#include "command/message.h"

bool serve_is_wanted(int argc, char **argv)
{
    return argc > 1 && strcmp(argv[1], "serve") == 0;
}

/* Only where this program itself is, wherever that has been moved to. */
int serve_run(char **argv)
{
    static const char *const places[] = {"anban-server",
                                         "../libexec/anban-server"};
    char own[PATH_MAX], path[PATH_MAX + sizeof "../libexec/anban-server"];
    ssize_t n = readlink("/proc/self/exe", own, sizeof own - 1);
    own[n > 0 ? n : 0] = '\0';
    if (n <= 0) /* in a root without /proc; NOLINTNEXTLINE */
        snprintf(own, sizeof own, "%s", (const char *)getauxval(AT_EXECFN));
    char *slash = strrchr(own, '/');
    if (slash)
        slash[1] = '\0';
    argv[1] = argv[0];
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        snprintf(path, sizeof path, "%s%s", own, places[i]);
        execv(path, argv + 1);
    }
    say(_("anban: serve: %s: %s; the package anban-server has it\n"), path,
        _(strerror(errno)));
    return STATUS_FAILED;
}
