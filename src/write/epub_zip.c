/* SPDX-License-Identifier: MIT */
/*
 * The container (EPUB 3.3, section 4.2): entries in their order, with one date
 * and one mode, put together by libzip in memory, so that the output may be a
 * pipe and gets nothing when packing fails. Entries come to libzip compressed,
 * as if from another archive.
 */
#include <string.h>
#include <time.h>
#include <zip.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/language.h"
#include "base/origin.h"
#include "base/out.h"
#include "write/deflate.h"
#include "write/epub.h"

enum {
    MODE = 0100644, /* a plain file, rw-r--r-- */
    CHUNK = 64 * 1024
};

/* Date and time as ZIP has them (APPNOTE, section 4.4.6), in UTC whatever the
 * time zone here; years before 1980 and after 2107 cannot be said. */
static void dos_time(int64_t seconds, zip_uint16_t *time, zip_uint16_t *date)
{
    const int64_t first = 315532800, last = 4354819198; /* 1980 to 2107 */
    time_t when = (time_t)(seconds < first  ? first
                           : seconds > last ? last
                                            : seconds);
    struct tm tm = {.tm_year = 80, .tm_mday = 1};
    gmtime_r(&when, &tm);
    *time = (zip_uint16_t)(tm.tm_hour << 11 | tm.tm_min << 5 | tm.tm_sec / 2);
    *date = (zip_uint16_t)((tm.tm_year - 80) << 9 | (tm.tm_mon + 1) << 5 |
                           tm.tm_mday);
}

/* By what is yet to be packed. */
static enum packing packing_of(const struct epub *epub)
{
    size_t n = 0;
    for (size_t i = 0; i < epub->entry_count; i++) {
        if (!epub->entries[i].stored)
            n += epub->entries[i].bytes.n;
    }
    return n > PACK_BYTES ? PACK_WELL : PACK_QUICKLY;
}

void epub_deflate(struct epub *epub)
{
    epub->deflater = deflater_new(packing_of(epub));
    if (!epub->deflater)
        arena_fail(epub->arena);
    for (size_t i = 0; i < epub->entry_count; i++) {
        struct epub_entry *entry = &epub->entries[i];
        if (entry->stored || entry->deflated.n)
            continue;
        struct str deflated = deflate_raw(epub->deflater, entry->bytes);
        if (deflated.n == 0)
            arena_fail(epub->arena);
        entry->deflated = str_copy(epub->arena, deflated);
        entry->size = entry->bytes.n;
        entry->crc = deflate_crc(entry->bytes);
    }
}

static zip_int64_t tell(const struct epub_entry *entry, zip_stat_t *stat)
{
    zip_stat_init(stat);
    stat->valid = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC |
                  ZIP_STAT_COMP_METHOD;
    stat->size = entry->size;
    stat->comp_size = entry->deflated.n;
    stat->crc = entry->crc;
    stat->comp_method = ZIP_CM_DEFLATE;
    return sizeof *stat;
}

static zip_int64_t read_on(struct epub_entry *entry, void *to, size_t n)
{
    struct str rest = str_slice(entry->deflated, entry->read, SIZE_MAX);
    n = n < rest.n ? n : rest.n;
    if (n)
        memcpy(to, rest.s, n);
    entry->read += n;
    return (zip_int64_t)n;
}

/* zip_source_function(3): a source that can be read, and says of itself that
 * it is deflated, is taken as it is. */
