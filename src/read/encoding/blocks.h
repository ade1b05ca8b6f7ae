/* SPDX-License-Identifier: MIT */
/* Which encoding each block of a text was set in. See blocks.c. */
#ifndef ANBAN_READ_ENCODING_BLOCKS_H
#define ANBAN_READ_ENCODING_BLOCKS_H

#include "read/encoding/tally.h"

/* The ways in which a block may be read: as it stands, or as codes. */
enum { READINGS = 8, AS_IS = READINGS - 1 };

struct reading {
    enum legacy legacy;
    const char *name; /* as messages have it */
};
extern const struct reading readings[AS_IS];

/*
 * The next block of `rest`, which it cuts off: a line with its '\n', or, where
 * a line has tags, a tag, or the text between two. False: there is none.
 */
bool next_block(struct str *rest, struct str *block);

/* The next block from *at on that does not read alike in all ways; *at receives
 * where it ends. */
bool next_marked_block(struct str text, size_t *at, struct str *block);

/* Whether the block reads alike in all ways. */
bool block_is_plain(struct str block);

/* How Vietnamese the block is in that way. */
struct tally read_block(struct str block, size_t reading);

/* What was chosen for a block, and how Vietnamese it is as it stands. */
struct chosen {
    unsigned char reading;
    struct tally as_is;
};

/*
 * The reading of each block that is not plain, in their order and in the arena:
 * those with which most of the words are Vietnamese.
 */
const struct chosen *choose_readings(struct arena *arena, struct str text);

#endif
