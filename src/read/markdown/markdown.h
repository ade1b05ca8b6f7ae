/* SPDX-License-Identifier: MIT */
/*
 * What the files of the Markdown reader share. note.c prepares the
 * source, parse.c runs md4c over it and tells what it meets,
 * block.c and inline.c build the tree, html.c reads
 * the HTML in it.
 */
#ifndef ANBAN_READ_MARKDOWN_MARKDOWN_H
#define ANBAN_READ_MARKDOWN_MARKDOWN_H

#include "base/buf.h"
#include "doc/doc.h"

/* Layout walks blocks by recursion: containers, a table in them and inlines
 * together nest 32 deep. What is deeper joins what it stands in. */
enum { CONTAINERS_MAX = 20, SPANS_MAX = 8 };

/* That a text refers to a note; and a text's mentions in their order. */
struct mention {
    struct mention *next;
    struct note *note;
};

struct mentions {
    struct mention *first, *last;
};

/* A footnote: "[^label]: ..." somewhere, and "[^label]" where it belongs. */
struct note {
    struct str label, key; /* as written; and in small letters */
    struct node *node;     /* holds its text; of no parent until the end */
    size_t start;          /* where its text begins in what is parsed */
    long line;
    struct mentions mentions; /* in its text */
    bool placed;
};

/* A note that stands where it belongs: see markdown_inline_note. */
struct inline_note {
    struct str label, text;
    long line;
};

struct notes {
    struct note *at;
    size_t n;
    struct note **sorted;     /* by key, and equal ones by their place */
    struct mentions mentions; /* in the document's own text */
};

/* An open span: of Markdown, or of HTML, which then has a name. */
struct span {
    struct node *node, *before; /* before: its elder sibling */
    struct str element;
    bool own; /* false: what it holds goes to the span around */
};

struct island;
struct table;

struct markdown {
    struct doc *doc;
    struct island *islands; /* island.c: blocks that md4c does not know */
    size_t island_count;
    struct markdown *part; /* reads what is in the cells of these */
    struct inline_note *inline_notes;
    size_t inline_note_count;
    const struct math **formulas; /* those that keep their form */
    size_t formula_count;

    /* What is parsed: the notes' texts as quotes, then the document's. */
    struct str source;
    struct notes notes;
    size_t text_start; /* of the document's own */
    long first_line;
    size_t parts; /* notes begun, and 1 more from the document's text on */
    size_t at;    /* the place reached in the source, */
    long line;    /* and its line in the file */
    bool fresh;   /* nothing of that line was read */
    size_t done;  /* what was read ends here */
    size_t open;  /* blocks that md4c has entered */
    size_t spent; /* on what md4c makes out of little */

    /* Blocks. */
    struct node *container; /* the innermost that holds blocks */
    struct node *leaf;      /* holds inlines: a paragraph, an item; or NULL */
    int depth;              /* of container */
    int nested;             /* in cells of tables that are islands */
    size_t flattened;       /* containers entered that have no node */
    struct markdown_list {
        bool ordered;
        char mark; /* "-", or the "." behind the number */
        unsigned next;
    } lists[CONTAINERS_MAX];
    size_t list_count;
    struct markdown_defined {
        long line;
        bool term; /* else a definition */
    } * defined;   /* in their order */
    size_t defined_count;
    bool told_depth;
    long lines_before; /* of a code block, before its first text */

    /* Inlines. */
    struct span spans[SPANS_MAX];
    size_t span_count, span_surplus;
    struct buf text; /* read, and not in the tree yet */
    long text_line;
    bool compose;       /* something in it may need NFC */
    size_t breaks;      /* hard breaks to come before the next text */
    size_t images;      /* how deep within images */
    struct node *image; /* the last, until its size is told */
    struct buf alt;     /* of the outermost */
    struct str muted;   /* the element whose text is left out; or empty */

    /* HTML that has been read but not looked at. */
    struct buf html;
    long html_line, html_end;    /* of its first byte, and of its last */
    bool html_is_block, in_html; /* in_html: md4c is in such a block */
};

/* ---- note.c ---- */

/* Takes the definitions of notes out of `text`, if it is no part that is nested
 * in another, and makes m->source. */
void markdown_prepare(struct markdown *m, struct str text);

/* Sets the text aside as a note; the label by which to refer to it. */
struct str markdown_inline_note(struct markdown *m, struct str text, long line);

