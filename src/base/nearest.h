/* SPDX-License-Identifier: MIT */
/* The word that somebody meant who mistyped it, among those there are. */
#ifndef ANBAN_BASE_NEAREST_H
#define ANBAN_BASE_NEAREST_H

#include <stddef.h>

struct nearest {
    const char *typed;
    const char *word; /* the nearest so far that is near enough, or NULL */
    size_t cost;      /* what a nearer one must stay below */
};

/* Words are tried one by one; of those which are equally near the first stays.
 * All are borrowed. */
struct nearest nearest_to(const char *typed);
void nearest_try(struct nearest *nearest, const char *word);

#endif
