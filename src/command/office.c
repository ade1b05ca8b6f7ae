/* SPDX-License-Identifier: MIT */
/*
 * A descriptor in, that of a .docx out. LibreOffice works in a folder made for
 * the one file: its profile, the copy that it reads and what it writes are in
 * it, and go with it. It has a time, and an amount of memory, and, where the
 * system lets us, no network. The file stays a stranger's: what comes out is
 * read by a confined worker like any other.
 */
#define _GNU_SOURCE /* unshare */
#include "command/office.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "command/command.h"
#include "command/interrupt.h"
#include "command/language.h"
#include "command/message.h"
#include "command/progress.h"

enum { SECONDS = 180, PATH_ROOM = 4096, TICK = 20 /* milliseconds */ };
static const rlim_t memory_most = (rlim_t)6 << 30;

static const struct {
    const char *ending;
    size_t at; /* where the signature stands */
    const char *signature;
    size_t n;
} forms[] = {
    {".doc", 0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8},
    {".dot", 0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8},
    {".wps", 0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8},
    {".wpd", 0, "\xFFWPC", 4},
    {".sxw", 30, "mimetypeapplication/vnd.sun.xml.writer", 38},
};

enum { FORM_COUNT = sizeof forms / sizeof forms[0] };

/* The form that the name's ending says; FORM_COUNT: none of these. */
static size_t form_of(const char *name)
{
    const char *dot = strrchr(name, '.');
    size_t i = 0;
    while (i < FORM_COUNT && !(dot && strcasecmp(dot, forms[i].ending) == 0))
        i++;
    return i;
}

/* LibreOffice's program on PATH; false: it is not there. */
static bool find_program(char program[PATH_ROOM])
{
    const char *folders = getenv("PATH");
    while (folders && *folders) {
        size_t n = strcspn(folders, ":");
        snprintf(program, PATH_ROOM, "%.*s/soffice", (int)n, folders);
        if (n > 0 && folders[0] == '/' && access(program, X_OK) == 0)
            return true;
        folders += n + (folders[n] == ':');
    }
    return false;
}

bool office_reads(const char *name)
{
    char program[PATH_ROOM];
    return form_of(name) < FORM_COUNT && find_program(program);
}

/* An OLE file with a password of today's Word has no text by this name
 * (MS-OFFCRYPTO, 2.3.4): LibreOffice would only ask for it. */
static bool holds_document(int fd, size_t form)
{
    char head[64];
    ssize_t n = pread(fd, head, sizeof head, 0);
    size_t end = forms[form].at + forms[form].n;
    return n >= (ssize_t)end &&
           memcmp(head + forms[form].at, forms[form].signature,
                  forms[form].n) == 0;
}

static bool copy(int from, const char *to)
{
    char block[65536];
    off_t at = 0;
    ssize_t n;
    int fd = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    while (fd >= 0 && (n = pread(from, block, sizeof block, at)) > 0 &&
           write(fd, block, (size_t)n) == n)
        at += n;
    return fd >= 0 && close(fd) == 0 && n == 0;
}

static int remove_one(const char *path, const struct stat *info, int kind,
                      struct FTW *place)
{
    (void)info, (void)kind, (void)place;
    return remove(path);
}

static void remove_folder(const char *folder)
{
    enum { OPEN_MOST = 16 };
    nftw(folder, remove_one, OPEN_MOST, FTW_DEPTH | FTW_PHYS | FTW_MOUNT);
}

static void limit(void)
{
    struct rlimit seconds = {SECONDS, SECONDS};
    struct rlimit memory = {memory_most, memory_most};
    struct rlimit core = {0, 0};
    setrlimit(RLIMIT_CPU, &seconds);
    setrlimit(RLIMIT_AS, &memory);
    setrlimit(RLIMIT_CORE, &core);
    if (unshare(CLONE_NEWNET) != 0)
        (void)unshare(CLONE_NEWUSER | CLONE_NEWNET);
}

/* Never returns. */
static void become(const char *program, const char *folder, const char *file)
{
    char profile[PATH_ROOM + 64];
    int nothing = open("/dev/null", O_RDWR);
    snprintf(profile, sizeof profile, "-env:UserInstallation=file://%s/profile",
             folder);
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        dup2(nothing, fd);
    setpgid(0, 0);
    setenv("HOME", folder, 1);
    limit();
    execl(program, program, profile, "--headless", "--norestore", "--nologo",
          "--convert-to", "docx:MS Word 2007 XML", "--outdir", folder, file,
          (char *)NULL);
    _exit(127);
}

/* Until it has ended, its time is over, or we are told to end. */
static bool wait_for(pid_t pid)
{
    const struct timespec tick = {0, TICK * 1000000L};
    double begun = progress_now();
    int status = 0;
    pid_t ended = 0;
    while (ended == 0 && !interrupt_noted() &&
           progress_now() - begun < SECONDS) {
        ended = waitpid(pid, &status, WNOHANG);
        if (ended == 0)
            nanosleep(&tick, NULL);
    }
    kill(-pid, SIGKILL);
    if (ended == 0)
        waitpid(pid, &status, 0);
    return ended == pid && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* -1: it did not succeed. */
static int convert_in(const char *program, const char *folder, size_t form,
                      int fd)
{
    char file[PATH_ROOM], made[PATH_ROOM];
    snprintf(file, sizeof file, "%s/document%s", folder, forms[form].ending);
    snprintf(made, sizeof made, "%s/document.docx", folder);
    if (!copy(fd, file))
        return -1;
    pid_t pid = fork();
    if (pid == 0)
        become(program, folder, file);
    bool ok = pid > 0 && wait_for(pid);
    return ok ? open(made, O_RDONLY | O_CLOEXEC | O_NOFOLLOW) : -1;
}

static int convert(size_t form, int fd)
{
    char program[PATH_ROOM], folder[PATH_ROOM / 2];
    const char *temporary = getenv("TMPDIR");
    if (!find_program(program))
        return -1;
    snprintf(folder, sizeof folder, "%s/anban-XXXXXX",
             temporary && *temporary == '/' ? temporary : "/tmp");
    if (!mkdtemp(folder))
        return -1;
    int made = convert_in(program, folder, form, fd);
    remove_folder(folder);
    return made;
}

int office_open(const struct command *c, const char *path, int fd)
{
    size_t form = form_of(path);
    if (fd < 0 || form == FORM_COUNT || !office_reads(path) ||
        !holds_document(fd, form))
        return fd;
    int made = convert(form, fd);
    if (made < 0) {
        if (!interrupt_noted())
            say(_("anban: %s: LibreOffice could not make a .docx of it\n"),
                path);
        return fd;
    }
    if (!c->quiet)
        say(_("anban: %s: read by LibreOffice, which made a .docx of it\n"),
            path);
    close(fd);
    return made;
}
