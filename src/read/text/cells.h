/* SPDX-License-Identifier: MIT */
/* The cells of a line of text, which tabs or wide blanks keep apart. */
#ifndef ANBAN_READ_TEXT_CELLS_H
#define ANBAN_READ_TEXT_CELLS_H

#include "base/str.h"

enum { SIGNERS_MAX = 5 };

/* Of a row: its text, and the characters before it and up to its end. */
struct cell {
    struct str text;
    size_t from, to;
};

struct cells {
    struct cell at[SIGNERS_MAX + 1];
    size_t n;
    bool tabbed;
};

/* Those of a line as it stands in the source; no more than one beyond the
 * SIGNERS_MAX who may sign side by side. Their texts lie in `raw`, or in the
 * arena where a mark of a list stood apart. */
struct cells cells_of(struct arena *arena, struct str raw);

#endif
