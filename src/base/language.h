/* SPDX-License-Identifier: MIT */
/*
 * Messages in the reader's language. fail() and log_add() translate their
 * formats themselves; what is put into them as a %s is marked with N_() where
 * it stands and translated with _() where it is used; so are the words of the
 * C library: _(strerror(errno)), gathered in src/po/system.h. Whom to ask is
 * nothing that this project keeps: the program, when it has the function below,
 * as the command does, else libintl, for the process's LC_MESSAGES. Several
 * threads may ask. Numbers are written by the formats, as "%zu.%zu", so that a
 * translation can give them its comma.
 */
#ifndef ANBAN_BASE_LANGUAGE_H
#define ANBAN_BASE_LANGUAGE_H

#include <libintl.h>
#include <stddef.h>

#define LANGUAGE_DOMAIN "anban"

/* As anban.h declares it, and says what it is for; NULL: there is none. */
extern const char *anban_translate(const char *words, const char *many,
                                   unsigned long n)
    __attribute__((weak, visibility("default")));

/* The translation of `words`; themselves where there is none. */
__attribute__((format_arg(1))) static inline const char *
language_words(const char *words)
{
    return anban_translate ? anban_translate(words, NULL, 1)
                           : dgettext(LANGUAGE_DOMAIN, words);
}

/* The one of the two that goes with the number `n`, translated. */
__attribute__((format_arg(1), format_arg(2))) static inline const char *
language_plural(const char *one, const char *many, unsigned long n)
{
    return anban_translate ? anban_translate(one, many, n)
                           : dngettext(LANGUAGE_DOMAIN, one, many, n);
}

#define _(words) language_words(words)

/* Marks words that are translated later. */
#define N_(words)            words

#define PLURAL(one, many, n) language_plural(one, many, (unsigned long)(n))

#endif
