/* SPDX-License-Identifier: MIT */
/* For the tests of reading and structure: a text's tree, and what was said. */
#ifndef ANBAN_TESTS_UNIT_READING_H
#define ANBAN_TESTS_UNIT_READING_H

#include "check.h"

#include "base/buf.h"
#include "base/log.h"
#include "doc/doc.h"
#include "stages.h"

static struct arena *arena;
static struct log messages;

static inline int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    messages = (struct log){.arena = arena};
    return arena ? 0 : -1;
}

static inline int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

static inline struct doc *read_bytes(struct str bytes)
{
    messages = (struct log){.arena = arena};
    struct doc *read = doc_new(arena, &messages);
    struct str text;
    decode_text(arena, &messages, bytes, NULL, STR(""), &text);
    read_text(read, text, false);
    return read;
}

/* The tree as the dump shows it, without the metadata before it. */
static inline struct str dump_of(const struct doc *of)
{
    struct buf buf = {.arena = arena};
    dump_tree(of, &buf);
    struct str dump = buf_str(&buf);
    size_t at = str_find(dump, STR("document"));
    return str_slice(dump, at, dump.n);
}

static inline size_t count_of(enum log_kind kind)
{
    size_t n = 0;
    for (const struct log_entry *e = messages.first; e; e = e->next)
        n += e->kind == kind;
    return n;
}

static inline bool holds(struct str text, const char *part)
{
    return str_find(text, str_of(part)) < text.n;
}

#endif
