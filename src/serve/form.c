/* SPDX-License-Identifier: MIT */
/*
 * libmicrohttpd takes the multipart apart and hands over each piece with the
 * field's name. What is wrong is noted once, and the rest of the form is passed
 * over: the answer comes when all of it has been sent.
 */
#define _GNU_SOURCE /* memfd_create, O_TMPFILE */
#include "serve/form.h"

#include <errno.h>
#include <fcntl.h>
#include <microhttpd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/mman.h>
#include <unistd.h>

int form_spool(const char *folder)
{
    int fd = folder ? open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600) : -1;
    return fd >= 0 ? fd : memfd_create("anban", MFD_CLOEXEC);
}

static void refuse(struct form *form, unsigned status)
{
    if (!form->refusal)
        form->refusal = status;
}

/* What is in a folder that is sent comes with the names of folders, from old
 * browsers a single file, too, and with backslashes. One that is too long is
 * not needed whole. */
static void take_path(struct file *file, const char *path)
{
    size_t n = strlen(path);
    if (n >= FILE_PATH_ROOM)
        path += n - FILE_PATH_ROOM + 1;
    snprintf(file->path, sizeof file->path, "%s", path);
    for (char *s = file->path; *s; s++)
        *s = (char)(*s == '\\' ? '/' : *s);
    const char *slash = strrchr(file->path, '/');
    file->name = slash ? slash + 1 : file->path;
    size_t length = strlen(file->name);
    if (length > FILE_NAME_MAX)
        file->name += length - FILE_NAME_MAX;
    while (((unsigned char)file->name[0] & 0xC0) == 0x80)
        file->name++; /* it begins with a whole character */
}

static bool is_spooled(const char *name, const char *filename)
{
    return filename || strcmp(name, FIELD_TEXT) == 0 ||
           strcmp(name, FIELD_HINTS) == 0;
}

static struct file *add_file(struct form *form, const char *name,
                             const char *filename)
{
    if (form->file_count == FILES_MAX) {
        refuse(form, MHD_HTTP_CONTENT_TOO_LARGE);
        return NULL;
    }
    int fd = form_spool(form->spool);
    if (fd < 0) {
        refuse(form, MHD_HTTP_SERVICE_UNAVAILABLE);
        return NULL;
    }
    struct file *file = &form->files[form->file_count++];
    *file = (struct file){.fd = fd};
    snprintf(file->field, sizeof file->field, "%s", name);
    take_path(file, filename ? filename : "");
    return file;
}

static void write_all(struct form *form, struct file *file, const char *data,
                      size_t n)
{
    while (n > 0) {
        ssize_t done = write(file->fd, data, n);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0) {
            refuse(form, MHD_HTTP_INSUFFICIENT_STORAGE);
            return;
        }
        data += done;
        n -= (size_t)done;
        file->size += (size_t)done;
    }
}

/* A saved page's folder has dozens of what no edition has. */
static bool is_useless(const char *filename)
{
    static const char *const endings[] = {".js", ".ico", ".woff", ".woff2"};
    const char *dot = filename ? strrchr(filename, '.') : NULL;
    for (size_t i = 0; dot && i < sizeof endings / sizeof endings[0]; i++) {
        if (strcasecmp(dot, endings[i]) == 0)
            return true;
    }
    return false;
}

static void take_file(struct form *form, const char *name, const char *filename,
                      const char *data, size_t n, bool begins)
{
    struct file *last =
        form->file_count ? &form->files[form->file_count - 1] : NULL;
    if (begins)
        form->passes_over = is_useless(filename);
    if (form->passes_over)
        return;
    if (begins || !last)
        last = add_file(form, name, filename);
    if (last)
        write_all(form, last, data, n);
}

/* Makes room for so many bytes more, and a zero. */
static bool grow(struct field *field, size_t n)
{
    char *value = realloc(field->value, field->n + n + 1);
    if (value)
        field->value = value;
    return value != NULL;
}

static void take_field(struct form *form, const char *name, const char *data,
                       size_t n, bool begins)
{
    struct field *last =
        form->field_count ? &form->fields[form->field_count - 1] : NULL;
    if (begins || !last) {
        if (form->field_count == FIELDS_MAX ||
            strlen(name) >= FIELD_NAME_ROOM) {
            refuse(form, MHD_HTTP_BAD_REQUEST);
            return;
        }
        last = &form->fields[form->field_count++];
        *last = (struct field){.n = 0};
        snprintf(last->name, sizeof last->name, "%s", name);
    }
    if (n && memchr(data, '\0', n)) {
        refuse(form, MHD_HTTP_BAD_REQUEST);
        return;
    }
    form->values += n;
    if (form->values >= FIELDS_SIZE || !grow(last, n)) {
        refuse(form, MHD_HTTP_CONTENT_TOO_LARGE);
        return;
    }
    memcpy(last->value + last->n, data, n);
    last->n += n;
    last->value[last->n] = '\0';
}

/* A value comes in pieces; the first has the offset 0. An empty file has no
 * name: it is a field in which nothing was chosen. */
/* NOLINTNEXTLINE(readability-function-size): libmicrohttpd's parameters */
static enum MHD_Result take(void *context, enum MHD_ValueKind kind,
                            const char *name, const char *filename,
                            const char *type, const char *encoding,
                            const char *data, uint64_t offset, size_t n)
{
    struct form *form = context;
    (void)kind, (void)type, (void)encoding;
    if (form->refusal || !name)
        return MHD_YES;
    if (is_spooled(name, filename))
        take_file(form, name, filename, data, n, offset == 0);
    else
        take_field(form, name, data, n, offset == 0);
    return MHD_YES;
}

bool form_begin(struct form *form, struct MHD_Connection *connection,
                const char *spool)
{
    enum { BUFFER = 1 << 14 };
    form->spool = spool;
    form->processor = MHD_create_post_processor(connection, BUFFER, take, form);
    return form->processor != NULL;
}

void form_add(struct form *form, const char *data, size_t n)
{
    form->size += n;
    if (form->processor && !form->refusal &&
        MHD_post_process(form->processor, data, n) != MHD_YES)
        refuse(form, MHD_HTTP_BAD_REQUEST);
}

void form_end(struct form *form)
{
    if (form->processor &&
        MHD_destroy_post_processor(form->processor) != MHD_YES)
        refuse(form, MHD_HTTP_BAD_REQUEST);
    form->processor = NULL;
}

void form_free(struct form *form)
{
    form_end(form);
    for (size_t i = 0; i < form->field_count; i++)
        free(form->fields[i].value);
    for (size_t i = 0; i < form->file_count; i++)
        close(form->files[i].fd);
    form->field_count = form->file_count = 0;
}

const char *form_value(const struct form *form, const char *name)
{
    for (size_t i = form->field_count; i > 0; i--) {
        const struct field *field = &form->fields[i - 1];
        if (strcmp(field->name, name) == 0)
            return field->n ? field->value : NULL;
    }
    return NULL;
}

const struct file *form_file(const struct form *form, const char *field)
{
    for (size_t i = 0; i < form->file_count; i++) {
        if (form->files[i].size && strcmp(form->files[i].field, field) == 0)
            return &form->files[i];
    }
    return NULL;
}
