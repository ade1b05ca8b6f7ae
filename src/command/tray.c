/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE /* memfd_create */
#include "command/tray.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/write_all.h"
#include "command/command.h"

/* More than a document may have: one that was taken over may write it. */
enum { TRAY_BYTES = 512 << 20 };

/* In front of each part. */
struct part {
    uint64_t bytes;
    int64_t width, height; /* 1/1000 pt */
};

int tray_new(void)
{
    return memfd_create("drawings", MFD_CLOEXEC);
}

static bool write_part(int tray, const struct anban_drawing *d,
                       const char *bytes, size_t n)
{
    struct part part = {n, d->width, d->height};
    return write_all(tray, (const char *)&part, sizeof part) &&
           write_all(tray, bytes, n);
}

bool tray_write(int tray, const struct anban_drawing *drawings, size_t n)
{
    bool ok = n <= TRAY_MAX;
    for (size_t i = 0; ok && i < n; i++)
        ok =
            write_part(tray, &drawings[i], drawings[i].bytes, drawings[i].size);
    return ok;
}

bool tray_write_made(int tray, const struct anban_drawing *drawings, size_t n)
{
    bool ok = true;
    for (size_t i = 0; ok && i < n; i++)
        ok = write_part(tray, &drawings[i], drawings[i].png,
                        drawings[i].png_size);
    return ok;
}

/* The part at *at, its bytes from malloc. False: there is none, or it is longer
 * than the file. */
static bool read_part(int tray, off_t *at, struct part *part, char **bytes)
{
    struct stat info;
    ssize_t head = (ssize_t)sizeof *part;
    if (fstat(tray, &info) != 0 || info.st_size > TRAY_BYTES ||
        pread(tray, part, sizeof *part, *at) != head ||
        part->bytes > (uint64_t)(info.st_size - *at - head))
        return false;
    size_t n = (size_t)part->bytes;
    *bytes = malloc(n + 1);
    if (!*bytes)
        return false;
    *at += head + (off_t)n;
    if (pread(tray, *bytes, n, *at - (off_t)n) == (ssize_t)n)
        return true;
    free(*bytes);
    return false;
}

size_t tray_read(int tray, struct anban_drawing **drawings)
{
    struct part part;
    char *bytes;
    off_t at = 0;
    size_t n = 0;
    *drawings = command_own(calloc(TRAY_MAX, sizeof **drawings));
    while (n < TRAY_MAX && read_part(tray, &at, &part, &bytes))
        (*drawings)[n++] = (struct anban_drawing){.bytes = bytes,
                                                  .size = part.bytes,
                                                  .width = (long)part.width,
                                                  .height = (long)part.height};
    return n;
}

void tray_free(struct anban_drawing *drawings, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        free((char *)drawings[i].bytes);
        free(drawings[i].png);
    }
    free(drawings);
}

void tray_take(int tray, struct anban_drawing *drawings, size_t n)
{
    struct part part;
    char *bytes;
    off_t at = 0;
    for (size_t i = 0; i < n && read_part(tray, &at, &part, &bytes); i++) {
        drawings[i].png = part.bytes ? bytes : NULL;
        drawings[i].png_size = part.bytes;
        if (!part.bytes)
            free(bytes);
    }
}
