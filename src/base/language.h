/* SPDX-License-Identifier: MIT */
/*
 * Messages in the reader's language: dgettext in the domain of this project,
 * which several threads may call. fail() and log_add() translate their formats
 * themselves; what is put into them as a %s is marked with N_() where it stands
 * and translated with _() where it is used. The language is that of the
 * process's LC_MESSAGES; nothing here sets it. Numbers are written by the
 * formats, as "%zu.%zu", so that a translation can give them its comma.
 */
#ifndef ANBAN_BASE_LANGUAGE_H
#define ANBAN_BASE_LANGUAGE_H

#include <libintl.h>

#define LANGUAGE_DOMAIN "anban"

/* The translation of `words`; themselves where there is none. */
#define _(words) dgettext(LANGUAGE_DOMAIN, words)

/* Marks words that are translated later. */
#define N_(words) words

/* The translation that goes with the number `n`. */
#define PLURAL(one, many, n)                                                   \
    dngettext(LANGUAGE_DOMAIN, one, many, (unsigned long)(n))

#endif
