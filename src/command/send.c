/* SPDX-License-Identifier: MIT */
/*
 * The book is on the e-reader when it could be read back from it: it goes to a
 * hidden file there, is flushed, is read again past what the system remembers
 * of it, and gets its name only then. What fails leaves nothing behind.
 */
#define _GNU_SOURCE /* O_DIRECT */
#include "command/send.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "anban.h"
#include "command/command.h"
#include "command/device.h"
#include "command/interrupt.h"
#include "command/language.h"
#include "command/names.h"
#include "command/safe_name.h"
#include "command/message.h"

#ifndef O_DIRECT
#define O_DIRECT 0
#endif

/* Blocks for O_DIRECT begin and end with those of any disk. */
enum { BLOCK = 1 << 18, ALIGNMENT = 4096 };

struct copy {
    const char *source;
    struct names *given; /* of the books of this run */
    char *folder, *part, *target;
    unsigned number; /* of the name that was free; 1: it has none */
    off_t size;
    unsigned char *ours, *theirs; /* BLOCK bytes each */
    char reason[320];             /* why it failed */
};

static bool give_up(struct copy *k, const char *doing, int failure)
{
    snprintf(k->reason, sizeof k->reason, "%s: %s", _(doing),
             _(strerror(failure)));
    return false;
}

static char *joined(const char *folder, const char *between, const char *name)
{
    size_t size = strlen(folder) + strlen(between) + strlen(name) + 1;
    char *path = command_own(malloc(size));
    snprintf(path, size, "%s%s%s", folder, between, name);
    return path;
}

/* As much as is there, up to `n`; -1: it fails. What ends within one of the
 * disk's blocks is the end, behind which O_DIRECT may not read. */
static ssize_t read_block(int fd, unsigned char *block, size_t n)
{
    size_t got = 0;
    while (got < n && got % ALIGNMENT == 0) {
        ssize_t more = read(fd, block + got, n - got);
        if (more < 0 && errno == EINTR)
            continue;
        if (more < 0)
            return -1;
        if (more == 0)
            break;
        got += (size_t)more;
    }
    return (ssize_t)got;
}

static bool write_block(int fd, const unsigned char *block, size_t n)
{
    for (size_t put = 0; put < n;) {
        ssize_t more = write(fd, block + put, n - put);
        if (more < 0 && errno != EINTR)
            return false;
        put += more > 0 ? (size_t)more : 0;
    }
    return true;
}

/* A folder entry and a cluster or two beside the book itself. */
static bool has_room(struct copy *k)
{
    const unsigned long long beside = 1 << 17;
    struct statvfs info;
    if (statvfs(k->folder, &info) != 0)
        return give_up(k, N_("its room cannot be asked for"), errno);
    unsigned long long room = (unsigned long long)info.f_bavail * info.f_frsize;
    if (room >= (unsigned long long)k->size + beside)
        return true;
    snprintf(
        k->reason, sizeof k->reason,
        _("there is no room on it: %llu bytes are free, and it takes %llu; "
          "remove a book there"),
        room, (unsigned long long)k->size);
    return false;
}

static bool fill(struct copy *k, int from, int to)
{
    ssize_t n;
    while ((n = read_block(from, k->ours, BLOCK)) > 0) {
        if (interrupt_noted())
            return give_up(k, N_("it was interrupted"), EINTR);
        if (!write_block(to, k->ours, (size_t)n))
            return give_up(k, N_("it cannot be written"), errno);
    }
    if (n < 0)
        return give_up(k, N_("the edition cannot be read"), errno);
    if (fsync(to) != 0)
        return give_up(k, N_("it cannot be written"), errno);
    (void)posix_fadvise(to, 0, 0, POSIX_FADV_DONTNEED);
    return true;
}

/* A book of this document: by its identifier, which stays when the text is
 * corrected. What tells of none is another's. */
static bool is_same_book(const char *ours, const char *theirs)
{
    struct anban_origin one, other;
    return anban_look(ours, &one) == ANBAN_EDITION && one.identity[0] &&
           anban_look(theirs, &other) == ANBAN_EDITION &&
           strcmp(one.identity, other.identity) == 0;
}

/* No book of this run has the name, however the disk spells it, and none on the
 * reader but an earlier one of this document. */
static bool is_free(const struct copy *k, const char *path)
{
    struct stat info;
    char *folded = names_folded(path, 0);
    bool given = names_has(k->given, folded);
    free(folded);
    return !given && (stat(path, &info) != 0 || is_same_book(k->source, path));
}

/* What is cut, and what stands for characters that the disk does not take, may
 * make one name of two: then there is a number behind it. */
static char *choose_name(struct copy *k, const char *title, bool plain)
{
    char ending[32] = ".epub";
    for (k->number = 1;; k->number++) {
        if (k->number > 1)
            snprintf(ending, sizeof ending, "-%u.epub", k->number);
        char *name = safe_name(title, ending, plain);
        free(k->target);
        k->target = joined(k->folder, "/", name);
        if (is_free(k, k->target))
            return name;
        free(name);
    }
}

