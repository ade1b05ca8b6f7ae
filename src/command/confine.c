/* SPDX-License-Identifier: MIT */
/*
 * Files by Landlock (Documentation/userspace-api/landlock.rst of Linux): all
 * that it can forbid is forbidden, and nothing is given back. Of the kernel's
 * versions of it each forbids more than the one before: moving between folders,
 * truncating, networks, orders to devices, and, from the sixth on, signals to
 * processes outside.
 */
#define _GNU_SOURCE /* syscall */
#include "command/confine.h"

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#if defined __has_include
#if __has_include(<linux/landlock.h>)
#include <linux/landlock.h>
#endif
#endif

#include "anban.h"
#include "command/command.h"
#include "command/language.h"

#if defined LANDLOCK_ACCESS_FS_MAKE_SYM && defined SYS_landlock_create_ruleset

/* What linux/landlock.h of Linux 6.12 says; the system's may be older. */
struct handled {
    uint64_t files;
    uint64_t networks; /* from the fourth version on */
    uint64_t scopes;   /* from the sixth: signals, sockets with a name */
};

enum { BIND_AND_CONNECT = 3, SIGNALS_AND_SOCKETS = 3 };

/* How many rights of files each version knows, from the first on. */
static const unsigned char file_rights[] = {13, 14, 15, 15, 16};

enum { RIGHTS_KNOWN = sizeof file_rights, NETWORKS_FROM = 4, SCOPES_FROM = 6 };

static int forbid_all(void)
{
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0,
                           LANDLOCK_CREATE_RULESET_VERSION);
    if (version < 1)
        return -1;
    unsigned known = version < RIGHTS_KNOWN ? (unsigned)version : RIGHTS_KNOWN;
    struct handled all = {.files = (UINT64_C(1) << file_rights[known - 1]) - 1,
                          .networks = BIND_AND_CONNECT,
                          .scopes = SIGNALS_AND_SOCKETS};
    size_t size = version >= SCOPES_FROM     ? sizeof all
                  : version >= NETWORKS_FROM ? offsetof(struct handled, scopes)
                                             : sizeof all.files;
    return (int)syscall(SYS_landlock_create_ruleset, &all, size, 0);
}

static bool confine_files(void)
{
    int rules = forbid_all();
    bool ok = rules >= 0 && syscall(SYS_landlock_restrict_self, rules, 0) == 0;
    if (rules >= 0)
        close(rules);
    return ok;
}

#else /* headers from before Linux 5.13 */

static bool confine_files(void)
{
    return false;
}

#endif

bool confine_wanted(const struct command *c)
{
    return CONFINE && !c->no_confine;
}

bool confine_hides_files(const struct command *c)
{
    for (size_t i = 0; i < c->setting_count; i++) {
        if (anban_takes_file(c->settings[i].name))
            return confine_wanted(c);
    }
    return false;
}

static void tell(const char *sentence)
{
    fputs(_(sentence), stderr);
}

void confine(const struct command *c, bool is_first)
{
    const struct rlimit none = {0, 0};
    if (!confine_wanted(c))
        return;
    (void)setrlimit(RLIMIT_CORE, &none); /* it would hold the document */
    (void)prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    bool files = confine_files();
    bool calls = confine_calls();
    if (!is_first || (files && calls))
        return;
    if (!files && !calls)
        tell(N_("anban: conversions are not confined at all, as this system "
                "lacks Landlock and seccomp, or a container forbids them; "
                "convert only what you trust\n"));
    else if (c->verbose)
        tell(calls ? N_("anban: conversions are confined by seccomp alone, as "
                        "this system lacks Landlock\n")
                   : N_("anban: conversions could reach programs and networks, "
                        "as this system lacks seccomp\n"));
}
