/* SPDX-License-Identifier: MIT */
/*
 * Running text of a long document, set by several threads before the column
 * comes to it. How a paragraph will be set is guessed from its place in the
 * tree; where the guess was wrong, or was not to be made, it is set when its
 * turn comes, as all of a short document is. The pages are the same.
 */
#ifndef ANBAN_LAYOUT_EARLY_H
#define ANBAN_LAYOUT_EARLY_H

#include "layout/flow.h"

/*
 * Begins with the document's blocks from `first` on, with so many threads, the
 * caller's among them. Nothing may change the tree from now on. Returns NULL
 * when it does not pay, or cannot be; early_free takes that, and waits for the
 * threads.
 */
struct early *early_new(const struct flow *flow, const struct node *first,
                        size_t threads);
void early_free(struct early *early);

/* The column comes to `block`, one of those. */
void early_reach(struct early *early, const struct node *block);

/*
 * A text of that block as set_first sets it, if it has been set just so: its
 * lines, in the setter's arenas, with the glyphs of its fonts. False: it is
 * still to be set.
 */
bool early_take(struct setter *setter, const struct para *para,
                struct copy *copy, struct set_lines *lines);

#endif
