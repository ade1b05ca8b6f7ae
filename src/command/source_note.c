/* SPDX-License-Identifier: MIT */
/* Notes are lines of text: "1 SIZE CHANGED TOUCHED DIGEST PATH", the times in
 * seconds and nanoseconds. */
#include "command/source_note.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/xattr.h>

#include "command/command.h"

static const char attribute[] = "user.anban.source";

enum { NOTE_ROOM = NOTE_PATH + 128 };

const char *source_note_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* The folder of `path`, links resolved, the caller's to free; or NULL. */
static char *real_folder(const char *path)
{
    size_t n = (size_t)(source_note_name(path) - path);
    char *folder = command_own(strndup(n ? path : ".", n ? n : 1));
    char *real = realpath(folder, NULL);
    free(folder);
    return real;
}

/* How many bytes two absolute folders have in common, in whole names. */
static size_t common_length(const char *a, const char *b)
{
    size_t n = 0;
    for (size_t i = 0;; i++) {
        bool ends_a = a[i] == '\0' || a[i] == '/';
        bool ends_b = b[i] == '\0' || b[i] == '/';
        if (ends_a && ends_b)
            n = i;
        if (a[i] != b[i] || !a[i])
            return n;
    }
}

/* The way from one folder to a file in another, in `way`; false: no room. */
static bool find_way(const char *from, const char *to, const char *name,
                     char way[NOTE_PATH])
{
    size_t n = 0, common = common_length(from, to);
    for (const char *s = from + common; *s; s++) {
        if (*s != '/' || !s[1])
            continue;
        n += (size_t)snprintf(way + n, NOTE_PATH - n, "../");
        if (n >= NOTE_PATH)
            return false;
    }
    const char *rest = to + common + strspn(to + common, "/");
    int more = snprintf(way + n, NOTE_PATH - n, "%s%s%s", rest,
                        *rest ? "/" : "", name);
    return more >= 0 && (size_t)more < NOTE_PATH - n;
}

static bool way_to(const char *edition, const char *input, char way[NOTE_PATH])
{
    char *from = real_folder(edition), *to = real_folder(input);
    bool ok = from && to && find_way(from, to, source_note_name(input), way);
    free(from);
    free(to);
    return ok;
}

void source_note_write(const char *path, const char *input,
                       const struct stat *state)
{
    char text[NOTE_ROOM], way[NOTE_PATH];
    struct anban_origin origin;
    if (anban_look(path, &origin) != ANBAN_EDITION || !origin.document[0] ||
        !way_to(path, input, way))
        return;
    int n =
        snprintf(text, sizeof text, "1 %lld %lld.%09ld %lld.%09ld %s %s",
                 (long long)state->st_size, (long long)state->st_mtim.tv_sec,
                 state->st_mtim.tv_nsec, (long long)state->st_ctim.tv_sec,
                 state->st_ctim.tv_nsec, origin.document, way);
    if (n > 0 && (size_t)n < sizeof text)
        (void)setxattr(path, attribute, text, (size_t)n, 0);
}

bool source_note_read(const char *path, const struct anban_origin *origin,
                      struct source_note *note)
{
    char text[NOTE_ROOM];
    long long changed, touched;
    int way = 0;
    ssize_t n = getxattr(path, attribute, text, sizeof text - 1);
    if (n <= 0)
        return false;
    text[n] = '\0';
    *note = (struct source_note){.size = -1};
    if (sscanf(text, "1 %lld %lld.%9ld %lld.%9ld %32[0-9a-f] %n", &note->size,
               &changed, &note->changed.tv_nsec, &touched,
               &note->touched.tv_nsec, note->document, &way) != 6 ||
        !way || (size_t)(n - way) >= sizeof note->path)
        return false;
    note->changed.tv_sec = (time_t)changed;
    note->touched.tv_sec = (time_t)touched;
    memcpy(note->path, text + way, (size_t)(n - way) + 1);
    return strcmp(note->document, origin->document) == 0;
}

bool source_note_find(const char *path, const struct source_note *note,
                      struct stat *state)
{
    char whole[PATH_MAX];
    int folder = (int)(source_note_name(path) - path);
    int n = snprintf(whole, sizeof whole, "%.*s%s", folder, path, note->path);
    return n > 0 && (size_t)n < sizeof whole && stat(whole, state) == 0;
}
