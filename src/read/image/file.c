/* SPDX-License-Identifier: MIT */
/*
 * An image's file, which must lie in the document's folder or below. A
 * document may come from a stranger: it must not bring what it likes of the
 * reader's disk into the editions, nor make anban wait at a pipe. So the name
 * is resolved without leaving the folder, links are followed by the system and
 * where they lead is compared, and then the way is walked once more, folder by
 * folder and without links, so that nobody can change it in between.
 *
 * Names are often written otherwise than on the disk: in another case, as
 * Windows does not mind, or with decomposed letters, as macOS has them. What
 * is not found as it is written is looked for in those ways.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <uninorm.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/language.h"
#include "base/utf8.h"
#include "doc/doc.h"
#include "read/image/image.h"
#include "stages.h"

enum {
    NAME_SIZE = 256, /* NAME_MAX and a zero */
    NFC_SIZE = 1024, /* composing can make a name up to three times longer */
    ENTRIES_MAX = 20000, /* looked at in one folder */
    PROBLEM_SIZE = 512
};

static const char leads_outside[] =
    N_("leads out of the document's folder; put the file into that folder");
static const char is_missing[] =
    N_("was not found; put the file into the document's folder");
static const char is_special[] =
    N_("is no ordinary file; name a JPEG or PNG file");
static const char is_too_large[] = N_("is larger than 256 MB; save it smaller");

/* The name in NFC, in `room`; false: it is too long or no UTF-8. */
static bool compose(struct str name, uint8_t room[NFC_SIZE],
                    struct str *composed)
{
    size_t n = NFC_SIZE, ascii = 0;
    while (ascii < name.n && (name.s[ascii] & 0x80) == 0)
        ascii++;
    if (name.n >= NAME_SIZE || (ascii < name.n && !utf8_is_valid(name)))
        return false;
    if (ascii == name.n) { /* as most are, in a folder of any size */
        memcpy(room, name.s, name.n);
        *composed = (struct str){(const char *)room, name.n};
        return true;
    }
    uint8_t *nfc =
        u8_normalize(UNINORM_NFC, (const uint8_t *)name.s, name.n, room, &n);
    if (nfc != room) {
        free(nfc);
        return false;
    }
    *composed = (struct str){(const char *)nfc, n};
    return true;
}

/* The better of two names for `wanted`: of its own case, else the first. */
static bool is_better(struct str name, struct str nfc, struct str wanted,
                      const char *found)
{
    uint8_t room[NFC_SIZE];
    struct str other;
    bool exact = str_eq(nfc, wanted);
    if (!found[0])
        return true;
    bool other_exact =
        compose(str_of(found), room, &other) && str_eq(other, wanted);
    if (exact != other_exact)
        return exact;
    return strncmp(name.s, found, NAME_SIZE) < 0;
}

static void look_at(struct str name, struct str wanted, char found[NAME_SIZE])
{
    uint8_t room[NFC_SIZE];
    struct str nfc;
    if (compose(name, room, &nfc) && str_eq_nocase(nfc, wanted) &&
        is_better(name, nfc, wanted, found))
        memcpy(found, name.s, name.n + 1);
}

/* The entry of the folder `path` that is `name` in another spelling. */
static bool find_spelling(const char *path, struct str name,
                          char found[NAME_SIZE])
{
    uint8_t room[NFC_SIZE];
    struct str wanted;
    const struct dirent *entry;
    DIR *folder = compose(name, room, &wanted) ? opendir(path) : NULL;
    found[0] = '\0';
    if (!folder)
        return false;
    for (int i = 0; i < ENTRIES_MAX && (entry = readdir(folder)); i++)
        look_at(str_of(entry->d_name), wanted, found);
    closedir(folder);
    return found[0] != '\0';
}

/* The parts of a path, "." and ".." resolved. Windows' separator counts too.
 * False: it leads out of where it starts. */
static bool split_path(struct arena *arena, struct str path, struct strs *parts)
{
    for (size_t start = 0, i = 0; i <= path.n; i++) {
        if (i < path.n && path.s[i] != '/' && path.s[i] != '\\')
            continue;
        struct str part = str_slice(path, start, i);
        start = i + 1;
        if (part.n == 0 || str_eq(part, STR(".")))
            continue;
        if (!str_eq(part, STR("..")))
            strs_add(arena, parts, part);
        else if (parts->n-- == 0)
            return false;
    }
    return true;
}

/* The path below `folder` as the disk spells it; false: there is none. */
static bool spell_path(struct buf *path, const struct strs *parts,
                       int *searches)
{
    struct stat info;
    for (size_t i = 0; i < parts->n; i++) {
        size_t before = path->n;
        buf_add(path, parts->at[i]);
        if (lstat(path->data, &info) != 0) {
            char found[NAME_SIZE];
            path->data[before] = '\0';
            path->n = before;
            if (--*searches < 0 ||
                !find_spelling(path->data, parts->at[i], found))
                return false;
            buf_add(path, str_of(found));
        }
        if (i + 1 < parts->n)
            buf_add_char(path, '/');
    }
    return true;
}

/* A folder or a regular file in the open folder: opening a pipe or a device
 * could already do something. */
static int open_entry(int folder, const char *name, int flags)
{
    struct stat info;
    if (fstatat(folder, name, &info, AT_SYMLINK_NOFOLLOW) != 0)
        return -1;
    if (!S_ISREG(info.st_mode) && !S_ISDIR(info.st_mode)) {
        errno = EINVAL;
        return -1;
    }
    return openat(folder, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | flags);
}

