/* SPDX-License-Identifier: MIT */
/*
 * From what a source says piece by piece to a tree: what the readers of several
 * forms, and the passes that read text once more, have in common. Which list an
 * item belongs to is decided here, so that it is decided alike for all forms.
 */
#ifndef ANBAN_DOC_BUILD_H
#define ANBAN_DOC_BUILD_H

#include "base/buf.h"
#include "doc/doc.h"

/* ---- build_phrase.c: the text of a block, piece by piece ---- */

/* The ways in which text may look, as bits. */
enum look {
    LOOK_BOLD = 1,
    LOOK_ITALIC = 2,
    LOOK_UNDERLINE = 4,
    LOOK_STRIKE = 8,
    LOOK_SUPERSCRIPT = 16,
    LOOK_SUBSCRIPT = 32,
    LOOK_CODE = 64
};
enum { LAYER_COUNT = 9 /* a link, an equation, and the looks */ };

/*
 * The block that is being filled. White space at its ends is left out, and
 * within is one space; it belongs to what the texts on both sides have in
 * common. Zero but for the first four fields at the start.
 */
struct phrases {
    struct doc *doc;
    struct node *block;
    struct buf *text; /* empty; room that may be used again */
    /* What a text may hold, and in which form: a copy in the arena. */
    struct str (*clean)(struct arena *arena, struct str text);
    struct node *open[LAYER_COUNT]; /* NULL: that layer is not */
    unsigned look;                  /* of what was written last */
    struct str href;                /* likewise; empty: in no link */
    const struct math *math;        /* what text comes in now, or NULL */
    const struct math *last_math;   /* and what it came in last */
    bool any, space;                /* space: one comes before what follows */
    size_t breaks;                  /* as many line breaks come */
    struct strs places; /* names of the place where the next text stands */
};

void phrases_add_text(struct phrases *phrases, struct str text, unsigned look,
                      struct str href);

/* A node that has no parent yet: a picture, a reference, a line break. Line
 * breaks at the ends are left out. */
void phrases_add_node(struct phrases *phrases, struct node *node,
                      struct str href);

/* The text that comes next is a place to which links lead (links.h); the name
 * is borrowed. */
void phrases_add_place(struct phrases *phrases, struct str name);

/* Comes last. */
void phrases_end(struct phrases *phrases);

/* ---- build_list.c: items that come one by one ---- */

enum { LISTS_MAX = 16 /* lists within lists */ };

/*
 * An item, as its source has it. Where lists have numbers (Word), `list` and
 * `level` say which it belongs to. Where they have none, 0, they are known by
 * their marks: `level` is then an enum marker_kind.
 */
struct list_item {
    struct str label; /* as written: "-", "1.", "a)"; borrowed */
    bool ordered;     /* the label counts */
    long line;
    long list, level;
    long indent; /* in any unit; -1: not known */
};

/* The lists that are open at a place of the tree, the outermost first. Zero but
 * for the first four fields: none is. */
struct lists {
    struct doc *doc;
    struct node *parent; /* of the outermost */
    struct node *behind; /* where that is put; NULL: at the end */
    long slack;          /* indents that differ by no more are the same */
    struct open_list {
        struct node *list, *item;
        long number, level, indent;
    } open[LISTS_MAX];
    size_t depth;
};

/* A new item without text in the list where it belongs, which is a new one in
 * the item above where none of those that are open fits. */
struct node *lists_add(struct lists *lists, const struct list_item *item);

/* The item that goes on with text of that level, or of that indent; NULL: none
 * does. */
struct node *lists_item_at_level(const struct lists *lists, long level);
struct node *lists_item_left_of(const struct lists *lists, long indent);

/* The innermost item, or NULL. */
struct node *lists_last_item(const struct lists *lists);

/* Whether a list with such marks is open: an enum marker_kind. */
bool lists_have_marks(const struct lists *lists, long kind);

/* What comes next is no item. */
void lists_close(struct lists *lists);

/* ---- build_table.c: cells that come one by one, with marks of merging ---- */

enum { TABLE_COLUMNS_MAX = 256 };

/* A cell that starts to be merged takes in those behind or below it which go
 * on, and all that they hold. */
enum cell_merge { MERGE_NONE, MERGE_STARTS, MERGE_GOES_ON };
struct merged_cell {
    struct node *node;
    long span; /* columns of the grid, from 1 to TABLE_COLUMNS_MAX */
    enum cell_merge down, along;
};

/* The table that is being filled; large. */
struct table_build {
    struct doc *doc;
    struct node *table, *row;
    long column;                           /* of the cell that comes next */
    struct node *above[TABLE_COLUMNS_MAX]; /* cells that may grow downwards */
    struct node *grown[TABLE_COLUMNS_MAX]; /* cells that grew into this row */
    size_t grown_count;
    bool headed; /* all rows so far were header rows */
};

/* A new one in the document's arena. */
struct table_build *table_begin(struct doc *doc, long line);
void table_begin_row(struct table_build *table, long line);

/* Columns that the row leaves free at its start. */
void table_skip_columns(struct table_build *table, long columns);

void table_add_cell(struct table_build *table, const struct merged_cell *cell);

/* `header`: it heads the table, if all above it do; `gone`: it is left out. */
void table_end_row(struct table_build *table, bool header, bool gone);

/* The table, which has no parent yet, with what its cells' bare sides make of
 * it; NULL: it has no rows. */
struct node *table_end(struct table_build *table);

/* How wide its columns are meant to be, in 1/1000 pt; borrowed. Programs that
 * leave that to the reader write columns of one width: this says nothing of a
 * table with rules, so its rules come first. */
void table_set_grid(struct node *table, const int32_t *grid, int columns);

/* What its cells' bare sides make of a table that was built in another way:
 * whether it has any rules, and some that part its columns. */
void table_note_rules(struct node *table);

/* A paragraph that is all of a cell or a caption becomes its own text. */
void table_unwrap(struct node *cell);

#endif
