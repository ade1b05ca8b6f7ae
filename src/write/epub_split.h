/* SPDX-License-Identifier: MIT */
/*
 * Where one file of the text ends and the next begins: at headings, and where
 * a file would become too long for a reading system. Sizes come first, and
 * which notes go with which text, since a note counts where it is referred to.
 */
#ifndef ANBAN_WRITE_EPUB_SPLIT_H
#define ANBAN_WRITE_EPUB_SPLIT_H

#include "write/epub.h"

/* What is known of a node before the files are divided, one for each id. */
struct epub_share {
    size_t bytes; /* that it takes with all below it, about, and not less */
    bool moved;   /* a note which stands in the file that refers to it */
    bool barred;  /* a row before which no file may begin */
};

struct epub_shares {
    struct epub_share *at;
    const struct node **moved; /* in the order in which they are referred to */
    size_t moved_count;
};

/* epub_size.c; fills in the places' references too. */
struct epub_shares epub_measure(struct epub *epub);

enum { EPUB_MARK_BYTES = 128 }; /* of a page mark, at most */

/* Of one node alone; of a text in XML. */
size_t epub_own_bytes(const struct epub *epub, const struct node *node);
size_t epub_text_bytes(struct str text);

/* epub_split.c: starts the chapters. */
void epub_split(struct epub *epub, struct epub_shares *shares);

/* The highest level of heading that stands directly in the document: each of
 * them opens a chapter. */
int epub_chapter_level(const struct node *root);

/* What may stand before a chapter's heading in the chapter's own file. */
bool epub_is_front_matter(const struct node *block);

/* epub_sentence.c: how good a place in a text is to divide it. */
enum epub_rank { RANK_NONE, RANK_SPACE, RANK_LINE, RANK_SENTENCE };

/* What is known of the text before a place, for text in several nodes. */
struct epub_reading {
    bool code;   /* each line of it is whole */
    bool ended;  /* a sentence ended, and only white space came since */
    bool line;   /* a line was broken */
    bool space;  /* white space was the last */
    size_t word; /* letters of the word so far */
    bool capital, lower, mixed; /* it begins so, ends so, holds other signs */
};

/* Reads the character at *at and moves behind it. Tells how good the place
 * before the character is. */
enum epub_rank epub_read(struct epub_reading *reading, struct str text,
                         size_t *at);

#endif
