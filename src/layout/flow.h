/* SPDX-License-Identifier: MIT */
/*
 * The tree as one endless column: set lines, the room between them, and how
 * gladly a page may end there. Its parallel arrays let the page breaker stay
 * free of text.
 */
#ifndef ANBAN_LAYOUT_FLOW_H
#define ANBAN_LAYOUT_FLOW_H

#include "layout/pagebreak.h"
#include "layout/para.h"

struct annex;
struct foot;

/* What stands again above a box with which a page begins: a table's head. */
struct flow_head {
    struct set_line set; /* placed from its top */
    mpt height;
};

/* What may change places when pages are known: a picture that fits no more on
 * its page goes down, past running text, but not past a heading (floats.c). */
enum mobility { STAYS, RUNNING_TEXT, HEADING, PICTURE };

/* What a box of the column holds. */
struct flow_line {
    struct set_line set;
    mpt baseline; /* below the box's top */
    size_t mark;  /* 1 + index of the outline entry it carries, or 0 */
    const struct annex *annex;    /* that begins with it, or NULL */
    const struct flow_head *head; /* or NULL */
    struct foot *feet;            /* the notes that its page holds for it */
    enum mobility mobility;       /* of glue and penalties, too */
    bool moved;                   /* a picture that has gone down */
    const struct style *turned;   /* of its page, which holds nothing else; or
                                     NULL */
};

/* A column, or the part of one that fills a table's cell. */
struct stretch {
    struct pb_item *items;
    struct flow_line *lines; /* beside the items; empty for glue, penalties */
    size_t n, room;
};

/* A note at the foot of a page, or the part of one that it holds. */
struct foot {
    struct foot *next; /* on the same page */
    struct foot *rest; /* for the next page, or NULL */
    size_t number;     /* 1 + the index of the note that begins here, or 0 */
    uint32_t order;    /* the number that a whole note has in the text, or 0 */
    struct stretch stretch;
    mpt height;
};

struct flow {
    struct setter setter;
    const struct style *style;    /* in landscape, another than the paper's */
    const struct style *paper;    /* whose pages are upright */
    struct book *book;            /* receives tags and outline */
    const struct node **headings; /* beside the book's outline */
    struct stretch stretch;       /* what is on no page yet */
    struct pages *pages;          /* those made of the column so far */
    mpt measure;                  /* the column's width */
    mpt pending;                  /* room asked for below the last block */
    const struct node *wide;      /* a table that this and what comes before it
                                     lead to; or NULL */
    bool apart;                   /* in a stretch of its own: a cell, a note */
    const struct set_line *watermark; /* of every page, or NULL */
    bool failed;                /* a note could not be set: setter.err tells */
    struct foot_notes *notes;   /* notes.c's; NULL when there are none */
    bool headed;                /* the last block was a heading */
    enum mobility mobility;     /* of what comes */
    int level;                  /* of the last heading's tag, to skip none */
    const struct annex *annex;  /* the last to begin (annex.h), or NULL */
    const struct annex *part;   /* the document of a volume, which counts its
                                   pages by itself, or NULL */
    const struct annex *begins; /* with the next box, or NULL */
    const struct node *led;     /* an annex's heading, which began above it */
    size_t parts;               /* so many have begun */
};

/* Where a block stands: its ancestors' indents and tag. */
struct place {
    mpt left, right;
    uint32_t tag;
    uint32_t parent; /* of that tag; for a table alone */
    bool in_list;
    char run_in; /* how the item is marked that is set as a paragraph; or 0 */
};

/* No page ends here: a heading's page must hold at least the first two lines
 * of what follows, which the orphan rule then ties together. */
enum { FLOW_KEEP = PB_FORBIDDEN };

/* Appends the document's blocks from `first` on to the column. False, here and
 * below: setter.err tells. */
bool flow_document(struct flow *flow, const struct node *first);

/* The distance from the top of a line's box down to its baseline. */
mpt baseline_in(struct setter *setter, const struct part_style *style);

/* ---- column.c: appending to the column ---- */

/* A new tag for `node`; returns its index. */
uint32_t flow_tag(struct flow *flow, const struct node *node, const char *role,
                  uint32_t parent);

/* Has a tag tell that, and the language that flow_tag has found. */
void flow_tell_more(struct flow *flow, uint32_t tag, struct tag_more more);

void flow_add(struct flow *flow, struct pb_item item, struct flow_line line);
void flow_penalty(struct flow *flow, int penalty);

/* What follows begins a page, if it does not do so already. */
void flow_end_page(struct flow *flow);

/* Opens a block: of the room below the last and above this the larger. */
void flow_open(struct flow *flow, const struct part_style *style);

/*
 * Lines to the column, the first of them with the outline entry `mark`, 0 for
 * none. No page ends behind the first or before the last of them.
 */
void flow_lines(struct flow *flow, const struct set_lines *lines,
                const struct part_style *style, size_t mark);

/* The lines that set_first has left of a very long text, making pages as they
 * come. False: setter.err tells. */
bool flow_rest(struct flow *flow, struct copy *copy,
               const struct part_style *style);

/*
 * What follows goes to a stretch of its own, `measure` wide, until flow_rejoin
 * gives it out and the flow goes on with the one which flow_apart returned.
 */
struct flow flow_apart(struct flow *flow, const struct style *style,
                       mpt measure);
struct stretch flow_rejoin(struct flow *flow, const struct flow *outer);

/* New tags for the parts of a block's text that are elements of their own,
 * below `parent`. */
struct inner_tags flow_tag_inner(struct flow *flow, const struct node *block,
                                 uint32_t parent);

/* What `node` takes of a page's depth, before it is set. */
mpt flow_depth_about(const struct flow *flow, const struct node *node);

