/* SPDX-License-Identifier: MIT */
/*
 * Translations in the format of GNU gettext (its manual, "The Format of GNU MO
 * Files"), looked up in memory: that takes no file, no locale, no allocation
 * and no lock, so that threads and signal handlers may do it, too. What is
 * damaged is not found.
 */
#ifndef ANBAN_COMMAND_CATALOGUE_H
#define ANBAN_COMMAND_CATALOGUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* All zero: a catalogue in which nothing is found. */
struct catalogue {
    const unsigned char *bytes;
    size_t size;
    bool big_endian;
    size_t count;           /* of messages */
    size_t words, meanings; /* where the tables of both begin, in bytes */
};

/* Takes `bytes`, which must stay, for a catalogue; false, and all zero, when
 * they are none. */
bool catalogue_open(struct catalogue *catalogue, const unsigned char *bytes,
                    size_t size);

/* The translation of `words`, in the form that goes with the number `n`: a
 * language has one form or, like English, two, of which 1 has the first. NULL:
 * there is none. It is borrowed from the catalogue. */
const char *catalogue_find(const struct catalogue *catalogue, const char *words,
                           unsigned long n);

/* A catalogue that is built in, from src/po. */
struct built_in {
    char language[16]; /* as src/po/LANGUAGE.po has it; "" ends the list */
    uint32_t size;     /* of what follows, but for zeros up to a multiple of
                          16 bytes from the record's beginning */
    unsigned char bytes[];
};

/* The first of them, and the one after. */
extern const struct built_in catalogues_built_in;
const struct built_in *built_in_after(const struct built_in *record);

#endif
