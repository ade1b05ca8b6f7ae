/* SPDX-License-Identifier: MIT */
/*
 * A descriptor in, that of a .docx out. LibreOffice works in a folder made for
 * the one file: its profile, the copy that it reads and what it writes are in
 * it, and go with it. The file stays a stranger's: what comes out is read by a
 * confined worker like any other.
 */
#include "command/office.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "command/command.h"
#include "command/interrupt.h"
#include "command/language.h"
#include "command/message.h"
#include "command/program.h"

enum { SECONDS = 180 };

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

bool office_reads(const char *name)
{
    char program[PROGRAM_PATH];
    return form_of(name) < FORM_COUNT && program_find("soffice", program);
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

/* -1: it did not succeed. */
static int convert_in(const char *program, const char *folder, size_t form,
                      int fd, unsigned seconds)
{
    char file[PROGRAM_PATH], made[PROGRAM_PATH];
    snprintf(file, sizeof file, "%s/document%s", folder, forms[form].ending);
    snprintf(made, sizeof made, "%s/document.docx", folder);
    bool ok =
        copy(fd, file) && program_run_office(program, folder, seconds,
                                             "docx:MS Word 2007 XML", file);
    return ok ? open(made, O_RDONLY | O_CLOEXEC | O_NOFOLLOW) : -1;
}

int office_make(const char *name, int fd, unsigned seconds)
{
    char program[PROGRAM_PATH], folder[PROGRAM_PATH / 2];
    size_t form = form_of(name);
    if (form == FORM_COUNT || !holds_document(fd, form) ||
        !program_find("soffice", program) || !program_folder(folder))
        return -1;
    int made = convert_in(program, folder, form, fd, seconds);
    program_remove_folder(folder);
    return made;
}

int office_open(const struct command *c, const char *path, int fd)
{
    size_t form = form_of(path);
    if (fd < 0 || form == FORM_COUNT || !office_reads(path) ||
        !holds_document(fd, form))
        return fd;
    int made = office_make(path, fd, SECONDS);
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