/* The hidden file has the name that the book will have within its own. */
static int open_part(struct copy *k, const char *title, bool plain)
{
    char number[32];
    snprintf(number, sizeof number, "/.anban-%ld-", (long)getpid());
    char *name = choose_name(k, title, plain);
    free(k->part);
    k->part = joined(k->folder, number, name);
    free(name);
    (void)unlink(k->part); /* of a process with our number, which died */
    return open(k->part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
}

/* A disk that was mounted without UTF-8 may take no letters but ASCII's. */
static bool write_part(struct copy *k, const char *title, int from)
{
    int to = open_part(k, title, false);
    int failure = errno;
    if (to < 0)
        to = open_part(k, title, true);
    if (to < 0)
        return give_up(k, N_("it cannot be written"), failure);
    bool ok = fill(k, from, to);
    if (close(to) != 0 && ok)
        ok = give_up(k, N_("it cannot be written"), errno);
    return ok;
}

static bool compare(struct copy *k, int from, int back)
{
    ssize_t n;
    do {
        n = read_block(from, k->ours, BLOCK);
        ssize_t m = read_block(back, k->theirs, BLOCK);
        if (n < 0 || m < 0)
            return give_up(k, N_("it cannot be read back"), errno);
        if (n != m || memcmp(k->ours, k->theirs, (size_t)n) != 0) {
            snprintf(k->reason, sizeof k->reason, "%s",
                     _("what was read back from it differs; the disk may be "
                       "damaged"));
            return false;
        }
    } while (n == BLOCK && !interrupt_noted());
    return true;
}

/* Past the system's memory of it where the file system can. */
static bool read_back(struct copy *k, int from)
{
    int back = open(k->part, O_RDONLY | O_CLOEXEC | O_DIRECT);
    if (back < 0)
        back = open(k->part, O_RDONLY | O_CLOEXEC);
    if (back < 0 || lseek(from, 0, SEEK_SET) != 0)
        return give_up(k, N_("it cannot be read back"), errno);
    bool ok = compare(k, from, back);
    close(back);
    return ok;
}

static bool give_name(struct copy *k)
{
    if (rename(k->part, k->target) != 0)
        return give_up(k, N_("it cannot be given its name"), errno);
    int folder = open(k->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return true;
    (void)fsync(folder);
    close(folder);
    return true;
}

static bool copy_all(struct copy *k, const char *title)
{
    struct stat info;
    int from = open(k->source, O_RDONLY | O_CLOEXEC);
    if (from < 0 || fstat(from, &info) != 0)
        return give_up(k, N_("the edition cannot be read"), errno);
    k->size = info.st_size;
    bool ok = has_room(k);
    if (ok) {
        ok = write_part(k, title, from) && read_back(k, from) &&
             !interrupt_noted() && give_name(k);
        if (!ok)
            (void)unlink(k->part);
    }
    close(from);
    return ok;
}

/* Where its books are, made when it has no such folder yet. */
static bool find_folder(struct copy *k, const struct device *device)
{
    bool is_root = device->books[0] == '\0';
    size_t n = strlen(device->root);
    const char *between = n && device->root[n - 1] == '/' ? "" : "/";
    k->folder = joined(device->root, is_root ? "" : between, device->books);
    if (is_root || mkdir(k->folder, 0777) == 0 || errno == EEXIST)
        return true;
    return give_up(k, N_("its folder for books cannot be made"), errno);
}

static bool prepare(struct copy *k, const struct device *device)
{
    k->ours = command_own(aligned_alloc(ALIGNMENT, BLOCK));
    k->theirs = command_own(aligned_alloc(ALIGNMENT, BLOCK));
    return find_folder(k, device);
}

static void tell_sent(const struct command *c, const struct copy *k,
                      const char *input)
{
    char size[48];
    const char *name = c->delivery.device->name;
    if (k->number > 1)
        say(_("anban: %s: another book there has this name, so this one is "
              "called %s\n"),
            input, k->target);
    language_size(size, sizeof size, (size_t)k->size);
    if (!c->for_people)
        say_result(c, "%s: %lld bytes%s%s\n", k->target, (long long)k->size,
                   name ? ", read back from the " : ", read back",
                   name ? name : "");
    else if (name)
        say_result(c, _("%s: %s, read back from the %s\n"), k->target, size,
                   _(name));
    else
        say_result(c, _("%s: %s, read back\n"), k->target, size);
}

static void take_name(const struct copy *k)
{
    char *folded = names_folded(k->target, 0);
    names_add(k->given, folded);
    free(folded);
}

bool send_file(const struct command *c, const struct parcel *parcel,
               struct names *given)
{
    const char *input = parcel->input;
    const struct device *device = c->delivery.device;
    struct copy k = {.source = parcel->path, .given = given};
    bool ok = prepare(&k, device) && copy_all(&k, parcel->title);
    if (ok)
        take_name(&k);
    if (ok && !c->quiet)
        tell_sent(c, &k, input);
    if (!ok && !interrupt_noted())
        say(_("anban: %s: not sent to %s: %s\n"), input, device->root,
            k.reason);
    free(k.folder);
    free(k.part);
    free(k.target);
    free(k.ours);
    free(k.theirs);
    return ok;
}
