/* SPDX-License-Identifier: MIT */
/*
 * What the user says of single lines, over what would be found: a file with a
 * hint on each line, such as
 *
 *     3-4 title
 *     7 heading 2
 *     12.2 drop     # the second of the blocks that begin on line 12
 *
 * Lines are numbered as --explain numbers them. A hint is about the blocks
 * which begin on its lines.
 */
#ifndef ANBAN_DOC_HINTS_H
#define ANBAN_DOC_HINTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct anban_error;
struct arena;
struct doc;
struct node;
struct reason;

enum hint_kind {
    HINT_TEXT,
    HINT_TITLE,
    HINT_HEADING,
    HINT_CAPTION,
    HINT_LEAD,
    HINT_ATTRIBUTION,
    HINT_DROP,
    HINT_KEEP, /* as what it is, whatever rule would drop it */
    HINT_ROLES /* it plays one of `roles` in an official document */
};

struct hint {
    long from, to; /* lines */
    unsigned nth;  /* of the blocks of the line, 1 the first; 0: all */
    enum hint_kind kind;
    int level;      /* of a heading */
    uint32_t roles; /* a bit for each enum role */
    long line;      /* of the hints' file */
    bool used;      /* a block was found for it */
};

/* In the order of their lines; no line is named twice. */
struct hints {
    struct hint *at;
    size_t n;
    struct str path, text; /* the file's, and all of what it holds */
};

/* Why a block is what a hint made it. */
extern const struct reason hint_reason;

/* The hints of a file with this text, in `arena`, from which `path` is told in
 * messages. NULL: `err` says which line is none. */
struct hints *hints_parse(struct arena *arena, struct str text, struct str path,
                          struct anban_error *err);

/* load_hints, which reads a file of them, is in stages.h. */

/* The hint about the nth block (0: the only one) of a line, or NULL. */
struct hint *hint_at(const struct hints *hints, long line, unsigned nth);

/* The hint about the block, which is then used, or NULL. */
const struct hint *hint_of(const struct doc *doc, const struct node *block);

/* Whether a part that a rule would leave out is to be kept. */
bool hint_keeps(const struct doc *doc, long line);

/* Numbers the blocks that begin on one line, as hints and --explain tell them
 * apart. */
void number_blocks(struct doc *doc);

/* Visits the blocks which a line of the source can stand for, in their order:
 * those of the document itself, the items of lists at any depth, and the lines
 * of a letterhead and of a signature. */
typedef void (*block_visit)(void *context, struct node *block);
void each_block(struct doc *doc, block_visit visit, void *context);

/* Warns of each hint for which no block was found. */
void tell_unused_hints(const struct doc *doc);

#endif
