/* SPDX-License-Identifier: MIT */
/*
 * Several inputs as one. A process that may open files puts them into a file,
 * one behind the other, each with its name; another one, which may not, reads
 * them from there. Pictures beside a document are asked for with the number of
 * that document in front.
 */
#include "conversion.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/language.h"
#include "base/write_all.h"

/* No text begins with a control character. Behind it stand, in decimal, the
 * bytes of the name and those of the document. */
#define MARK                                                                   \
    "\x1F"                                                                     \
    "anban volume "

/* ---- Writing ---- */

/* All that is left of `from`, behind what `to` has; how many bytes, or -1. */
static off_t copy_all(int to, int from)
{
    char block[65536];
    off_t all = 0;
    for (;;) {
        ssize_t n = read(from, block, sizeof block);
        if (n < 0 && errno == EINTR)
            continue;
        if (n == 0)
            return all;
        if (n < 0 || !write_all(to, block, (size_t)n))
            return -1;
        all += n;
    }
}

bool anban_volume_add(int to, const char *path, int fd)
{
    enum { ROOM = 64 };
    char head[ROOM + 1];
    off_t at = lseek(to, 0, SEEK_END);
    size_t name = strlen(path);
    memset(head, ' ', ROOM);
    if (at < 0 || !write_all(to, head, ROOM) || !write_all(to, path, name))
        return false;
    off_t n = copy_all(to, fd);
    if (n < 0)
        return false;
    int used = snprintf(head, sizeof head, MARK "%zu %lld", name, (long long)n);
    memset(head + used, ' ', (size_t)(ROOM - used));
    head[ROOM - 1] = '\n';
    return pwrite(to, head, ROOM, at) == ROOM;
}

/* ---- Reading ---- */

bool conversion_is_volume(struct str bytes)
{
    return str_starts(bytes, STR(MARK));
}

/* A number in decimal at *at, and what stands behind it. */
static size_t take_number(struct str bytes, size_t *at)
{
    size_t n = 0;
    for (; *at < bytes.n && bytes.s[*at] >= '0' && bytes.s[*at] <= '9'; ++*at)
        n = n < SIZE_MAX / 16 ? n * 10 + (size_t)(bytes.s[*at] - '0') : n;
    ++*at;
    return n;
}

/* The document at *at; its name in the arena. False: there is none more. */
static bool next_part(struct arena *arena, struct str bytes, size_t *at,
                      const char **name, struct str *part)
{
    enum { ROOM = 64 };
    struct str rest = str_slice(bytes, *at < bytes.n ? *at : bytes.n, bytes.n);
    size_t number = sizeof MARK - 1;
    if (!conversion_is_volume(rest) || rest.n < ROOM)
        return false;
    size_t name_bytes = take_number(rest, &number);
    size_t part_bytes = take_number(rest, &number);
    if (name_bytes > rest.n - ROOM || part_bytes > rest.n - ROOM - name_bytes)
        return false;
    *name = arena_copy(arena, rest.s + ROOM, name_bytes);
    *part = str_slice(rest, ROOM + name_bytes, ROOM + name_bytes + part_bytes);
    *at += ROOM + name_bytes + part_bytes;
    return true;
}

/* Who opens the pictures of one of them: by its number. */
struct part_opener {
    struct image_opener by;
    size_t number;
};

static int open_of_part(void *context, const char *name, char *problem,
                        size_t size)
{
    const struct part_opener *part = context;
    char numbered[4096];
    int n = snprintf(numbered, sizeof numbered, "%zu:%s", part->number, name);
    if (n < 0 || (size_t)n >= sizeof numbered)
        return -1;
    return part->by.open(part->by.context, numbered, problem, size);
}

static bool read_part(struct anban *a, struct part_opener *opener,
                      const char *name, struct str bytes, int64_t time)
{
    enum input_kind kind;
    opener->by = a->opener;
    if (opener->by.open)
        a->opener = (struct image_opener){open_of_part, opener};
    a->input = str_of(name);
    bool ok = conversion_read_tree(a, name, bytes, &kind);
    if (ok) {
        place_title(a->doc);
        complete_meta(a->doc, STR("anban " ANBAN_VERSION), time);
        ok = conversion_settle_tree(a, kind);
    }
    a->opener = opener->by;
    return ok;
}

/* The volume has contents, unless they are not wanted. */
static bool complete(struct anban *a, struct str bytes, int64_t time)
{
    struct str options[2];
    const char *numbers = conversion_option(a, "page-numbers");
    a->doc = volume_doc(a->volume);
    if (!conversion_apply_metadata(a, a->doc))
        return false;
    volume_complete(a->volume);
    complete_meta(a->doc, STR("anban " ANBAN_VERSION), time);
    conversion_options(a, options);
    record_origin(a->doc, INPUT_TEXT, bytes, options);
    style_set_volume(a->style, numbers && strcmp(numbers, "own") == 0);
    return true;
}

bool conversion_read_volume(struct anban *a, struct str bytes, int64_t time)
{
    struct str part, input = a->input;
    const char *name;
    size_t at = 0;
    struct part_opener *opener = ARENA_NEW(a->arena, struct part_opener);
    a->volume = volume_new(a->arena, &a->log);
    while (next_part(a->arena, bytes, &at, &name, &part)) {
        if (!read_part(a, opener, name, part, time))
            return false;
        volume_add(a->volume, a->doc, name);
        opener->number++;
    }
    a->input = input;
    if (at == 0 || at != bytes.n)
        return fail(&a->err, ANBAN_INPUT,
                    "%.*s: this volume is cut off, or holds no document",
                    STR_ARG(input));
    return complete(a, bytes, time);
}
