/* SPDX-License-Identifier: MIT */
/*
 * Archives out of parts as text, each behind a line "=== NAME": so the fuzzer
 * changes what is in them and not what it was packed to.
 */
#ifndef ANBAN_TESTS_FUZZ_PARTS_H
#define ANBAN_TESTS_FUZZ_PARTS_H

#include <stdio.h>

#include <zip.h>

#include "fuzz.h"

/* A part that is there when none of its name is given. */
struct usual_part {
    struct str name, text;
};

static inline void pack(zip_t *zip, struct str name, struct str text)
{
    char path[256];
    snprintf(path, sizeof path, "%.*s", STR_ARG(str_slice(name, 0, 200)));
    zip_source_t *source = zip_source_buffer(zip, text.s, text.n, 0);
    zip_int64_t index = zip_file_add(zip, path, source, ZIP_FL_OVERWRITE);
    if (index >= 0)
        zip_set_file_compression(zip, (zip_uint64_t)index, ZIP_CM_STORE, 0);
    else
        zip_source_free(source);
}

/* The next part of what is left: its name and its text. */
static inline bool next_part(struct str *rest, struct str *name,
                             struct str *text)
{
    size_t at = str_find(*rest, STR("=== "));
    if (at >= rest->n)
        return false;
    *rest = str_slice(*rest, at + 4, rest->n);
    str_next_line(rest, name);
    size_t end = str_find(*rest, STR("\n=== "));
    *text = str_slice(*rest, 0, end);
    *rest = str_slice(*rest, text->n, rest->n);
    return true;
}

static inline struct str read_back(struct arena *arena, zip_source_t *memory)
{
    zip_stat_t info;
    DEMAND(zip_source_stat(memory, &info) == 0);
    char *bytes = arena_alloc(arena, info.size + 1);
    DEMAND(zip_source_open(memory) == 0);
    zip_source_read(memory, bytes, info.size);
    zip_source_close(memory);
    return (struct str){bytes, info.size};
}

static inline struct str packed(struct arena *arena,
                                const struct usual_part *usual, size_t n,
                                struct str parts)
{
    zip_error_t error;
    zip_source_t *memory = zip_source_buffer_create(NULL, 0, 0, &error);
    zip_t *zip = zip_open_from_source(memory, ZIP_TRUNCATE, &error);
    struct str name, text, bytes = STR("");
    DEMAND(zip);
    zip_source_keep(memory);
    for (size_t i = 0; i < n; i++)
        pack(zip, usual[i].name, usual[i].text);
    while (next_part(&parts, &name, &text))
        pack(zip, name, text);
    if (zip_close(zip) == 0)
        bytes = read_back(arena, memory);
    else
        zip_discard(zip); /* of two parts with one name in other words */
    zip_source_free(memory);
    return bytes;
}

#endif
