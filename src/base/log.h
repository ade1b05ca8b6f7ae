/* SPDX-License-Identifier: MIT */
/*
 * What the reader should be told about a document: warnings, assumptions, and
 * the reasons behind each structural decision. The library gathers them in
 * order; only the command prints.
 */
#ifndef ANBAN_BASE_LOG_H
#define ANBAN_BASE_LOG_H

#include <stdarg.h>
#include <stdbool.h>

#include "base/str.h"

enum log_kind {
    LOG_WARNING, /* something in the input is wrong or was lost */
    LOG_NOTICE,  /* an assumption was made (an encoding, say) */
    LOG_TAKEN,   /* a line was taken for something (--explain) */
    LOG_DROPPED, /* a line was dropped (--explain) */
    LOG_LEFT     /* nothing was decided of a line (--explain=json) */
};

struct log_entry {
    enum log_kind kind;
    long line;          /* in the input, 1 the first; 0 when none is meant */
    struct str text;    /* one sentence, no line feed; a zero byte follows */
    const char *what;   /* of a line that was taken or dropped: for what, or by
                           which rule; else NULL */
    const char *begins; /* and how it begins */
    bool kept;          /* it would have been dropped, but is to be kept */
    unsigned nth;       /* of the blocks of its line, 1 the first; 0: the only
                           one */
    const char *because[2], *second; /* as in struct reason, doc/doc.h */
    struct log_entry *next;
};

/* What was decided of a line. */
struct decision {
    enum log_kind kind; /* LOG_TAKEN, LOG_DROPPED, LOG_LEFT */
    long line;
    unsigned nth;     /* as above */
    const char *what; /* it is, or the rule that drops it; it stays */
    bool kept;        /* it would have been dropped */
    struct str text;  /* of the line */
    const char *because[2], *second;
};

struct log {
    struct arena *arena;
    struct log_entry *first, *last;
};

/* printf a sentence to the log, in the language of the process. Control
 * characters are made visible. */
void log_add(struct log *log, enum log_kind kind, long line, const char *format,
             ...) __attribute__((format(printf, 4, 5)));

/* The sentence that log_add would add, in the arena, with a zero byte behind.
 */
struct str log_sentence(struct arena *arena, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

void log_decision(struct log *log, const struct decision *decision);

/* Puts what was added behind `after` (NULL: all) in the order of the lines it
 * speaks of; what speaks of one line, or of none, keeps its order. */
void log_sort(struct log *log, struct log_entry *after);

/* Takes out what was added behind `last` (NULL: all): what was done is done
 * once more. */
void log_forget(struct log *log, struct log_entry *last);

#define warn(log, line, ...) log_add(log, LOG_WARNING, line, __VA_ARGS__)

#endif
