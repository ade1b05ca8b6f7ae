/* SPDX-License-Identifier: MIT */
/*
 * JSON (RFC 8259) as a row of events: what is opened, what is closed, and each
 * text with the name it has. Nothing is built; what is not JSON ends the row.
 */
#ifndef ANBAN_READ_HTML_JSON_H
#define ANBAN_READ_HTML_JSON_H

#include "base/str.h"

struct arena;

enum json_event { JSON_END, JSON_OPEN, JSON_CLOSE, JSON_TEXT };

enum { JSON_DEPTH = 32 };

struct json {
    struct arena *arena;
    struct str rest;
    struct str name;  /* of what comes: the key last read, else empty */
    struct str value; /* of JSON_TEXT, escapes undone; a number as written */
    int depth;        /* objects and arrays open */
    bool is_object[JSON_DEPTH];
};

/* Start with {.arena = arena, .rest = text}. */
enum json_event json_next(struct json *json);

#endif
