/* SPDX-License-Identifier: MIT */
/*
 * The rate is that of the whole run so far, and the time left follows from it.
 */
#include "command/progress.h"

#include "command/language.h"

#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

enum { BAR = 20, LINE_MAX_BYTES = 160, USUAL_WIDTH = 80 };

/* Seconds: before it is worth a line, and between two, on a terminal and off
 * one. */
static const double first_after = 1, redraw_every = 0.1, line_every = 5;

double progress_now(void)
{
    struct timespec now;
    const double nanosecond = 1e-9;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * nanosecond;
}

void progress_begin(struct progress *p, enum progress_when when, size_t total)
{
    double now = progress_now();
    *p = (struct progress){.when = when,
                           .on_terminal = isatty(STDERR_FILENO),
                           .begun = now,
                           .shown = now,
                           .total = total};
}

/* "0:07", "1:02:09". */
static void name_time(char *text, size_t size, double seconds)
{
    enum { MINUTE = 60, HOUR = 3600 };
    const double longest = 359999; /* 99:59:59 */
    if (seconds > longest)
        seconds = longest;
    long s = (long)seconds;
    if (s >= HOUR)
        snprintf(text, size, "%ld:%02ld:%02ld", s / HOUR, s % HOUR / MINUTE,
                 s % MINUTE);
    else
        snprintf(text, size, "%ld:%02ld", s / MINUTE, s % MINUTE);
}

static void describe(const struct progress *p, size_t done, size_t failed,
                     char *line, size_t size)
{
    double elapsed = progress_now() - p->begun;
    double rate = elapsed > 0 ? (double)done / elapsed : 0;
    char left[32] = "?", failures[48] = "";
    if (rate > 0)
        name_time(left, sizeof left, (double)(p->total - done) / rate);
    if (failed)
        snprintf(failures, sizeof failures, _(", %zu failed"), failed);
    struct tenths each = tenths(rate);
    snprintf(line, size,
             PLURAL("%zu of %zu document%s, %zu.%zu/s, %s left",
                    "%zu of %zu documents%s, %zu.%zu/s, %s left", p->total),
             done, p->total, failures, each.whole, each.tenth, left);
}

static int screen_width(void)
{
    struct winsize size;
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    return USUAL_WIDTH;
}

/* The last column stays free: a full line would wrap, and could not be written
 * over. */
static void draw(struct progress *p, size_t done, const char *words)
{
    char line[LINE_MAX_BYTES + 2 * BAR], bar[BAR + 1];
    size_t width = (size_t)screen_width() - 1;
    size_t full = p->total ? done * BAR / p->total : BAR;
    for (size_t i = 0; i < BAR; i++)
        bar[i] = i < full ? '#' : '.';
    bar[BAR] = '\0';
    snprintf(line, sizeof line, "[%s] %s", bar, words);
    fprintf(stderr, "\r%.*s\033[K", (int)text_cut(line, width), line);
    fflush(stderr);
    p->is_shown = true;
}

void progress_show(struct progress *p, size_t done, size_t failed)
{
    char words[LINE_MAX_BYTES];
    double now = progress_now();
    bool wanted = p->when == PROGRESS_ALWAYS ||
                  (p->when == PROGRESS_AUTO && p->on_terminal);
    double pause = p->on_terminal ? redraw_every : line_every;
    if (!wanted || (p->on_terminal && now - p->begun < first_after) ||
        (now - p->shown < pause && (p->is_shown || !p->on_terminal)))
        return;
    p->shown = now;
    describe(p, done, failed, words, sizeof words);
    if (p->on_terminal)
        draw(p, done, words);
    else
        fprintf(stderr, "anban: %s\n", words);
}

void progress_clear(struct progress *p)
{
    if (p->is_shown)
        fputs("\r\033[K", stderr);
    p->is_shown = false;
}

void progress_end(struct progress *p, size_t done, size_t failed)
{
    char words[LINE_MAX_BYTES];
    progress_clear(p);
    if (p->when != PROGRESS_ALWAYS)
        return;
    describe(p, done, failed, words, sizeof words);
    fprintf(stderr, "anban: %s\n", words);
}
