/* SPDX-License-Identifier: MIT */
/*
 * The lines of a plain text. A text wrapped at a fixed width, or copied out of
 * a PDF, breaks its paragraphs in lines of even length; here they become one
 * line each again, while verse, addresses and lists keep theirs.
 */
#ifndef ANBAN_READ_TEXT_LINES_H
#define ANBAN_READ_TEXT_LINES_H

#include "base/str.h"

struct arena;
struct columns;
struct doc;
struct table;

struct line {
    struct str text; /* no white space at its ends; from join_lines on single
                        spaces within */
    struct str raw;  /* as it stands in the source */
    struct columns *columns; /* that begin here, and no text; or NULL */
    size_t indent; /* columns of white space before it; a tab to the next 4 */
    long number, last; /* in the source; they differ when lines were joined */
    size_t length;     /* in characters */
    bool page;         /* the first of a page */
    bool fed;          /* a form feed before it breaks the page by hand */
    bool torn;         /* from the line above, by a page's end */
    const char *rule;  /* which takes it out of the text, or NULL */
    const struct table *table; /* it stands for these lines, and is empty */
};

struct lines {
    struct line *at;
    size_t n;
};

/* Without white space at both ends: a line may be indented with no-break
 * spaces, or be "blank" with them. */
struct str trim_line(struct str line);

/* The lines of `text`, blank ones too, the first of all being number `from` of
 * its file. Borrows `text`. */
struct lines split_lines(struct arena *arena, struct str text, long from);

/* Joins by spaces what was wrapped, and takes the blank lines out, but not the
 * tables. */
void join_lines(struct arena *arena, struct lines *lines);

/*
 * page.c: takes the numbers, the running heads and feet of pages out and
 * tells so, and the blank lines where a sentence goes over the page's end.
 * Pages are told by form feeds, or by the numbers themselves.
 */
void take_pages_apart(struct doc *doc, struct lines *lines);

/*
 * table.c: puts a line with a table in the place of the lines that make one,
 * and adds such a line to the document.
 */
void find_tables(struct arena *arena, struct lines *lines);
void add_table(struct doc *doc, const struct line *line);

/*
 * picture.c: whether the line is a picture alone; and adds it to the document.
 */
bool is_picture(struct str line);
void add_picture(struct doc *doc, const struct line *line);

/*
 * mark.c: gives lists back the marks that a copy spoilt. Word's signs of
 * private use become those which they show, and a mark that stands alone goes
 * to the line of its text below.
 */
void restore_marks(struct arena *arena, struct lines *lines);

/* mark.c: the text with those signs as they show themselves; its own, or in the
 * arena. */
struct str show_signs(struct arena *arena, struct str text);

#endif