static zip_int64_t deflated_source(void *state, void *data, zip_uint64_t n,
                                   zip_source_cmd_t command)
{
    struct epub_entry *entry = state;
    switch (command) {
    case ZIP_SOURCE_OPEN:
        entry->read = 0;
        return 0;
    case ZIP_SOURCE_READ:
        return read_on(entry, data, n);
    case ZIP_SOURCE_STAT:
        return tell(entry, data);
    case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(
            ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
            ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
    case ZIP_SOURCE_CLOSE:
    case ZIP_SOURCE_FREE:
    case ZIP_SOURCE_ERROR: /* says nothing: an internal error to libzip */
        return 0;
    default:
        return -1;
    }
}

static bool add_entry(zip_t *zip, struct epub_entry *entry, int64_t modified)
{
    zip_uint16_t time, date;
    zip_source_t *source =
        entry->stored
            ? zip_source_buffer(zip, entry->bytes.s, entry->bytes.n, 0)
            : zip_source_function(zip, deflated_source, entry);
    if (!source)
        return false;
    zip_int64_t i = zip_file_add(zip, entry->name.s, source, 0);
    if (i < 0) {
        zip_source_free(source);
        return false;
    }
    zip_uint64_t index = (zip_uint64_t)i;
    dos_time(modified, &time, &date);
    return zip_set_file_compression(
               zip, index, entry->stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0) ==
               0 &&
           zip_file_set_dostime(zip, index, time, date, 0) == 0 &&
           zip_file_set_external_attributes(zip, index, 0, ZIP_OPSYS_UNIX,
                                            (zip_uint32_t)MODE << 16) == 0;
}

/* The archive's comment ends the file (APPNOTE, section 4.3.16); there is room
 * in it for the origin, which tells how long the file has become. */
static bool add_comment(zip_t *zip, const struct origin *origin)
{
    char room[ORIGIN_LENGTH];
    memset(room, ' ', sizeof room);
    return !origin || zip_set_archive_comment(zip, room, sizeof room) == 0;
}

static bool copy_bytes(zip_source_t *source, struct out *out, zip_uint64_t n)
{
    char chunk[CHUNK];
    while (n > 0) {
        zip_int64_t got = zip_source_read(source, chunk, n < CHUNK ? n : CHUNK);
        if (got <= 0)
            return false;
        if (!out_write(out, chunk, (size_t)got))
            break; /* which is told by the output */
        n -= (zip_uint64_t)got;
    }
    return true;
}

/* What the memory source holds now goes to the output. */
static bool copy_out(zip_source_t *source, const struct origin *origin,
                     struct out *out)
{
    zip_stat_t stat;
    if (zip_source_stat(source, &stat) != 0 || zip_source_open(source) != 0)
        return false;
    size_t end = origin ? ORIGIN_LENGTH : 0;
    bool ok = copy_bytes(source, out, stat.size - end);
    zip_source_close(source);
    if (ok && origin) {
        char line[ORIGIN_LENGTH + 1];
        struct origin own = *origin;
        memcpy(own.options, origin->reader, sizeof own.options);
        origin_print(line, &own, stat.size);
        out_write(out, line, end);
    }
    return ok;
}

bool epub_pack(struct epub *epub, struct out *out, struct anban_error *err)
{
    zip_error_t error;
    zip_t *zip = NULL;
    bool done = false;
    zip_error_init(&error);
    zip_source_t *memory = zip_source_buffer_create(NULL, 0, 0, &error);
    if (!memory)
        goto out;
    zip = zip_open_from_source(memory, ZIP_CREATE | ZIP_TRUNCATE, &error);
    if (!zip)
        goto out;
    zip_source_keep(memory); /* closing the archive releases its own hold */
    const struct origin *origin = epub->doc->meta.origin;
    if (!add_comment(zip, origin))
        goto out;
    for (size_t i = 0; i < epub->entry_count; i++) {
        if (!add_entry(zip, &epub->entries[i], epub->doc->meta.modified))
            goto out;
    }
    if (zip_close(zip) != 0)
        goto out;
    zip = NULL;
    done = copy_out(memory, origin, out);
out:
    if (!done)
        fail(err, ANBAN_INTERNAL, "the EPUB could not be packed: %s",
             zip ? _(zip_strerror(zip)) : _(zip_error_strerror(&error)));
    if (zip)
        zip_discard(zip);
    zip_source_free(memory);
    zip_error_fini(&error);
    return done;
}
