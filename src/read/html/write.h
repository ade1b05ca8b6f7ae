/* SPDX-License-Identifier: MIT */
/*
 * From the elements of a page to nodes of the document. The writer (html_write)
 * takes texts, line breaks and pictures one by one, collapses white space, and
 * makes of them blocks with phrases in them; html_block finishes each; html_
 * walk goes through the elements and says what each piece is.
 */
#ifndef ANBAN_READ_HTML_WRITE_H
#define ANBAN_READ_HTML_WRITE_H

#include "base/buf.h"
#include "doc/doc.h"
#include "read/html/page.h"

enum { SPANS_MAX = 12, NESTED_MAX = 16 };

/* An element within a line which the text now comes in. */
struct span {
    enum node_kind kind;
    struct str href, title;  /* of a link */
    struct str lang;         /* where it differs, or empty */
    const struct math *math; /* of an equation */
};

/* What a paragraph is by the elements around it. */
struct manner {
    enum node_kind kind; /* PARAGRAPH, TITLE, LEAD, HEADING, CAPTION,
                            CODE_BLOCK, ATTRIBUTION */
    int level;           /* of a heading */
    bool centred, right;
    unsigned ruled;  /* sides with a rule, in a page that an editor made */
    struct str lang; /* which the elements around claim, or empty */
    bool captioned;  /* a short text below a picture belongs to it */
};

struct writer {
    struct doc *doc;
    struct page *page;
    const struct element *title;  /* the document's for sure, or NULL */
    const struct element *byline; /* who wrote it, at the end, or NULL */
    struct str base;              /* what addresses are relative to, or empty */
    struct node *parent;          /* what blocks are added to */
    struct manner manner;
    struct span spans[SPANS_MAX];
    size_t span_count;
    int nested;  /* lists, quotes and tables around */
    bool edited; /* an editor made the page of a document */

    struct node *block; /* the open one, or NULL */
    struct manner block_manner;
    struct span opened[SPANS_MAX]; /* the phrases open in it, and their nodes */
    struct node *nodes[SPANS_MAX];
    size_t open_count;
    struct element **notes; /* those referred to so far */
    size_t note_count;
    struct strs places; /* names of the place where the next text stands */
    struct buf text;    /* gathered for the next text node */
    long line;          /* where it comes from */
    bool space;         /* white space to come before the next text */
    bool bound;         /* which is one no-break space */
    int breaks;         /* line breaks to come before it */
    bool keep_space;    /* preformatted */
};

/* To write what the page holds at the end of `parent`. */
struct writer write_begin(struct doc *doc, struct page *page,
                          struct node *parent);

/* Ends what is open; a place behind which nothing came stays one. */
void write_end(struct writer *w);

/* Where `text` goes on in the source, white space as written. */
void write_text(struct writer *w, struct str text, long line);

/* rules.c: the sides at which the element's own style has a rule. */
unsigned element_rules(struct arena *arena, const struct element *e);

/* font.c: what a TAG_TEXT shows in its font. */
struct str shown_text(struct writer *w, const struct element *text);

/* The text that comes next is a place of that name. */
void write_place(struct writer *w, struct str name);

/* A line break; two in a row part paragraphs. */
void write_break(struct writer *w);

/* A picture within the text. */
void write_image(struct writer *w, struct node *image);

/* A node of the line which is no text and wears no emphasis. */
void write_inline(struct writer *w, struct node *node);

/* The mark of a note; and all notes that marks were written of, at the end. */
void write_note_mark(struct writer *w, const struct element *mark);
void write_notes(struct writer *w);

/* Takes the number off the text of a note, which begins with its own. */
void note_drop_label(struct arena *arena, struct node *note);

/* Opens a phrase for what follows; false when it adds nothing. */
bool write_span(struct writer *w, struct span span);
void write_span_end(struct writer *w);

/* Ends the paragraph, if one is open. */
void write_block_end(struct writer *w);

/* Puts the finished block, which has no parent yet, at the end of w->parent as
 * what it is: parts paragraphs and pictures, gives a picture its caption. */
void block_finish(struct writer *w, struct node *block,
                  const struct manner *manner);

/* Writes what is below `e`, or `e` itself with all of it. */
void walk_children(struct writer *w, const struct element *e);
void walk_element(struct writer *w, const struct element *e);

/* Names the place of an element that has an id, for links to it. */
void walk_place(struct writer *w, const struct element *e);

/* Writes what is below `e` in a node of that kind, which has no parent yet;
 * NULL when nothing is there. */
struct node *walk_within(struct writer *w, const struct element *e,
                         enum node_kind kind);

/* The same in a node that is there. */
void walk_into(struct writer *w, const struct element *e, struct node *node);

void walk_list(struct writer *w, const struct element *e);

/* Writes a table, or what it places side by side when it is no table. */
void walk_table(struct writer *w, const struct element *table);

/* Writes an equation as a line of text. */
void walk_math(struct writer *w, const struct element *e);

/* The same for one of TeX that was understood. */
struct tex_run;
struct math;
void write_tex(struct writer *w, const struct tex_run *run,
               const struct math *form, long line);

/* The TeX of which an img is the picture, as WordPress, Wikipedia and CodeCogs
 * make them; empty: none is said, or it is the picture of something else. */
struct str tex_of_image(const struct element *img);

/* The picture that an img or picture element shows as a node without a parent;
 * NULL: it shows none, or one that says nothing (a spacer, a counter), and
 * *instead receives the text to show for it. */
struct node *image_of(struct writer *w, const struct element *e,
                      struct str *instead);

/* True when the element is a noscript beside the picture it stands for. */
bool is_image_fallback(const struct element *e);

#endif
