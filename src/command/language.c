/* SPDX-License-Identifier: MIT */
/*
 * Only the language of messages is taken from the environment: characters are
 * UTF-8 here whatever it says, and numbers in an edition know no locale. None
 * need be installed: the C library's way to a catalogue leads through a locale,
 * which small systems lack, and since glibc 2.39 not even C.UTF-8 serves as
 * one.
 */

#include "command/language.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anban.h"
#include "command/catalogue.h"

/* Chosen at the beginning, before there are threads; empty: English. */
static struct catalogue spoken;
static const char *spoken_name = "en";

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

/* Whether a locale's name (ll_CC.codeset@modifier, POSIX XBD 8.2) begins with
 * the whole of `language`. */
static bool begins_with(const char *name, const char *language)
{
    size_t n = strlen(language);
    return strncmp(name, language, n) == 0 &&
           (name[n] == '\0' || strchr("_.@:", name[n]));
}

/* Of several catalogues that suit, as pt and pt_BR, the one that says most. */
static bool speak(const char *name)
{
    const struct built_in *best = NULL, *record = &catalogues_built_in;
    for (; record->language[0]; record = built_in_after(record)) {
        if (begins_with(name, record->language) &&
            (!best || strlen(record->language) > strlen(best->language)))
            best = record;
    }
    if (!best || !catalogue_open(&spoken, best->bytes, best->size))
        return false;
    spoken_name = best->language;
    return true;
}

/* What the sources say is English. */
static bool is_spoken_anyway(const char *name)
{
    return begins_with(name, "en") || begins_with(name, "C") ||
           begins_with(name, "POSIX");
}

/* LANGUAGE is a list, the best first, which counts unless the locale is C
 * (GNU gettext's manual, "The LANGUAGE variable"). */
void language_begin(void)
{
    const char *locale = wanted(), *name = getenv("LANGUAGE");
    if (!locale)
        return;
    if (!name || !*name)
        name = locale;
    while (!is_spoken_anyway(name) && !speak(name)) {
        name = strchr(name, ':');
        if (!name++)
            return;
    }
}

void language_take(const char *name)
{
    spoken = (struct catalogue){.bytes = NULL};
    spoken_name = "en";
    if (!is_spoken_anyway(name))
        (void)speak(name);
}

const char *language_now(void)
{
    return spoken_name;
}

const char *anban_translate(const char *words, const char *many,
                            unsigned long n)
{
    const char *found = catalogue_find(&spoken, words, n);
    return found ? found : many && n != 1 ? many : words;
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