/* All that a stretch holds, one below the other. */
mpt stretch_height(const struct stretch *stretch);

/* Appends the items of `line`, whose box stands at (x, y), to those of `to`,
 * which begins where the first line with a text does. `to` is for this alone.
 */
void flow_place_line(struct flow *flow, struct set_line *to,
                     const struct flow_line *line, mpt x, mpt y);

/* The same in two steps: an item, moved to its place; where `to` begins. */
struct item flow_placed_item(const struct flow_line *line, size_t i, mpt x,
                             mpt y);
void flow_begin_line(struct set_line *to, const struct flow_line *line);

/* How the text of `node` is set at a place. */
struct para flow_para(const struct flow *flow, const struct node *node,
                      const struct part_style *style, struct place place);

/* A rule of `length` in the middle of a column. It is no content. */
void flow_rule_box(struct flow *flow, mpt left, mpt column, mpt length,
                   mpt height);

/* ---- notes.c ---- */

/* Gives `box` and `line`, about to be appended, what their page must hold at
 * its foot: the notes that they are the first to refer to. */
void flow_feet(struct flow *flow, struct pb_item *box, struct flow_line *line);

/* When pages are known: gives the next part of a long note to the page behind
 * its last. True: it did, and the pages must be made anew. While the column
 * goes on, `open`, there is a page behind the last of them. */
bool flow_settle(struct flow *flow, const struct pb_pages *pages, bool open);

/* How many items of the column no rest of a note will be given to: those up to
 * the first that has one to give. */
size_t flow_settled(const struct flow *flow);

/* True when what is left of notes waits for the column's end, and with it all
 * pages. */
bool flow_waits(const struct flow *flow);

/* Numbers for the texts to which links within the document lead, as notes have
 * them; before any of the text is set. */
void flow_link_places(struct flow *flow);

/* True when something refers to the note, and it stands at a foot. */
bool flow_is_foot(const struct flow *flow, const struct node *note);

/* 1 + its index among the book's notes, by the id of the note or the text; 0:
 * it stands at no foot, and no link leads to it. */
size_t flow_note_number(const struct flow *flow, size_t id);

/* ---- floats.c ---- */

/*
 * When pages are known: lets the first picture that leaves a hole on the page
 * before it go down behind as much text as fills that. True: it did, and the
 * pages must be made anew. While the column is `open` the text may still be to
 * come; then the pages from that one on are taken off *pages.
 */
bool flow_move_picture(struct flow *flow, struct pb_pages *pages, bool open);

/* ---- pages.c ---- */

/*
 * Makes the pages of which the column holds enough to know that nothing which
 * follows changes them, and takes them off it; to be called when nothing but
 * the column itself holds on to its lines. False: setter.err tells.
 */
bool flow_make_pages(struct flow *flow);

/* ---- landscape.c ---- */

/* Makes the pages from `block` on, which is the document's own, landscape, or
 * upright again, as its source has them. False: setter.err tells. */
bool flow_turn_page(struct flow *flow, const struct node *block);

/* Finds out whether `block` leads to a table that is turned (table_lead.c). */
bool flow_leads_table(struct flow *flow, const struct node *block);

/* Comes behind the last page of the text. */
void flow_stand_upright(struct flow *flow);

/* ---- first_page.c ---- */

/* The document has a cover of its own, whose head stands in the middle. */
bool flow_has_cover(const struct flow *flow);

/* Room above `block`, if it is the cover's title or its last line. */
void flow_cover_room(struct flow *flow, const struct node *block);

/* ---- the blocks ---- */

/* One block of running text, tagged `role` (flow.c). */
bool flow_text(struct flow *flow, const struct node *node, enum part part,
               const char *role, struct place place);

/* What `node` holds: its own text as a paragraph, and the blocks within it
 * (flow.c). */
bool flow_content(struct flow *flow, const struct node *node, enum part part,
                  struct place place);

/* Any block: its text when it holds text, and the blocks within it (flow.c). */
bool flow_block(struct flow *flow, const struct node *node, struct place place);

bool flow_letterhead(struct flow *flow, const struct node *node,
                     struct place place);
bool flow_signature(struct flow *flow, const struct node *node,
                    struct place place);

/* A line of one of these two in the look of its role (letterhead.c). */
bool flow_role_line(struct flow *flow, const struct node *line,
                    struct place place);

/* A place and date that have the page's width to themselves: at the right. */
bool flow_date_line(struct flow *flow, const struct node *line,
                    struct place place);
bool flow_table(struct flow *flow, const struct node *node, struct place place);
/* Below a table without rules which ends in who is to sign and names nobody. */
void flow_room_for_hands(struct flow *flow, const struct node *table);
bool flow_list(struct flow *flow, const struct node *list, struct place place);

/*
 * A note at the place where it stands: only one that nothing refers to is set
 * there. The others stand at the foot of the page that refers to them
 * (notes.c).
 */
bool flow_note(struct flow *flow, const struct node *note, struct place place);

/* A note's label and text, as an item is set (list.c). */
bool flow_labelled(struct flow *flow, const struct node *node,
                   struct place place);

/* A figure: its pictures, each with the lines of its caption (figure.c). */
bool flow_figure(struct flow *flow, const struct node *figure,
                 struct place place);

/* What a picture shows, in words; where there are none, that is told. */
struct str picture_words(const struct flow *flow, const struct node *node);

/* How wide a picture is in a column as wide as that. */
mpt picture_width(const struct flow *flow, const struct node *node,
                  mpt measure);

/* The pictures that stand within a block's running text, below it. */
void flow_pictures(struct flow *flow, const struct node *block,
                   struct place place);

#endif
