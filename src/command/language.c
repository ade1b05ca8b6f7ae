/* SPDX-License-Identifier: MIT */
/*
 * Only the language of messages is taken from the environment: characters are
 * UTF-8 here whatever it says, and numbers in an edition know no locale. The
 * catalogues are opened at once, as a confined conversion could not do so.
 */

#include "command/language.h"

#include <errno.h>
#include <locale.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command/ending.h"

/* What the environment asks for, in the order of POSIX (XBD 8.2); NULL: no
 * language, as the C locale has none. */
static const char *wanted(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const char *value = getenv(names[i]);
        if (!value || !*value)
            continue;
        bool none = strcmp(value, "C") == 0 || strncmp(value, "C.", 2) == 0 ||
                    strcmp(value, "POSIX") == 0;
        return none ? NULL : value;
    }
    return NULL;
}

/* A system can lack the locale, as small ones do, and the words be there all
 * the same. C.UTF-8 is on all of them, and LANGUAGE goes before it. */
static void do_without_locale(const char *language)
{
    char name[32];
    size_t n = strcspn(language, ".@");
    if (!setlocale(LC_MESSAGES, "C.UTF-8") || n >= sizeof name)
        return;
    memcpy(name, language, n);
    name[n] = '\0';
    (void)setenv("LANGUAGE", name, 0);
}

/* From the program's own place, so that all of it can be moved: it stands in
 * PREFIX/bin and they in PREFIX/share, or, where it was built, beside it. */
static bool find_catalogues(char *folder, size_t room)
{
    static const char tail[] = "/share/locale";
    ssize_t n = readlink("/proc/self/exe", folder, room);
    if (n <= 0 || (size_t)n >= room)
        return false;
    folder[n] = '\0';
    char *slash = strrchr(folder, '/');
    if (!slash)
        return false;
    *slash = '\0';
    char *bin = strrchr(folder, '/');
    char *end = bin && strcmp(bin, "/bin") == 0 ? bin : slash;
    if ((size_t)(end - folder) + sizeof tail > room)
        return false;
    memcpy(end, tail, sizeof tail);
    return true;
}

void language_begin(void)
{
    char folder[4096];
    const char *language = wanted();
    if (!language)
        return;
    if (!setlocale(LC_MESSAGES, ""))
        do_without_locale(language);
    if (find_catalogues(folder, sizeof folder))
        (void)bindtextdomain(LANGUAGE_DOMAIN, folder);
    (void)bind_textdomain_codeset(LANGUAGE_DOMAIN, "UTF-8");
    (void)bind_textdomain_codeset("libc", "UTF-8");
    ending_translate();
    (void)strerror(ENOENT); /* the C library's own words */
}

struct tenths tenths(double number)
{
    const double half = 0.5;
    size_t n = (size_t)(number * 10 + half);
    return (struct tenths){n / 10, n % 10};
}

size_t text_cut(const char *text, size_t columns)
{
    size_t n = 0;
    for (; text[n]; n++) {
        bool continues = ((unsigned char)text[n] & 0xC0) == 0x80;
        if (!continues && columns-- == 0)
            break;
    }
    return n;
}

/* K and M are powers of 1024, as in --max-memory. */
void language_size(char *text, size_t room, size_t bytes)
{
    enum { KILO = 1024, MEGA = KILO * KILO };
    bool kilo = bytes < MEGA;
    struct tenths n = tenths((double)bytes / (kilo ? KILO : MEGA));
    if (bytes < KILO)
        snprintf(text, room, PLURAL("%zu byte", "%zu bytes", bytes), bytes);
    else
        snprintf(text, room, kilo ? _("%zu.%zu KB") : _("%zu.%zu MB"), n.whole,
                 n.tenth);
}
