/* SPDX-License-Identifier: MIT */
/*
 * What stands before the text: the title page of a book and the contents. How
 * many pages that is depends on the headings alone, so it is known before the
 * text's pages are filled; their numbers are set in afterwards.
 */
#ifndef ANBAN_LAYOUT_FRONT_H
#define ANBAN_LAYOUT_FRONT_H

#include "layout/flow.h"

struct front_entry {
    size_t outline; /* index of its entry there */
    size_t line;    /* the last of its lines in the contents */
    mpt left;       /* where its text begins */
    uint32_t tag;   /* of what it holds, its number among it */
};

/* The dots of all lines: ". " so often, and how wide one is. */
struct leader {
    struct set_line dots;
    mpt pitch; /* 0: there are none */
};

struct front {
    struct stretch title; /* n is 0 where there is no title page */
    struct stretch contents;
    struct pb_pages cuts; /* of the contents */
    struct front_entry *entries;
    size_t entry_count;
    size_t numbered; /* of these */
    struct leader leader;
    mpt label_room;   /* for the numbers, at the right */
    size_t first_tag; /* of the text; the contents' come to stand before it */
    size_t last_tag;  /* of the text, and one more */
    size_t pages;     /* before the text */
};

/* Sets the title page and returns with *next the first block of the text. */
bool front_title(struct front *front, struct flow *flow,
                 const struct node **next);

/* Sets the contents, when the text has been set, without page numbers. */
bool front_contents(struct front *front, struct flow *flow);

/*
 * Puts leaders, numbers and links into the lines before `end` which have none
 * yet, when the text's pages are filled: for a page at a time, since a line
 * takes three times as much with them as without. They are in setter.arena.
 */
bool front_number(struct front *front, struct flow *flow, size_t end);

/* Moves the contents' tags to their place, when all pages are packed. */
void front_order_tags(const struct front *front, struct book *book);

/* "iv": the label of a page before the text, 1 the first. */
struct str front_label(struct arena *arena, size_t number);

#endif
