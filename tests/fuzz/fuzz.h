/* SPDX-License-Identifier: MIT */
/*
 * What the fuzz targets share. A target is one file, fuzz_NAME.c, which takes
 * bytes through a part of anban and demands of the result what must hold for
 * any input. Memory is given back each time; its arena has no trap, so that
 * running out of memory on a small input is a finding too.
 *
 * Built with clang's -fsanitize=fuzzer, a target searches for input by itself;
 * built with replay.c, it goes through the files which it is given.
 */
#ifndef ANBAN_TESTS_FUZZ_FUZZ_H
#define ANBAN_TESTS_FUZZ_FUZZ_H

#include <stdint.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/log.h"
#include "base/str.h"
#include "doc/doc.h"
#include "stages.h"

/* Entry point of a target. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

/* Stops, and says what does not hold, unless it does. */
#define DEMAND(condition)                                                      \
    ((condition) ? (void)0 : fuzz_broken(#condition, __FILE__, __LINE__))

_Noreturn void fuzz_broken(const char *what, const char *file, int line);

/* A document to read into, and the input in memory of just its size. */
struct fuzz {
    struct arena *arena;
    struct log log;
    struct doc *doc;
    struct str bytes;
};

void fuzz_begin(struct fuzz *fuzz, const uint8_t *bytes, size_t n);
void fuzz_end(struct fuzz *fuzz);

/* Demands UTF-8 without the characters that XML has no place for. */
void demand_text(struct str text);

/* Demands a tree which is linked rightly, not too deep, with each kind in its
 * place, clean text, and messages of one line. */
void demand_tree(const struct doc *doc);

/* Demands that every letter of `text` is in the tree, as often. */
void demand_letters(const struct doc *doc, struct str text);

/* Gives the tree its structure, and demands that it is still a tree. */
void demand_structure(struct doc *doc, bool keep_all);

/* Demand files that can be read again: each part is what it says, and what one
 * refers to is there. */
void demand_pdf(struct arena *arena, struct str pdf);
void demand_epub(struct arena *arena, struct str epub);

#endif
