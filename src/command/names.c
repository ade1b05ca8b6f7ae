/* SPDX-License-Identifier: MIT */
/* The set is a hash table that is never more than half full. */
#include "command/names.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicase.h>
#include <uninorm.h>

#include "command/command.h"

struct name {
    char *text; /* NULL: the place is free */
};

struct names {
    size_t room; /* a power of two */
    struct name at[];
};

struct names *names_new(size_t n)
{
    size_t room = 16;
    while (room < 2 * n + 2)
        room *= 2;
    struct names *names =
        command_own(calloc(1, sizeof *names + room * sizeof(struct name)));
    names->room = room;
    return names;
}

void names_free(struct names *names)
{
    for (size_t i = 0; i < names->room; i++)
        free(names->at[i].text);
    free(names);
}

/* Where the name is, or would be: FNV-1a, and the next places. */
static struct name *find(struct names *names, const char *text)
{
    uint32_t h = 2166136261U;
    for (const char *s = text; *s; s++)
        h = (h ^ (unsigned char)*s) * 16777619U;
    size_t i = h & (names->room - 1);
    while (names->at[i].text && strcmp(names->at[i].text, text) != 0)
        i = (i + 1) & (names->room - 1);
    return &names->at[i];
}

bool names_has(struct names *names, const char *name)
{
    return find(names, name)->text != NULL;
}

bool names_add(struct names *names, const char *text)
{
    struct name *place = find(names, text);
    if (place->text)
        return false;
    place->text = command_own(strdup(text));
    return true;
}

char *names_real(struct folder_names *folders, const char *path)
{
    const char *slash = strrchr(path, '/');
    size_t n = slash ? (size_t)(slash - path + 1) : 0;
    if (!folders->asked || strlen(folders->asked) != n ||
        strncmp(folders->asked, path, n) != 0) {
        free(folders->asked);
        free(folders->real);
        folders->asked = command_own(strndup(path, n));
        folders->real = realpath(n ? folders->asked : ".", NULL);
        if (!folders->real)
            folders->real = command_own(strdup(folders->asked));
    }
    size_t size = strlen(folders->real) + strlen(path + n) + 2;
    char *real = command_own(malloc(size));
    snprintf(real, size, "%s/%s", folders->real, path + n);
    return real;
}

char *names_folded(const char *path, size_t from)
{
    size_t n = strlen(path + from), folded = 0;
    uint8_t *text = u8_casefold((const uint8_t *)path + from, n, NULL,
                                UNINORM_NFC, NULL, &folded);
    if (!text && errno == ENOMEM)
        command_own(NULL);
    if (!text)
        return command_own(strdup(path));
    char *whole = command_own(malloc(from + folded + 1));
    snprintf(whole, from + folded + 1, "%.*s%.*s", (int)from, path, (int)folded,
             (const char *)text);
    free(text);
    return whole;
}
