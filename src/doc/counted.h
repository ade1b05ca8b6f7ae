/* SPDX-License-Identifier: MIT */
/*
 * What counts the parts of a document with a word of its own: "Câu 1: …" above
 * "Câu 2: …", "Màn hình 1" above "Màn hình 2". It heads a part, and is not the
 * name of the whole.
 */
#ifndef ANBAN_DOC_COUNTED_H
#define ANBAN_DOC_COUNTED_H

#include "base/str.h"

struct counted {
    struct str before; /* the number: "Câu ", "1." */
    int number;
    char sign; /* behind it */
};

/* The number of a line that has one near its start, and words behind it. */
bool counted_read(struct str line, struct counted *counted);

/* The line has the same word, and the next number. */
bool counted_goes_on(const struct counted *counted, struct str line);

#endif
