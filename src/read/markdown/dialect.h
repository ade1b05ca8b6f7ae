/* SPDX-License-Identifier: MIT */
/*
 * What Markdown has elsewhere than in CommonMark: Pandoc, GitHub, Obsidian,
 * MkDocs, and people who write it by hand. Each rule rewrites lines into what
 * md4c knows, before it reads them, and only where CommonMark would leave the
 * signs as they are. The lines keep their numbers: where an empty line is put
 * between two, it ends in a carriage return, which md4c takes for a line's end
 * and nothing counts.
 */
#ifndef ANBAN_READ_MARKDOWN_DIALECT_H
#define ANBAN_READ_MARKDOWN_DIALECT_H

#include "read/markdown/markdown.h"

struct dialect_line {
    struct str text; /* without its line feed */
    bool apart;      /* an empty line comes before it, which the file has not */
    bool ends_page;  /* by hand */
    bool settled;    /* no block is to be looked for in it */
    bool row;        /* of a table, in whose cells inlines are */
};

struct dialect {
    struct markdown *m;
    struct arena *arena;
    struct str source;
    struct dialect_line *at;
    size_t n;
    bool *verbatim; /* of each line; NULL: nobody asked yet */
    bool changed;
    bool endless;     /* no pages in landscape end from here on */
    bool unclosed;    /* no comment of several lines ends from here on */
    size_t searches;  /* through the whole source */
    int mathematical; /* there are formulas: 1; none: -1; nobody asked: 0 */
};

/* Whether a block of code or of HTML holds the line, or it is settled. */
bool dialect_is_verbatim(struct dialect *d, size_t i);

/* The line without the marks of quotes before it and white space around it. */
struct str dialect_words(const struct dialect *d, size_t i);
bool dialect_is_blank(const struct dialect *d, size_t i);

/* The marks of quotes and the white space before that. */
struct str dialect_prefix(const struct dialect *d, size_t i);

/* Puts another text in the place of the line, behind its prefix; or of it and
 * the prefix. An empty line before it; also before the next. */
void dialect_put(struct dialect *d, size_t i, struct str words);
void dialect_replace(struct dialect *d, size_t i, struct str text);
void dialect_part(struct dialect *d, size_t i);
void dialect_stand_alone(struct dialect *d, size_t i);

/* cells.c: where the cell that begins at `from` ends, before its bar or with
 * the row; how many cells a row has; the bytes of the span of code, or of the
 * signs that begin none. */
size_t dialect_cell_end(struct str row, size_t from);
size_t dialect_columns(struct str words);
size_t dialect_code_length(struct str rest);

/* Gives the bars in formulas of a row, whose table has so many columns, their
 * names, so that they part no cells. */
void dialect_name_bars(struct dialect *d, size_t i, size_t columns);

/* Leaves the line out, and tells so by what it is. */
void dialect_drop(struct dialect *d, size_t i, const char *what);

/* ---- the rules, in their order ---- */

void dialect_marks(struct dialect *d);  /* marks.c: what is no text */
void dialect_boxes(struct dialect *d);  /* boxes.c: notes and warnings */
void dialect_tables(struct dialect *d); /* tables.c */
void dialect_points(struct dialect *d); /* points.c: lines that stay lines */

/* breaks.c: the ends of the lines from..to of a paragraph are hard breaks where
 * they were meant. */
void dialect_keep_breaks(struct dialect *d, size_t from, size_t to);

/* inlines.c: what is within lines, of the text that the others left. */
struct str dialect_inlines(struct dialect *d, struct str text);

/* ---- what a rule for inlines may use ---- */

struct scan {
    struct dialect *d;
    struct str s; /* a paragraph */
    size_t at;
    struct buf *out;
    long line;        /* of its first line in the file */
    size_t barren[4]; /* up to where no formula of each kind ends */
    size_t unclosed;  /* notes that do not end */
    struct pairs {
        size_t n, open[32], close[32]; /* marks that CommonMark pairs not */
    } strong;
};

/* Each takes what stands at scan->at to the output, and returns how many bytes
 * it took; 0: it is nothing of its own. */
size_t dialect_math(struct scan *c);        /* formula.c */
size_t dialect_surrounding(struct scan *c); /* the same */
size_t dialect_wiki(struct scan *c);        /* wiki.c */
size_t dialect_emoji(struct scan *c);       /* emoji.c */
size_t dialect_note(struct scan *c);        /* wiki.c: "^[a note]" */
size_t dialect_strong(struct scan *c);      /* strong.c */
void dialect_find_strong(struct scan *c);

/* Where `mark` begins near behind `from` in the paragraph, or SIZE_MAX. */
size_t dialect_find(const struct scan *c, size_t from, struct str mark);

/* Adds text that is no Markdown. */
void dialect_add_plain(struct buf *out, struct str text);

#endif
