/* SPDX-License-Identifier: MIT */
#include "command/message.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/visible.h"
#include "command/command.h"

/* A newline at its end is its own; another is a name's. */
static void print_visibly(FILE *file, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (n < 0)
        return;
    char *line = command_own(malloc((size_t)n + 1));
    vsnprintf(line, (size_t)n + 1, format, args);
    size_t end = (size_t)n;
    while (end > 0 && line[end - 1] == '\n')
        line[--end] = '\0';
    make_visible(line);
    fprintf(file, "%s\n", line);
    free(line);
}

void say(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    print_visibly(stderr, format, args);
    va_end(args);
}

void say_result(const struct command *c, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    if (c->for_people)
        print_visibly(stdout, format, args);
    else
        vprintf(format, args);
    va_end(args);
}
