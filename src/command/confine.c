/* SPDX-License-Identifier: MIT */
/*
 * Files by Landlock (Documentation/userspace-api/landlock.rst of Linux): all
 * that it can forbid is forbidden, and rules give back what the plan needs. A
 * rule names a folder or a file that is there, and is made once for all of the
 * workers. Of the kernel's versions of it each forbids more than the one
 * before: moving between folders, truncating, networks, orders to devices,
 * and, from the sixth on, signals to processes outside. None of it is needed
 * here, so as much is forbidden as the kernel knows.
 */
#define _GNU_SOURCE /* O_PATH */
#include "command/confine.h"

#include <fcntl.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#if defined __has_include
#if __has_include(<linux/landlock.h>)
#include <linux/landlock.h>
#endif
#endif

#include "command/command.h"
#include "command/language.h"
#include "command/plan.h"

#if defined LANDLOCK_ACCESS_FS_MAKE_SYM && defined SYS_landlock_create_ruleset

enum {
    OF_FILES = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE |
               LANDLOCK_ACCESS_FS_READ_FILE,
    TO_READ = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR,
    TO_WRITE = LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_MAKE_REG |
               LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE |
               LANDLOCK_ACCESS_FS_READ_DIR
};

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

static int new_rules(void)
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

/* What does not exist needs no right; what fails stays forbidden. */
static void allow(const struct confinement *k, const char *path,
                  unsigned rights)
{
    struct stat info;
    int fd = k->rules < 0 ? -1 : open(path, O_PATH | O_CLOEXEC);
    if (fd < 0)
        return;
    bool is_folder = fstat(fd, &info) == 0 && S_ISDIR(info.st_mode);
    struct landlock_path_beneath_attr rule = {
        .allowed_access = is_folder ? rights : rights & OF_FILES,
        .parent_fd = fd};
    (void)syscall(SYS_landlock_add_rule, k->rules, LANDLOCK_RULE_PATH_BENEATH,
                  &rule, 0);
    close(fd);
}

static bool restrict_files(int rules)
{
    return rules >= 0 && syscall(SYS_landlock_restrict_self, rules, 0) == 0;
}

#else /* headers from before Linux 5.13 */

enum { TO_READ, TO_WRITE };

static int new_rules(void)
{
    return -1;
}

static void allow(const struct confinement *k, const char *path,
                  unsigned rights)
{
    (void)k, (void)path, (void)rights;
}

static bool restrict_files(int rules)
{
    (void)rules;
    return false;
}

#endif

/* The folder of what `path` names. Many a document has the folder of the one
 * before. */
static void allow_folder_of(struct confinement *k, const char *path,
                            unsigned rights)
{
    const char *slash = strrchr(path, '/');
    size_t n = slash ? (size_t)(slash - path) + 1 : 1;
    const char *folder = slash ? path : ".";
    if (k->last && strlen(k->last) == n && strncmp(k->last, folder, n) == 0)
        return;
    free(k->last);
    k->last = command_own(strndup(folder, n));
    allow(k, k->last, rights);
}

/* C++ has its exceptions, iconv its tables in modules which are loaded when
 * they are needed. Nothing here is anybody's secret. */
static void allow_system(const struct confinement *k)
{
    static const char *const places[] = {"/usr/lib",
                                         "/usr/lib64",
                                         "/usr/local/lib",
                                         "/lib",
                                         "/lib64",
                                         "/nix/store",
                                         "/etc/ld.so.cache",
                                         "/usr/share/fonts",
                                         "/gnu/store",
                                         "/etc/localtime",
                                         "/usr/share/zoneinfo"};
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++)
        allow(k, places[i], TO_READ);
}

