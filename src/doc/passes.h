/* SPDX-License-Identifier: MIT */
/* The structure passes and what they share. A pass is about one thing. */
#ifndef ANBAN_DOC_PASSES_H
#define ANBAN_DOC_PASSES_H

#include "doc/doc.h"

void pass_letterhead(struct doc *doc);
void pass_title(struct doc *doc);
void pass_repeated_title(struct doc *doc);
void pass_counter(struct doc *doc);
void pass_date(struct doc *doc);
void pass_views(struct doc *doc);
void pass_furniture(struct doc *doc);
void pass_attribution(struct doc *doc);
void pass_end_mark(struct doc *doc);
void pass_captions(struct doc *doc);
void pass_gallery(struct doc *doc);
void pass_lead(struct doc *doc);
void pass_heading_levels(struct doc *doc);

/* The text of a block, in the arena; empty for NULL. */
struct str block_text(const struct doc *doc, const struct node *block);

/* The text with its capitals made small, in the arena. */
struct str lowered(struct arena *arena, struct str text);

/* Of the text's letters, how many in a hundred are capitals; -1: no letters. */
int capital_share(struct str text);

/* True when the text ends in . ; : , ? ! or an ellipsis, brackets and quotes
 * aside. */
bool ends_in_stop(struct str text);

/* True when the block is one line or paragraph of running text. */
bool is_running(const struct node *block);

/* How many blocks of the root come behind `block`. */
size_t blocks_after(const struct node *block);

/* The root's title, or NULL. */
struct node *find_title(const struct doc *doc);

/* Tells what a block was taken for. */
void taken(struct doc *doc, const struct node *block, const char *what);

/* Takes the block out by the named rule, or only tells it with keep_all.
 * Returns the block behind. */
struct node *dropped(struct doc *doc, struct node *block, const char *rule);

#endif
