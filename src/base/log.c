/* SPDX-License-Identifier: MIT */
/* The log of one conversion: a list in its arena. */
#include "base/log.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/arena.h"

/* Text from a stranger's file must not steer a terminal: neither by C0 nor, in
 * UTF-8, by C1 control characters. */
static void make_visible(char *s)
{
    for (; *s; s++) {
        unsigned char c = (unsigned char)s[0], next = (unsigned char)s[1];
        if (c < 0x20 || c == 0x7F) {
            *s = '?';
        } else if (c == 0xC2 && next >= 0x80 && next <= 0x9F) {
            *s++ = '?';
            *s = '?';
        }
    }
}

void log_add(struct log *log, enum log_kind kind, long line, const char *format,
             ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    size_t size = n > 0 ? (size_t)n : 0;
    char *text = arena_alloc(log->arena, size + 1);
    vsnprintf(text, size + 1, format, again);
    va_end(again);
    make_visible(text);

    struct log_entry *entry = ARENA_NEW(log->arena, struct log_entry);
    *entry =
        (struct log_entry){.kind = kind, .line = line, .text = {text, size}};
    if (log->last)
        log->last->next = entry;
    else
        log->first = entry;
    log->last = entry;
}
