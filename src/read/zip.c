/* SPDX-License-Identifier: MIT */
/*
 * Parts out of the archive, with libzip. What an entry says of its size is
 * checked against the limits before a byte of it is unpacked, and what comes
 * out against what it said, so that no bomb can go off.
 */
#include "read/zip.h"

#include <zip.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/hex.h"

enum {
    MEGABYTE = 1024 * 1024,
    PART_MAX = 256 * MEGABYTE,
    TOTAL_MAX = 512 * MEGABYTE,
    RATIO_MAX = 1000,           /* deflate itself ends at about 1032 */
    RATIO_FROM = 10 * MEGABYTE, /* below that size any ratio is harmless */
    NAME_MAX_BYTES = 1024
};

struct docx_zip {
    zip_t *archive;
    zip_file_t *file; /* while a part is read */
    zip_uint64_t total;
};

struct docx_zip *docx_zip_open(struct arena *arena, struct str bytes)
{
    struct docx_zip *zip = ARENA_NEW(arena, struct docx_zip);
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source =
        zip_source_buffer_create(bytes.s, bytes.n, 0, &error);
    if (source)
        zip->archive = zip_open_from_source(source, ZIP_RDONLY, &error);
    if (source && !zip->archive)
        zip_source_free(source);
    bool memory = zip_error_code_zip(&error) == ZIP_ER_MEMORY;
    zip_error_fini(&error);
    if (memory)
        arena_fail(arena);
    return zip->archive ? zip : NULL;
}

void docx_zip_close(struct docx_zip *zip)
{
    if (!zip)
        return;
    if (zip->file)
        zip_fclose(zip->file);
    zip_discard(zip->archive);
    zip->file = NULL;
    zip->archive = NULL;
}

/* The entry of that name, if need be in letters of another case. */
static bool find_entry(struct docx_zip *zip, struct str name, zip_stat_t *info)
{
    char path[NAME_MAX_BYTES];
    if (name.n == 0 || name.n >= sizeof path)
        return false;
    for (size_t i = 0; i < name.n; i++)
        path[i] = name.s[i];
    path[name.n] = '\0';
    zip_stat_init(info);
    const zip_uint64_t wanted =
        ZIP_STAT_INDEX | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE;
    return (zip_stat(zip->archive, path, ZIP_FL_ENC_GUESS, info) == 0 ||
            zip_stat(zip->archive, path, ZIP_FL_NOCASE, info) == 0) &&
           (info->valid & wanted) == wanted;
}

static bool is_too_large(const struct docx_zip *zip, const zip_stat_t *info)
{
    if (info->size > PART_MAX || zip->total + info->size > TOTAL_MAX)
        return true;
    return info->size > RATIO_FROM && info->size / RATIO_MAX > info->comp_size;
}

static enum docx_part_state state_of_failure(struct docx_zip *zip,
                                             struct arena *arena)
{
    switch (zip_error_code_zip(zip_get_error(zip->archive))) {
    case ZIP_ER_MEMORY:
        arena_fail(arena);
    case ZIP_ER_NOPASSWD:
    case ZIP_ER_WRONGPASSWD:
    case ZIP_ER_ENCRNOTSUPP:
        return PART_LOCKED;
    default:
        return PART_BROKEN;
    }
}

/* As many bytes as the entry said there are: fewer mean that it is broken, and
 * libzip checks the sum of them when the last was read. What it said may be a
 * lie, so that memory is taken only as they come. */
static bool unpack(struct docx_zip *zip, struct arena *arena, size_t size,
                   struct str *bytes)
{
    enum { FIRST = 1 << 16, TIMES = 4 };
    char behind, *to = NULL;
    size_t room = 0, done = 0;
    while (done < size) {
        if (done == room) {
            size_t wanted = room ? room * TIMES : FIRST;
            wanted = wanted < size ? wanted : size;
            to = arena_grow(arena, to, room, wanted);
            room = wanted;
        }
        zip_int64_t n = zip_fread(zip->file, to + done, room - done);
        if (n <= 0)
            return false;
        done += (size_t)n;
    }
    *bytes = (struct str){to ? to : "", size};
    return zip_fread(zip->file, &behind, 1) == 0;
}

enum docx_part_state docx_zip_read(struct docx_zip *zip, struct arena *arena,
                                   struct str name, struct str *bytes)
{
    zip_stat_t info;
    *bytes = STR("");
    if (!find_entry(zip, name, &info))
        return PART_MISSING;
    if (is_too_large(zip, &info))
        return PART_TOO_LARGE;
    zip->file = zip_fopen_index(zip->archive, info.index, 0);
    if (!zip->file)
        return state_of_failure(zip, arena);
    zip->total += info.size;
    bool whole = unpack(zip, arena, info.size, bytes);
    zip_fclose(zip->file);
    zip->file = NULL;
    if (!whole)
        *bytes = STR("");
    return whole ? PART_READ : PART_BROKEN;
}

/* Part names in archives are written without percent-encoding by most. */
static struct str unescaped(struct arena *arena, struct str text)
{
    struct buf buf = {.arena = arena};
    for (size_t i = 0; i < text.n; i++) {
        int byte = percent_encoded_at(text, i);
        buf_add_char(&buf, byte > 0 ? (char)byte : text.s[i]);
        i += byte > 0 ? 2 : 0;
    }
    return buf_str(&buf);
}

/* Takes the last segment, with its slash, off the path. */
static void go_up(struct buf *path)
{
    if (path->n)
        path->n--;
    while (path->n && path->data[path->n - 1] != '/')
        path->n--;
}

struct str docx_zip_path(struct arena *arena, struct str part,
                         struct str target)
{
    struct buf path = {.arena = arena};
    struct str rest = target;
    if (!str_starts(target, STR("/")))
        buf_add(&path, str_slice(part, 0, str_folder(part)));
    while (rest.n) {
        size_t n = 0;
        while (n < rest.n && rest.s[n] != '/' && rest.s[n] != '\\')
            n++;
        struct str name = str_slice(rest, 0, n);
        if (str_eq(name, STR("..")))
            go_up(&path);
        else if (name.n && !str_eq(name, STR(".")))
            buf_add(&path, name);
        if (n < rest.n && path.n && path.data[path.n - 1] != '/')
            buf_add_char(&path, '/');
        rest = str_slice(rest, n + 1, rest.n);
    }
    return unescaped(arena, buf_str(&path));
}