/* A font's family is beside it; each worker reads these anew. */
static void allow_settings(struct confinement *k, const struct command *c)
{
    for (size_t i = 0; i < c->setting_count; i++) {
        const char *name = c->settings[i].name, *value = c->settings[i].value;
        bool is_font = strcmp(name, "font") == 0;
        if (!is_font && strcmp(name, "fallback-font") != 0 &&
            strcmp(name, "cover") != 0)
            continue;
        allow(k, value, TO_READ);
        if (is_font)
            allow_folder_of(k, value, TO_READ);
    }
}

/* The pictures of a document lie in its folder and below. The file itself may
 * be a link to elsewhere. */
static void allow_input(struct confinement *k, const char *path)
{
    struct stat info;
    if (strcmp(path, "-") == 0)
        allow(k, ".", TO_READ);
    else if (lstat(path, &info) == 0 && !S_ISREG(info.st_mode))
        allow(k, path, TO_READ);
    allow_folder_of(k, path, TO_READ);
}

/* What the link `path` says, seen from where it is; NULL: it is no link. */
static char *link_target(const char *path)
{
    char name[4096];
    ssize_t n = readlink(path, name, sizeof name - 1);
    if (n <= 0)
        return NULL;
    name[n] = '\0';
    const char *slash = strrchr(path, '/');
    int folder = name[0] != '/' && slash ? (int)(slash - path + 1) : 0;
    size_t size = (size_t)folder + (size_t)n + 1;
    char *target = command_own(malloc(size));
    snprintf(target, size, "%.*s%s", folder, path, name);
    return target;
}

/* An edition is made in the folder of the file that its name leads to; into a
 * device it is written as it is. */
static void allow_output(struct confinement *k, const char *path)
{
    enum { LINKS = 40 };
    struct stat info;
    char *next, *at = NULL;
    if (stat(path, &info) == 0 && !S_ISREG(info.st_mode) &&
        !S_ISDIR(info.st_mode)) {
        k->has_device = true;
        allow(k, path, TO_WRITE);
        return;
    }
    allow_folder_of(k, path, TO_WRITE);
    next = link_target(path);
    for (int i = 0; i < LINKS && next; i++, next = link_target(at)) {
        free(at);
        at = next;
        allow_folder_of(k, at, TO_WRITE);
    }
    free(next);
    free(at);
}

static void allow_outputs(struct confinement *k, const struct command *c,
                          const struct job *job)
{
    for (size_t i = 0; i < c->format_count; i++) {
        char *target = plan_target(c, job, c->formats[i]);
        if (target)
            allow_output(k, target);
        free(target);
    }
}

void confinement_make(struct confinement *k, const struct command *c,
                      const struct plan *plan)
{
    *k = (struct confinement){.wanted = CONFINE && !c->no_confine, .rules = -1};
    if (!k->wanted)
        return;
    k->rules = new_rules();
    allow_system(k);
    allow_settings(k, c);
    if (c->to_folder) {
        (void)mkdir(c->output, 0777); /* what fails is told by the writing */
        allow(k, c->output, TO_WRITE);
    }
    for (size_t i = 0; i < plan->n; i++)
        allow_input(k, plan->jobs[i].input);
    free(k->last);
    k->last = NULL;
    for (size_t i = 0; i < plan->n; i++)
        allow_outputs(k, c, &plan->jobs[i]);
}

void confinement_enter(const struct confinement *k, bool tells)
{
    const struct rlimit none = {0, 0};
    if (!k->wanted)
        return;
    (void)setrlimit(RLIMIT_CORE, &none); /* it would hold the document */
    (void)prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    bool files = restrict_files(k->rules);
    bool calls = confine_calls(k->has_device);
    if (!files && tells)
        fputs(_("anban: conversions are not confined to their files, as this "
                "system lacks Landlock\n"),
              stderr);
    if (!calls && tells)
        fputs(_("anban: conversions could reach programs and networks, as this "
                "system lacks seccomp\n"),
              stderr);
}

void confinement_free(struct confinement *k)
{
    if (k->rules >= 0)
        close(k->rules);
    free(k->last);
}
