/* SPDX-License-Identifier: MIT */
/*
 * The C library's iconv_open with one thing more. A program may define a
 * function of a library in its place, and call that by dlsym. The variables
 * are the whole process's, since nothing can be handed to such a function.
 */
#define _GNU_SOURCE /* RTLD_NEXT */
#include "command/encoding.h"

#include <dlfcn.h>
#include <iconv.h>
#include <string.h>

#include "command/link.h"

enum { LOADED_MAX = 64, ENCODING_ROOM = 32 };

static int parent = -1;

static iconv_t open_really(const char *to, const char *from)
{
    iconv_t (*really)(const char *, const char *);
    *(void **)&really = dlsym(RTLD_NEXT, "iconv_open");
    return really(to, from);
}

static bool is_open(iconv_t conversion)
{
    return conversion != (iconv_t)-1; /* NOLINT(performance-no-int-to-ptr) */
}

#define EXPORTED __attribute__((visibility("default")))

/* The parent does not answer when it has loaded the module: it ends us. */
EXPORTED iconv_t iconv_open(const char *tocode, const char *fromcode)
{
    iconv_t conversion = open_really(tocode, fromcode);
    if (!is_open(conversion) && parent >= 0)
        link_ask_encoding(parent, fromcode);
    return conversion;
}

void encoding_ask_by(int link)
{
    parent = link;
}

/* iconv takes orders behind a slash. */
static bool is_name(const char *name)
{
    size_t n = strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                            "abcdefghijklmnopqrstuvwxyz0123456789-_:. ()");
    return n > 0 && n < ENCODING_ROOM && !name[n];
}

/* What is open stays loaded. */
static struct {
    char name[ENCODING_ROOM];
    iconv_t conversion;
} loaded[LOADED_MAX];
static size_t loaded_count;

size_t encoding_count(void)
{
    return loaded_count;
}

bool encoding_load(const char *name, size_t known)
{
    size_t n = loaded_count;
    for (size_t i = 0; i < n; i++) {
        if (strcmp(loaded[i].name, name) == 0)
            return i >= known;
    }
    if (!is_name(name) || n == LOADED_MAX)
        return false;
    iconv_t conversion = open_really("UTF-8", name);
    if (!is_open(conversion))
        return false;
    memcpy(loaded[n].name, name, strlen(name) + 1);
    loaded[n].conversion = conversion;
    loaded_count++;
    return true;
}

void encoding_load_all(void)
{
    static const char *const names[] = {
        "CP1255",      "CP1256",      "CP932",       "CP949",
        "GB18030",     "BIG5-HKSCS",  "EUC-JP",      "ISO-2022-JP",
        "EUC-KR",      "ISO-8859-2",  "ISO-8859-3",  "ISO-8859-4",
        "ISO-8859-5",  "ISO-8859-6",  "ISO-8859-7",  "ISO-8859-8",
        "ISO-8859-10", "ISO-8859-13", "ISO-8859-14", "ISO-8859-15",
        "ISO-8859-16", "KOI8-R",      "KOI8-U",      "IBM866",
    };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        (void)encoding_load(names[i], 0);
}
