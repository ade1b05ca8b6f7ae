/* SPDX-License-Identifier: MIT */
/*
 * Text to Braille by liblouis, whose tables for Vietnamese (grades 0, 1 and 2)
 * are made by the Sao Mai Center for the Blind. It is looked for only where
 * Braille is wanted: all else starts without it, and without the megabytes of
 * its tables.
 *
 * The library keeps tables and buffers for the whole process, so that one
 * thread at a time may use it.
 */
#include "write/braille.h"

#include <dlfcn.h>
#include <pthread.h>
#include <string.h>

#include <liblouis/liblouis.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/symbol.h"
#include "base/utf8.h"

enum {
    PORTION = 1000, /* characters that are translated at once, about */
    ROOM = 12       /* cells that one of them takes at most: '\x12345' */
};

#define DISPLAY "en-us-brf.dis,"

static const struct {
    const char *grade, *vietnamese, *english;
} tables[] = {
    {"g0", DISPLAY "vi-vn-g0.utb", DISPLAY "en-ueb-g1.ctb"},
    {"g1", DISPLAY "vi-vn-g1.ctb", DISPLAY "en-ueb-g1.ctb"},
    {"g2", DISPLAY "vi-vn-g2.ctb", DISPLAY "en-ueb-g2.ctb"},
};

struct louis {
    const char *vietnamese, *english;
    const void *(*get_table)(const char *);
    int (*char_size)(void);
    int (*translate)(const char *, const widechar *, int *, widechar *, int *,
                     formtype *, char *, int);
    void (*set_log_level)(logLevels);
};

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER; /* of the library */

/* It stays: a process that is confined later could not open it again. */
static bool load(struct louis *l)
{
    void *library = dlopen("liblouis.so.20", RTLD_NOW);
    return library && symbol_find(library, "lou_getTable", &l->get_table) &&
           symbol_find(library, "lou_charSize", &l->char_size) &&
           symbol_find(library, "lou_translateString", &l->translate) &&
           symbol_find(library, "lou_setLogLevel", &l->set_log_level) &&
           l->char_size() == (int)sizeof(widechar);
}

struct louis *louis_load(struct arena *arena, const char *grade,
                         struct anban_error *err)
{
    struct louis *l = ARENA_NEW(arena, struct louis);
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
        if (i > 0 && strcmp(tables[i].grade, grade) != 0)
            continue;
        l->vietnamese = tables[i].vietnamese;
        l->english = tables[i].english;
    }
    pthread_mutex_lock(&turn);
    bool loaded = load(l);
    if (loaded) {
        l->set_log_level(LOU_LOG_OFF);
        loaded = l->get_table(l->vietnamese) && l->get_table(l->english);
    }
    pthread_mutex_unlock(&turn);
    if (!loaded)
        fail(err, ANBAN_USAGE,
             "Braille needs liblouis with its tables for Vietnamese; install "
             "the package liblouis20");
    return loaded ? l : NULL;
}

/* The next characters, up to a space where there is one; how many. */
static int take_portion(struct str text, size_t *at, widechar *portion)
{
    int n = 0;
    while (*at < text.n && n < PORTION) {
        uint32_t c = utf8_next(text, at);
        portion[n++] = (widechar)c;
        if (c == ' ' && n > PORTION / 2)
            break;
    }
    return n;
}

/* How many cells; negative: it failed. */
static int translate(const struct louis *l, const char *table,
                     const widechar *in, int n, widechar *out)
{
    int read = n, length = PORTION * ROOM;
    pthread_mutex_lock(&turn);
    int done = l->translate(table, in, &read, out, &length, NULL, NULL, 0);
    pthread_mutex_unlock(&turn);
    return done && read == n ? length : -1;
}

bool louis_translate(const struct louis *l, bool vietnamese, struct str text,
                     struct buf *cells, struct anban_error *err)
{
    const char *table = vietnamese ? l->vietnamese : l->english;
    widechar in[PORTION], out[PORTION * ROOM];
    for (size_t at = 0; at < text.n;) {
        int n = take_portion(text, &at, in);
        int length = translate(l, table, in, n, out);
        if (length < 0)
            return fail(err, ANBAN_OUTPUT, "liblouis could not translate");
        for (int i = 0; i < length; i++)
            buf_add_char(cells, out[i] < 0x80 ? (char)out[i] : '=');
    }
    return true;
}
