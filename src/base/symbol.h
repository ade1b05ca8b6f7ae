/* SPDX-License-Identifier: MIT */
/* What a library that was opened while the program runs has by a name. */
#ifndef ANBAN_BASE_SYMBOL_H
#define ANBAN_BASE_SYMBOL_H

#include <dlfcn.h>
#include <stdbool.h>
#include <string.h>

/* Sets the pointer to a function at `place`; false: there is none of that name.
 * ISO C has no way from an object's address to a function's; POSIX has. */
static inline bool symbol_find(void *library, const char *name, void *place)
{
    void *found = dlsym(library, name);
    memcpy(place, &found, sizeof found);
    return found != NULL;
}

#endif