/* For each line whether a block of code or HTML holds it, in the arena. */
bool *markdown_look(struct arena *arena, struct str text);

/* ---- dialect.c ---- */

/* The text with what other Markdown has in terms of CommonMark, in the arena
 * or as it is; each line has the number it had. */
struct str markdown_dialect(struct markdown *m, struct str text);

/* Before the number of a formula: the element around its line in that text. */
#define MARKDOWN_FORMULA "anban-formula-"

/* ---- picture.c ---- */

/* What stands behind an image in the source for its size: its sides, or its
 * attributes, "{width=50%}". Empty: they tell none. */
struct str markdown_size_mark(struct arena *arena, struct str width,
                              struct str height);
struct str markdown_attributes_mark(struct arena *arena, struct str attributes);

/* The same for a size at the end of an address, "a.png =300x200", which is cut
 * off it. */
struct str markdown_trailing_mark(struct arena *arena, struct str *address);

/* Takes such a mark off the head of *text, for the image that was read last. */
void markdown_take_size(struct markdown *m, struct str *text);

/* The text with each mark that is left as "{width=50%}", in the arena, or as it
 * is: what seemed an image was none. */
struct str markdown_sizes_as_attributes(struct arena *arena, struct str text);

/* ---- island.c ---- */

/* What stands for a block in the source, as a paragraph of its own. */
struct str markdown_island_table(struct markdown *m, const struct table *table);
struct str markdown_island_break(struct markdown *m);

/* Hangs the block into the tree for which the text stands; false: for none. */
bool markdown_island(struct markdown *m, struct str text);
bool markdown_is_island(struct str text);

/* ---- source.c ---- */

enum { NOTE_INDENT = 4 }; /* of what goes on with a note, at least */

struct source_line {
    struct str text;  /* with its line feed */
    size_t prefix;    /* bytes of ">" and white space about it */
    size_t quotes;    /* how many of these ">" there are */
    size_t indent;    /* columns behind the last of them */
    size_t content;   /* where the first character is */
    size_t label_end; /* "[^label]:" begins there and ends here; 0: no */
};

struct source_line source_line_of(struct str text);
bool source_line_is_blank(const struct source_line *line);

/* Where a line directly below a paragraph begins a block of its own. */
bool source_line_begins_block(const struct source_line *line);

/* The length of "[^label]" at `at`; 0: none is there. */
size_t note_reference_length(struct str text, size_t at);

/* ---- table.c ---- */

/* How many cells a row has, without the bars at its ends; and whether it is the
 * row of hyphens below a head. */
size_t table_columns(struct str words);
bool table_is_delimiter(struct str words);

/* Rows of hyphens which are too short for md4c; and the text with longer ones,
 * but for the lines that are verbatim. */
bool has_short_rows(struct str text);
struct str with_long_rows(struct arena *arena, struct str text,
                          const bool *verbatim);

/* ---- order.c ---- */

/* To be called when all are there, before the others. */
void markdown_sort_notes(struct notes *notes, struct arena *arena);

/* The note of that label, the first of several, or NULL. */
struct note *markdown_note(const struct notes *notes, struct arena *arena,
                           struct str label);

/* Hangs the notes below the root; tells which nothing refers to. */
void markdown_place_notes(struct markdown *m);

/* ---- shield.c ---- */

/* Bytes that Markdown would take for marks, in characters that clean text does
 * not have; as many bytes as before. SHIELD_VOID stands before text that must
 * not begin a block, and leaves no trace; SHIELD_OWN begins the label of a note
 * that is written where it belongs, as nobody can write one. */
enum { SHIELD_VOID = 0x01, SHIELD_OWN = 0x04, SHIELD_LABEL = 0x0E };
void shield_label(char *reference, size_t n); /* "[^label]" */
void shield_byte(char *byte);

/* Paragraphs with thousands of links: md4c 0.4.8 takes time with the square of
 * their number. The first one that was shielded begins behind the byte that is
 * returned, counted from 1; 0: there was none. */
bool has_crowds(struct str text);
size_t shield_crowds(char *s, size_t n);

/* The same text as the file has it, in the arena or as it is. */
struct str unshielded(struct arena *arena, struct str text);

/* The first reference in `text`, with *label as the file has it; its length,
 * 0: there is none. *start is where it begins. */
size_t shielded_label(struct arena *arena, struct str text, size_t *start,
                      struct str *label);

/* ---- tilde.c ---- */

