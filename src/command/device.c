/* SPDX-License-Identifier: MIT */
/*
 * What is mounted goes in, the e-reader among it comes out. One is known by
 * the folders which its maker's software has on it, as their names are less
 * often changed than a disk's; where it has books is what calibre's drivers
 * and the makers' manuals say.
 */
#define _DEFAULT_SOURCE /* strsep */
#include "command/device.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "anban.h"
#include "command/command.h"
#include "command/language.h"
#include "command/message.h"

enum { MARKS_MAX = 4 };

/* All of the first marks must be there, or one of the others, or the name. */
struct kind {
    const char *name;
    const char *needs;            /* a folder that must be there, or NULL */
    const char *marks[MARKS_MAX]; /* one of these, too */
    const char *label;            /* the disk's name does as well, or NULL */
    const char *books;
};

/* In this order: Tolinos of 2024 and later are Kobos inside, and each of these
 * may have what the last one is known by. */
static const struct kind kinds[] = {
    {"Kobo", NULL, {".kobo"}, "KOBOeReader", ""},
    {"Kindle",
     "documents",
     {"system/version.txt", "system/thumbnails"},
     NULL,
     NULL},
    {"PocketBook",
     NULL,
     {"system/explorer-3", "system/explorer-2", "system/config",
      "system/profiles"},
     NULL,
     "Books"},
    {"Tolino", NULL, {".tolino"}, "tolino", "Books"},
    {N_("e-reader"),
     NULL,
     {".adobe-digital-editions", "Digital Editions"},
     NULL,
     ""},
};

static bool has(const char *root, const char *name)
{
    struct stat info;
    size_t size = strlen(root) + strlen(name) + 2;
    char *path = command_own(malloc(size));
    snprintf(path, size, "%s/%s", root, name);
    bool found = stat(path, &info) == 0;
    free(path);
    return found;
}

static bool is_kind(const struct kind *kind, const char *root)
{
    const char *slash = strrchr(root, '/');
    if (kind->label && slash && strcasecmp(slash + 1, kind->label) == 0)
        return true;
    if (kind->needs && !has(root, kind->needs))
        return false;
    for (size_t i = 0; i < MARKS_MAX && kind->marks[i]; i++) {
        if (has(root, kind->marks[i]))
            return true;
    }
    return false;
}

static const struct kind *kind_of(const char *root)
{
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (is_kind(&kinds[i], root))
            return &kinds[i];
    }
    return NULL;
}

/* A blank, tab, line feed or backslash in a name stands there as three octal
 * digits behind a backslash (proc(5)). */
static void unescape(char *s)
{
    char *to = s;
    for (; *s; s++) {
        if (s[0] == '\\' && strspn(s + 1, "01234567") >= 3) {
            char digits[4] = {s[1], s[2], s[3], '\0'};
            *to++ = (char)strtol(digits, NULL, 8);
            s += 3;
        } else {
            *to++ = *s;
        }
    }
    *to = '\0';
}

/* Where desktops and people mount what is plugged in. */
static bool is_place(const char *path)
{
    static const char *const places[] = {"/media/", "/run/media/", "/mnt/",
                                         "/Volumes/"};
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        size_t n = strlen(places[i]);
        if (strncmp(path, places[i], n) == 0 ||
            (strncmp(path, places[i], n - 1) == 0 && !path[n - 1]))
            return true;
    }
    return false;
}

/* A server that does not answer would hold us up for as long. */
static bool is_remote(const char *type)
{
    static const char *const types[] = {"nfs",    "cifs",       "smb",
                                        "9p",     "afs",        "ceph",
                                        "autofs", "fuse.sshfs", "fuse.rclone"};
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
        if (strncmp(type, types[i], strlen(types[i])) == 0)
            return true;
    }
    return false;
}

/* The mount point in a line of mountinfo (proc(5)), which is taken apart: the
 * fifth field; behind " - " is the kind of file system. NULL: not one for us.
 */
static char *mount_point(char *line)
{
    enum { FIELD = 5 };
    char *type = strstr(line, " - "), *rest = line, *field = NULL;
    for (int i = 0; i < FIELD; i++)
        field = strsep(&rest, " ");
    if (!type || !field || is_remote(type + 3))
        return NULL;
    unescape(field);
    return is_place(field) ? field : NULL;
}

/* Those found; more than these are not told. */
enum { FOUND_MAX = 8 };
struct found {
    struct {
        const struct kind *kind;
        char *root;
        dev_t disk;
    } at[FOUND_MAX];
    size_t n;
};

/* One disk that is mounted twice is one e-reader. */
static void look_at(struct found *f, const char *root)
{
    struct stat info;
    if (f->n == FOUND_MAX || stat(root, &info) != 0)
        return;
    for (size_t i = 0; i < f->n; i++) {
        if (f->at[i].disk == info.st_dev)
            return;
    }
    const struct kind *kind = kind_of(root);
    if (!kind)
        return;
    f->at[f->n].kind = kind;
    f->at[f->n].disk = info.st_dev;
    f->at[f->n++].root = command_own(strdup(root));
}

static void find_all(struct found *f)
{
    FILE *file = fopen("/proc/self/mountinfo", "r");
    char *line = NULL;
    size_t room = 0;
    while (file && getline(&line, &room, file) > 0) {
        const char *root = mount_point(line);
        if (root)
            look_at(f, root);
    }
    free(line);
    if (file)
        fclose(file);
}

static void release(struct found *f)
{
    for (size_t i = 0; i < f->n; i++)
        free(f->at[i].root);
}

/* Books for a Kindle: Amazon's page "Send to Kindle" lists EPUB among what it
 * takes by its site, its programs and by mail; the device itself opens none. */
static struct device *take(const struct kind *kind, const char *root)
{
    if (kind && !kind->books) {
        say(_("anban: %s: this is a Kindle, which opens no EPUB that comes "
              "by USB; write the EPUB with -t epub, and give it to "
              "https://www.amazon.com/sendtokindle or mail it to the "
              "Kindle's address\n"),
            root);
        return NULL;
    }
    struct device *device = command_own(calloc(1, sizeof *device));
    *device = (struct device){.name = kind ? kind->name : NULL,
                              .books = kind ? kind->books : "",
                              .root = command_own(strdup(root))};
    return device;
}

static struct device *take_named(const char *folder)
{
    if (anban_is_folder(folder))
        return take(kind_of(folder), folder);
    say(_("anban: --send=%s: there is no such folder\n"), folder);
    return NULL;
}

static void tell_all(const struct found *f)
{
    fputs(_("anban: --send: there are several e-readers; name one:\n"), stderr);
    for (size_t i = 0; i < f->n; i++)
        say("  --send=%s (%s)\n", f->at[i].root, _(f->at[i].kind->name));
}

struct device *device_choose(const char *folder)
{
    struct found f = {.n = 0};
    struct device *device = NULL;
    if (folder)
        return take_named(folder);
    find_all(&f);
    if (f.n == 1)
        device = take(f.at[0].kind, f.at[0].root);
    else if (f.n)
        tell_all(&f);
    else
        fputs(_("anban: --send: no e-reader is mounted here; connect one by "
                "its cable and open it in the file manager, or name its folder "
                "with --send=FOLDER\n"),
              stderr);
    release(&f);
    return device;
}

void device_free(struct device *device)
{
    if (device)
        free(device->root);
    free(device);
}

void device_say_goodbye(const struct device *device)
{
    if (device->name)
        say(_("anban: %s: eject it before you pull out its cable\n"),
            device->root);
}
