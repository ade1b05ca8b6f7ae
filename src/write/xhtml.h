/* SPDX-License-Identifier: MIT */
/*
 * Nodes as XHTML content. The tree is walked without recursion, and the
 * nesting of what is written is bounded, so that no tree can overflow a stack,
 * ours or a reading system's. Whatever the tree, the elements follow HTML's
 * content models: a stray block in a paragraph loses its element, never its
 * text.
 */
#ifndef ANBAN_WRITE_XHTML_H
#define ANBAN_WRITE_XHTML_H

#include <stdint.h>

#include "doc/doc.h"
#include "doc/pagemap.h"
#include "write/xhtml_list.h"

struct xml;
struct xhtml_frame;
struct xhtml_records;

/* What the edition's plan says of a node; one for each id, 0 included. */
struct xhtml_place {
    uint32_t chapter;   /* the file it is in, 1 the first; 0: in none */
    uint32_t page;      /* of the first page that begins there, in the map,
                           1 the first; 0: none does */
    uint32_t reference; /* of a note: the id of what first refers to it */
    bool linked;        /* of a text: a link leads to it */
};

/* A place in the text: before a node, or before a byte of a NODE_TEXT; the
 * node is NULL behind the last. */
struct xhtml_point {
    const struct node *node;
    size_t offset;
};

enum { XHTML_CHARACTERS = 0x110000 };

/* The state of a writing. The caller sets the first part, and `xml` and
 * `chapter` for each file; the writing tells the second. */
struct xhtml {
    const struct doc *doc;
    struct arena *arena;
    const struct page_map *map;
    const struct rendition *pictures; /* by their numbers */
    const struct xhtml_place *places;
    unsigned levels; /* heading levels in use, a bit each */
    bool titled;     /* a title stands above the headings */
    struct str back; /* what a link back from a note without label says */
    struct xml *xml;
    uint32_t chapter;

    uint32_t *page_chapters; /* for each page of the map: its file, or 0 */
    uint32_t *page_orders;   /* when it was marked, 1 the first of all that can
                                be gone to */
    uint32_t *orders;        /* the same of headings, for each id */
    uint32_t order;          /* the last of them */
    uint8_t *characters;     /* a bit for each character that was written */
    unsigned styles;         /* a bit for each enum font_style that was */
    bool math;               /* there was an equation in MathML */

    struct xhtml_frame *frames; /* the walk's own from here */
    size_t depth, room;
    uint32_t page, page_end;
    struct str label;
    uint32_t label_note;
    bool first_note;             /* of its file: the one being written */
    struct xhtml_point from, to; /* what is written of the text */
    const struct node *resumed;  /* while a node is opened once more: its child
                                    with which the text goes on */
    struct strs boxes;      /* the names of boxes that scroll, in the file */
    uint32_t boxes_chapter; /* whose they are */
    struct xhtml_records *records; /* of the table that is being written */
    struct list_memos *lists;
    struct list_form form; /* of the list that is being opened */
};

/* The name of a chapter's file, 1 the first, in `arena`. */
#define XHTML_FILE_NAME "chapter-%lu.xhtml" /* by its number, 1 the first */
struct str xhtml_file_name(struct arena *arena, uint32_t chapter);

/* The name of an image's file in the edition, in the arena. */
struct str xhtml_image_name(const struct xhtml *x, const struct image *picture);

/* 0 for the highest level that the document uses, 1 for the next ... */
int xhtml_heading_rank(const struct xhtml *x, const struct node *heading);

/* Writes the text from `from` until `to`, without the notes that stand in the
 * document itself. What `from` lies within is opened once more: a list goes on
 * counting, a table repeats its head. */
void xhtml_text(struct xhtml *x, struct xhtml_point from,
                struct xhtml_point to);

/* Writes a note; the first of a file stands apart from the text. */
void xhtml_note(struct xhtml *x, const struct node *note, bool first);

/* Behind the rows at the head of a table: the row or caption that follows; the
 * table's first child when it has no head, or one too long to be repeated. */
const struct node *xhtml_head_end(const struct node *table);

/* Well formed by BCP 47's simple rule: subtags of 1 to 8 ASCII letters or
 * digits, the first of 2 to 8 letters. */
bool xhtml_lang_is_valid(struct str lang);

/* id="PREFIXnumber" and the like. */
void xhtml_numbered(struct xml *xml, const char *attribute, const char *prefix,
                    uint32_t number);

#endif