/* Tildes that strike nothing out. */
bool has_tildes(struct str text);
void shield_tildes(char *s, size_t n);

/* ---- address.c ---- */

/* A bare address: where it stands in the text, and what its link has before
 * it. */
struct address {
    size_t start, end;
    const char *prefix;
};

/* The first that begins at or behind `from`; false: there is none. */
bool address_find(struct str text, size_t from, struct address *found);

/* Marks of emphasis within an address. */
bool has_marked_addresses(struct str text);
void shield_addresses(char *s, size_t n);

/* ---- parse.c ---- */

/* Parses m->source into the tree. False when it gave up, about at m->at: the
 * source makes more of itself than it should. */
bool markdown_parse(struct markdown *m);

/* For each of the lines of `text` whether a block of code or HTML holds it.
 * Brackets are shielded, for they do not matter here. */
bool *markdown_verbatim_lines(struct arena *arena, struct str text,
                              size_t lines);

/* ---- block.c ---- */

/* What each item begins with beside its label. */
enum task { TASK_NONE, TASK_OPEN, TASK_DONE };

/* definitions.c: the term, or the definition of one, that begins in that line,
 * which is written as a paragraph or as a quotation; makes them what they are,
 * when all is read. */
void markdown_note_definition(struct markdown *m, long line, bool term);
void markdown_place_definitions(struct markdown *m);

/* Begins the next of the notes, or the document's own text behind them. */
void markdown_begin_part(struct markdown *m);
void markdown_end_part(struct markdown *m);

void markdown_open_quote(struct markdown *m);
void markdown_open_list(struct markdown *m, struct markdown_list list);
void markdown_open_item(struct markdown *m, enum task task);
void markdown_close_container(struct markdown *m); /* quote, item */
void markdown_close_list(struct markdown *m);
void markdown_open_table(struct markdown *m, enum node_kind part);
void markdown_close_table(struct markdown *m); /* or a row of it */
void markdown_open_cell(struct markdown *m, bool header, enum cell_align align);
void markdown_open_leaf(struct markdown *m, enum node_kind kind);
void markdown_rule(struct markdown *m);

/* Ends what may be open where blocks meet. */
void markdown_between(struct markdown *m);

/* The block which takes inlines, made if need be; and its end. */
struct node *markdown_leaf(struct markdown *m);
void markdown_close_leaf(struct markdown *m);

/* ---- line.c ---- */

/* Moves on to `text`, if it lies in the source, and gives the blocks that are
 * open their line. */
void markdown_reach(struct markdown *m, struct str text);

/* The same for code, of which the fence and empty lines stand before; for a
 * rule, which has no text; and past the line below a heading that was left. */
void markdown_reach_code(struct markdown *m, struct str text);
void markdown_reach_address(struct markdown *m, struct str address);
void markdown_reach_rule(struct markdown *m);
void markdown_reach_underline(struct markdown *m);

/* ---- inline.c ---- */

void markdown_text(struct markdown *m, struct str text);
void markdown_entity(struct markdown *m, struct str reference);
void markdown_code(struct markdown *m, struct str text);
void markdown_space(struct markdown *m);
void markdown_break(struct markdown *m);

/* `element` is the HTML's name, or empty; a link has its address, a formula its
 * form. */
void markdown_open_formula(struct markdown *m, const struct math *form,
                           struct str element);
void markdown_open_span(struct markdown *m, enum node_kind kind,
                        struct str element);
void markdown_open_link(struct markdown *m, struct str href, struct str title,
                        struct str element);
void markdown_close_span(struct markdown *m); /* of Markdown */
void markdown_close_element(struct markdown *m, struct str element);
void markdown_open_image(struct markdown *m);
void markdown_close_image(struct markdown *m, struct str source,
                          struct str title);
struct node *markdown_add_image(struct markdown *m, struct str source,
                                struct str alt, struct str title);

/* At a leaf's end: all that was read goes to the tree, and spans are closed. */
void markdown_end_inlines(struct markdown *m);

/* What references to characters can bring in, a lone accent or a mark of order,
 * is cleaned like the rest of the file. */
struct str markdown_cleaned(const struct markdown *m, struct str text);

/* ---- html.c ---- */

/* `block`: it stands for itself; else among the text. */
void markdown_html(struct markdown *m, struct str html, bool block);

/* Reads the HTML that was gathered, before anything else is. */
void markdown_settle_html(struct markdown *m);

#endif