/* Opens what lies at `path` below the open folder, following no link. */
static int open_below(int folder, char *path)
{
    int fd = fcntl(folder, F_DUPFD_CLOEXEC, 0);
    char *part = path, *slash = path;
    while (fd >= 0 && slash) {
        slash = strchr(part, '/');
        if (slash)
            *slash = '\0';
        int below =
            open_entry(fd, part, slash ? O_DIRECTORY : O_NONBLOCK | O_NOCTTY);
        int kept = errno;
        close(fd);
        errno = kept;
        fd = below;
        part = slash ? slash + 1 : part;
    }
    return fd;
}

/* Where links lead: below the folder, or not. */
static const char *resolve(const char *folder, const char *path,
                           char root[PATH_MAX], char *below[1],
                           char real[PATH_MAX])
{
    struct stat info;
    if (!realpath(folder, root) || !realpath(path, real))
        return is_missing;
    size_t n = strlen(root);
    if (root[n - 1] == '/')
        n--; /* the root of all */
    if (strncmp(real, root, n) != 0 || real[n] != '/')
        return leads_outside;
    if (stat(real, &info) != 0 || !S_ISREG(info.st_mode))
        return is_special;
    *below = real + n + 1;
    return NULL;
}

/* All of the open file; *info is its state. */
static const char *read_open(struct arena *arena, int fd, struct stat *info,
                             struct str *bytes)
{
    if (fstat(fd, info) != 0 || !S_ISREG(info->st_mode))
        return is_special;
    if (info->st_size > IMAGE_FILE_MAX)
        return is_too_large;
    size_t size = (size_t)info->st_size, n = 0;
    char *room = arena_alloc(arena, size);
    while (n < size) {
        ssize_t got = read(fd, room + n, size - n);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        n += (size_t)got;
    }
    *bytes = (struct str){room, n};
    return NULL;
}

/* The file is closed also when memory runs out. */
static const char *read_closing(struct arena *arena, int fd, struct stat *info,
                                struct str *bytes)
{
    struct arena_trap trap;
    const char *volatile problem = NULL;
    bool full = ARENA_TRAP(arena, trap);
    if (!full)
        problem = read_open(arena, fd, info, bytes);
    arena_untrap(arena, &trap);
    close(fd);
    if (full)
        arena_fail(arena);
    return problem;
}

const char *image_read_named(struct arena *arena, const char *path,
                             struct str *bytes)
{
    struct stat info;
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (fd < 0)
        return str_printf(arena, _("cannot be read (%s)"), _(strerror(errno)))
            .s;
    return read_closing(arena, fd, &info, bytes);
}

/* What is wrong with the open file, by its size and its first bytes. A file
 * that is no picture is nothing that a document may show. */
static const char *look_into(int fd)
{
    struct stat info;
    char head[IMAGE_HEAD];
    if (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode))
        return is_special;
    if (info.st_size > IMAGE_FILE_MAX)
        return is_too_large;
    ssize_t n = pread(fd, head, sizeof head, 0);
    if (n == 0)
        return N_("is empty; copy it anew");
    if (n < 0) /* the reading tells why */
        return NULL;
    struct str bytes = {head, (size_t)n};
    bool known =
        image_kind(bytes) != IMAGE_KIND_OTHER || image_is_drawing(bytes);
    return known ? NULL : image_advice(bytes);
}

static const char *open_resolved(struct arena *arena, const char *folder,
                                 const char *path, int *fd)
{
    char root[PATH_MAX], real[PATH_MAX], *below;
    const char *problem = resolve(folder, path, root, &below, real);
    if (problem)
        return problem;
    int base = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (base >= 0) {
        *fd = open_below(base, below);
        int kept = errno;
        close(base);
        errno = kept;
    }
    if (*fd < 0)
        return str_printf(arena, _("cannot be read (%s)"), _(strerror(errno)))
            .s;
    problem = look_into(*fd);
    if (problem) {
        close(*fd);
        *fd = -1;
    }
    return problem;
}

const char *open_image(struct arena *arena, struct str folder, struct str path,
                       int *searches, int *fd)
{
    struct strs parts = {NULL, 0};
    struct buf whole = {.arena = arena};
    if (!split_path(arena, path, &parts))
        return leads_outside;
    if (parts.n == 0 || memchr(path.s, '\0', path.n))
        return is_missing;
    buf_add(&whole, folder.n ? folder : STR("./"));
    const char *root = arena_copy(arena, whole.data, whole.n);
    if (!spell_path(&whole, &parts, searches))
        return is_missing;
    return open_resolved(arena, root, whole.data, fd);
}

/* The same by somebody else, who says what is wrong in his own words. */
static const char *ask_for(const struct doc *doc, struct str path, int *fd)
{
    char problem[PROBLEM_SIZE] = "";
    const struct image_opener *by = &doc->opener;
    if (memchr(path.s, '\0', path.n))
        return is_missing;
    const char *name = arena_copy(doc->arena, path.s, path.n);
    *fd = by->open(by->context, name, problem, sizeof problem);
    if (*fd >= 0)
        return NULL;
    return problem[0] ? arena_copy(doc->arena, problem, strlen(problem))
                      : is_missing;
}

const char *image_read_file(struct doc *doc, struct str path, int *searches,
                            struct str *bytes)
{
    struct arena *arena = doc->arena;
    struct stat info;
    int fd = -1;
    const char *problem =
        doc->opener.open ? ask_for(doc, path, &fd)
                         : open_image(arena, doc->folder, path, searches, &fd);
    if (!problem)
        problem = read_closing(arena, fd, &info, bytes);
    if (!problem)
        sources_add(&doc->sources, arena, &info);
    return problem;
}
