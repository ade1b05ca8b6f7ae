/* SPDX-License-Identifier: MIT */
/*
 * What a browser has sent: fields with short values, and files, of which no
 * byte is looked at. They are spooled, to the shelf's folder or to memory.
 */
#ifndef ANBAN_SERVE_FORM_H
#define ANBAN_SERVE_FORM_H

#include <stdbool.h>
#include <stddef.h>

struct MHD_Connection;
struct MHD_PostProcessor;

enum {
    FIELDS_MAX = 96,
    FILES_MAX = 202,
    FIELD_NAME_ROOM = 64,
    FILE_PATH_ROOM = 512,
    FILE_NAME_MAX = 200, /* of a longer name the end is kept */
    FIELDS_SIZE = 60000  /* bytes of all values */
};

/* Names of fields that are as long as documents. */
#define FIELD_TEXT  "text"
#define FIELD_HINTS "hints"
#define FIELD_FILE  "file"

struct field {
    char name[FIELD_NAME_ROOM];
    char *value; /* allocated */
    size_t n;
};

struct file {
    char field[FIELD_NAME_ROOM];
    char path[FILE_PATH_ROOM]; /* in a folder that was sent, with slashes */
    const char *name; /* the end of it, without folders; "": it has none */
    int fd;
    size_t size;
};

struct form {
    struct MHD_PostProcessor *processor;
    const char *spool; /* the folder, or NULL: memory */
    struct field fields[FIELDS_MAX];
    struct file files[FILES_MAX];
    size_t field_count, file_count, values, size;
    bool passes_over; /* the file that comes now */
    unsigned refusal; /* an HTTP status, once something was wrong */
};

/* Begins to read one; false: it is in no form that a browser sends. `form` is
 * all zero. */
bool form_begin(struct form *form, struct MHD_Connection *connection,
                const char *spool);

/* Takes in what has come. */
void form_add(struct form *form, const char *data, size_t n);

/* All has come. */
void form_end(struct form *form);

void form_free(struct form *form);

/* The last value of that name; NULL: there is none, or it is empty. */
const char *form_value(const struct form *form, const char *name);

/* The first file of that field with something in it, or NULL. */
const struct file *form_file(const struct form *form, const char *field);

/* A file without a name, empty, in the folder or in memory; -1. */
int form_spool(const char *folder);

#endif
