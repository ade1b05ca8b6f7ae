/* SPDX-License-Identifier: MIT */
/*
 * Printing the line, and finding it in the last bytes of a file: before the end
 * of a PDF, in the last chunk of a PNG, as the comment of a ZIP archive.
 */
#define _GNU_SOURCE /* memmem */
#include "base/origin.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* Behind the line there is at most the end of a PDF: startxref and so on. */
enum { TAIL = ORIGIN_LENGTH + 64 };

static const char opening[] = "anban edition 1 ";

void origin_print(char line[ORIGIN_LENGTH + 1], const struct origin *origin,
                  size_t size)
{
    snprintf(line, ORIGIN_LENGTH + 1,
             "%s%c %020" PRId64 " %s %s %s of %020zu bytes", opening,
             origin->kind, origin->time, origin->document, origin->options,
             origin->identity, size);
}

static bool scan(const char *line, struct origin *origin, off_t size)
{
    int64_t stated = -1;
    struct origin seen = {.kind = '\0'};
    char again[ORIGIN_LENGTH + 1];
    int n = sscanf(line + strlen(opening),
                   "%c %" SCNd64 " %32[0-9a-f] %32[0-9a-f] %32[0-9a-f] of "
                   "%" SCNd64 " bytes",
                   &seen.kind, &seen.time, seen.document, seen.options,
                   seen.identity, &stated);
    if (n != 6 || stated != (int64_t)size)
        return false;
    origin_print(again, &seen, (size_t)stated);
    *origin = seen;
    return memcmp(again, line, ORIGIN_LENGTH) == 0;
}

static bool read_line(int fd, off_t size, struct origin *origin)
{
    char tail[TAIL + 1];
    off_t from = size > TAIL ? size - TAIL : 0;
    ssize_t n = pread(fd, tail, TAIL, from);
    if (n < ORIGIN_LENGTH)
        return false;
    tail[n] = '\0';
    const char *line = memmem(tail, (size_t)n, opening, strlen(opening));
    return line && tail + n - line >= ORIGIN_LENGTH && scan(line, origin, size);
}

/* A PDF of a version without the line: by its own way of opening and closing
 * the file, which is lost where others write or add to it, and its producer. */
static bool is_older_pdf(const char *bytes, size_t n)
{
    static const char head[] = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n",
                      producer[] = "<pdf:Producer>anban ", last[] = "\n%%EOF\n",
                      start[] = "\nstartxref\n",
                      trailer[] = "\ntrailer\n<<\n/Info ";
    const size_t room = 32, table = 300;
    if (n < strlen(head) + table || memcmp(bytes, head, strlen(head)) != 0 ||
        memcmp(bytes + n - strlen(last), last, strlen(last)) != 0)
        return false;
    const char *at = memmem(bytes, n, start, strlen(start));
    return at && (size_t)(bytes + n - at) < room &&
           memmem(bytes + n - table, table, trailer, strlen(trailer)) &&
           memmem(bytes, n, producer, strlen(producer));
}

static bool is_older(int fd, off_t size)
{
    void *bytes = mmap(NULL, (size_t)size, PROT_READ, MAP_PRIVATE, fd, 0);
    bool older = bytes != MAP_FAILED && is_older_pdf(bytes, (size_t)size);
    if (bytes != MAP_FAILED)
        munmap(bytes, (size_t)size);
    return older;
}

enum origin_kind origin_read(const char *path, struct origin *origin)
{
    struct stat info;
    *origin = (struct origin){.kind = '\0'};
    if (stat(path, &info) != 0 || !S_ISREG(info.st_mode) || info.st_size == 0)
        return ORIGIN_NONE;
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (fd < 0)
        return ORIGIN_FOREIGN;
    bool own =
        fstat(fd, &info) == 0 && S_ISREG(info.st_mode) &&
        (read_line(fd, info.st_size, origin) || is_older(fd, info.st_size));
    close(fd);
    return own ? ORIGIN_OWN : ORIGIN_FOREIGN;
}
