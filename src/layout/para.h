/* SPDX-License-Identifier: MIT */
/*
 * A block of running text to set lines: the inline tree is flattened, shaped
 * syllable by syllable, broken by total fit and justified.
 */
#ifndef ANBAN_LAYOUT_PARA_H
#define ANBAN_LAYOUT_PARA_H

#include "doc/doc.h"
#include "layout/inline.h"
#include "layout/style.h"

/* A note which a line refers to. */
struct mention {
    struct mention *next;
    const struct node *note;
};

/* One line: its items in x from the left margin, in y from the baseline. */
struct set_line {
    struct item *items;
    size_t n;
    mpt width;           /* as set */
    mpt ascent, descent; /* how far its glyphs reach from the baseline */
    uint32_t node; /* where it begins: id of a NODE_TEXT and a byte in it */
    size_t offset;
    struct mention *mentions; /* in their order, or NULL */
};

struct set_lines {
    struct set_line *at;
    size_t n;
    bool first, last; /* with them the block begins, and ends */
    int dearest; /* display lines: the price up to which their ends may tear
                    what is one (breaks.h) */
};

/* What setting needs to know besides the text; made once for a document. */
struct setter {
    struct arena *arena;   /* the lines live here, until their page is made */
    struct arena *keep;    /* the texts that pages show: as long as the book */
    struct arena *scratch; /* cleared behind every block */
    const struct doc *doc;
    struct fonts *fonts;
    struct lexicon *lexicon;    /* or NULL */
    struct print_size *printed; /* the book's: pictures in lines are noted */
    struct anban_error *err;    /* holds the failure when set_text fails */
    long line;                  /* of the source, of what is being set */
    uint32_t *missing; /* characters that are in no font, to be told of */
    size_t missing_count;
    long missing_line; /* of the first */
    bool unprinted; /* not for the PDF, whose fonts need not hold the glyphs */
    struct early *early;  /* what has been set ahead (early.h), or NULL */
    struct shaping *used; /* when setting ahead: what was shaped; else NULL */
};

/* What was shaped of a text, in that order; in the arena that keeps texts. */
struct shaping {
    const struct shaped **at;
    size_t n;
};

/* The tag of a part of the text that is an element of its own: a link, a
 * reference to a note, words in another language. */
struct inner_tag {
    uint32_t id, tag; /* of the node */
};

/* Those of a block, in the order of the ids. */
struct inner_tags {
    const struct inner_tag *at;
    size_t n;
};

/* How one block is set. */
struct para {
    const struct node *node; /* its inline children are the text */
    const struct part_style *style;
    mpt left, measure; /* from the left margin, before the part's own */
    mpt indent;        /* of the first line */
    uint32_t tag;
    struct inner_tags inner; /* what has none is plain text */
};

/* A block's text on its way to lines. */
struct copy {
    const struct para *para;
    struct flat flat;
    size_t at;      /* bytes of it that are set */
    uint32_t piece; /* in which that is */
};

/*
 * The lines of a block; none when it has no text. A very long text gives its
 * first lines alone, and the next from set_more until copy->at is its end: a
 * paragraph of a thousand pages need not be in memory as a whole. False when a
 * font cannot be opened or memory runs out within the shaper: setter->err
 * tells.
 */
bool set_first(struct setter *setter, const struct para *para,
               struct copy *copy, struct set_lines *lines);
bool set_more(struct setter *setter, struct copy *copy,
              struct set_lines *lines);

/* All lines of a block at once, however many. False as above. */
bool set_text(struct setter *setter, const struct para *para,
              struct set_lines *lines);

/* How narrow a text may be set before a word must be cut, and how wide it is
 * with its lines as the author ended them. */
struct text_extent {
    mpt min, max;
};

/* The extent of a block's text, zero when it has none. False as above. */
bool measure_text(struct setter *setter, const struct para *para,
                  struct text_extent *extent);

/* The same, and how many lines it has at least in each of `n` measures, however
 * they are ended. */
bool measure_lines(struct setter *setter, const struct para *para,
                   struct text_extent *extent, const mpt *measures,
                   size_t *lines, size_t n);

/* One line of plain `text` in its natural width, with x from 0. */
bool set_label(struct setter *setter, struct str text,
               const struct part_style *style, uint32_t tag,
               struct set_line *line);

#endif
