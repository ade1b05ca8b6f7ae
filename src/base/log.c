/* SPDX-License-Identifier: MIT */
/* The log of one conversion: a list in its arena. */
#include "base/log.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/language.h"
#include "base/utf8.h"
#include "base/visible.h"

struct str log_sentence(struct arena *arena, const char *format, va_list args)
{
    size_t n;
    char *text = arena_vprintf(arena, &n, _(format), args);
    make_visible(text);
    return (struct str){text, n};
}

void log_add(struct log *log, enum log_kind kind, long line, const char *format,
             ...)
{
    va_list args;
    va_start(args, format);
    struct str text = log_sentence(log->arena, format, args);
    va_end(args);
    struct log_entry *entry = ARENA_NEW(log->arena, struct log_entry);
    *entry = (struct log_entry){.kind = kind, .line = line, .text = text};
    if (log->last)
        log->last->next = entry;
    else
        log->first = entry;
    log->last = entry;
}

/* Enough of the text to know it again. */
static const char *beginning(struct arena *arena, struct str text)
{
    enum { CHARACTERS = 60 };
    size_t at = 0;
    for (size_t n = 0; at < text.n && n < CHARACTERS; n++)
        utf8_next(text, &at);
    char *begins = arena_alloc(arena, at + sizeof "…");
    memcpy(begins, text.n ? text.s : "", at);
    make_visible(begins);
    if (at < text.n)
        memcpy(begins + at, "…", sizeof "…");
    return begins;
}

void log_decision(struct log *log, const struct decision *d)
{
    const char *begins = beginning(log->arena, d->text), *what = _(d->what);
    if (d->kind == LOG_LEFT)
        log_add(log, d->kind, d->line, "%s: %s", what, begins);
    else if (d->kind == LOG_TAKEN)
        log_add(log, d->kind, d->line, "taken for %s: %s", what, begins);
    else if (d->kept)
        log_add(log, d->kind, d->line,
                "would be dropped by the rule \"%s\": %s", what, begins);
    else
        log_add(log, d->kind, d->line, "dropped by the rule \"%s\": %s", what,
                begins);
    log->last->what = d->what;
    log->last->begins = begins;
    log->last->kept = d->kept;
    log->last->nth = d->nth;
    log->last->because[0] = d->because[0];
    log->last->because[1] = d->because[1];
    log->last->second = d->second;
}

struct place {
    struct log_entry *entry;
    size_t order; /* qsort need not be stable */
};

static int compare_places(const void *a, const void *b)
{
    const struct place *p = a, *q = b;
    if (p->entry->line != q->entry->line)
        return p->entry->line < q->entry->line ? -1 : 1;
    if (p->entry->nth != q->entry->nth)
        return p->entry->nth < q->entry->nth ? -1 : 1;
    return p->order < q->order ? -1 : p->order > q->order;
}

void log_sort(struct log *log, struct log_entry *after)
{
    struct log_entry **link = after ? &after->next : &log->first;
    size_t count = 0, n = 0;
    for (const struct log_entry *e = *link; e; e = e->next)
        count++;
    struct place *places = ARENA_ARRAY(log->arena, count, struct place);
    for (struct log_entry *e = *link; e; e = e->next, n++)
        places[n] = (struct place){e, n};
    if (count > 1)
        qsort(places, count, sizeof *places, compare_places);
    for (size_t i = 0; i < count; i++) {
        *link = log->last = places[i].entry;
        link = &places[i].entry->next;
    }
    *link = NULL;
}

void log_forget(struct log *log, struct log_entry *last)
{
    log->last = last;
    if (last)
        last->next = NULL;
    else
        log->first = NULL;
}
